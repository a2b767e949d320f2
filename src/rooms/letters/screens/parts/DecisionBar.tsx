import { useMemo, useState } from 'react';
import { announce } from '../../../../foundation/screen/announce.ts';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import * as m from '../../../../messages/messages.js';
import type { Outcome, RequestFile } from '../../schema.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { decidings, lacksInWords } from './labels.ts';

/** The keys of the steps: the nearest first. */
const stepKeys = ['i', 'a', 'b'] as const;

/** The end of the page, where a request is decided; a step that still lacks something leads to what it lacks. */
export function DecisionBar({ request }: { request: RequestFile }) {
  const [open, setOpen] = useState<Outcome | undefined>(undefined);
  const undecided = ['open', 'interim', 'interim-extended'].includes(request.state);
  const nearest = request.possible[0];
  const missing = nearest?.lacking ?? [];
  const named = request.name !== undefined;
  const bindings = useMemo(() => {
    const choose = (outcome: Outcome, ready: boolean): void => (ready ? setOpen(outcome) : leadToLack());
    return [
      ...request.possible.slice(0, 3).map(({ outcome, lacking }, at) => ({ keys: stepKeys[at] ?? 'i', label: decidings[outcome], group: 'page' as const, run: () => choose(outcome, lacking.length === 0 && named) })),
      ...(undecided ? [{ keys: 'd', label: m.letters_deny_title(), group: 'page' as const, run: () => setOpen('denied') }] : []),
    ];
  }, [request.possible, undecided, named]);
  useKeys(bindings);
  return (
    <section className="decision-bar" aria-label={m.letters_history()}>
      <p role="status">
        {nearest === undefined ? (
          m.letters_final()
        ) : missing.length === 0 && named ? (
          <>
            <strong>{m.letters_ready()}</strong> <span className="hint">{m.letters_ready_more()}</span>
          </>
        ) : (
          <>
            <strong>{m.letters_still({ count: String(Math.max(1, missing.length)) })}</strong>{' '}
            <span className="hint">{missing.length === 0 ? m.letters_name_lacking() : lacksInWords(missing.map(({ code }) => code))}</span>
          </>
        )}
      </p>
      {request.possible.map(({ outcome, lacking }, at) => {
        const ready = lacking.length === 0 && named;
        return (
          <button key={outcome} type="button" className={at === 0 ? 'button primary' : 'button'} aria-disabled={!ready} onClick={bindings[at]?.run}>
            {decidings[outcome]}
            <Keys keys={stepKeys[at] ?? 'i'} />
          </button>
        );
      })}
      {undecided && (
        <button type="button" className="button" onClick={() => setOpen('denied')}>
          {decidings.denied}
          <Keys keys="d" />
        </button>
      )}
      <Sheet open={open !== undefined} onClose={() => setOpen(undefined)} title={open === undefined ? '' : open === 'denied' ? m.letters_deny_title() : decidings[open]}>
        {open !== undefined && (
          <div className="sheet-content">
            <DecisionForm request={request} outcome={open} onDone={() => setOpen(undefined)} />
          </div>
        )}
      </Sheet>
    </section>
  );
}

/** Moves to the first thing that is lacking, and says what it is. */
function leadToLack(): void {
  const point = document.querySelector<HTMLElement>('.checklist [data-state="lacking"] .what');
  if (point === null) return;
  point.focus();
  announce(`${m.letters_lacking()}: ${point.querySelector('h3')?.textContent ?? ''}`);
}
