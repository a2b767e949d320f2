import { DateField, LongText } from '../../../../foundation/screen/fields.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import * as m from '../../../../messages/messages.js';
import type { ClockView } from '../../schema.ts';
import { steps } from './labels.ts';
import type { Asking } from '../../../../foundation/screen/SheetForm.tsx';

/** The form that records what a clock asks as done. */
export function doing(clock: ClockView): Asking {
  return { title: m.countries_do_of({ step: steps[clock.kind], name: clock.name, year: String(clock.year) }), path: `/countries/placements/${clock.placement}/steps`, fixed: { kind: clock.kind }, initial: { onDay: today() }, fields: <><DateField name="onDay" label={m.countries_done_on()} /><LongText name="words" label={m.countries_step_words()} most={4000} rows={4} /></> };
}
