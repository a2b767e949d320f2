import { organizationsOf, otherOrganizations } from '../../foundation/access/organizations.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { day } from '../../foundation/calendar/day.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Asked, Services } from '../../foundation/web/route.ts';
import { referralsOf, sendReferral } from '../sharing/index.ts';
import { investigationAfter, refuseEarlier } from './rules.ts';
import type { HandOver, InvestigationFile, Takers } from './schema.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };

/** How long the other office has to answer, in days; no law sets it: the product's own. */
const ANSWER_DAYS = 30;
const TAKES = ['law-enforcement', 'prosecution'];

/** Offices here that may take an investigation. */
export async function listTakers({ tx }: Asked<object>): Promise<Takers> {
  return { organizations: (await otherOrganizations(tx)).filter((o) => TAKES.includes(o.kind)).map(({ id, name }) => ({ id, name })) };
}

/** Hands an investigation over to a prosecutor, or to another office that may take it; they accept it, or decline with a reason. It says what it is about and names nobody. */
export async function handOver({ tx, identity, input, services, version }: Asked<HandOver>): Promise<Done> {
  await store.hold(tx, input.id);
  const investigation = await store.findInvestigation(tx, input.id) ?? refuseUnknown();
  const office = (await organizationsOf(tx, [input.recipient])).get(input.recipient);
  if (!office || office.id === tx.who.agency) refuseUnknown();
  if (!TAKES.includes(office.kind)) throw new Refusal('justice.may-not-take', 'An investigation is handed over to an office of law enforcement or prosecution.');
  const waiting = (await handOversOf(tx, services, input.id)).some((h) => h.recipient === office.name && ['sent', 'opened', 'overdue'].includes(h.state));
  if (waiting) throw new Refusal('justice.waits', 'This office has it already and has not answered.');
  const today = services.today();
  if (investigation.standing !== 'referred') {
    refuseEarlier(today, (await store.investigationSteps(tx, input.id)).at(-1)?.onDay ?? investigation.openedOn, 'What was recorded last');
    const standing = investigationAfter(investigation.standing, { step: 'referred' });
    await store.keepRow(tx, 'investigation_step', { investigation: input.id, step: 'referred', on_day: day(today), reason: null, persons: null });
    await store.reviseRow(tx, 'investigation', input.id, version ?? investigation.version, { standing });
  }
  const { id: referral } = await sendReferral(tx, identity, services, {
    to: office.id, subject: input.id, about: 'investigation', kind: 'tip', services: [], language: 'und', ageGroup: 'unknown', answerBy: new Date(services.now().getTime() + ANSWER_DAYS * 86_400_000),
    note: [`Investigation ${investigation.number}, opened on ${investigation.openedOn}, handed over for prosecution.`, input.summary].join('\n'), facts: { investigation: investigation.number, origin: investigation.source, form: investigation.form },
  });
  return { id: await store.keepRow(tx, 'hand_over', { investigation: input.id, recipient: office.id, sent_on: day(today), referral }), version: 1 };
}

/** To whom an investigation was handed over, and what each answered. */
export async function handOversOf(tx: Tx, services: Services, investigation: string): Promise<InvestigationFile['handOvers']> {
  const rows = await store.handOversOf(tx, [investigation]);
  if (rows.length === 0) return [];
  const sent = new Map((await referralsOf(tx, [investigation], services)).map((r) => [r.id, r]));
  return rows.flatMap((r) => {
    const seen = sent.get(r.referral);
    return seen ? [{ id: r.id, recipient: seen.recipient.name, sentOn: r.sent_on, state: seen.state, reason: seen.answers.at(-1)?.reason ?? null }] : [];
  });
}
