import type { ReactNode } from 'react';
import { useSend } from '../../../../foundation/screen/ask-hooks.ts';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';

/** One act of the room as a form: what it is called, where it goes, and what it asks. */
export interface Asking { title: string; path: string; fields: ReactNode; version?: number; initial?: Record<string, unknown>; /** What goes with the answers and is not asked. */ fixed?: Record<string, unknown>; onKept?: (id: string) => void }

/** The form of an act in a sheet. */
export function SheetForm({ asking, onClose }: { asking: Asking | undefined; onClose: () => void }) {
  return (
    <Sheet open={asking !== undefined} onClose={onClose} title={asking?.title ?? ''}>
      {asking !== undefined && <div className="sheet-content"><Asked key={asking.path + asking.title} asking={asking} onClose={onClose} /></div>}
    </Sheet>
  );
}

function Asked({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  const { mutateAsync } = useSend<{ id: string }>('POST', asking.path, { stale: ['/training'] });
  return (
    <Form<object, { id: string }>
      label={asking.title}
      submit={asking.title}
      initial={asking.initial ?? {}}
      send={(values, { key }) => mutateAsync({ body: { ...asking.fixed, ...values }, key, version: asking.version })}
      onDone={({ id }) => {
        showToast(m.training_saved());
        onClose();
        asking.onKept?.(id);
      }}
    >
      {asking.fields}
    </Form>
  );
}
