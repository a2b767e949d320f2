import { defineReconciliation } from '../../foundation/measure/reconcile.ts';

const parts = (measure: string): string[] => ['granted', 'denied', 'withdrawn', 'pending'].map((standing) => `${measure} standing=${standing}`);
const holdsWhen = 'decisions are counted with the receipt they answer (cohort); decisions of the year, whatever the receipt, are another figure and need not balance';

/** Equations that hold in every period: what was received is granted, denied, withdrawn and pending together. */
export const reconciliations = [
  defineReconciliation({ name: 'T applications of principals and how they stand', total: 'REL-10', parts: parts('REL-10'), holdsWhen }),
  defineReconciliation({ name: 'T applications of family members and how they stand', total: 'REL-12', parts: parts('REL-12'), holdsWhen }),
  defineReconciliation({ name: 'U petitions of principals and how they stand', total: 'REL-14', parts: parts('REL-14'), holdsWhen }),
  defineReconciliation({ name: 'Requests for continued presence and how they stand', total: 'REL-04', parts: parts('REL-04'), holdsWhen }),
];
