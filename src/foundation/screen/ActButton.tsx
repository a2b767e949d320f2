import { useState, type ReactNode } from 'react';
import { SheetForm } from './SheetForm.tsx';

/** One act of a room as a form: what it is called, where it goes, what it asks, and which answers are stale once it is done. */
export interface Act<Values> {
  title: string;
  path: string;
  body?: ((values: Values) => object) | undefined;
  version?: number | undefined;
  initial?: Readonly<Record<string, unknown>> | undefined;
  onDone?: ((answer: { id: string }) => void) | undefined;
  children: ReactNode;
  stale: readonly string[];
  /** What is said once it is kept. */
  said: string;
}

/** A button that opens the form of an act in a layer of its own. */
export function ActButton<Values>({ label, primary = false, body, children, onDone, ...act }: Act<Values> & { label?: string | undefined; primary?: boolean | undefined }) {
  const [open, setOpen] = useState(false);
  const asking = { ...act, heading: label, fields: children, shape: body as ((values: Record<string, unknown>) => Record<string, unknown>) | undefined, onKept: (id: string) => onDone?.({ id }) };
  return (
    <>
      <button type="button" className={primary ? 'button primary' : 'button small'} aria-label={label} onClick={() => setOpen(true)}>
        {act.title}
      </button>
      <SheetForm asking={open ? asking : undefined} onClose={() => setOpen(false)} />
    </>
  );
}
