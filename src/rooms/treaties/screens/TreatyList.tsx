import { useState } from 'react';
import { useSend, useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { dayInWords } from '../../../foundation/screen/day-text.ts';
import { DateField, LongText, TextField } from '../../../foundation/screen/fields.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Sheet } from '../../../foundation/screen/Sheet.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { language } from '../../../foundation/screen/words.ts';
import { countryChoices, countryName } from '../../../foundation/screen/names.ts';
import * as m from '../../../messages/messages.js';
import type { NewInstrument, Register } from '../schema.ts';
import { certaintyChoices, kindWords } from './parts/words.ts';

type Row = Register['instruments'][number];

const spoken = (day: string | undefined): string => (day === undefined ? '' : dayInWords(day, language()));

const columns: readonly Column<Row>[] = [
  { id: 'short', head: m.treaties_col_instrument(), cell: ({ instrument }) => <Code>{instrument.short}</Code>, width: 'minmax(11.5rem, 13rem)', names: true },
  { id: 'name', head: m.treaties_col_name(), cell: ({ instrument }) => instrument.name, width: 'minmax(12rem, 3fr)' },
  { id: 'adopted', head: m.treaties_col_adopted(), cell: ({ instrument }) => spoken(instrument.adoptedOn), width: 'minmax(8.5rem, 10rem)' },
  {
    id: 'standing', head: m.treaties_col_standing(), width: 'minmax(12rem, 2fr)',
    cell: ({ standing }) => (standing === null ? m.treaties_no_step() : <>{kindWords[standing.kind]()} <span className="hint">{spoken(standing.happenedOn)}</span> {standing.certainty === 'unverified' && <Tag tone="warn">{m.treaties_unverified()}</Tag>}</>),
  },
  { id: 'reserved', head: m.treaties_col_reserved(), cell: ({ reserved }) => reserved, width: '8rem', align: 'end' },
  { id: 'conflicts', head: m.treaties_col_conflicts(), cell: ({ conflicts }) => (conflicts > 0 ? <Tag tone="warn">{conflicts}</Tag> : conflicts), width: '6.5rem', align: 'end' },
];

/** Every instrument of the register, and how one state stands towards it on a day. */
export function TreatyList() {
  const { query, setQuery } = useAddress();
  const [recording, setRecording] = useState(false);
  const mayWrite = useMay('treaties.write');
  const go = useGo();
  const register = useRead<Register>('/treaties', { state: query['state'], on: query['on'] });
  return (
    <>
      <PageHeader title={m.treaties_list()} under={m.treaties_list_lead()}>
        {mayWrite && (
          <button type="button" className="button primary" onClick={() => setRecording(true)}>
            {m.treaties_record()}
          </button>
        )}
      </PageHeader>
      <div className="stack">
        <Form<{ state: string; on?: string }, void>
          label={m.treaties_show()}
          submit={m.treaties_show()}
          initial={{ state: query['state'] ?? 'US', on: query['on'] ?? '' }}
          send={async ({ state, on }) => setQuery({ state, on })}
        >
          <ChoiceField name="state" label={m.treaties_state()} choices={countryChoices()} />
          <DateField name="on" label={m.treaties_on()} optional />
        </Form>
        <Loaded reading={register}>
          {(answer) => (
            <DataTable
              caption={m.treaties_as_of({ state: countryName(answer.state), day: spoken(answer.on) })}
              columns={columns}
              rows={answer.instruments}
              rowKey={({ instrument }) => instrument.id}
              rowName={({ instrument }) => instrument.short}
              onOpen={({ instrument }) => go(`/app/treaties/${instrument.id}`)}
              empty={{ sentence: m.treaties_none() }}
            />
          )}
        </Loaded>
      </div>
      <Sheet open={recording} onClose={() => setRecording(false)} title={m.treaties_record()}>
        <div className="sheet-content">
          <RecordInstrument onDone={(id) => go(`/app/treaties/${id}`)} />
        </div>
      </Sheet>
    </>
  );
}

function RecordInstrument({ onDone }: { onDone: (id: string) => void }) {
  const { mutateAsync } = useSend<{ id: string }>('POST', '/treaties');
  return (
    <Form<NewInstrument, { id: string }> submit={m.treaties_record()} send={(body, { key }) => mutateAsync({ body, key })} onDone={({ id }) => onDone(id)} label={m.treaties_record()}>
      <TextField name="short" label={m.treaties_short()} hint={m.treaties_short_hint()} most={40} code />
      <TextField name="name" label={m.treaties_name()} most={300} />
      <DateField name="adoptedOn" label={m.treaties_adopted()} />
      <DateField name="inForceOn" label={m.treaties_in_force()} optional />
      <ChoiceField name="certainty" label={m.treaties_certainty()} choices={certaintyChoices()} />
      <TextField name="source" label={m.treaties_source()} hint={m.treaties_source_hint()} most={600} optional />
      <LongText name="note" label={m.treaties_note()} most={600} rows={3} optional />
    </Form>
  );
}
