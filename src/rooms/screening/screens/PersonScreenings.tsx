import { useMemo } from 'react';
import { useRead, useSend } from '../../../foundation/screen/ask-hooks.ts';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Keys } from '../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../foundation/screen/keys.ts';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { Problem } from '../../../foundation/screen/Problem.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { Instrument, NewScreening, ScreeningLine } from '../schema.ts';
import { bands } from './parts/labels.ts';

/** The screenings of one person, and the instruments with which another may be begun. */
export function PersonScreenings() {
  const { params } = useAddress();
  const person = params['id'] ?? '';
  const mayWrite = useMay('screening.write');
  const reading = useRead<{ screenings: readonly ScreeningLine[] }>(`/screening/people/${person}`);
  return (
    <div className="desk">
      <section aria-labelledby="screenings" className="stack">
        <div>
          <h2 id="screenings">{m.screening_tab()}</h2>
          <p className="hint">{m.screening_never_verdict()}</p>
        </div>
        <Loaded reading={reading}>{({ screenings }) => (screenings.length === 0 ? <EmptyState sentence={m.screening_none_yet()} /> : <Lines screenings={screenings} />)}</Loaded>
      </section>
      {mayWrite && <Begin person={person} />}
    </div>
  );
}

function Lines({ screenings }: { screenings: readonly ScreeningLine[] }) {
  return (
    <ul className="task-list" role="list">
      {screenings.map(({ id, title, startedOn, finishedOn, answered, questions, band }) => (
        <li key={id}>
          <span className="stack tight">
            <Go to={`/app/screening/${id}`}>{title}</Go>
            <span className="hint">
              <OnDay day={startedOn} /> · {m.screening_answered({ answered: String(answered), questions: String(questions) })}
            </span>
          </span>
          <span className="row">{finishedOn === null || band === null ? <Tag>{m.screening_state_open()}</Tag> : <Tag tone={bands[band].tone}>{bands[band].label}</Tag>}</span>
        </li>
      ))}
    </ul>
  );
}

function Begin({ person }: { person: string }) {
  const go = useGo();
  const reading = useRead<{ instruments: readonly Instrument[] }>('/screening/instruments');
  const begin = useSend<{ id: string }>('POST', `/screening/people/${person}`, { stale: [`/screening/people/${person}`], onDone: ({ id }) => go(`/app/screening/${id}`) });
  const instruments = reading.data?.instruments;
  const start = begin.mutate;
  useKeys(useMemo(
    () => (instruments ?? []).map((one, at) => ({ keys: String(at + 1), label: m.screening_begin_with({ title: one.title }), group: 'page' as const, run: () => start({ body: { instrument: one.code } satisfies Omit<NewScreening, 'person'> }) })),
    [instruments, start],
  ));
  return (
    <aside>
      <section className="card" aria-labelledby="begin">
        <h2 id="begin">{m.screening_begin()}</h2>
        {begin.error !== null && <Problem trouble={begin.error.trouble} />}
        <Loaded reading={reading}>
          {({ instruments: list }) => (
            <ul className="line-list" role="list">
              {list.map((one, at) => (
                <li key={one.code}>
                  <div className="stack tight">
                    <button type="button" className="button" aria-disabled={begin.isPending} onClick={() => start({ body: { instrument: one.code } satisfies Omit<NewScreening, 'person'> })}>
                      {one.title} <Keys keys={String(at + 1)} />
                    </button>
                    <p className="hint">{one.lead}</p>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </section>
    </aside>
  );
}
