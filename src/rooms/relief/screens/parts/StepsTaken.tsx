import { lawOf } from '../../../../foundation/calendar/citation.ts';
import { dayInWords } from '../../../../foundation/screen/day-text.ts';
import { Timeline } from '../../../../foundation/screen/Timeline.tsx';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import { done, reasons } from './labels.ts';

/** The steps of a record in order, each with its law and what came of it. */
export function StepsTaken({ start, steps }: { start: { on: string; what: string }; steps: readonly { id: string; step: string; onDay: string; dueOn: string | null; endsOn: string | null; reason: string | null; authority: string }[] }) {
  const day = (on: string): string => dayInWords(on, language());
  return (
    <section aria-labelledby="steps" className="stack">
      <h2 id="steps">{m.relief_steps()}</h2>
      <Timeline
        happenings={[
          { id: 'start', at: start.on, what: start.what, now: steps.length === 0 },
          ...steps.map(({ id, step, onDay, dueOn, endsOn, reason, authority }, i) => ({
            id, at: onDay, what: reason === null ? done[step] ?? step : `${done[step] ?? step}: ${reasons[reason] ?? reason}`, by: <bdi dir="ltr">{lawOf(authority)}</bdi>, now: i === steps.length - 1,
            ...(dueOn !== null ? { more: <p className="hint">{m.relief_step_due({ day: day(dueOn) })}</p> } : endsOn !== null ? { more: <p className="hint">{m.relief_step_ends({ day: day(endsOn) })}</p> } : {}),
          })),
        ]}
      />
    </section>
  );
}
