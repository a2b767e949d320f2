import { createContext, use, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { words } from './words.ts';

const LayerContext = createContext<HTMLDialogElement | undefined>(undefined);

/** The modal layer that this part stands in: what opens over it must open inside it, for the browser draws the layer above all else. */
export function useLayer(): HTMLDialogElement | undefined {
  return use(LayerContext);
}

/** A modal layer on the browser's own dialog element: it keeps the focus, and Escape closes it alone. */
export function Sheet({ open, onClose, title, titleHidden = false, className = '', children }: {
  open: boolean;
  onClose: () => void;
  title: string;
  titleHidden?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [layer, setLayer] = useState<HTMLDialogElement>();
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    setLayer(element ?? undefined);
    if (element === null || element.open === open) return;
    if (open) {
      element.showModal();
      // Where there is something to answer, one begins there and not at the button that closes.
      element.querySelector<HTMLElement>('.sheet-content :is(input, textarea, select)')?.focus();
    } else element.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      className={`sheet ${className}`}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      {open && (
        <div className="sheet-body">
          <div className={titleHidden ? 'hidden-visually' : 'sheet-head'}>
            <h2 id={id}>{title}</h2>
            {!titleHidden && (
              <button type="button" className="button quiet small" onClick={onClose}>
                <Icon name="close" />
                {words('screen_close')}
              </button>
            )}
          </div>
          <LayerContext value={layer}>{children}</LayerContext>
        </div>
      )}
    </dialog>
  );
}
