import { yearPeriod, type Period } from '../../foundation/calendar/period.ts';
import { periodInWords } from '../../foundation/calendar/series.ts';
import type { Asker } from '../../foundation/database/database.ts';
import type { Wanted } from '../../foundation/measure/count.ts';
import type { Measure } from '../../foundation/measure/measure.ts';
import { fillSentence } from '../../foundation/measure/sentence.ts';
import type { Value } from '../../foundation/measure/value-shape.ts';
import { computeCells, getCatalog, readFigure, writeFigure } from '../figures/index.ts';
import { ITEMS, measuresOf } from './items.ts';
import { needOfCount, type DisclosureRules } from './disclosure.ts';
import type { Section } from './text.ts';
import { TOPICS, topicOf, type Topic } from './topics.ts';

/** What each part says before its figures. */
const OPENINGS: Readonly<Record<Topic, string>> = {
  victims: 'Whoever was trafficked is a victim of a crime. Once an office has found a victim and a letter says so, benefits and services open as they do to refugees, citizen or not.',
  relief: 'A victim who helps to pursue the crime may stay in the country: for the time of the investigation, and then with a status of their own and for their family.',
  justice: 'Trafficking is pursued by federal investigators and prosecutors. A case, a defendant and a conviction are different things, and none is counted as another.',
  taskforces: 'Task forces bring local officers, prosecutors and those who serve victims to the same table; the center brings together what offices know of smuggling and trafficking.',
  labor: 'Forced labor is often first seen by those who inspect wages and hours.',
  money: 'Programs at home and abroad prevent trafficking, protect victims and train those who meet them. Funds are counted by award and by the year in which they were obligated.',
  countries: 'The worst forms of child labor, and what governments do about them, are followed country by country.',
  treaties: 'Trafficking crosses borders, and so do the instruments that bind states against it. Each step of a state toward an instrument has its day.',
  policy: 'The Cabinet-level task force and the group of senior officials under it keep the offices on the same course.',
  other: 'Further work of the response.',
};

/** The text an Assessment begins with: what the law asks item by item, then every part of the response in the sentences of its own measures; every number a token. */
export async function defaultText(counter: Asker, year: number, rules: DisclosureRules, asOf?: Date): Promise<Section[]> {
  const { measures: known } = getCatalog();
  const measures = [...known.values()].flatMap((measure) => periodsFor(measure, year));
  const { cells } = await computeCells(counter, measures.flatMap(({ measure, now, before }): Wanted[] => [{ measure, period: now }, { measure, period: before }]), asOf);
  const counted = measures.map((m, i): Told => ({ ...m, value: seen(m.measure, cells[2 * i]?.[0], rules), earlier: seen(m.measure, cells[2 * i + 1]?.[0], rules) }));
  const items = itemsFor(year, new Map(counted.map((c) => [c.measure.id, c])));
  const letters = await lettersParagraph(counter, year, rules, asOf);
  const told = new Set([...(letters === undefined ? [] : IN_LETTERS), ...items.flatMap((item) => item.measures)]);
  const sections = TOPICS.map(({ topic, title }): Section => {
    const own = counted.filter(({ measure, value }) => topicOf(measure.room) === topic && measure.noTotal === undefined && !told.has(measure.id) && (value?.value ?? 0) > 0);
    return { title, paragraphs: [...(topic === 'victims' && letters !== undefined ? [letters] : []), ...items.filter((item) => item.topic === topic).flatMap((item) => item.paragraphs), ...own.map(sentenceOf)] };
  }).filter((s) => s.paragraphs.length > 0).map((s) => ({ ...s, paragraphs: [OPENINGS[TOPICS.find((t) => t.title === s.title)?.topic ?? 'other'], ...s.paragraphs] }));
  return [{ title: 'The law and this report', paragraphs: [
    'The Trafficking Victims Protection Act of 2000 (P.L. 106-386) and the acts that renewed it ask the federal offices to find and protect victims, to pursue traffickers, and to keep others from being trafficked. They also ask for a yearly account of what was done (22 U.S.C. 7103(d)(7)).',
    `This Assessment covers fiscal year ${year}. Every number in it was counted from the records of the offices on the day of its release; where an office counts by another year, the text says so. What was counted, how, and what has changed since stands at the end.`,
  ] }, ...sections];
}

/** What the law asks, in the sentences that hold for the year; items whose measures no room counts are left out. */
function itemsFor(year: number, counted: ReadonlyMap<string, Told>): { topic: Topic; measures: string[]; paragraphs: string[] }[] {
  const period = yearPeriod('fiscal-year', year);
  const fill = (text: string): string => text.replaceAll('{year}', periodInWords(period)).replace(/\{([A-Z][^{}]*)\}/g, (_, named: string) => {
    const figure = readFigure(named);
    return figure === undefined ? named : token(figure.measure, period, Object.fromEntries(Object.entries(figure.where).map(([name, codes]) => [name, [...codes]])));
  }).replace(/\{moved ([A-Z0-9-]+)\}/g, (_, id: string) => {
    const one = counted.get(id);
    return one === undefined ? '' : movement(one.value, one.earlier, token(id, one.before), 'the year before');
  });
  return ITEMS.flatMap(({ law, topic, said }) => {
    const own = said.filter((one) => measuresOf(one).every((id) => counted.has(id)));
    const paragraphs = own.flatMap((one) => {
      const text = one.when === undefined || (counted.get(one.when)?.value?.value ?? 0) > 0 ? one.some : one.none;
      return text === undefined ? [] : [fill(text)];
    });
    // The last sentence of an item says which it is.
    return paragraphs.length === 0 ? [] : [{ topic, measures: own.flatMap(measuresOf), paragraphs: paragraphs.map((text, i) => (i === paragraphs.length - 1 ? `${text.replace(/\.$/, '')} (${law}).` : text)) }];
  });
}

/** A value as a sentence may know it: one of few that must not be told, or that is told rounded, is some, and neither one nor more or less than another. */
function seen({ disclosure }: Measure, value: Value | undefined, rules: DisclosureRules): Value | undefined {
  const few = disclosure.rule === 'rounding' ? (value?.value ?? 0) > 0 : disclosure.rule !== 'none' && value?.value != null && needOfCount(value.value, rules) !== undefined;
  return value && few ? { ...value, value: SOME, status: 'confidential' } : value;
}

/** Neither none nor one. */
const SOME = 2;

interface Told { measure: Measure; now: Period; before: Period; value: Value | undefined; earlier: Value | undefined }

/** A measure counted by fiscal year, or else by the reporting year that ends in the next spring. */
function periodsFor(measure: Measure, year: number): { measure: Measure; now: Period; before: Period }[] {
  const basis = measure.basis.includes('fiscal-year') ? 'fiscal-year' as const : measure.basis.includes('reporting-year') ? 'reporting-year' as const : undefined;
  const named = basis === 'reporting-year' ? year + 1 : year;
  return basis === undefined ? [] : [{ measure, now: yearPeriod(basis, named), before: yearPeriod(basis, named - 1) }];
}

/** The sentence a measure is published under, its number a token, and how it moved. */
function sentenceOf({ measure, now, before, value, earlier }: Told): string {
  const said = fillSentence(measure, { number: token(measure.id, now), count: value?.value ?? 2, period: now, filter: {} });
  return `${said.replace(/\.\s*$/, '')}${movement(value, earlier, token(measure.id, before), 'the year before')}.`;
}

/** How a number moved against the one before, in words that hold; nothing where the one is gross and the other not. */
function movement(now: Value | undefined, earlier: Value | undefined, before: string, when: string): string {
  const [value, base] = [now?.value ?? 0, earlier?.value ?? 0];
  if (base === 0 || value === base || now?.kind !== earlier?.kind || now?.status === 'confidential' || earlier?.status === 'confidential') return '';
  if (value > 3 * base) return `, more than three times the ${before} of ${when}`;
  if (value > 2 * base) return `, more than double the ${before} of ${when}`;
  return `, ${value > base ? 'up' : 'down'} from ${before} ${when}`;
}

function token(measure: string, period: Pick<Period, 'label'>, where: Record<string, string[]> = {}): string {
  return `{{${writeFigure(measure, period, where)}}}`;
}

/** The measures that the paragraph on victims and letters tells. */
const IN_LETTERS = ['PPL-01', 'LET-01'];

/** Victims identified from April to March beside letters of the fiscal years, as the chapter sets them; undefined where nobody counts them. */
async function lettersParagraph(counter: Asker, year: number, rules: DisclosureRules, asOf: Date | undefined): Promise<string | undefined> {
  const [people, letters] = IN_LETTERS.map((id) => getCatalog().measures.get(id));
  const sentences: string[] = [];
  const years = (first: number, last: number): Period => yearPeriod('fiscal-year', first, last);
  const [identified, before] = [yearPeriod('reporting-year', year + 1), yearPeriod('reporting-year', year)];
  const first = Math.max(2001, year - 3);
  const earlierYears = Array.from({ length: year - first }, (_, i) => year - 1 - i);
  const wanted: Wanted[] = [...(people ? [{ measure: people, period: identified }, { measure: people, period: before }] : []), ...(letters ? [{ measure: letters, period: years(year, year) }] : [])];
  const { cells } = await computeCells(counter, wanted, asOf);
  const values = cells.map((c, i) => seen((wanted[i] as Wanted).measure, c[0], rules));
  if (people && (values[0]?.value ?? 0) > 0) sentences.push(`From ${periodInWords(identified)}, HHS identified ${token('PPL-01', identified)} victims${movement(values[0], values[1], token('PPL-01', before), 'the year before')}.`);
  if (letters && (values.at(-1)?.value ?? 0) > 0) {
    const kind = (code: string): string => token('LET-01', years(year, year), { kind: [code] });
    sentences.push(`In fiscal year ${year}, HHS issued ${token('LET-01', years(year, year))} letters on behalf of victims: ${kind('certification')} certified adults, and ${kind('eligibility')} found minors eligible.`);
    if (earlierYears.length > 0) sentences.push(`With the letters of the years before (${earlierYears.map((y) => `${token('LET-01', years(y, y))} in fiscal year ${y}`).join(', ')}), that makes ${token('LET-01', years(first, year))} letters since fiscal year ${first}.`);
  }
  return sentences.length === 0 ? undefined : sentences.join(' ');
}
