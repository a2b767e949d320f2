import type { ReactNode } from 'react';
import { useSend } from '../../../../foundation/screen/ask-hooks.ts';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';

/** One act of the room as a form: what it is called, where it goes, and what it asks. */
export interface Asking { title: string; path: string; fields: ReactNode; version?: number; initial?: Record<string, unknown>; lead?: string; said?: string; shape?: (values: Record<string, unknown>) => Record<string, unknown>; onKept?: (id: string) => void }

/** The form of an act in a sheet. */
export function SheetForm({ asking, onClose }: { asking: Asking | undefined; onClose: () => void }) {
  return (
    <Sheet open={asking !== undefined} onClose={onClose} title={asking?.title ?? ''}>
      {asking !== undefined && <div className="sheet-content">{asking.lead !== undefined && <p>{asking.lead}</p>}<AskingForm key={asking.path + asking.title} asking={asking} onDone={onClose} /></div>}
    </Sheet>
  );
}

/** The form by itself, where it stands on a page. */
export function AskingForm({ asking, onDone }: { asking: Asking; onDone?: () => void }) {
  const { mutateAsync } = useSend<{ id: string }>('POST', asking.path, { stale: ['/grants'] });
  return (
    <Form<Record<string, unknown>, { id: string }>
      label={asking.title}
      submit={asking.title}
      initial={asking.initial ?? {}}
      send={(values, { key }) => mutateAsync({ body: asWritten(asking.shape?.(values) ?? values), key, version: asking.version })}
      onDone={({ id }) => {
        showToast(asking.said ?? m.grants_saved());
        onDone?.();
        asking.onKept?.(id);
      }}
    >
      {asking.fields}
    </Form>
  );
}

/** As it is sent: dollars become cents (`dollars`, `totalDollars`), a percentage becomes hundredths of one. */
function asWritten(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
    if (value === undefined) return [];
    if (name === 'dollars') return [['cents', Math.round(Number(value) * 100)]];
    if (name.endsWith('Dollars')) return [[name.replace(/Dollars$/, 'Cents'), Math.round(Number(value) * 100)]];
    if (name === 'percent') return [['share', Math.round(Number(value) * 100)]];
    return [[name, value]];
  }));
}
