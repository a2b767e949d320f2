import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { announce } from '../../../../foundation/screen/announce.ts';
import { newKey, send, troubleOf } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { dayInWords, readDay } from '../../../../foundation/screen/day-text.ts';
import { EmptyState } from '../../../../foundation/screen/EmptyState.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { today } from '../../../../foundation/screen/today.ts';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { CaseFile, CellStep, ChargeView, CountView, DefendantView } from '../../schema.ts';
import { cellSteps, custodies, papers, standings } from './labels.ts';

/** What each letter enters in a cell. */
const LETTERS: Readonly<Record<string, CellStep>> = { c: 'charged', p: 'plea', w: 'plea-withdrawn', g: 'guilty', n: 'not-guilty', d: 'dismissed', Backspace: 'strike', Delete: 'strike' };
const LETTER_OF: Readonly<Record<CellStep, string>> = { charged: 'c', plea: 'p', 'plea-withdrawn': 'w', guilty: 'g', 'not-guilty': 'n', dismissed: 'd', strike: 'Backspace' };

const spoken = (day: string): string => dayInWords(day, language());

/** A day short enough for a cell: `16 Nov 2004`. */
function short(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const tongue = language() === 'en' ? 'en-GB' : language();
  return new Intl.DateTimeFormat(tongue, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC', calendar: 'gregory' }).format(Date.UTC(year, month - 1, date));
}

/** What a defendant is called here: their name for whoever may read it, else their number. */
export function defendantName(d: DefendantView): string {
  return d.name ?? m.justice_defendant_n({ n: d.place });
}

/** Defendants by counts of one charging paper, filled like a spreadsheet; papers before stand beside it as history. */
export function CaseGrid({ file, mayEnter }: { file: CaseFile; mayEnter: boolean }) {
  const last = file.papers.at(-1);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const paper = file.papers.find((p) => p.id === chosen) ?? last;
  const [dayText, setDayText] = useState('');
  const reading = dayText.trim() === '' ? { day: today() } : readDay(dayText, 'mdy', language());
  const counts = file.counts.filter((c) => c.instrument === paper?.id);
  const { enter, busy } = useEnter(file.id);
  return (
    <section aria-labelledby="grid" className="stack">
      <h2 id="grid">{m.justice_grid()}</h2>
      {file.papers.length > 1 && (
        <div className="row" role="group" aria-label={m.justice_grid_papers()}>
          {file.papers.map((p) => (
            <button key={p.id} type="button" className={p.id === paper?.id ? 'button small primary' : 'button small'} aria-pressed={p.id === paper?.id} onClick={() => setChosen(p.id)}>
              {m.justice_grid_paper({ paper: papers[p.kind], day: spoken(p.filedOn) })}
            </button>
          ))}
        </div>
      )}
      {mayEnter && (
        <div className="grid-day">
          <div className="field">
            <label htmlFor="grid-day">{m.justice_grid_day()}</label>
            <input id="grid-day" className="medium" type="text" dir="auto" autoComplete="off" value={dayText} placeholder={spoken(today())} onChange={(event) => setDayText(event.target.value)} aria-invalid={!('day' in reading)} aria-describedby="grid-day-echo" />
          </div>
          <p id="grid-day-echo" className="echo" role="status">{'day' in reading ? <bdi>{spoken(reading.day)}</bdi> : m.justice_grid_day_bad()}</p>
        </div>
      )}
      {counts.length === 0 || file.defendants.length === 0 ? <EmptyState sentence={m.justice_grid_none()} /> : (
        <Grid
          file={file} counts={counts} enters={mayEnter} stands={paper?.id === last?.id} busy={busy}
          onEnter={(count, defendant, step) => ('day' in reading ? enter(count, defendant, step, reading.day) : announce(m.justice_grid_day_bad(), 'urgent'))}
        />
      )}
    </section>
  );
}

/** Enters a cell and says what came of it. */
function useEnter(id: string): { busy: boolean; enter: (count: string, defendant: string, step: CellStep, onDay: string) => void } {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const run = async (count: string, defendant: string, step: CellStep, onDay: string): Promise<void> => {
    setBusy(true);
    try {
      await send('POST', `/justice/cases/${id}/cells`, { count, defendant, step, onDay }, { key: newKey() });
      announce(m.justice_entered({ what: cellSteps[step] }));
    } catch (error) {
      const trouble = troubleOf(error);
      showToast('sentence' in trouble && trouble.sentence !== '' ? trouble.sentence : m.justice_not_done());
    } finally {
      await forget(client, ['/justice']);
      setBusy(false);
    }
  };
  return { busy, enter: (count, defendant, step, onDay) => void run(count, defendant, step, onDay) };
}

interface At { row: number; column: number }

function Grid({ file, counts, enters, stands, busy, onEnter }: { file: CaseFile; counts: readonly CountView[]; enters: boolean; stands: boolean; busy: boolean; onEnter: (count: string, defendant: string, step: CellStep) => void }) {
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const [open, setOpen] = useState<At | undefined>(undefined);
  const body = useRef<HTMLTableSectionElement>(null);
  const follow = useRef(false);
  useEffect(() => {
    if (!follow.current) return;
    follow.current = false;
    body.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
  }, [at]);
  const chargeOf = (d: DefendantView, c: CountView): ChargeView | undefined => file.charges.find((g) => g.defendant === d.id && g.count === c.id);
  const mayIn = (d: DefendantView, c: CountView): readonly CellStep[] => (enters ? chargeOf(d, c)?.may ?? (stands ? ['charged'] : []) : []);
  const go = (row: number, column: number): void => {
    follow.current = true;
    setAt({ row: Math.min(file.defendants.length - 1, Math.max(0, row)), column: Math.min(counts.length - 1, Math.max(0, column)) });
  };
  const onKeyDown = (event: KeyboardEvent, place: At): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const moves: Readonly<Record<string, [number, number]>> = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, forward], ArrowLeft: [0, -forward], Home: [0, -counts.length], End: [0, counts.length] };
    const move = moves[event.key];
    const step = LETTERS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (move) {
      event.preventDefault();
      go(place.row + move[0], place.column + move[1]);
    } else if (step && enters) {
      event.preventDefault();
      const [d, c] = [file.defendants[place.row], counts[place.column]];
      if (busy || !d || !c) return;
      if (mayIn(d, c).includes(step)) onEnter(c.id, d.id, step);
      else announce(m.justice_not_done(), 'urgent');
    }
  };
  const [chosenPerson, chosenCount] = [open && file.defendants[open.row], open && counts[open.column]];
  return (
    <>
      <p id="grid-help" className="hint">{enters ? m.justice_grid_help() : ''}</p>
      <div className="case-grid-scroll">
        <table className="case-grid" role="grid" aria-labelledby="grid" aria-describedby="grid-help" aria-busy={busy}>
          <thead>
            <tr>
              <th scope="col">{m.justice_grid_defendant()}</th>
              {counts.map((c) => (
                <th key={c.id} scope="col" title={c.title}>
                  {m.justice_count_n({ n: c.place })} <span className="hint"><bdi dir="ltr">{c.statute}</bdi></span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {file.defendants.map((d, row) => (
              <tr key={d.id}>
                <th scope="row">
                  <Bidi person={d.name !== undefined}>{defendantName(d)}</Bidi>
                  {d.custody === 'at-large' && <div><Tag tone="warn">{custodies['at-large']}</Tag></div>}
                </th>
                {counts.map((c, column) => {
                  const charge = chargeOf(d, c);
                  const standing = charge ? standings[charge.standing] : m.justice_cell_empty();
                  return (
                    <td key={c.id} role="gridcell">
                      <button
                        type="button" className={`cell ${charge?.standing ?? 'empty'}`} tabIndex={row === at.row && column === at.column ? 0 : -1}
                        aria-label={m.justice_cell_of({ defendant: defendantName(d), count: m.justice_count_n({ n: c.place }), standing: charge ? m.justice_cell_on({ standing, day: short(charge.standingOn) }) : standing })}
                        onFocus={() => setAt({ row, column })} onKeyDown={(event) => onKeyDown(event, { row, column })} onClick={() => setOpen({ row, column })}
                      >
                        {charge ? standing : <span aria-hidden="true">–</span>}
                        {charge && <span className="hint">{' '}<bdi>{short(charge.standingOn)}</bdi></span>}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Sheet open={open !== undefined} onClose={() => setOpen(undefined)} title={chosenPerson && chosenCount ? m.justice_cell_choose({ defendant: defendantName(chosenPerson), count: m.justice_count_n({ n: chosenCount.place }) }) : ''}>
        {chosenPerson && chosenCount && (
          <div className="sheet-content stack">
            <CellSteps charge={chargeOf(chosenPerson, chosenCount)} />
            {mayIn(chosenPerson, chosenCount).length === 0 && <p>{stands ? m.justice_cell_nothing() : m.justice_cell_history()}</p>}
            <div className="stack">
              {mayIn(chosenPerson, chosenCount).map((step) => (
                <button key={step} type="button" className="button" onClick={() => { setOpen(undefined); onEnter(chosenCount.id, chosenPerson.id, step); }}>
                  {cellSteps[step]} <Keys keys={LETTER_OF[step]} />
                </button>
              ))}
            </div>
          </div>
        )}
      </Sheet>
    </>
  );
}

const STEP_WORDS: Readonly<Record<string, string>> = { ...cellSteps, superseded: standings.superseded, vacated: standings.vacated };

function CellSteps({ charge }: { charge: ChargeView | undefined }) {
  if (!charge) return null;
  return <p>{m.justice_cell_steps({ steps: charge.steps.map((s) => `${STEP_WORDS[s.step] ?? s.step} (${spoken(s.onDay)})`).join('; ') })}</p>;
}
