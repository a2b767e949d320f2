import { describedBy, Field, type FieldProps } from './Field.tsx';
import { useField } from './form-state.ts';
import { now } from './now.ts';
import { words } from './words.ts';

/** A day and a time of day where the browser stands; sends the instant as `2004-03-02T15:20:00.000Z`. */
export function InstantField(props: FieldProps) {
  const handle = useField(props.name, props.label, (typed) => {
    const text = typeof typed === 'string' ? typed : '';
    if (text === '') {
      return props.optional === true ? { value: undefined } : { problem: words('screen_required_problem', { label: props.label }), mend: words('screen_required_mend') };
    }
    const at = Date.parse(text);
    return Number.isNaN(at) ? { problem: words('screen_day_problem', { label: props.label }), mend: words('screen_day_mend_mdy') } : { value: new Date(at).toISOString() };
  });
  return (
    <Field {...props} handle={handle}>
      <input
        id={handle.id}
        className="medium"
        type="datetime-local"
        value={typeof handle.typed === 'string' ? handle.typed : ''}
        onChange={(event) => handle.set(event.target.value)}
        aria-invalid={handle.fault !== undefined}
        {...describedBy(handle, props.hint)}
      />
    </Field>
  );
}

/** This moment as the first answer of an instant field. */
export function thisMoment(): string {
  const at = new Date(now());
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
