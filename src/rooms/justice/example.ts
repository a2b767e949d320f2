import { acting } from '../../foundation/audit/acting.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { identityOf } from '../../foundation/identity/subjects.ts';
import { seeded, type Example } from '../../foundation/web/example.ts';
import { keepCases } from './bulk.ts';
import { plan, type PlannedInvestigation } from './example-plan.ts';
import { investigationAfter } from './rules.ts';
import type { InvestigationStep } from './schema.ts';
import * as store from './store.ts';

/** Investigations and cases of fiscal years 1997 to 2004 as the Department of Justice keeps them; every defendant is invented. */
export const example: Example = {
  after: [],
  load: async ({ database, services, cast, scale, progress }) => {
    const prosecutor = await cast.as('DOJ', 'prosecutor');
    const { investigations, cases } = plan(seeded(1997), scale);
    const ids = investigations.map(() => crypto.randomUUID());
    const act = (work: (tx: Tx) => Promise<void>): Promise<void> => acting(database, prosecutor, { records: 'loaded the example', via: 'example justice' }, work);
    await act((tx) => keepInvestigations(tx, investigations, ids));
    for (let from = 0; from < cases.length; from += 40) {
      await act((tx) => keepCases(tx, identityOf(services.keys, prosecutor.agency), cases.slice(from, from + 40).map(({ from: at, ...c }) => ({ ...c, ...(at === undefined ? {} : { investigation: ids[at] as string }) }))));
      progress(Math.min(from + 40, cases.length), cases.length);
    }
  },
};

async function keepInvestigations(tx: Tx, all: readonly PlannedInvestigation[], ids: readonly string[]): Promise<void> {
  await store.keepRows(tx, 'investigation', all.map((i, at) => ({
    id: ids[at], number: i.number, opened_on: i.openedOn, form: i.form, source: i.source, agencies: i.agencies,
    standing: i.steps.reduce<Parameters<typeof investigationAfter>[0]>((before, s) => investigationAfter(before, { ...s, step: s.step as InvestigationStep }), 'open'),
  })));
  await store.keepRows(tx, 'investigation_step', all.flatMap((i, at) => i.steps.map((s) => ({ investigation: ids[at], step: s.step, on_day: s.onDay, reason: s.reason ?? null, persons: s.persons ?? null }))));
}
