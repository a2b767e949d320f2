import { addDays, addYears, type Day } from '../../../foundation/calendar/day.ts';
import type { Category, Funder, MovementKind, RecipientKind, Region } from '../schema.ts';
import { OFFICES, ORGANIZATION_TYPES, REGION_CODES, REPORTING, sectorOf } from './codes.ts';

/** An award as it is written: the money is that part of it that counts, in cents. */
export interface Activity {
  number: string; title: string; purpose: string; funder: Funder; recipient: string; recipientKind: RecipientKind; region: Region; countries: readonly string[]; categories: readonly Category[]; startsOn: string; endsOn: string; closedOn: string | null; parent: string | null;
  share: number | null; childLabor: boolean; movements: readonly { kind: MovementKind; onDay: string; cents: number }[];
}

const escaped = (text: string): string => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] as string);
const narrative = (text: string): string => `<narrative>${escaped(text)}</narrative>`;
const dollars = (cents: number): string => (cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2));

/** The identifier of an award: that of whoever publishes, and its number. */
export const identifierOf = (number: string): string => `${REPORTING.reference}-${number}`;

/** What opens and closes a file. */
export function fileHead(generatedAt: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03" generated-datetime="${generatedAt}">\n`;
}
export const FILE_FOOT = '</iati-activities>\n';

/** One award as an IATI activity of the standard 2.03, its elements in the order of the schema. */
export function activityXml(a: Activity, generatedAt: string, today: string): string {
  const office = OFFICES[a.funder];
  const begun = a.startsOn <= today;
  const ended = a.endsOn <= today;
  const budgetUntil = a.endsOn < addYears(a.startsOn as Day, 1) ? a.endsOn : addDays(addYears(a.startsOn as Day, 1), -1);
  const obligated = a.movements.filter((m) => m.kind === 'obligated').reduce((n, m) => n + m.cents, 0);
  return [
    `<iati-activity default-currency="USD" humanitarian="0" last-updated-datetime="${generatedAt}" xml:lang="en">`,
    `<iati-identifier>${escaped(identifierOf(a.number))}</iati-identifier>`,
    `<reporting-org ref="${REPORTING.reference}" type="${REPORTING.type}" secondary-reporter="${office.reference === REPORTING.reference ? 0 : 1}">${narrative(REPORTING.name)}</reporting-org>`,
    `<title>${narrative(a.title)}</title>`, `<description type="1">${narrative(a.purpose)}</description>`,
    `<participating-org${office.reference === null ? '' : ` ref="${office.reference}"`} role="1" type="10">${narrative(office.name)}</participating-org>`,
    `<participating-org role="4" type="${ORGANIZATION_TYPES[a.recipientKind]}">${narrative(a.recipient)}</participating-org>`,
    `<activity-status code="${a.closedOn !== null && a.closedOn <= today ? 4 : ended ? 3 : begun ? 2 : 1}"/>`,
    `<activity-date type="${begun ? 2 : 1}" iso-date="${a.startsOn}"/>`, `<activity-date type="${ended ? 4 : 3}" iso-date="${a.endsOn}"/>`,
    where(a), `<sector vocabulary="1" code="${sectorOf(a.categories, a.childLabor)}"/>`,
    `<tag vocabulary="3" code="8.7">${narrative('Eradicate forced labour, modern slavery and human trafficking')}</tag>`,
    ...(a.share === null ? [] : [`<tag vocabulary="99" code="${a.share === 10_000 ? 'anti-trafficking-whole' : 'anti-trafficking-share'}">${narrative(a.share === 10_000 ? 'The whole of the award counts as a measure against trafficking' : `${a.share / 100} % of the award counts as a measure against trafficking; amounts are of that part`)}</tag>`]),
    ...(a.childLabor ? [`<tag vocabulary="99" code="child-labor">${narrative('Against child labor')}</tag>`] : []),
    ...(obligated > 0 ? [`<budget type="1" status="2"><period-start iso-date="${a.startsOn}"/><period-end iso-date="${budgetUntil}"/><value currency="USD" value-date="${a.startsOn <= today ? a.startsOn : today}">${dollars(obligated)}</value></budget>`] : []),
    ...a.movements.map((m) => `<transaction><transaction-type code="${m.kind === 'obligated' ? 2 : 3}"/><transaction-date iso-date="${m.onDay}"/><value currency="USD" value-date="${m.onDay}">${dollars(m.cents)}</value></transaction>`),
    ...(a.parent === null ? [] : [`<related-activity ref="${escaped(identifierOf(a.parent))}" type="1"/>`]),
    '</iati-activity>\n',
  ].join('');
}

/** Countries with equal parts that make a hundred, or the region. */
function where(a: Activity): string {
  if (a.region === 'domestic') return '<recipient-country code="US"/>';
  if (a.countries.length === 0) return `<recipient-region vocabulary="1" code="${REGION_CODES[a.region]}"/>`;
  const each = Math.floor(10_000 / a.countries.length);
  return a.countries.map((code, i) => `<recipient-country code="${code}" percentage="${(i === 0 ? 10_000 - each * (a.countries.length - 1) : each) / 100}"/>`).join('');
}
