import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { Problem } from '../errors.ts';
import { announce } from './announce.ts';
import { troubleOf } from './ask.ts';
import { attemptFor, focusField, FormContext, gather, newForm, settles, type Attempt, type FormField, type FormHold } from './form-state.ts';
import { Keys } from './Keys.tsx';
import { ProblemSummary } from './ProblemSummary.tsx';
import { useStore } from './store.ts';
import { noteUnsaved } from './unsaved.ts';
import { words } from './words.ts';

/** What a form is given: its first answers, its rules, and what sending means. */
export interface FormProps<Values, Answer> {
  children: ReactNode;
  /** The first answers by field name, as they would be typed. */
  initial?: Readonly<Record<string, unknown>> | undefined;
  /** Rules over several fields, the same that the server applies. */
  check?: ((values: Values) => readonly Problem[]) | undefined;
  /** Sends the answers; pass `attempt.key` on as the idempotency key. */
  send: (values: Values, attempt: { key: string }) => Promise<Answer>;
  onDone?: ((answer: Answer) => void) | undefined;
  /** What the button does, in a verb and its object. */
  submit?: string | undefined;
  /** More buttons beside the first. */
  acts?: ReactNode;
  label?: string | undefined;
  className?: string | undefined;
}

/** A form that checks on submit, keeps what was typed, and sends each attempt once however often it is repeated. */
export function Form<Values, Answer>(props: FormProps<Values, Answer>) {
  const [hold] = useState(() => newForm(props.initial ?? {}));
  const state = useStore(hold.state);
  const form = useRef<HTMLFormElement>(null);
  const attempt = useRef<Attempt | undefined>(undefined);
  const unsavedNote = useUnsavedNote(state.changed);
  useErrorTitle(state.problems.length > 0 || state.trouble !== undefined);

  const fail = (outcome: Partial<Pick<typeof state, 'problems' | 'trouble'>>): void => {
    hold.state.change((before) => ({ ...before, problems: [], trouble: undefined, ...outcome, sending: false, failures: before.failures + 1 }));
  };

  const submit = async (): Promise<void> => {
    if (hold.state.read().sending) return;
    const { values, problems } = gather(inOrder(hold), hold.state.read().typed);
    const all = problems.length > 0 ? problems : [...(props.check?.(values as Values) ?? [])];
    if (all.length > 0) return fail({ problems: all });

    const current = attemptFor(attempt.current, values);
    attempt.current = current;
    hold.state.change((before) => ({ ...before, sending: true, problems: [], trouble: undefined }));
    announce(words('screen_form_sending'));
    try {
      const answer = await props.send(values as Values, { key: current.key });
      attempt.current = { ...current, settled: true };
      hold.state.change((before) => ({ ...before, sending: false, changed: false }));
      announce(words('screen_form_sent'));
      noteUnsaved(unsavedNote, false); // before what follows, which may leave the page
      props.onDone?.(answer);
    } catch (error) {
      const trouble = troubleOf(error);
      attempt.current = { ...current, settled: settles(trouble) };
      fail(trouble.kind === 'invalid' && trouble.problems.length > 0 ? { problems: trouble.problems } : { trouble });
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.current?.requestSubmit();
    }
    if (event.key === 'F8') {
      event.preventDefault();
      focusNextProblem(hold);
    }
  };

  return (
    <FormContext value={hold}>
      <form
        ref={form}
        className={`form ${props.className ?? ''}`}
        aria-label={props.label}
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ProblemSummary problems={state.problems} trouble={state.trouble} failures={state.failures} fields={() => inOrder(hold)} />
        {props.children}
        <div className="acts">
          <button type="submit" className="button primary" aria-disabled={state.sending}>
            {state.sending ? words('screen_form_sending') : (props.submit ?? words('screen_submit'))}
            {!state.sending && <Keys keys="mod+↵" />}
          </button>
          {props.acts}
        </div>
      </form>
    </FormContext>
  );
}

/** The fields in the order in which they stand on the page. */
function inOrder(hold: FormHold): FormField[] {
  return [...hold.fields.values()]
    .map((field) => ({ field, element: document.getElementById(field.id) }))
    .sort((a, b) => {
      if (a.element === null || b.element === null) return 0;
      return a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
    })
    .map(({ field }) => field);
}

/** Moves the focus to the next field with a problem after the one that has it, and around. */
function focusNextProblem(hold: FormHold): void {
  const wrong = inOrder(hold).filter(({ name }) => hold.state.read().problems.some(({ where }) => where === `/${name}` || where.startsWith(`/${name}/`)));
  const at = wrong.findIndex(({ id }) => document.getElementById(id)?.contains(document.activeElement) === true);
  const next = wrong[(at + 1) % wrong.length];
  if (next !== undefined) focusField(next.id);
}

function useUnsavedNote(changed: boolean): string {
  const id = useId();
  useEffect(() => {
    noteUnsaved(id, changed);
    return () => noteUnsaved(id, false);
  }, [id, changed]);
  return id;
}

/** Puts "Error: " before the page's title while the form has a problem. */
function useErrorTitle(wrong: boolean): void {
  useEffect(() => {
    if (!wrong) return;
    const prefix = words('screen_error_prefix');
    document.title = prefix + document.title;
    return () => {
      if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
    };
  }, [wrong]);
}
