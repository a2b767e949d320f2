import { useMemo, useRef, useState } from 'react';
import { useSend } from '../../../../foundation/screen/ask-hooks.ts';
import { useCommands } from '../../../../foundation/screen/commands.ts';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { useMay, useSession } from '../../../../foundation/screen/session.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { FigureAnswer, MeasureShape } from '../../schema.ts';
import { citationOf } from './cite.ts';
import { whereText } from './equations.ts';
import { troubleInWords } from './trouble.ts';

/** What can be done with a figure: copy it with its citation, and keep it as it is. */
export function FigureActs({ figure, measure, asOf }: { figure: FigureAnswer; measure: MeasureShape; asOf: string | undefined }) {
  const { organization } = useSession();
  const [shown, setShown] = useState<string | undefined>(undefined);
  const mayKeep = useMay('figures.keep');
  const keep = useSend<{ kept: number }>('POST', `/figures/${figure.measure}/keep`, {
    stale: [`/figures/${figure.measure}`],
    onDone: ({ kept }) => showToast(kept === 1 ? m.figures_kept_one({ amount: figure.amount }) : m.figures_kept_many({ count: kept })),
  });
  const copy = (): void => {
    const text = citationOf(figure, measure, { organization, address: window.location.href });
    // Without leave to the clipboard the words are shown, so that they can be taken by hand.
    navigator.clipboard.writeText(text).then(() => showToast(m.figures_copied()), () => setShown(text));
  };
  const keepIt = (): void => {
    if (keep.isPending) return;
    const where = whereText(figure.filter);
    keep.mutate(
      { body: { period: figure.period.label, ...(figure.by === undefined ? {} : { by: figure.by }), ...(where === undefined ? {} : { where }), ...(asOf === undefined ? {} : { asOf }) } },
      { onError: (error) => showToast(troubleInWords(error.trouble)) },
    );
  };
  const latest = useRef({ copy, keepIt });
  latest.current = { copy, keepIt };
  useKeys(useMemo(() => [{ keys: 'c', label: m.figures_copy(), group: 'page' as const, run: () => latest.current.copy() }], []));
  useCommands(useMemo(() => [
    { id: 'do:figure-copy', label: m.figures_copy(), also: m.figures_copy_also(), keys: 'c', run: () => latest.current.copy() },
    ...(mayKeep ? [{ id: 'do:figure-keep', label: m.figures_keep(), run: () => latest.current.keepIt() }] : []),
  ], [mayKeep]));
  return (
    <>
      <button type="button" className="button" onClick={copy}>
        {m.figures_copy()} <Keys keys="c" />
      </button>
      {mayKeep && (
        <button type="button" className="button primary" aria-disabled={keep.isPending} onClick={keepIt}>
          {figure.by === undefined ? m.figures_keep() : m.figures_keep_cells()}
        </button>
      )}
      <Sheet open={shown !== undefined} onClose={() => setShown(undefined)} title={m.figures_copy()}>
        <div className="sheet-content">
          <p>{m.figures_copy_by_hand()}</p>
          <textarea readOnly rows={8} aria-label={m.figures_copy()} value={shown ?? ''} onFocus={(event) => event.target.select()} />
        </div>
      </Sheet>
    </>
  );
}
