import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { describedBy, Field, FieldGroup, type FieldProps } from './Field.tsx';
import { useField, type FieldHandle } from './form-state.ts';
import { Icon } from './Icon.tsx';
import { useLayer } from './Sheet.tsx';
import { words } from './words.ts';

/** One answer that can be chosen. */
export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
}

/** More answers than this are searched in a list instead of being laid out. */
const few = 7;

/** One answer of several: radio buttons for few, a searchable list for many; sends the answer's `value`. */
export function ChoiceField({ choices, ...props }: FieldProps & { choices: readonly Choice[] }) {
  const handle = useField(props.name, props.label, (typed) => {
    const found = choices.find(({ value }) => value === typed);
    if (found !== undefined) return { value: found.value };
    if (props.optional === true) return { value: undefined };
    return { problem: words('screen_required_problem', { label: props.label }), mend: words('screen_required_choose') };
  });
  return choices.length <= few ? (
    <FieldGroup {...props} handle={handle}>
      <Choices kind="radio" choices={choices} handle={handle} chosen={(value) => handle.typed === value} onChoose={(value) => handle.set(value)} />
    </FieldGroup>
  ) : (
    <Field {...props} handle={handle}>
      <Combo {...props} choices={choices} handle={handle} />
    </Field>
  );
}

/** Any number of answers, each a box to tick; sends the list of `value`s in the order of the choices. */
export function ChecksField({ choices, ...props }: FieldProps & { choices: readonly Choice[] }) {
  const handle = useField(props.name, props.label, (typed) => {
    const chosen = listOf(typed);
    if (chosen.length === 0 && props.optional !== true) {
      return { problem: words('screen_required_problem', { label: props.label }), mend: words('screen_required_choose') };
    }
    return { value: chosen };
  });
  const chosen = listOf(handle.typed);
  return (
    <FieldGroup {...props} handle={handle}>
      <Choices
        kind="checkbox"
        choices={choices}
        handle={handle}
        chosen={(value) => chosen.includes(value)}
        onChoose={(value) => {
          const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
          handle.set(choices.map((choice) => choice.value).filter((one) => next.includes(one)));
        }}
      />
    </FieldGroup>
  );
}

function listOf(typed: unknown): readonly string[] {
  return Array.isArray(typed) ? (typed as readonly string[]) : [];
}

function Choices({ kind, choices, handle, chosen, onChoose }: {
  kind: 'radio' | 'checkbox';
  choices: readonly Choice[];
  handle: FieldHandle;
  chosen: (value: string) => boolean;
  onChoose: (value: string) => void;
}) {
  return (
    <div className={choices.some(({ hint }) => hint !== undefined) ? 'choices long' : 'choices'}>
      {choices.map(({ value, label, hint }) => (
        <label key={value} className="choice">
          <input
            type={kind}
            name={`${handle.id}-choice`}
            value={value}
            checked={chosen(value)}
            onChange={() => onChoose(value)}
            {...(kind === 'checkbox' && handle.fault !== undefined ? { 'aria-invalid': true } : {})}
          />
          <span>
            {label}
            {hint !== undefined && <span className="choice-hint">{hint}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}

function Combo({ label, hint, choices, handle }: FieldProps & { choices: readonly Choice[]; handle: FieldHandle }) {
  const layer = useLayer();
  return (
    <ComboBox
      aria-label={label}
      defaultItems={choices}
      value={typeof handle.typed === 'string' ? handle.typed : null}
      onChange={(key) => handle.set(key === null ? undefined : String(key))}
      isInvalid={handle.fault !== undefined}
      validationBehavior="aria"
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <div className="combo">
        <Input id={handle.id} autoComplete="off" {...describedBy(handle, hint)} />
        <Button className="open" aria-label={words('screen_choice_open')}>
          <Icon name="down" />
        </Button>
      </div>
      <Popover className="popover" offset={4} {...(layer === undefined ? {} : { UNSTABLE_portalContainer: layer })}>
        <ListBox<Choice> className="options" renderEmptyState={() => <p className="none">{words('screen_choice_none')}</p>}>
          {(choice) => (
            <ListBoxItem id={choice.value} textValue={choice.label} className="option">
              {({ isSelected }) => (
                <>
                  <span>{choice.label}</span>
                  {isSelected && <Icon name="check" />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
