import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure } from '../../foundation/measure/measure.ts';

const instrument = { title: 'Instrument', values: { campaign: 'Look beneath the surface', short: 'Short interview', long: 'Long interview', elements: 'Act, means and purpose', indicators: 'Operational indicators' } };
const band = { title: 'What it indicates', values: { open: 'Nothing answered', none: 'No indications', some: 'Some indications', many: 'Many indications', strong: 'Strong indications' } };

/** Screenings finished, by instrument and by what they indicate; a screening finds nobody to be a victim. */
export const screeningsFinished = defineMeasure({
  id: 'SCR-01', room: 'screening', title: 'Screenings finished', question: 'How many screenings were finished, and what do they indicate?',
  unit: 'screening', population: 'screenings of persons known to an agency', event: 'the screening was finished', basis: ['fiscal-year', 'reporting-year', 'calendar-year', 'month', 'since-inception'],
  countedOnce: 'Each screening once, as it was last finished. A person may be screened more than once; a screening is not a person and not an identification.',
  across: { way: 'A', serial: 'the screening, which one agency holds' }, dimensions: { instrument, band }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  authority: '22 USC 7102(11); DOJ OIG Report 08-26: indications, potential and confirmed victims are reported apart', sentence: '{value} {unit} {was|were} finished in {period}.', aggregate: { kind: 'records' },
  records: `select r.agency, r.id as record, r.finished_on as day, s.instrument, r.band from screening.result_as_of r join screening.screening_as_of s on s.agency = r.agency and s.id = r.screening`,
});

/** Every measure of the room. */
export const measures = [screeningsFinished];
