import { OneOf } from '../../foundation/screen/OneOf.tsx';
import { PageHeader } from '../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../foundation/screen/router.tsx';
import { useSession } from '../../foundation/screen/session.ts';
import { Tabs } from '../../foundation/screen/Tabs.tsx';
import * as m from '../../messages/messages.js';
import { ExportSheets } from './parts/ExportSheets.tsx';
import { ImportSheet } from './parts/ImportSheet.tsx';

/** Files in and out: each kind of file that this person may take in or give out. */
export function Data() {
  const { sheets } = useSession();
  const { query, setQuery } = useAddress();
  const taken = sheets.filter(({ mayImport }) => mayImport);
  const given = sheets.filter(({ mayExport }) => mayExport);
  const exporting = given.length > 0 && (query['do'] === 'export' || taken.length === 0);
  const chosen = taken.find(({ name }) => name === query['sheet']) ?? taken[0];
  return (
    <>
      <PageHeader title={m.app_data()} under={exporting ? m.app_export_lead() : m.app_import_lead()} />
      {taken.length > 0 && given.length > 0 && (
        <Tabs
          label={m.app_data()}
          current={exporting ? '/app/data?do=export' : '/app/data'}
          tabs={[{ path: '/app/data', label: m.app_import() }, { path: '/app/data?do=export', label: m.app_export() }]}
        />
      )}
      {exporting ? (
        <ExportSheets sheets={given} />
      ) : (
        <div className="stack loose">
          {taken.length > 1 && chosen !== undefined && (
            <OneOf
              label={m.app_import_what()}
              value={chosen.name}
              options={taken.map(({ name, title }) => ({ value: name, label: title }))}
              onChange={(name) => setQuery({ sheet: name })}
            />
          )}
          {chosen !== undefined && <ImportSheet key={chosen.name} sheet={chosen} />}
        </div>
      )}
    </>
  );
}
