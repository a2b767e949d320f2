import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { dayInWords } from '../../../../foundation/screen/day-text.ts';
import { Figure } from '../../../../foundation/screen/Figure.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { Note } from '../../../../foundation/screen/Note.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { language } from '../../../../foundation/screen/words.ts';
import { addDays, type Day } from '../../../../foundation/calendar/day.ts';
import * as m from '../../../../messages/messages.js';
import type { FigureAnswer, FigurePage, History, MeasureShape } from '../../schema.ts';
import { asOfInWords, instantOf } from './as-of.ts';
import type { Catalog } from './equations.ts';
import { Equation } from './Equation.tsx';
import { filterWords } from './filter-words.ts';
import { keptOf } from './kept.ts';
import { besideOf, numberOf, signed, unitOf } from './numbers.ts';
import { figurePath } from './place.ts';

/** The number to be read first, with its window and where it stands; then the equation that must hold. */
export function FigureHead({ catalog, measure, answer, where, asOf }: { catalog: Catalog; measure: MeasureShape; answer: FigurePage; where: string | undefined; asOf: string | undefined }) {
  const { figure } = answer;
  const declared = where === undefined ? catalog.reconciliations.find(({ total }) => total === measure.id) : undefined;
  const limited = filterWords(figure.filter, measure);
  return (
    <section className="figure-lead" aria-label={m.figures_value()}>
      <Figure label={limited === '' ? figure.period.words : `${limited}, ${figure.period.words}`} value={numberOf(figure, figure.currency)} unit={unitOf(figure)} window={windowOf(figure)} beside={besideOf(figure)}>
        <p className="standing">
          <Standing figure={figure} past={asOf !== undefined} />
        </p>
        {limited !== '' && (
          <p>
            <Go to={figurePath(measure.id, { period: figure.period.label, asOf })}>{m.figures_whole({ title: measure.title })}</Go>
          </p>
        )}
      </Figure>
      <div className="figure-story">
        <p className="read">{figure.sentence}</p>
        <p className="hint">{figure.made}</p>
        {figure.noTotal !== undefined && <Note tone="warn">{figure.noTotal}</Note>}
        {declared !== undefined && <Equation catalog={catalog} declared={declared} figure={figure} asOf={instantOf(asOf)} asked={asOf} />}
        {asOf !== undefined && <Then figure={figure} where={where} asOf={asOf} />}
      </div>
    </section>
  );
}

function windowOf({ period }: FigureAnswer): string {
  const until = dayInWords(addDays(period.until as Day, -1), language());
  return period.from === null ? m.figures_window_until({ until }) : m.figures_window({ from: dayInWords(period.from, language()), until });
}

function Standing({ figure, past }: { figure: FigureAnswer; past: boolean }) {
  const { data } = useRead<History>(`/figures/${figure.measure}/history`, { period: figure.period.label });
  const kept = data === undefined || past ? undefined : keptOf(data, figure);
  if (kept === undefined) return <Tag>{past ? m.figures_status_then() : m.figures_status_computed()}</Tag>;
  if (kept.value === figure.value) return <Tag tone={kept.version > 1 ? 'info' : 'success'}>{kept.version > 1 ? m.figures_status_revised({ version: kept.version }) : m.figures_status_kept()}</Tag>;
  return (
    <>
      <Tag tone="warn">{m.figures_status_moved()}</Tag>{' '}
      <Go to={figurePath(figure.measure, { period: figure.period.label, view: 'history' })}>{m.figures_status_moved_more({ kept: numberOf({ value: kept.value, status: 'computed' }, figure.currency) })}</Go>
    </>
  );
}

/** What was known then beside what is known now. */
function Then({ figure, where, asOf }: { figure: FigureAnswer; where: string | undefined; asOf: string }) {
  const { data } = useRead<FigurePage>(`/figures/${figure.measure}`, { period: figure.period.label, where, asOf: undefined });
  if (data === undefined) return null;
  const now = data.figure;
  if (instantOf(asOf) === undefined) return <Note>{m.figures_then_now()}</Note>;
  if (now.value === figure.value) return <Note tone="success">{m.figures_then_same({ at: asOfInWords(asOf), value: numberOf(now, now.currency) })}</Note>;
  return (
    <Note tone="info" title={m.figures_then_differs()}>
      {m.figures_then_both({ at: asOfInWords(asOf), then: numberOf(figure, figure.currency), now: numberOf(now, now.currency), difference: signed((now.value ?? 0) - (figure.value ?? 0)) })}
    </Note>
  );
}
