import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { send } from './ask.ts';
import { forget } from './ask-hooks.ts';
import { Form } from './Form.tsx';
import { Sheet } from './Sheet.tsx';
import { showToast } from './toasts.ts';

/** One act of a room as a form: what it is called, where it goes, what it asks, and which answers are stale once it is done. */
export interface Act<Values> {
  title: string;
  path: string;
  body?: ((values: Values) => unknown) | undefined;
  version?: number | undefined;
  initial?: Readonly<Record<string, unknown>> | undefined;
  onDone?: ((answer: { id: string }) => void) | undefined;
  children: ReactNode;
  stale: readonly string[];
  /** What is said once it is kept. */
  said: string;
}

/** A button that opens the form of an act in a layer of its own. */
export function ActButton<Values>({ label, primary = false, ...act }: Act<Values> & { label?: string | undefined; primary?: boolean | undefined }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={primary ? 'button primary' : 'button small'} aria-label={label} onClick={() => setOpen(true)}>
        {act.title}
      </button>
      <Sheet open={open} onClose={() => setOpen(false)} title={label ?? act.title}>
        <div className="sheet-content">
          <ActForm<Values> {...act} onClose={() => setOpen(false)} />
        </div>
      </Sheet>
    </>
  );
}

function ActForm<Values>({ title, path, body, version, initial, onDone, onClose, children, stale, said }: Act<Values> & { onClose: () => void }) {
  const client = useQueryClient();
  return (
    <Form<Values, { id: string }>
      label={title}
      initial={initial}
      send={(values, { key }) => send('POST', path, body === undefined ? values : body(values), { key, version })}
      submit={title}
      onDone={(answer) => {
        showToast(said);
        void forget(client, stale);
        onClose();
        onDone?.(answer);
      }}
    >
      {children}
    </Form>
  );
}
