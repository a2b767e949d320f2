import { timeZone } from '../../foundation/calendar/clock.ts';
import type { Tx } from '../../foundation/database/database.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import type { TimedAct } from '../../foundation/web/nightly.ts';
import type { Services } from '../../foundation/web/route.ts';
import { receiptIn, referralsOf, sendReferral } from '../sharing/index.ts';
import { REFER_HOURS } from './rules.ts';
import * as store from './store.ts';

/** What each indicator says, as the other office reads it. */
const SAID: Readonly<Record<store.IndicatorRow['kind'], string>> = {
  'papers-kept': 'identity papers kept by the employer', 'pay-withheld': 'pay withheld', 'movement-restricted': 'movement restricted', threats: 'threats', violence: 'violence', debt: 'a debt to be worked off', isolation: 'kept apart from others',
  'lives-at-work': 'living where they work', fees: 'fees for recruitment', minor: 'somebody under 18',
};

/** Refers an inspection: to an office that works here with a clock and its own receipt, or to one outside. It tells of the work place and of what was seen there, and of no worker by name. */
export async function refer({ tx, identity, services }: { tx: Tx; identity: Identity; services: Services }, inspection: store.InspectionRow, indicators: readonly store.IndicatorRow[], to: { recipient: string | null; name: string }, employer: { employer: string; site: string | null } | undefined): Promise<string> {
  const urgent = indicators.some((i) => i.urgent);
  const now = services.now();
  const due = new Date(now.getTime() + (urgent ? REFER_HOURS.urgent : REFER_HOURS.usual) * 3_600_000);
  let message: string | null = null;
  if (to.recipient !== null) {
    const seen = indicators.map((i) => `${SAID[i.kind]} (${i.workers} ${i.workers === 1 ? 'worker' : 'workers'}, seen on ${i.seen_on})`);
    const note = [`Inspection ${inspection.number}, ${inspection.industry}, ${inspection.place}.`, employer && `Employer: ${employer.employer}.`, employer?.site && `Where: ${employer.site}.`, `Seen: ${seen.join('; ')}.`, urgent && 'Somebody is in danger now.'].filter(Boolean).join('\n');
    message = (await sendReferral(tx, identity, services, { to: to.recipient, subject: inspection.id, about: 'inspection', kind: 'tip', services: [], language: 'und', ageGroup: 'unknown', answerBy: due, note, facts: { inspection: inspection.number, indicators: indicators.map((i) => i.kind), urgent } })).id;
  }
  return store.keepOne(tx, 'referral', { inspection: inspection.id, recipient: to.recipient, recipient_name: to.name, sent_at: now.toISOString(), sent_on: services.today(), due_at: due.toISOString(), message });
}

/** The referrals of an inspection, after the receipts and answers that offices here gave were taken into the record. */
export async function takeReceipts({ tx, services }: { tx: Tx; services: Services }, inspection: string, rows: store.ReferralRow[]): Promise<store.ReferralRow[]> {
  if (!rows.some(watched)) return rows;
  const sent = new Map((await referralsOf(tx, [inspection], services)).map((r) => [r.id, r]));
  if (!rows.some((row) => watched(row) && receiptIn(row, sent.get(row.message as string), timeZone()))) return rows;
  // Two who look at once must not both write it.
  await store.lock(tx, inspection);
  for (const row of (await store.referralsOf(tx, [inspection])).filter(watched)) {
    const changes = receiptIn(row, sent.get(row.message as string), timeZone());
    if (changes) await store.reviseRow(tx, 'referral', row.id, row.version, changes);
  }
  return store.referralsOf(tx, [inspection]);
}

function watched(row: store.ReferralRow): boolean {
  return row.message !== null && (row.acknowledged_on === null || row.outcome === null || row.outcome === 'accepted');
}

/** Every night the receipts that offices here gave are taken into the record, so that no clock runs on merely because nobody looked. */
export const takeReceiptsNightly: TimedAct = {
  name: 'inspections.take-receipts', records: 'took receipts of a referral into the record', as: ['supervisor'],
  due: async ({ tx, services }) => {
    const rows = await store.watchedReferrals(tx);
    const sent = new Map((await referralsOf(tx, rows.map((r) => r.inspection), services)).map((r) => [r.id, r]));
    return [...new Set(rows.filter((r) => receiptIn(r, sent.get(r.message as string), timeZone()) !== undefined).map((r) => r.inspection))];
  },
  run: async ({ tx, services }, inspection) => {
    await takeReceipts({ tx, services }, inspection, await store.referralsOf(tx, [inspection]));
  },
};
