import { useMemo, useState } from 'react';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import * as m from '../../../../messages/messages.js';
import type { ApplicationStep, Lack, PresenceStep, Source } from '../../schema.ts';
import { acts } from './labels.ts';
import { StepForm } from './StepForm.tsx';

/** A step that may be taken, with what it still lacks. */
export interface Possible { step: ApplicationStep | PresenceStep; authority: string; lacking: readonly Lack[]; endsOn: string | null; dueOn?: string | null }

/** A record on which steps are taken. */
export interface Stepping { path: string; version: number; since: string; kept: 'office' | 'tracker'; kind: 'status' | 'adjustment' | 'presence'; information: readonly { id: string; source: Source; text?: string }[]; mustStand: boolean }

/** The key of each step; no two that may be taken at once share one. */
const keyOf: Readonly<Record<ApplicationStep | PresenceStep, string>> = {
  filed: 'f', issued: 'i', renewed: 'r', ended: 'e', revoked: 'x', denied: 'd', withdrawn: 'w', 'bona-fide': 'b', asked: 'q', answered: 'a', 'waiting-list': 'l', approved: 'i', appealed: 'p', 'appeal-sustained': 's', 'appeal-dismissed': 'm', exhausted: 'z', extended: 'e',
};

const first: readonly (ApplicationStep | PresenceStep)[] = ['approved', 'issued', 'renewed', 'answered', 'filed', 'extended', 'appealed', 'appeal-sustained'];

/** The end of the page: each step that may follow, by one key; what the law forbids says why. */
export function StepBar({ record, possible, note }: { record: Stepping; possible: readonly Possible[]; note: string }) {
  const [open, setOpen] = useState<Possible | undefined>(undefined);
  const [why, setWhy] = useState<Possible | undefined>(undefined);
  const ordered = useMemo(() => [...possible].sort((a, b) => Number(first.includes(b.step)) - Number(first.includes(a.step))), [possible]);
  const bindings = useMemo(() => ordered.map((p) => ({ keys: keyOf[p.step], label: acts[p.step], group: 'page' as const, run: () => (p.lacking.length === 0 ? (setWhy(undefined), setOpen(p)) : setWhy(p)) })), [ordered]);
  useKeys(bindings);
  return (
    <section className="decision-bar" aria-label={m.relief_steps_next()}>
      <p role="status">
        {why === undefined ? note : (
          <>
            <strong>{acts[why.step]}:</strong> {why.lacking.map((l) => l.sentence).join(' ')} <span className="hint"><bdi dir="ltr">{why.lacking[0]?.authority}</bdi></span>
          </>
        )}
      </p>
      {ordered.map((p, at) => (
        <button key={p.step} type="button" className={at === 0 && p.lacking.length === 0 ? 'button primary' : 'button'} aria-disabled={p.lacking.length > 0} onClick={bindings[at]?.run}>
          {acts[p.step]}
          <Keys keys={keyOf[p.step]} />
        </button>
      ))}
      <Sheet open={open !== undefined} onClose={() => setOpen(undefined)} title={open === undefined ? '' : acts[open.step]}>
        {open !== undefined && (
          <div className="sheet-content">
            <StepForm record={record} possible={open} onDone={() => setOpen(undefined)} />
          </div>
        )}
      </Sheet>
    </section>
  );
}
