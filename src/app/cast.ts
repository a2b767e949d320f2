import { addAccount, addOrganization, findOrganization } from '../foundation/access/accounts.ts';
import { findSession, openSession, type Session } from '../foundation/access/sessions.ts';
import type { Kind, Role } from '../foundation/access/roles.ts';
import { sql } from '../foundation/database/sql.ts';
import { Fault } from '../foundation/errors.ts';
import type { ExampleCast } from '../foundation/web/example.ts';
import type { Opened } from './open.ts';

/** The offices of the example response: the departments of the founding chapter, and invented providers; those that stand apart lend records and no sign-in link. */
export const OFFICES: readonly { short: string; name: string; kind: Kind; people: readonly { label: string; role: Role }[]; apart?: true }[] = [
  { short: 'HOTLINE', name: 'Trafficking Information and Referral Hotline', kind: 'hotline', people: [{ label: 'Dana, hotline advocate', role: 'hotline-advocate' }, { label: 'Moss, hotline supervisor', role: 'supervisor' }] },
  { short: 'LANTERN', name: 'Lantern House Services', kind: 'victim-services', people: [{ label: 'Ana, case manager', role: 'case-manager' }, { label: 'Iris, services supervisor', role: 'supervisor' }] },
  { short: 'LEGAL-1', name: 'Bay Legal Aid', kind: 'victim-services', people: [{ label: 'Bea, legal advocate', role: 'legal-advocate' }] },
  ...['Harbor Light Center', 'Cedar Way Services', 'Meridian Family Services'].map((name, i) => ({ short: `SERVICES-${i + 2}`, name, kind: 'victim-services' as const, apart: true as const, people: [{ label: 'Case manager', role: 'case-manager' as const }] })),
  ...['Plains Legal Aid', 'River Legal Services', 'Coastal Legal Aid', 'Mountain Legal Services', 'Capital Legal Aid', 'Lakes Legal Services', 'Desert Legal Aid'].map((name, i) => ({ short: `LEGAL-${i + 2}`, name, kind: 'victim-services' as const, apart: true as const, people: [{ label: 'Legal advocate', role: 'legal-advocate' as const }] })),
  { short: 'DOL', name: 'Department of Labor, Wage and Hour Division', kind: 'labor', people: [{ label: 'Wes, labor inspector', role: 'inspector' }, { label: 'Hana, inspection supervisor', role: 'supervisor' }] },
  { short: 'HHS', name: 'Department of Health and Human Services', kind: 'benefit-granting', people: [{ label: 'Ruth, certification officer', role: 'certification-officer' }, { label: 'Sam, benefit worker', role: 'benefit-worker' }, { label: 'Opal, outreach officer', role: 'outreach-officer' }, { label: 'Joan, supervisor', role: 'supervisor' }, { label: 'Lee, administrator', role: 'administrator' }] },
  { short: 'USCIS', name: 'Bureau of Citizenship and Immigration Services', kind: 'immigration', people: [{ label: 'Omar, immigration officer', role: 'immigration-officer' }] },
  { short: 'HSTC', name: 'Human Smuggling and Trafficking Center', kind: 'intelligence', people: [{ label: 'Ines, intelligence officer', role: 'investigator' }, { label: 'Abel, center analyst', role: 'analyst' }, { label: 'Roz, center supervisor', role: 'supervisor' }] },
  { short: 'ICE', name: 'Bureau of Immigration and Customs Enforcement', kind: 'law-enforcement', people: [{ label: 'Kim, investigator', role: 'investigator' }] },
  { short: 'DOJ', name: 'Department of Justice, Civil Rights Division', kind: 'prosecution', people: [{ label: 'Paul, prosecutor', role: 'prosecutor' }, { label: 'Tess, task-force coordinator', role: 'task-force-coordinator' }] },
  { short: 'GRANTS', name: 'Interagency Register of Grants', kind: 'programs', people: [{ label: 'Greg, grant officer', role: 'grant-officer' }, { label: 'Gail, grant officer', role: 'grant-officer' }, { label: 'Rita, grants supervisor', role: 'supervisor' }] },
  { short: 'TIP', name: 'Office to Monitor and Combat Trafficking in Persons', kind: 'policy', people: [{ label: 'Nora, analyst', role: 'analyst' }, { label: 'Vera, publisher', role: 'publisher' }] },
];

/** Makes the offices and people of the example where they are not there yet. */
export async function castOf(opened: Opened): Promise<ExampleCast & { everybody(): Promise<{ label: string; role: Role; account: string; short: string }[]> }> {
  const gate = opened.database.gate;
  const accounts = new Map<string, string>();
  for (const office of OFFICES) {
    const organization = (await findOrganization(gate, office.short))?.id ?? await addOrganization(gate, office);
    for (const person of office.people) {
      const there = await gate.maybe<{ account: string }>(sql`select m.account from access.membership m join access.account a on a.id = m.account where m.organization = ${organization}::uuid and a.label = ${person.label}::text and m.revoked_at is null`);
      const account = there?.account ?? await addAccount(gate, { ...person, organization });
      accounts.set(`${office.short}|${person.label}`, account);
      if (!accounts.has(`${office.short}|${person.role}`)) accounts.set(`${office.short}|${person.role}`, account);
    }
  }
  return {
    as: async (short, who): Promise<Session> => {
      const account = accounts.get(`${short}|${who}`);
      if (!account) throw new Fault(`The example has no ${who} in ${short}.`);
      const session = await findSession(gate, await openSession(gate, account, opened.services.now()), opened.services.now());
      if (!session) throw new Fault('Somebody of the example could not sign in.');
      return session;
    },
    everybody: async () => OFFICES.filter((o) => !o.apart).flatMap((o) => o.people.map((p) => ({ ...p, short: o.short, account: accounts.get(`${o.short}|${p.role}`) as string }))),
  };
}
