import type { Asked } from '../../foundation/web/route.ts';
import { statusOf } from './readings.ts';
import type { CommonGrants, PageAsked } from './schema.ts';
import { awardIds } from './store-lists.ts';
import { moneyOf } from './store-money.ts';
import * as store from './store.ts';

/* Awards and opportunities in the names of CommonGrants 0.4, page by page, for programs that speak it. */

const money = (cents: number): object => ({ amount: (cents / 100).toFixed(2), currency: 'USD' });
const single = (name: string, date: string): object => ({ name, eventType: 'singleDate', date });

function paged(items: CommonGrants['items'], totalItems: number, { page = 1, pageSize = 50 }: PageAsked): CommonGrants {
  return { status: 200, message: 'Success', items, paginationInfo: { page, pageSize, totalItems, totalPages: Math.ceil(totalItems / pageSize) } };
}

/** Awards as CommonGrants names their fields: `AwardBase`. */
export async function commonAwards({ tx, input, services }: Asked<PageAsked>): Promise<CommonGrants> {
  const { page = 1, pageSize = 50 } = input;
  const { total, ids } = await awardIds(tx, { from: (page - 1) * pageSize, count: pageSize }, services.today());
  const rows = new Map((await store.findAll<store.AwardRow>(tx, 'award', ids)).map((a) => [a.id, a]));
  const sums = await store.sums(tx, ids);
  const recipients = new Map((await store.findAll<store.RecipientRow>(tx, 'recipient', [...rows.values()].map((a) => a.recipient))).map((r) => [r.id, r]));
  const applications = new Map((await store.findAll<store.ApplicationRow>(tx, 'application', [...rows.values()].flatMap((a) => a.application ?? []))).map((a) => [a.id, a]));
  const items = ids.flatMap((id) => {
    const a = rows.get(id);
    const who = a && recipients.get(a.recipient);
    const application = a?.application ? applications.get(a.application) : undefined;
    return a && who ? [{
      id: a.id, title: a.title, description: a.purpose, identifiers: { 'awd:us:fain': { registry: { code: 'awd:us:fain' }, id: a.number } }, status: { value: a.closed_on !== null || a.ends_on <= services.today() ? 'completed' : 'awarded' },
      funding: { ...(application ? { requestedAmount: money(application.cents) } : {}), awardedAmount: money(a.cents), disbursedAmount: money(sums.get(id)?.disbursed ?? 0) },
      keyDates: { awardDate: single('Award date', a.awarded_on), periodOfPerformance: { name: 'Period of performance', eventType: 'dateRange', startDate: a.starts_on, endDate: a.ends_on } },
      ...(application ? { application: { id: application.id, title: application.title } } : {}), recipientOrganizations: { primary: { id: who.id, name: who.name } }, createdAt: a.recorded_at.toISOString(), lastModifiedAt: a.recorded_at.toISOString(),
    }] : [];
  });
  return paged(items, total, input);
}

/** Opportunities as CommonGrants names their fields: `OpportunityBase`. */
export async function commonOpportunities({ tx, input, services }: Asked<PageAsked>): Promise<CommonGrants> {
  const { page = 1, pageSize = 50 } = input;
  const { opportunities } = await moneyOf(tx);
  const items = opportunities.slice((page - 1) * pageSize, page * pageSize).map((o) => ({
    id: o.id, title: o.title, description: o.about, status: { value: statusOf(o, services.today()) },
    funding: { totalAmountAvailable: money(o.total_cents), ...(o.least_cents === null ? {} : { minAwardAmount: money(o.least_cents) }), ...(o.most_cents === null ? {} : { maxAwardAmount: money(o.most_cents) }), ...(o.awards === null ? {} : { estimatedAwardCount: o.awards }) },
    keyDates: { postDate: single('Opportunity posted date', o.posted_on), closeDate: single('Opportunity close date', o.closes_on) }, createdAt: o.recorded_at.toISOString(), lastModifiedAt: o.recorded_at.toISOString(),
  }));
  return paged(items, opportunities.length, input);
}
