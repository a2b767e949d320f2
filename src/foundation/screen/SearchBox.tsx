import { useEffect, useId, useRef, useState, type Ref } from 'react';
import { Icon } from './Icon.tsx';

/** A search that answers as one types: `onText` is told the text after a short pause, and at once when it is emptied. */
export function SearchBox({ label, hint, placeholder, code = false, onText, control }: {
  label: string;
  hint?: string | undefined;
  placeholder?: string | undefined;
  /** What is searched is a code, written left to right. */
  code?: boolean | undefined;
  onText: (text: string) => void;
  control?: Ref<HTMLInputElement> | undefined;
}) {
  const id = useId();
  const [text, setText] = useState('');
  const told = useRef(onText);
  useEffect(() => {
    told.current = onText;
  });
  useEffect(() => {
    const timer = setTimeout(() => told.current(text.trim()), text.trim() === '' ? 0 : 150);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="search-box" role="search">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className="search-line">
        <Icon name="search" />
        <input
          id={id}
          ref={control}
          type="search"
          dir={code ? 'ltr' : 'auto'}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={text}
          onChange={(event) => setText(event.target.value)}
          {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
        />
      </div>
    </div>
  );
}
