import type { ReactNode } from 'react';
import { useSend } from './ask-hooks.ts';
import { Form } from './Form.tsx';
import { Sheet } from './Sheet.tsx';
import { showToast } from './toasts.ts';
import { words } from './words.ts';

type Values = Record<string, unknown>;

/** One act as a form: what it is called, where it goes, and what it asks. */
export interface Asking {
  title: string;
  /** What the sheet is called, where it is told more than the act. */
  heading?: string | undefined;
  path: string;
  fields: ReactNode;
  version?: number | undefined;
  initial?: Readonly<Values> | undefined;
  /** What is said before it is asked. */
  lead?: string;
  /** What goes with the answers and is not asked. */
  fixed?: Values;
  /** The answers as the act takes them, where they are asked otherwise. */
  shape?: ((values: Values) => Values) | undefined;
  /** What is said when it is done; that it is saved, unless told. */
  said?: string;
  /** What is asked again afterwards; all that was read of the room of the path, unless told. */
  stale?: readonly string[];
  onKept?: ((id: string) => void) | undefined;
}

/** The form of an act in a sheet. */
export function SheetForm({ asking, onClose }: { asking: Asking | undefined; onClose: () => void }) {
  return (
    <Sheet open={asking !== undefined} onClose={onClose} title={asking?.heading ?? asking?.title ?? ''}>
      {asking !== undefined && (
        <div className="sheet-content">
          {asking.lead !== undefined && <p>{asking.lead}</p>}
          <AskingForm key={asking.path + asking.title} asking={asking} onDone={onClose} />
        </div>
      )}
    </Sheet>
  );
}

/** The form by itself, where it stands on a page. */
export function AskingForm({ asking, onDone }: { asking: Asking; onDone?: () => void }) {
  const { mutateAsync } = useSend<{ id: string }>('POST', asking.path, { stale: asking.stale ?? [`/${asking.path.split('/')[1]}`] });
  return (
    <Form<Values, { id: string }>
      label={asking.title}
      submit={asking.title}
      initial={asking.initial ?? {}}
      send={(values, { key }) => mutateAsync({ body: inCents({ ...asking.fixed, ...(asking.shape?.(values) ?? values) }), key, version: asking.version })}
      onDone={({ id }) => {
        showToast(asking.said ?? words('screen_saved'));
        onDone?.();
        asking.onKept?.(id);
      }}
    >
      {asking.fields}
    </Form>
  );
}

/** Money is asked in dollars and sent in cents: `dollars` and `totalDollars` become `cents` and `totalCents`. */
export function inCents(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined).map(([name, value]) => {
    if (name !== 'dollars' && !name.endsWith('Dollars')) return [name, value];
    return [name === 'dollars' ? 'cents' : name.replace(/Dollars$/, 'Cents'), Math.round(Number(value) * 100)];
  }));
}
