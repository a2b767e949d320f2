import { acting } from '../../foundation/audit/acting.ts';
import { addDays } from '../../foundation/calendar/day.ts';
import type { Session } from '../../foundation/access/sessions.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { identityOf } from '../../foundation/identity/subjects.ts';
import type { Example, ExampleAsked } from '../../foundation/web/example.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { answerReferral, grantRelease, referPerson, revokeRelease, tellPacket } from './actions.ts';
import { inbox } from './store.ts';
import type { NewRelease, SharedField } from './schema.ts';

/** Each release of the example: whose of the caseload, to whom, what for, how many days it has run, and what happened with it. */
const RELEASES: readonly { of: number; to: string; purpose: NewRelease['purpose']; words: string; fields: SharedField[]; ago: number; days: number; then: 'told' | 'referred' | 'revoked' }[] = [
  { of: 0, to: 'LEGAL-1', purpose: 'legal', words: 'So that a lawyer can call about papers', fields: ['name', 'contact', 'language', 'situation'], ago: 20, days: 30, then: 'referred' },
  { of: 1, to: 'LEGAL-1', purpose: 'legal', words: 'For the application for T status', fields: ['name', 'birth', 'language'], ago: 28, days: 30, then: 'referred' },
  { of: 2, to: 'HHS', purpose: 'benefits', words: 'For the letter of certification', fields: ['name', 'birth', 'citizenship'], ago: 5, days: 30, then: 'told' },
  { of: 4, to: 'SERVICES-2', purpose: 'housing', words: 'For a room in transitional housing', fields: ['name', 'needs'], ago: 3, days: 14, then: 'referred' },
  { of: 5, to: 'SERVICES-3', purpose: 'medical', words: 'To see a dentist', fields: ['name'], ago: 12, days: 30, then: 'revoked' },
];

/** What the caseload of the example let be told, to whom, and what became of it; dated by today, for it is somebody's own desk. */
export const example: Example = {
  after: ['cases'],
  load: async (asked) => {
    const caseload = asked.made.get('caseload') as readonly { person: string }[] | undefined;
    if (!caseload) return;
    const worker = await asked.cast.as('LANTERN', 'case-manager');
    for (const [i, release] of RELEASES.entries()) {
      const person = caseload[release.of]?.person;
      if (person) await acting(asked.database, worker, { records: 'loaded the example', via: 'example sharing' }, (tx) => keepRelease(asked, worker, tx, person, release));
      asked.progress(i + 1, RELEASES.length);
    }
    const lawyer = await asked.cast.as('LEGAL-1', 'legal-advocate');
    await acting(asked.database, lawyer, { records: 'loaded the example', via: 'example sharing' }, async (tx) => {
      const [oldest] = (await inbox(tx, true, 0, 20)).rows.toReversed();
      if (oldest) await answerReferral(of(asked, lawyer, tx, { id: oldest.id, outcome: 'accepted' }));
    });
  },
};

function of<Input>({ services }: ExampleAsked, who: Session, tx: Tx, input: Input): Asked<Input> {
  return { tx, input, who, identity: identityOf(services.keys, who.agency), services, reads: () => true, version: undefined };
}

async function keepRelease(asked: ExampleAsked, worker: Session, tx: Tx, person: string, release: (typeof RELEASES)[number]): Promise<void> {
  const today = asked.services.today();
  const recipient = (await asked.cast.as(release.to, release.to === 'HHS' ? 'certification-officer' : release.to.startsWith('LEGAL') ? 'legal-advocate' : 'case-manager')).agency;
  const signedOn = addDays(today, -release.ago);
  const granted = await grantRelease(of(asked, worker, tx, {
    person, recipient, purpose: release.purpose, purposeWords: release.words, fields: release.fields, signers: 'person', method: 'paper', language: 'es', interpreted: true, signedOn, lastDay: addDays(signedOn, release.days - 1),
    ...(release.of === 0 ? { risks: 'A cousin works at the same restaurant and must not learn of it.' } : {}),
  }));
  const record = release.fields.filter((f) => f === 'name' || f === 'birth' || f === 'citizenship' || f === 'language');
  if (release.then === 'referred') {
    await referPerson(of(asked, worker, tx, { person, recipient, kind: 'referral' as const, services: [release.purpose === 'housing' ? 'housing' : 'legal-immigration'], answerWithinHours: 48, note: 'Mornings are best.', release: granted.id, fields: record }));
  } else await tellPacket(of(asked, worker, tx, { release: granted.id, fields: record }));
  if (release.then === 'revoked') await revokeRelease(of(asked, worker, tx, { id: granted.id, how: 'spoken' as const }));
}
