import type { ReactNode } from 'react';
import type { FieldHandle } from './form-state.ts';
import { words } from './words.ts';

/** What every question may say. */
export interface FieldProps {
  /** A JSON pointer into what is sent, without its first slash. */
  name: string;
  label: string;
  hint?: string | undefined;
  /** Why the question is asked, for the person who wants to know before answering. */
  why?: string | undefined;
  /** May be left empty; said beside the label. */
  optional?: boolean | undefined;
}

/** The ids of the hint and the problem of a field, for `aria-describedby`. */
export function describedBy(handle: FieldHandle, hint: string | undefined, more: readonly string[] = []): { 'aria-describedby'?: string } {
  const ids = [...(hint === undefined ? [] : [`${handle.id}-hint`]), ...(handle.fault === undefined ? [] : [`${handle.id}-problem`]), ...more];
  return ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') };
}

/** The frame of one question with one control: label, hint, problem, control, why we ask. */
export function Field({ label, hint, why, optional, handle, children }: Omit<FieldProps, 'name'> & { handle: FieldHandle; children: ReactNode }) {
  return (
    <div className={handle.fault === undefined ? 'field' : 'field wrong'}>
      <label htmlFor={handle.id}>
        {label} <OptionalMark optional={optional} />
      </label>
      <Around hint={hint} why={why} handle={handle}>
        {children}
      </Around>
    </div>
  );
}

/** The frame of one question with several controls. */
export function FieldGroup({ label, hint, why, optional, handle, children }: Omit<FieldProps, 'name'> & { handle: FieldHandle; children: ReactNode }) {
  return (
    <fieldset id={handle.id} tabIndex={-1} className={handle.fault === undefined ? 'field' : 'field wrong'} {...describedBy(handle, hint)}>
      <legend>
        {label} <OptionalMark optional={optional} />
      </legend>
      <Around hint={hint} why={why} handle={handle}>
        {children}
      </Around>
    </fieldset>
  );
}

function OptionalMark({ optional }: { optional: boolean | undefined }) {
  return optional === true ? <span className="optional">{words('screen_optional')}</span> : null;
}

function Around({ hint, why, handle, children }: Pick<FieldProps, 'hint' | 'why'> & { handle: FieldHandle; children: ReactNode }) {
  return (
    <>
      {hint !== undefined && (
        <p className="hint" id={`${handle.id}-hint`}>
          {hint}
        </p>
      )}
      {handle.fault !== undefined && (
        <p className="field-problem" id={`${handle.id}-problem`}>
          <span className="hidden-visually">{words('screen_error_label')} </span>
          {handle.fault.problem} {handle.fault.mend}
        </p>
      )}
      {children}
      {why !== undefined && (
        <details className="why">
          <summary className="hint">{words('screen_why_we_ask')}</summary>
          <p className="hint">{why}</p>
        </details>
      )}
    </>
  );
}
