/* An agency with so many cases and service records: persons, keys, teams, plans and notes by the product's own writing, the mass of services in one statement. */
import type pg from 'pg';
import type { Opened } from '../../src/app/open.ts';
import { addAccount, addOrganization } from '../../src/foundation/access/accounts.ts';
import { findSession, openSession, type Session } from '../../src/foundation/access/sessions.ts';
import { acting } from '../../src/foundation/audit/acting.ts';
import { addDays, day } from '../../src/foundation/calendar/day.ts';
import { identityOf } from '../../src/foundation/identity/subjects.ts';
import { keepCases, type WrittenCase } from '../../src/rooms/cases/actions.ts';
import { sealingsOf, sealWords } from '../../src/rooms/cases/keys.ts';
import { keepRows } from '../../src/rooms/cases/store.ts';
import { SERVICE_KINDS } from '../../src/rooms/cases/vocabulary.ts';
import { enterPeople, inventPerson } from '../../src/rooms/people/index.ts';
import { say, seeded } from '../million/tools.ts';

/** Who works in the measured agency: case managers with a caseload each, and a supervisor. */
export interface Office { agency: string; workers: { who: Session; token: string }[]; supervisor: { who: Session; token: string } }

/** The office of the data folder, filled where it is not yet: the cases, then the services, each kept between runs. */
export async function fillOffice(opened: Opened, client: pg.Client, cases: number, services: number, perWorker: number): Promise<Office> {
  const { rows: [there] } = await client.query<{ agency: string; n: number }>(`select f.agency, count(*)::int as n from cases.file f join access.organization o on o.id = f.agency and o.short like 'MEASURED-%' where f.version = 1 group by 1 order by 2 desc limit 1`);
  const office = there?.n === cases ? await officeOf(opened, client, there.agency) : await fillCases(opened, client, cases, perWorker);
  const { rows: [given] } = await client.query<{ n: number }>('select count(*)::int as n from cases.service where agency = $1', [office.agency]);
  if ((given?.n ?? 0) < services) await fillServices(client, office.agency, Math.round((services - (given?.n ?? 0)) / cases));
  return office;
}

async function signedIn(opened: Opened, account: string): Promise<{ who: Session; token: string }> {
  const token = await openSession(opened.database.gate, account, opened.services.now());
  return { who: (await findSession(opened.database.gate, token, opened.services.now())) as Session, token };
}

async function officeOf(opened: Opened, client: pg.Client, agency: string): Promise<Office> {
  const { rows } = await client.query<{ account: string; role: string }>('select account, role from access.membership where organization = $1 order by granted_at', [agency]);
  const workers: Office['workers'] = [];
  for (const { account } of rows.filter((r) => r.role === 'case-manager')) workers.push(await signedIn(opened, account));
  const supervisor = rows.find((r) => r.role === 'supervisor')?.account ?? await addAccount(opened.database.gate, { label: 'Measured supervisor', organization: agency, role: 'supervisor' });
  return { agency, workers, supervisor: await signedIn(opened, supervisor) };
}

/** Makes the office and its cases: each worker leads an equal share. */
async function fillCases(opened: Opened, client: pg.Client, cases: number, perWorker: number): Promise<Office> {
  const { gate } = opened.database;
  const agency = await addOrganization(gate, { name: 'Measured Services', short: `MEASURED-${Date.now()}`, kind: 'victim-services' });
  const enter = async (role: 'case-manager' | 'supervisor') => signedIn(opened, await addAccount(gate, { label: `Measured ${role}`, organization: agency, role }));
  const workers: { who: Session; token: string }[] = [];
  for (let i = 0; i < Math.ceil(cases / perWorker); i++) workers.push(await enter('case-manager'));
  const random = seeded(65);
  const today = opened.services.today();
  for (const [at, worker] of workers.entries()) {
    const many = Math.min(perWorker, cases - at * perWorker);
    await acting(opened.database, worker.who, { records: 'filled the bench', via: 'bench cases' }, async (tx) => {
      const identity = identityOf(opened.services.keys, agency);
      const people = Array.from({ length: many }, () => inventPerson(random, { from: addDays(today, -900), until: addDays(today, -30) }, false));
      await enterPeople(tx, identity, people.map((p, i) => ({ ...p.person, caseCode: `M-${10_000_000 + at * perWorker + i}` })));
      const made = people.map((p, i): WrittenCase => ({
        file: crypto.randomUUID(), person: p.id, cameOn: p.noticedOn, source: 'hotline', referredOn: null, form: p.form, eligibility: 'pre-certified', funder: 'ovc', ageGroup: 'adult', sex: p.sex, indicatedAt: null,
        passages: [{ kind: 'intake', happenedOn: p.noticedOn, reason: null }, ...(i % 10 === 9 ? [] : [{ kind: 'enrolled' as const, happenedOn: p.noticedOn, reason: null }]), ...(i % 3 === 0 && i % 10 !== 9 ? [{ kind: 'exited' as const, happenedOn: addDays(p.noticedOn, 20), reason: 'moved' }] : [])],
        team: [{ account: worker.who.account, part: 'lead' }],
      }));
      await keepCases(tx, made);
      const refs = made.map((c) => ({ id: c.file, person: c.person }));
      const [plans, notes, safe] = [await sealingsOf(tx, identity, refs, 'plan'), await sealingsOf(tx, identity, refs, 'notes'), await sealingsOf(tx, identity, refs, 'safety')];
      await keepRows(tx, 'task', made.flatMap((c, i) => [0, 1, 2].map((n) => {
        const [id, sealing] = [crypto.randomUUID(), plans.get(c.file) as NonNullable<ReturnType<typeof plans.get>>];
        const due = addDays(today, Math.floor(random() * 90) - (i % 7 === 0 ? 10 : 0));
        return { id, file: c.file, goal: null, kind: 'other', owner: worker.who.account, due_on: due, done_on: n === 2 ? today : null, outcome: n === 2 ? 'done' : null, key: sealing.by, sealed: sealWords(tx, sealing, 'task', id, 'Ask the clinic about the test results') };
      })));
      await keepRows(tx, 'note', made.flatMap((c) => [0, 1].map((n) => {
        const [id, sealing] = [crypto.randomUUID(), notes.get(c.file) as NonNullable<ReturnType<typeof notes.get>>];
        return { id, file: c.file, happened_on: addDays(day(c.cameOn), n), author: worker.who.account, session: null, key: sealing.by, sealed: sealWords(tx, sealing, 'note', id, 'Weekly meeting. Looked at the plan together; she asked to go slower with housing and faster with English.'.repeat(3)) };
      })));
      await keepRows(tx, 'safe_contact', made.map((c) => {
        const [id, sealing] = [crypto.randomUUID(), safe.get(c.file) as NonNullable<ReturnType<typeof safe.get>>];
        return { id, file: c.file, confirmed_on: addDays(today, -5), next_on: addDays(today, 25), key: sealing.by, sealed: sealWords(tx, sealing, 'safe_contact', id, '{}') };
      }));
      await keepRows(tx, 'status', made.filter((_, i) => i % 2 === 0).map((c) => ({ file: c.file, kind: 'cp-granted', held_on: addDays(today, -100), ends_on: addDays(today, 265) })));
    });
    if (at % 50 === 49 || at === workers.length - 1) say(`filled ${Math.min(cases, (at + 1) * perWorker).toLocaleString('en-US')} cases`);
  }
  return officeOf(opened, client, agency);
}

/** So many services for each case, with the first note of it, over the last seven hundred days. */
async function fillServices(client: pg.Client, agency: string, each: number): Promise<void> {
  await client.query('analyze cases.note; analyze cases.file; analyze cases.team');
  const kinds = SERVICE_KINDS.map((k) => `'${k.code}'`).join(', ');
  await client.query(`insert into cases.service (agency, id, recorded_by, file, person, note, kind, happened_on, minutes, worker, session)
    select f.agency, gen_random_uuid(), t.account, f.id, f.person, n.id, (array[${kinds}])[1 + (random() * ${SERVICE_KINDS.length - 1})::int], current_date - (random() * 700)::int, 15 * (1 + (random() * 5)::int), t.account, null
      from cases.file f join cases.team t on t.agency = f.agency and t.file = f.id and t.superseded_at = 'infinity'
      join (select distinct on (agency, file) agency, file, id from cases.note where superseded_at = 'infinity') n on n.agency = f.agency and n.file = f.id, generate_series(1, $2::int)
     where f.agency = $1 and f.superseded_at = 'infinity'`, [agency, each]);
  await client.query('vacuum analyze');
  say('filled the services');
}
