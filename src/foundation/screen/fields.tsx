import { phoneInGroups, readNumber, readPhone } from './answer-text.ts';
import { dayInWords, readDay, type DayOrder } from './day-text.ts';
import { describedBy, Field, type FieldProps } from './Field.tsx';
import { useField, type Taken } from './form-state.ts';
import { language, words } from './words.ts';

/** What was typed into a text control. */
const textOf = (typed: unknown): string => (typeof typed === 'string' ? typed : typeof typed === 'number' ? String(typed) : '');

function emptyTaken(label: string, optional: boolean | undefined): Taken {
  return optional === true ? { value: undefined } : { problem: words('screen_required_problem', { label }), mend: words('screen_required_mend') };
}

/** One line of text. */
export function TextField({ most, code = false, width, autoComplete = 'off', ...props }: FieldProps & {
  most?: number | undefined;
  /** A code such as R-0551: written left to right, never corrected. */
  code?: boolean | undefined;
  width?: 'short' | 'medium' | undefined;
  autoComplete?: string | undefined;
}) {
  const handle = useField(props.name, props.label, (typed) => takeText(textOf(typed), props, most));
  return (
    <Field {...props} handle={handle}>
      <input
        id={handle.id}
        className={width ?? (code ? 'medium' : '')}
        type="text"
        dir={code ? 'ltr' : 'auto'}
        spellCheck={!code}
        autoComplete={autoComplete}
        autoCapitalize={code ? 'characters' : 'sentences'}
        value={textOf(handle.typed)}
        onChange={(event) => handle.set(event.target.value)}
        aria-invalid={handle.fault !== undefined}
        {...describedBy(handle, props.hint)}
      />
    </Field>
  );
}

/** Several lines of text, with the number of characters left when there is a most. */
export function LongText({ most, rows = 5, ...props }: FieldProps & { most?: number | undefined; rows?: number | undefined }) {
  const handle = useField(props.name, props.label, (typed) => takeText(textOf(typed), props, most));
  const text = textOf(handle.typed);
  const left = most === undefined ? undefined : most - text.length;
  return (
    <Field {...props} handle={handle}>
      <textarea
        id={handle.id}
        dir="auto"
        rows={rows}
        value={text}
        onChange={(event) => handle.set(event.target.value)}
        aria-invalid={handle.fault !== undefined}
        {...describedBy(handle, props.hint, left === undefined ? [] : [`${handle.id}-left`])}
      />
      {left !== undefined && (
        <p className="hint" id={`${handle.id}-left`}>
          {left < 0 ? words('screen_text_over', { count: -left }) : words('screen_text_left', { count: left })}
        </p>
      )}
    </Field>
  );
}

function takeText(text: string, { label, optional }: FieldProps, most: number | undefined): Taken {
  const bare = text.trim();
  if (bare === '') return emptyTaken(label, optional);
  if (most !== undefined && bare.length > most) {
    return { problem: words('screen_text_long_problem', { label, count: bare.length - most }), mend: words('screen_text_long_mend', { most }) };
  }
  return { value: bare };
}

/** A day, typed and not picked, with what was understood said back in words; sends `2004-03-14`. */
export function DateField({ order = 'mdy', from, to, ...props }: FieldProps & {
  order?: DayOrder | undefined;
  from?: string | undefined;
  to?: string | undefined;
}) {
  const handle = useField(props.name, props.label, (typed) => takeDay(textOf(typed), props, order, from, to));
  const hint = props.hint ?? words(`screen_day_hint_${order}`);
  const text = textOf(handle.typed);
  const reading = readDay(text, order, language());
  return (
    <Field {...props} hint={hint} handle={handle}>
      <div className="with-echo">
        <input
          id={handle.id}
          className="medium"
          type="text"
          dir="auto"
          autoComplete="off"
          value={text}
          onChange={(event) => handle.set(event.target.value)}
          aria-invalid={handle.fault !== undefined}
          {...describedBy(handle, hint)}
        />
        <p className="echo" role="status">
          {'day' in reading && <bdi>{dayInWords(reading.day, language())}</bdi>}
        </p>
      </div>
    </Field>
  );
}

function takeDay(text: string, { label, optional }: FieldProps, order: DayOrder, from?: string, to?: string): Taken {
  const reading = readDay(text, order, language());
  if ('day' in reading) {
    const { day } = reading;
    if ((from === undefined || day >= from) && (to === undefined || day <= to)) return { value: day };
    return { problem: words('screen_day_range_problem', { label }), mend: dayRangeMend(from, to) };
  }
  switch (reading.fault) {
    case 'empty':
      return emptyTaken(label, optional);
    case 'no-year':
      return { problem: words('screen_day_no_year', { label }), mend: words('screen_day_no_year_mend') };
    case 'no-such-day':
      return { problem: words('screen_day_no_such', { label }), mend: words('screen_day_no_such_mend') };
    case 'unreadable':
      return { problem: words('screen_day_problem', { label }), mend: words(`screen_day_mend_${order}`) };
  }
}

function dayRangeMend(from: string | undefined, to: string | undefined): string {
  const spoken = (day: string): string => dayInWords(day, language());
  if (from === undefined) return to === undefined ? '' : words('screen_day_to_mend', { to: spoken(to) });
  return to === undefined ? words('screen_day_from_mend', { from: spoken(from) }) : words('screen_day_range_mend', { from: spoken(from), to: spoken(to) });
}

/** A telephone number in any common writing; sends `+` and its digits. */
export function PhoneField(props: FieldProps) {
  const handle = useField(props.name, props.label, (typed) => {
    const text = textOf(typed).trim();
    if (text === '') return emptyTaken(props.label, props.optional);
    const phone = readPhone(text);
    return phone === undefined ? { problem: words('screen_phone_problem', { label: props.label }), mend: words('screen_phone_mend') } : { value: phone };
  });
  const hint = props.hint ?? words('screen_phone_hint');
  const text = textOf(handle.typed);
  const phone = readPhone(text);
  return (
    <Field {...props} hint={hint} handle={handle}>
      <div className="with-echo">
        <input
          id={handle.id}
          className="medium"
          type="tel"
          dir="ltr"
          autoComplete="off"
          value={text}
          onChange={(event) => handle.set(event.target.value)}
          aria-invalid={handle.fault !== undefined}
          {...describedBy(handle, hint)}
        />
        <p className="echo" role="status">
          {phone !== undefined && (
            <bdi dir="ltr" className="code">
              {phoneInGroups(phone)}
            </bdi>
          )}
        </p>
      </div>
    </Field>
  );
}

/** A number, with its unit beside it; sends a number. */
export function NumberField({ unit, from, to, whole = true, ...props }: FieldProps & {
  unit?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  whole?: boolean | undefined;
}) {
  const handle = useField(props.name, props.label, (typed) => takeNumber(textOf(typed), props, whole, from, to));
  return (
    <Field {...props} handle={handle}>
      <div className="with-unit">
        <input
          id={handle.id}
          className="short"
          type="text"
          inputMode={whole ? 'numeric' : 'decimal'}
          dir="ltr"
          autoComplete="off"
          value={textOf(handle.typed)}
          onChange={(event) => handle.set(event.target.value)}
          aria-invalid={handle.fault !== undefined}
          {...describedBy(handle, props.hint, unit === undefined ? [] : [`${handle.id}-unit`])}
        />
        {unit !== undefined && (
          <span className="hint" id={`${handle.id}-unit`}>
            {unit}
          </span>
        )}
      </div>
    </Field>
  );
}

function takeNumber(text: string, { label, optional }: FieldProps, whole: boolean, from?: number, to?: number): Taken {
  if (text.trim() === '') return emptyTaken(label, optional);
  const number = readNumber(text, language());
  if (number === undefined) return { problem: words('screen_number_problem', { label }), mend: words('screen_number_mend') };
  if (whole && !Number.isSafeInteger(number)) return { problem: words('screen_number_whole_problem', { label }), mend: words('screen_number_whole_mend') };
  if ((from === undefined || number >= from) && (to === undefined || number <= to)) return { value: number };
  const mend =
    from === undefined
      ? words('screen_number_to_mend', { to: to ?? number })
      : to === undefined
        ? words('screen_number_from_mend', { from })
        : words('screen_number_range_mend', { from, to });
  return { problem: words('screen_number_range_problem', { label }), mend };
}

/** One box to tick; sends true or false, and must be ticked when `must` is given. */
export function CheckField({ must = false, ...props }: Omit<FieldProps, 'optional'> & { must?: boolean | undefined }) {
  const handle = useField(props.name, props.label, (typed) =>
    must && typed !== true ? { problem: words('screen_required_check'), mend: props.label } : { value: typed === true },
  );
  return (
    <div className={handle.fault === undefined ? 'field' : 'field wrong'}>
      {handle.fault !== undefined && (
        <p className="field-problem" id={`${handle.id}-problem`}>
          <span className="hidden-visually">{words('screen_error_label')} </span>
          {handle.fault.problem}
        </p>
      )}
      <label className="choice">
        <input
          id={handle.id}
          type="checkbox"
          checked={handle.typed === true}
          onChange={(event) => handle.set(event.target.checked)}
          aria-invalid={handle.fault !== undefined}
          {...describedBy(handle, props.hint)}
        />
        <span>{props.label}</span>
      </label>
      {props.hint !== undefined && (
        <p className="hint" id={`${handle.id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.why !== undefined && (
        <details className="why">
          <summary className="hint">{words('screen_why_we_ask')}</summary>
          <p className="hint">{props.why}</p>
        </details>
      )}
    </div>
  );
}
