import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';

interface Act<Values> {
  title: string;
  path: string;
  body?: ((values: Values) => unknown) | undefined;
  version?: number | undefined;
  initial?: Readonly<Record<string, unknown>> | undefined;
  onDone?: ((answer: { id: string }) => void) | undefined;
  children: ReactNode;
}

/** A button that opens the form of an act in a layer of its own. */
export function ActButton<Values>({ label, primary = false, ...act }: Act<Values> & { label?: string | undefined; primary?: boolean }) {
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

function ActForm<Values>({ title, path, body, version, initial, onDone, onClose, children }: Act<Values> & { onClose: () => void }) {
  const client = useQueryClient();
  return (
    <Form<Values, { id: string }>
      label={title}
      initial={initial}
      send={(values, { key }) => send('POST', path, body === undefined ? values : body(values), { key, version })}
      submit={title}
      onDone={(answer) => {
        showToast(m.justice_saved());
        void forget(client, ['/justice']);
        onClose();
        onDone?.(answer);
      }}
    >
      {children}
    </Form>
  );
}
