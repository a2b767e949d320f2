import type { Answer, Band, Dimension, Element, ElementView, FormView, IndicatorView, ResultView, Standing, Strength } from './schema.ts';
import { DIMENSIONS, ELEMENTS } from './schema.ts';

/** What a question of an instrument shows, as its version says. */
export interface Question { code: string; ask: string }
/** Which answer shows which indicator. */
export interface Indication { question: string; answer: 'yes' | 'no'; indicator: string }
/** An indicator of a dimension, or an element itself. */
export interface Indicator { code: string; words: string; dimension: Dimension | null; strength: Strength | null; strengthSource: string | null; element: Element | null }
/** What a screening is judged from. */
export interface Screened { questions: readonly Question[]; indications: readonly Indication[]; indicators: readonly Indicator[]; answers: ReadonlyMap<string, Answer> }

/** Each element of 22 USC 7102 with the section that names it. */
const ELEMENT_LAW: Readonly<Record<Element, string>> = {
  act: '22 USC 7102(11)(B), (12)', force: '22 USC 7102(11)', fraud: '22 USC 7102(11)', coercion: '22 USC 7102(3), (11)', labor: '22 USC 7102(7), (8), (11)(B)', sex: '22 USC 7102(4), (12)', 'under-18': '22 USC 7102(11)(A)',
};

/** The two severe forms: what each needs, all of the list; of a list within it, any one. */
const FORMS: readonly { form: 'sex' | 'labor'; authority: string; needs: readonly { name: string; anyOf: readonly Element[] }[] }[] = [
  { form: 'sex', authority: '22 USC 7102(11)(A)', needs: [{ name: 'act', anyOf: ['act'] }, { name: 'means-or-minor', anyOf: ['force', 'fraud', 'coercion', 'under-18'] }, { name: 'purpose-sex', anyOf: ['sex'] }] },
  { form: 'labor', authority: '22 USC 7102(11)(B)', needs: [{ name: 'act', anyOf: ['act'] }, { name: 'means', anyOf: ['force', 'fraud', 'coercion'] }, { name: 'purpose-labor', anyOf: ['labor'] }] },
];

/** When a dimension is shown: how many strong, medium and weak indicators it takes at least. Working knowledge of this house, without a source. */
const DIMENSION_SHOWN: readonly { strong: number; medium: number; weak: number }[] = [
  { strong: 2, medium: 0, weak: 0 }, { strong: 1, medium: 1, weak: 0 }, { strong: 1, medium: 0, weak: 1 }, { strong: 0, medium: 3, weak: 0 }, { strong: 0, medium: 2, weak: 1 },
];

/** Any of several: met by one, not met when all are not, else unknown. */
export function anyOf(standings: readonly Standing[]): Standing {
  if (standings.includes('met')) return 'met';
  return standings.length > 0 && standings.every((s) => s === 'not-met') ? 'not-met' : 'unknown';
}

/** All of several: not met by one that is not, met when all are, else unknown. */
export function allOf(standings: readonly Standing[]): Standing {
  if (standings.includes('not-met')) return 'not-met';
  return standings.length > 0 && standings.every((s) => s === 'met') ? 'met' : 'unknown';
}

/** How an indicator stands: met by an answer that shows it, not met by the opposite alone; what was not asked, declined or not known says nothing. */
export function standingOf(indicator: string, { indications, answers }: Pick<Screened, 'indications' | 'answers'>): { standing: Standing; by: readonly string[] } {
  const asked = indications.filter((i) => i.indicator === indicator).map((i) => ({ ...i, given: answers.get(i.question) })).filter((i) => i.given === 'yes' || i.given === 'no');
  const shown = asked.filter((i) => i.given === i.answer);
  if (shown.length > 0) return { standing: 'met', by: shown.map((i) => i.question) };
  return { standing: asked.length > 0 ? 'not-met' : 'unknown', by: asked.map((i) => i.question) };
}

function indicatorsOf(screened: Screened): (IndicatorView & { element: Element | null })[] {
  const asked = new Set(screened.indications.map((i) => i.indicator));
  const ask = new Map(screened.questions.map((q) => [q.code, q.ask]));
  return screened.indicators.filter((i) => asked.has(i.code)).map((i) => {
    const { standing, by } = standingOf(i.code, screened);
    return { ...i, standing, reasons: by.map((code) => ({ question: code, ask: ask.get(code) ?? '', coded: screened.answers.get(code) ?? ('not-asked' as const) })) };
  });
}

/** An element is met where it was answered so, or where a strong indicator of it is; it is not met only where it was asked itself and denied: that signs are absent does not disprove it. */
export function elementsOf(indicators: readonly (IndicatorView & { element: Element | null })[]): ElementView[] {
  return ELEMENTS.map((element) => {
    const of = indicators.filter((i) => i.element === element);
    const met = of.filter((i) => i.standing === 'met' && (i.dimension === null || i.strength === 'strong'));
    const direct = of.filter((i) => i.dimension === null);
    const denied = direct.length > 0 && direct.every((i) => i.standing === 'not-met') && !of.some((i) => i.standing === 'met');
    const standing: Standing = met.length > 0 ? 'met' : denied ? 'not-met' : 'unknown';
    return { element, standing, authority: ELEMENT_LAW[element], by: (met.length > 0 ? met : of.filter((i) => i.standing === 'met')).map((i) => i.words) };
  });
}

/** How each severe form stands by its elements; no verdict: an officer of the law decides on evidence. */
export function formsOf(elements: readonly ElementView[]): FormView[] {
  const of = (element: Element): Standing => elements.find((e) => e.element === element)?.standing ?? 'unknown';
  return FORMS.map(({ form, authority, needs }) => {
    const parts = needs.map(({ name, anyOf: any }) => ({ name, standing: anyOf(any.map(of)) }));
    return { form, authority, needs: parts, standing: allOf(parts.map((p) => p.standing)) };
  });
}

/** The dimensions in which enough indicators are met. */
export function dimensionsOf(indicators: readonly IndicatorView[]): ResultView['dimensions'] {
  return DIMENSIONS.map((dimension) => {
    const met = indicators.filter((i) => i.dimension === dimension && i.standing === 'met');
    const count = (strength: Strength): number => met.filter((i) => i.strength === strength).length;
    const shown = DIMENSION_SHOWN.some((needs) => fits({ strong: count('strong'), medium: count('medium'), weak: count('weak') }, needs));
    return { dimension, met: met.length, shown };
  });
}

/** A stronger indicator stands in for a weaker one. */
function fits(have: { strong: number; medium: number; weak: number }, needs: { strong: number; medium: number; weak: number }): boolean {
  const spareStrong = have.strong - needs.strong;
  const spareMedium = have.medium + spareStrong - needs.medium;
  return spareStrong >= 0 && spareMedium >= 0 && have.weak + spareMedium >= needs.weak;
}

/** A line of the table of bands: the first that fits holds. Working knowledge of this house, without a source. */
interface BandLine { band: Band; fits: (facts: Facts) => boolean }
interface Facts { answered: number; met: number; strong: number; dimensions: number; forms: number }
const BAND_LINES: readonly BandLine[] = [
  { band: 'open', fits: ({ answered, met }) => answered === 0 && met === 0 },
  { band: 'strong', fits: ({ forms, dimensions, strong }) => forms > 0 || dimensions >= 2 || strong >= 3 },
  { band: 'many', fits: ({ dimensions, met, strong }) => dimensions >= 1 || met >= 4 || strong >= 2 },
  { band: 'some', fits: ({ met }) => met > 0 },
  { band: 'none', fits: () => true },
];

/** What the answers indicate: band, reasons, indicators and elements, each met, not met or unknown. */
export function resultOf(screened: Screened): ResultView {
  const indicators = indicatorsOf(screened);
  const elements = elementsOf(indicators);
  const forms = formsOf(elements);
  const dimensions = dimensionsOf(indicators);
  const met = indicators.filter((i) => i.standing === 'met');
  const answered = screened.questions.filter((q) => ['yes', 'no'].includes(screened.answers.get(q.code) ?? '')).length;
  const facts: Facts = { answered, met: met.length, strong: met.filter((i) => i.strength === 'strong').length, dimensions: dimensions.filter((d) => d.shown).length, forms: forms.filter((f) => f.standing === 'met').length };
  const band = BAND_LINES.find((line) => line.fits(facts))?.band ?? 'none';
  return { band, because: met.map((i) => i.words), indicators: indicators.map(({ element: _, ...i }) => i), elements, forms, dimensions, answered, questions: screened.questions.length };
}
