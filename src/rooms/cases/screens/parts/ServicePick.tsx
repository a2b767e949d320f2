import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Field } from '../../../../foundation/screen/Field.tsx';
import { useField } from '../../../../foundation/screen/form-state.ts';
import * as m from '../../../../messages/messages.js';
import { services } from './labels.ts';
import './cases.css';

interface Option { code: string; label: string; recent: boolean }

/** The services with the last used first, and of those the ones whose words begin with what was typed. */
export function serviceOptions(recent: readonly string[], typed: string): Option[] {
  const all = [...recent.filter((code) => code in services), ...Object.keys(services).filter((code) => !recent.includes(code))]
    .map((code) => ({ code, label: services[code as keyof typeof services], recent: recent.includes(code) }));
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return all;
  const digit = /^[1-5]$/.test(wanted) ? recent[Number(wanted) - 1] : undefined;
  return digit === undefined ? all.filter(({ label }) => label.toLowerCase().split(/\s+/).some((word) => word.startsWith(wanted)) || label.toLowerCase().startsWith(wanted)) : all.filter(({ code }) => code === digit);
}

/** One service by type-ahead: the last five first under 1 to 5, the first that fits is chosen by Enter, and the minutes come next. */
export function ServicePick({ name, recent, next, begins }: { name: string; recent: readonly string[]; next: string; begins: boolean }) {
  const label = m.cases_service();
  const handle = useField(name, label, (typed) => (typeof typed === 'string' ? { value: typed } : { problem: m.cases_service_none(), mend: m.cases_service_mend() }));
  const chosen = typeof handle.typed === 'string' ? handle.typed : undefined;
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (begins) input.current?.focus();
  }, [begins]);
  const options = serviceOptions(recent, text);
  const active = Math.min(at, options.length - 1);

  const take = (option: Option | undefined): void => {
    if (option === undefined) return;
    handle.set(option.code);
    setText('');
    setOpen(false);
    const form = input.current?.form;
    requestAnimationFrame(() => form?.querySelector<HTMLInputElement>(`[data-next="${next}"] input`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setAt(Math.max(0, Math.min(options.length - 1, active + (event.key === 'ArrowDown' ? (open ? 1 : 0) : -1))));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(open ? options[active] : undefined);
    } else if (event.key === 'Tab' && open && text !== '') take(options[active]);
    else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      event.preventDefault();
      setOpen(false);
    }
  };
  return (
    <Field label={label} handle={handle}>
      <div className="combo" onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false); }}>
        <input
          id={handle.id} ref={input} type="text" role="combobox" dir="auto" autoComplete="off" spellCheck={false} aria-expanded={open} aria-controls={list} aria-autocomplete="list" aria-describedby={open ? `${handle.id}-hint` : undefined}
          aria-activedescendant={open && options[active] !== undefined ? `${list}-${options[active].code}` : undefined} aria-invalid={handle.fault !== undefined}
          value={open || chosen === undefined ? text : services[chosen as keyof typeof services] ?? chosen}
          onFocus={() => setOpen(true)} onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
            setOpen(true);
          }}
        />
        {open && (
          <ul id={list} role="listbox" aria-label={label} className="options pick-options">
            {options.length === 0 && <li className="none">{m.cases_service_nothing()}</li>}
            {options.map((option, index) => (
              <li key={option.code} id={`${list}-${option.code}`} role="option" aria-selected={index === active} className="option" {...(index === active ? { 'data-focused': true } : {})} onPointerDown={(event) => { event.preventDefault(); take(option); }}>
                <span>{option.label}</span>
                {option.recent && recent.indexOf(option.code) < 5 && <kbd aria-hidden="true">{recent.indexOf(option.code) + 1}</kbd>}
              </li>
            ))}
          </ul>
        )}
        {open && <p className="hint" id={`${handle.id}-hint`}>{m.cases_service_hint()}</p>}
      </div>
    </Field>
  );
}
