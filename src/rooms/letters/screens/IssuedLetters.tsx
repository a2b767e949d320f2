import { useMemo, useRef, useState } from 'react';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { useKeys } from '../../../foundation/screen/keys.ts';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { SearchBox } from '../../../foundation/screen/SearchBox.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import type { LetterView } from '../schema.ts';
import { letterKinds, standings } from './parts/labels.ts';

type Row = LetterView & { caseCode: string };

const columns: readonly Column<Row>[] = [
  { id: 'serial', head: m.letters_col_number(), cell: ({ serial }) => <Code>{serial}</Code>, width: 'minmax(9rem, 10rem)', names: true },
  { id: 'kind', head: m.letters_col_kind(), cell: ({ kind }) => letterKinds[kind], width: 'minmax(11rem, 1.5fr)' },
  { id: 'code', head: m.letters_col_code(), cell: ({ caseCode }) => <Code>{caseCode}</Code>, width: 'minmax(8rem, 1fr)' },
  { id: 'issued', head: m.letters_col_issued(), cell: ({ issuedOn }) => <OnDay day={issuedOn} />, width: 'minmax(9rem, 1fr)' },
  { id: 'standing', head: m.letters_col_standing(), cell: ({ standing }) => <Tag tone={standings[standing].tone}>{standings[standing].label}</Tag>, width: 'minmax(7rem, 8rem)' },
];

/** Every letter the office issued, and the search by number. */
export function IssuedLetters() {
  const [serial, setSerial] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const go = useGo();
  const found = serial.replace(/[^0-9a-z]/gi, '').length >= 10;
  const { retry, ...windows } = useRowWindows<Row>('/letters', 'letters', found ? { serial: serial.slice(0, 20) } : {});
  useKeys(useMemo(() => [{ keys: 'f', label: m.letters_issued_find(), group: 'page' as const, run: () => box.current?.focus() }], []));
  return (
    <>
      <PageHeader title={m.letters_issued()} under={m.letters_issued_lead()} />
      <div className="stack">
        <SearchBox label={m.letters_issued_find()} hint={m.letters_issued_find_hint()} code onText={setSerial} control={box} />
        <DataTable
          caption={m.letters_issued()}
          captionHidden
          columns={columns}
          {...windows}
          rowKey={({ id }) => id}
          rowName={({ serial: number }) => number}
          onRetry={retry}
          onOpen={({ id }) => go(`/app/letters/${id}`)}
          height="calc(100dvb - 21rem)"
          empty={{ sentence: found ? m.letters_issued_none_found() : m.letters_issued_none() }}
        />
      </div>
    </>
  );
}
