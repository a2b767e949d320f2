import { polite, urgent } from './announce.ts';
import { useStore } from './store.ts';
import { toasts } from './toasts.ts';
import { UndoToast } from './UndoToast.tsx';
import { words } from './words.ts';

/** The place of messages, and the two live regions that speak. */
export function Toasts() {
  const list = useStore(toasts);
  const calm = useStore(polite);
  const now = useStore(urgent);
  return (
    <>
      <div className="hidden-visually" role="status">
        <span key={calm.turn}>{calm.text}</span>
      </div>
      <div className="hidden-visually" role="alert">
        <span key={now.turn}>{now.text}</span>
      </div>
      <section className="toasts" aria-label={words('screen_messages')} aria-live="polite" aria-relevant="additions">
        {list.map((toast) => (
          <UndoToast key={toast.id} toast={toast} />
        ))}
      </section>
    </>
  );
}
