import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

/** A button that opens a panel below itself; Escape, a press elsewhere or leaving it closes one layer. */
export function Disclosure({ button, buttonClass = 'button quiet', label, panelClass, children }: {
  button: ReactNode;
  buttonClass?: string;
  label?: string;
  panelClass?: string;
  children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    const away = (event: Event): void => {
      if (event.target instanceof Node && place.current?.contains(event.target) !== true) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [open]);

  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    close();
  };

  return (
    <div className="disclosure" ref={place} onKeyDown={escape}>
      <button ref={opener} type="button" className={buttonClass} aria-expanded={open} aria-controls={id} aria-label={label} onClick={() => setOpen(!open)}>
        {button}
      </button>
      <div id={id} className={`panel ${panelClass ?? ''}`} hidden={!open}>
        {open && children(close)}
      </div>
    </div>
  );
}
