import { Sheet } from './Sheet.tsx';
import { words } from './words.ts';

/** Asks before a page with unsent answers is left; staying is the first choice. */
export function UnsavedQuestion({ open, onStay, onLeave }: { open: boolean; onStay: () => void; onLeave: () => void }) {
  return (
    <Sheet open={open} onClose={onStay} title={words('screen_unsaved_title')} className="question">
      <div className="sheet-content">
        <p>{words('screen_unsaved_sentence')}</p>
        <p className="row">
          <button type="button" className="button primary" onClick={onStay}>
            {words('screen_unsaved_stay')}
          </button>
          <button type="button" className="button danger" onClick={onLeave}>
            {words('screen_unsaved_leave')}
          </button>
        </p>
      </div>
    </Sheet>
  );
}
