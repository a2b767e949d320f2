import { Keys } from './Keys.tsx';
import { dropToast, type Toast } from './toasts.ts';
import { words } from './words.ts';

/** One message about what has been done, with the way to take it back. */
export function UndoToast({ toast }: { toast: Toast }) {
  const undo = (): void => {
    dropToast(toast.id);
    void toast.undo?.();
  };
  return (
    <div className="toast">
      <p dir="auto">{toast.text}</p>
      {toast.undo !== undefined && (
        <button type="button" className="button small" onClick={undo}>
          {words('screen_undo')}
          <Keys keys="mod+z" />
        </button>
      )}
      <button type="button" className="button quiet small" onClick={() => dropToast(toast.id)}>
        {words('screen_dismiss')}
      </button>
    </div>
  );
}
