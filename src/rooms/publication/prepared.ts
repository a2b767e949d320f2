import type { Tx } from '../../foundation/database/database.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { Services } from '../../foundation/web/route.ts';
import { revisionsSince } from '../figures/index.ts';
import { disclosureRules } from './data.ts';
import { openFindings } from './editing.ts';
import { prepare, type Earlier, type Prepared, type Reason } from './prepare.ts';
import * as store from './store.ts';
import type { Section } from './text.ts';

/** An Assessment as it would be released, with what this office released of each figure last. */
export interface Checkable extends Prepared { released: ReadonlyMap<string, Earlier> }

/** Why figures changed, as of which instant they are counted, and which year a text is of that nobody saved. */
export interface How { reasons?: readonly Reason[]; asOf?: Date | undefined; year?: number }

/** Computes, judges and checks a text with everything around it: why kept values were revised since the last release, and what nobody resolved. */
export async function prepared(tx: Tx, services: Services, draft: store.DraftRow | undefined, sections: readonly Section[], { reasons = [], asOf, year = draft?.year ?? 0 }: How = {}): Promise<Checkable> {
  const earlier = await store.earlierCells(tx);
  const revised = (await revisionsSince(tx, await store.lastReleasedAt(tx))).map((r): Reason => ({ figure: r.figure, over: { measure: r.measure, period: r.period }, code: r.code, words: r.words }));
  const made = await prepare({ counter: services.counter, year, sections, earlier, past: await store.pastCells(tx), reasons: [...reasons.filter((r) => r.figure !== undefined), ...revised, ...reasons.filter((r) => r.figure === undefined)], rules: disclosureRules(services.today()), today: services.today(), asOf });
  return { ...made, findings: [...made.findings, ...await openFindings(tx, draft, sections, services.now())], released: earlier };
}

/** Throws where the checker has errors. */
export function refuseErrors({ findings }: Prepared): void {
  const errors = findings.filter((f) => f.severity === 'error');
  if (errors.length > 0) throw new Refusal('publication.not-releasable', `${errors.length} finding${errors.length === 1 ? ' keeps' : 's keep'} this release back. ${errors[0]?.sentence}`, { detail: { findings: errors } });
}
