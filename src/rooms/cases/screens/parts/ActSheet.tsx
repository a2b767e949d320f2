import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import type { Problem } from '../../../../foundation/errors.ts';

/** One act on a case in a layer of its own: a form, where it is sent, and what is said when it is done. */
export interface ActForm<Values> {
  title: string;
  path: string;
  /** What is sent, made from the answers; the answers themselves unless told. */
  body?: ((values: Values) => unknown) | undefined;
  version?: number | undefined;
  initial?: Readonly<Record<string, unknown>> | undefined;
  check?: ((values: Values) => readonly Problem[]) | undefined;
  submit: string;
  done: string;
  onDone?: ((answer: { id: string }) => void) | undefined;
  children: ReactNode;
}

/** The form of an act in a sheet that is open while `open` says so. */
export function ActSheet<Values>({ open, onClose, ...act }: ActForm<Values> & { open: boolean; onClose: () => void }) {
  return (
    <Sheet open={open} onClose={onClose} title={act.title}>
      <div className="sheet-content">
        <Act<Values> {...act} onClose={onClose} />
      </div>
    </Sheet>
  );
}

function Act<Values>({ title, path, body, version, initial, check, submit, done, onDone, onClose, children }: ActForm<Values> & { onClose: () => void }) {
  const client = useQueryClient();
  return (
    <Form<Values, { id: string }>
      label={title}
      initial={initial}
      check={check}
      send={(values, { key }) => send('POST', path, body === undefined ? values : body(values), { key, version })}
      submit={submit}
      onDone={(answer) => {
        showToast(done);
        void forget(client, ['/cases', '/people', '/sharing']);
        onClose();
        onDone?.(answer);
      }}
    >
      {children}
    </Form>
  );
}

/** A button that opens the form of an act. */
export function ActButton<Values>({ button, buttonClass = 'button small', ...act }: ActForm<Values> & { button: ReactNode; buttonClass?: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={buttonClass} onClick={() => setOpen(true)}>
        {button}
      </button>
      <ActSheet<Values> {...act} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
