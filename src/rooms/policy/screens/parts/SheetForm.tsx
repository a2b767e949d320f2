import type { ReactNode } from 'react';
import { useSend } from '../../../../foundation/screen/ask-hooks.ts';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';

/** One act of the room as a form: what it is called, where it goes, and what it asks. */
export interface Asking { title: string; path: string; fields: ReactNode; version?: number; initial?: Record<string, unknown>; /** What goes with the answers and is not asked. */ fixed?: Record<string, unknown>; onKept?: (id: string) => void }

/** The form of an act in a sheet; dollars are sent as cents, and countries asked one by one as one list. */
export function SheetForm({ asking, onClose }: { asking: Asking | undefined; onClose: () => void }) {
  return (
    <Sheet open={asking !== undefined} onClose={onClose} title={asking?.title ?? ''}>
      {asking !== undefined && <div className="sheet-content"><Asked key={asking.path + asking.title} asking={asking} onClose={onClose} /></div>}
    </Sheet>
  );
}

function Asked({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  const { mutateAsync } = useSend<{ id: string }>('POST', asking.path, { stale: ['/policy'] });
  return (
    <Form<Record<string, unknown>, { id: string }>
      label={asking.title}
      submit={asking.title}
      initial={asking.initial ?? {}}
      send={(values, { key }) => mutateAsync({ body: { ...asking.fixed, ...asSent(values, asking.fixed) }, key, version: asking.version })}
      onDone={({ id }) => {
        showToast(m.policy_saved());
        onClose();
        asking.onKept?.(id);
      }}
    >
      {asking.fields}
    </Form>
  );
}

function asSent({ dollars, ...values }: Record<string, unknown>, fixed: Record<string, unknown> | undefined): Record<string, unknown> {
  const list = Object.entries(values).filter(([name, value]) => /^country\d$/.test(name) && value !== undefined).map(([, value]) => value);
  return {
    ...Object.fromEntries(Object.entries(values).filter(([name]) => !/^country\d$/.test(name))), ...(typeof dollars === 'number' ? { cents: Math.round(dollars * 100) } : {}), ...(fixed && 'countries' in fixed ? { countries: [...new Set(list)] } : {}),
  };
}
