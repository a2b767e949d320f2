import { useRef, useState } from 'react';
import { announce } from '../../../foundation/screen/announce.ts';
import { troubleOf, type Trouble } from '../../../foundation/screen/ask.ts';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { FileField } from '../../../foundation/screen/FileField.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { Problem } from '../../../foundation/screen/Problem.tsx';
import type { OfferedSheet } from '../../../foundation/screen/session.ts';
import { showToast } from '../../../foundation/screen/toasts.ts';
import * as m from '../../../messages/messages.js';
import { base64Of, takeFile, undoBatch, type GivenFile, type SheetColumn, type Taken } from './import-file.ts';
import { ImportReport } from './ImportReport.tsx';
import { SheetColumns } from './SheetColumns.tsx';

/** Takes in one kind of file: choose, try, mend, take in, and take back. */
export function ImportSheet({ sheet }: { sheet: OfferedSheet }) {
  const { data } = useRead<{ columns: readonly SheetColumn[] }>(`/exchange/${sheet.name}`, {}, { freshFor: Number.POSITIVE_INFINITY });
  const [given, setGiven] = useState<GivenFile | undefined>(undefined);
  const [taken, setTaken] = useState<Taken | undefined>(undefined);
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const [working, setWorking] = useState(false);
  const report = useRef<HTMLElement>(null);

  const ask = async (file: GivenFile, dryRun: boolean): Promise<void> => {
    setGiven(file);
    setTrouble(undefined);
    setWorking(true);
    announce(m.app_import_working());
    try {
      const answer = await takeFile(sheet.name, file, dryRun);
      setTaken(answer);
      if (answer.outcome === 'kept' && answer.batch !== null) {
        const { batch } = answer;
        showToast(m.app_import_kept_toast({ title: sheet.title }), () => undo(batch));
      }
      requestAnimationFrame(() => report.current?.focus());
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setWorking(false);
    }
  };
  const undo = async (batch: string): Promise<void> => {
    try {
      await undoBatch(sheet.name, batch);
      setTaken(undefined);
      setGiven(undefined);
      showToast(m.app_import_undone());
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  };

  return (
    <div className="stack loose">
      <Form<{ file: File[] }, void>
        label={m.app_import_choose({ title: sheet.title })}
        submit={m.app_import_try()}
        send={async ({ file: [file] }) => {
          if (file === undefined) return;
          setTaken(undefined);
          await ask({ fileName: file.name.slice(-200), content: await base64Of(file), mapping: {}, repairs: [] }, true);
        }}
        acts={
          <span className="row hint">
            {m.app_import_template()}
            <a href={`/api/exchange/${sheet.name}/template.xlsx`} download>
              {m.app_import_template_form({ form: 'XLSX' })}
            </a>
            <a href={`/api/exchange/${sheet.name}/template.csv`} download>
              {m.app_import_template_form({ form: 'CSV' })}
            </a>
          </span>
        }
      >
        <FileField name="file" label={m.app_import_choose({ title: sheet.title })} kinds={sheet.kinds} most={40 * 1024 * 1024} />
      </Form>
      {trouble !== undefined && <Problem trouble={trouble} {...(given === undefined ? {} : { onRetry: () => void ask(given, true) })} />}
      {taken !== undefined && given !== undefined && (
        <section ref={report} tabIndex={-1} className="stack report" aria-busy={working} aria-label={m.app_import_found()}>
          <ImportReport sheet={sheet} columns={data?.columns ?? []} given={given} taken={taken} working={working} onTry={(file) => void ask(file, true)} onTake={() => void ask(given, false)} onUndo={(batch) => void undo(batch)} />
        </section>
      )}
      {data !== undefined && taken === undefined && <SheetColumns columns={data.columns} />}
    </div>
  );
}
