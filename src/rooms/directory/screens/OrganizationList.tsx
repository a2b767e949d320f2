import { useMemo, useRef, useState } from 'react';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Keys } from '../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../foundation/screen/keys.ts';
import { numberText } from '../../../foundation/screen/number-text.ts';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { SearchBox } from '../../../foundation/screen/SearchBox.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';

interface Row { id: string; name: string; services: number }

const columns: readonly Column<Row>[] = [
  { id: 'name', head: m.directory_col_organization(), cell: ({ name }) => <Bidi>{name}</Bidi>, width: 'minmax(14rem, 4fr)', names: true },
  { id: 'services', head: m.directory_services_of(), cell: ({ services }) => numberText(services), width: '8rem' },
];

/** The organizations of the directory: a service is entered under its own. */
export function OrganizationList() {
  const go = useGo();
  const [find, setFind] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const mayWrite = useMay('directory.write');
  useKeys(useMemo(() => [{ keys: 'f', label: m.directory_organization_search(), group: 'page' as const, run: () => box.current?.focus() }, ...(mayWrite ? [{ keys: 'n', label: m.directory_enter_organization(), group: 'page' as const, run: () => go('/app/directory/organizations/new') }] : [])], [mayWrite, go]));
  return (
    <>
      <PageHeader over={<Go to="/app/directory">{m.directory_list()}</Go>} title={m.directory_organizations()} under={mayWrite ? m.directory_organization_start() : undefined}>
        {mayWrite && <Go to="/app/directory/organizations/new" className="button primary">{m.directory_enter_organization()}<Keys keys="n" /></Go>}
      </PageHeader>
      <div className="stack">
        <SearchBox label={m.directory_organization_search()} onText={setFind} control={box} />
        <List key={find} find={find} />
      </div>
    </>
  );
}

function List({ find }: { find: string }) {
  const go = useGo();
  const { retry, ...windows } = useRowWindows<Row>('/directory/organizations', 'organizations', find === '' ? {} : { find });
  return <DataTable caption={m.directory_organizations()} captionHidden columns={columns} {...windows} rowKey={({ id }) => id} rowName={({ name }) => name} onRetry={retry} onOpen={({ id }) => go(`/app/directory/organizations/${id}`)} height="calc(100dvb - 21rem)" empty={{ sentence: m.directory_organization_none() }} />;
}
