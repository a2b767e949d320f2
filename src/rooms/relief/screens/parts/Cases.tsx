import './relief.css';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { DateField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { countryName } from '../../../../foundation/screen/names.ts';
import * as m from '../../../../messages/messages.js';
import type { ReunificationStep, ReunificationView } from '../../schema.ts';
import { caseActs, caseStates, classes } from './labels.ts';

/** Cases of reunification and return, each with its steps and the next one. */
export function Cases({ cases }: { cases: readonly ReunificationView[] }) {
  const client = useQueryClient();
  const mayWrite = useMay('relief.write');
  const [open, setOpen] = useState<{ of: ReunificationView; step: ReunificationStep } | undefined>(undefined);
  return (
    <>
      <ul className="line-list" role="list">
        {cases.map((one) => (
          <li key={one.id}>
            <div className="stack tight">
              <span className="row">
                <Go to={`/app/people/${one.person}/family`}>{one.name === undefined ? <Code>{one.caseCode}</Code> : <Bidi person>{one.name}</Bidi>}</Go>
                <Tag tone={caseStates[one.state].tone}>{caseStates[one.state].label}</Tag>
                <span className="hint">{one.kind === 'return' ? m.relief_kind_return() : classes[one.class ?? '']} · {countryName(one.country)}</span>
              </span>
              <p className="hint">
                {m.relief_case_opened()} <OnDay day={one.openedOn} />
                {one.steps.map(({ step, onDay }, i) => <span key={`${step} ${String(i)}`}> · {caseStates[step].label} <OnDay day={onDay} /></span>)}
              </p>
            </div>
            {mayWrite && (
              <span className="act-row">
                {one.possible.map((step) => (
                  <button key={step} type="button" className={step === 'stopped' ? 'button small quiet' : 'button small'} onClick={() => setOpen({ of: one, step })}>{caseActs[step]}</button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
      <Sheet open={open !== undefined} onClose={() => setOpen(undefined)} title={open === undefined ? '' : caseActs[open.step]}>
        {open !== undefined && (
          <div className="sheet-content">
            <Form<{ onDay: string }, { id: string }>
              label={caseActs[open.step]}
              initial={{ onDay: today() }}
              send={(values, { key }) => send('POST', `/relief/reunifications/${open.of.id}/steps`, { step: open.step, ...values }, { key, version: open.of.version })}
              submit={caseActs[open.step]}
              onDone={() => {
                showToast(caseStates[open.step].label);
                setOpen(undefined);
                void forget(client, ['/relief']);
              }}
            >
              <DateField name="onDay" label={m.relief_field_on()} from={open.of.steps.at(-1)?.onDay ?? open.of.openedOn} to={today()} />
            </Form>
          </div>
        )}
      </Sheet>
    </>
  );
}
