import { defineReconciliation } from '../../foundation/measure/reconcile.ts';

/** Equations that hold in every period, whatever the records: totals and their parts are counted by the same definition. */
export const reconciliations = [
  defineReconciliation({ name: 'Letters by kind', total: 'LET-01', parts: ['LET-01 kind=certification', 'LET-01 kind=eligibility'] }),
  defineReconciliation({ name: 'Requests and how they stand', total: 'LET-04', parts: ['LET-04 standing=granted', 'LET-04 standing=denied', 'LET-04 standing=pending'], holdsWhen: 'decisions are counted with the receipt they answer (cohort)' }),
];
