import { useRef, useState } from 'react';
import { describedBy, Field, type FieldProps } from './Field.tsx';
import { useField, type Taken } from './form-state.ts';
import { language, words } from './words.ts';

/** Files to send, chosen or dropped; sends a list of `File`. */
export function FileField({ kinds, most = 20 * 1024 * 1024, several = false, ...props }: FieldProps & {
  /** The endings that can be read, such as `.csv`. */
  kinds?: readonly string[] | undefined;
  /** The largest size of one file, in bytes. */
  most?: number | undefined;
  several?: boolean | undefined;
}) {
  const handle = useField(props.name, props.label, (typed) => takeFiles(filesOf(typed), props, kinds, most));
  const control = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const files = filesOf(handle.typed);
  const size = sizeInWords(most);
  const hint = props.hint ?? (kinds === undefined ? words('screen_file_hint_size', { size }) : words('screen_file_hint', { size, kinds: kinds.join(' ') }));

  const add = (list: FileList | null): void => {
    const more = Array.from(list ?? []);
    if (more.length > 0) handle.set(several ? [...files, ...more] : more.slice(0, 1));
    if (control.current !== null) control.current.value = '';
  };

  return (
    <Field {...props} hint={hint} handle={handle}>
      <div
        className={over ? 'file-drop over' : 'file-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          add(event.dataTransfer.files);
        }}
      >
        <input
          id={handle.id}
          ref={control}
          type="file"
          accept={kinds?.join(',')}
          multiple={several}
          onChange={(event) => add(event.target.files)}
          aria-invalid={handle.fault !== undefined}
          {...describedBy(handle, hint)}
        />
        <span className="hint">{words('screen_file_drop')}</span>
      </div>
      {files.length > 0 && (
        <ul className="file-list">
          {files.map((file, index) => (
            <li key={`${file.name} ${index}`} className="row">
              <bdi>{file.name}</bdi>
              <span className="hint">{sizeInWords(file.size)}</span>
              <button
                type="button"
                className="button quiet small"
                onClick={() => {
                  handle.set(files.filter((_, at) => at !== index));
                  control.current?.focus();
                }}
              >
                {words('screen_file_remove', { name: file.name })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Field>
  );
}

function filesOf(typed: unknown): readonly File[] {
  return Array.isArray(typed) ? typed.filter((one) => one instanceof File) : [];
}

function takeFiles(files: readonly File[], { label, optional }: FieldProps, kinds: readonly string[] | undefined, most: number): Taken {
  if (files.length === 0) {
    return optional === true ? { value: undefined } : { problem: words('screen_required_problem', { label }), mend: words('screen_required_file') };
  }
  for (const { name, size } of files) {
    if (size > most) return { problem: words('screen_file_large_problem', { name }), mend: words('screen_file_large_mend', { size: sizeInWords(most) }) };
    if (kinds !== undefined && !kinds.some((kind) => name.toLowerCase().endsWith(kind))) {
      return { problem: words('screen_file_kind_problem', { name }), mend: words('screen_file_kind_mend', { kinds: kinds.join(' ') }) };
    }
  }
  return { value: files };
}

function sizeInWords(bytes: number): string {
  const [value, unit] = bytes >= 1024 * 1024 ? [bytes / 1024 / 1024, 'megabyte'] : [bytes / 1024, 'kilobyte'];
  return new Intl.NumberFormat(language(), { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
