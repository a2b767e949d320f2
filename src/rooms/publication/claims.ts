import { parsePeriod } from '../../foundation/calendar/period.ts';
import type { Asker } from '../../foundation/database/database.ts';
import { raw } from '../../foundation/database/sql.ts';
import { Fault, Refusal } from '../../foundation/errors.ts';
import type { Claim, ClaimFigure, Verdict } from '../../foundation/measure/claim.ts';
import { checkComparative } from '../../foundation/measure/comparative.ts';
import { countingAsOf, countMany, type Wanted } from '../../foundation/measure/count.ts';
import { madeInWords } from '../../foundation/measure/sentence.ts';
import { recordsProblems } from '../../foundation/measure/sql-lint.ts';
import { compare } from '../../foundation/measure/value.ts';
import type { Value } from '../../foundation/measure/value-shape.ts';
import { numberInWords } from '../../foundation/measure/words.ts';
import { conflicts, getCatalog, getMeasure, writeFigure } from '../figures/index.ts';
import { checkClaim, stated } from './check-claim.ts';
import { chapterClaims, type ChapterClaim } from './data.ts';
import type { ClaimAnswer } from './schema.ts';

/** The fiscal year that the founding chapter speaks of. */
const CHAPTER_YEAR = 2004;

interface Fact { readonly fact: string; readonly value: string | null }

/** All that was counted and read for a claim. */
interface Found { values: (Value | undefined)[]; beside: (Value | undefined)[]; readings: (Value | undefined)[]; editions: (Value | undefined)[]; facts: Fact[]; doubts: Fact[] }

type Answer = number | string | null;

/** How every claim of the founding chapter stands: computed from records where a room answers it, and checked against itself in any case. */
export async function answerClaims(counter: Asker, year: number, asOf?: Date): Promise<ClaimAnswer[]> {
  if (year !== CHAPTER_YEAR) throw new Refusal('publication.no-claims', `The founding chapter speaks of fiscal year ${CHAPTER_YEAR}; there are no claims for ${year}.`, { status: 404 });
  const declared = getCatalog().claims;
  const all = new Map(chapterClaims().map((c) => [c.id, c]));
  const owned = [...all.keys()].flatMap((id) => declared.get(id) ?? []);
  const computed = await countingAsOf(counter, asOf, async (ask, at) => {
    const wanted = owned.flatMap((claim) => figuresOf(claim).map(wantedOf));
    const known = wanted.filter((w) => w !== undefined);
    const values = await countMany(ask, known, at);
    const byWant = new Map(known.map((w, i) => [w, values[i]?.[0]]));
    let next = 0;
    const answers = new Map<string, Found>();
    for (const claim of owned) {
      const take = (): Value | undefined => { const w = wanted[next++]; return w && byWant.get(w); };
      answers.set(claim.id, {
        values: claim.figures.map(take), beside: (claim.notComparable ?? []).map(take), readings: (claim.readings ?? []).map(take), editions: (claim.editions ?? []).map(take),
        facts: [...(claim.law ?? []), ...await factsOf(ask, claim.id, claim.facts)], doubts: await factsOf(ask, claim.id, claim.doubts),
      });
    }
    return answers;
  });
  return [...all.values()].map((chapter) => {
    const claim = declared.get(chapter.id);
    const found = computed.get(chapter.id);
    return claim && found ? answerOwned(chapter, claim, found, all) : answerOther(chapter, all);
  });
}

/** Every figure that a claim has counted, in the order in which they are taken again. */
function figuresOf(claim: Claim): ClaimFigure[] {
  return [...claim.figures, ...(claim.notComparable ?? []).map((n) => n.with), ...(claim.readings ?? []), ...(claim.editions ?? [])];
}

/** What a figure of a claim asks for; undefined while no room counts it. */
function wantedOf(figure: ClaimFigure): Wanted | undefined {
  const measure = getCatalog().measures.get(figure.measure);
  return measure && { measure, period: parsePeriod(figure.period), where: Object.fromEntries(Object.entries(figure.where ?? {}).map(([name, code]) => [name, [code]])) };
}

async function factsOf(ask: Asker, id: string, text: string | undefined): Promise<Fact[]> {
  if (text === undefined) return [];
  const problems = recordsProblems(text, ['fact', 'value']);
  if (problems.length > 0) throw new Fault(`The facts of ${id} cannot be asked: ${problems.join(' ')}`);
  return ask.all<Fact>(raw(text));
}

function answerOwned(chapter: ChapterClaim, claim: Claim, found: Found, all: ReadonlyMap<string, ChapterClaim>): ClaimAnswer {
  const missing = claim.figures.filter((_, i) => found.values[i] === undefined);
  const values: Answer[] = [...found.values.map((v) => (v === undefined || v.value === null ? null : v.currency === undefined ? v.value : v.value / 100)), ...found.facts.map((f) => f.value)];
  if (missing.length > 0) return { ...base(chapter), status: 'not-yet', verdict: null, values, finding: `Nobody counts ${missing.map((f) => f.measure).join(', ')} yet.` };
  const own = checkClaim(chapter, all);
  const computed = [...comparativesOf(claim, found.values as Value[]), ...sumsOf(claim, found.values as Value[]), ...besideOf(claim, found.values as Value[], found.beside), ...found.facts.map((fact, i) => factAgainst(fact, claim.stated?.[i])), ...doubtsOf(found), ...revisedOf(found)];
  const verdict = worst([...own.map((c) => (c.holds ? undefined : 'fails' as const)), ...computed.map((c) => c.verdict)]);
  const empty = values.length > 0 && values.every((v) => v === 0);
  return {
    ...base(chapter), status: verdict === null ? 'computed' : 'flagged', verdict, values,
    finding: sentences([
      ...(empty || values.length === 0 ? ['No record stands behind this claim here'] : []), ...difference(values.slice(0, claim.figures.length), chapter), ...acrossOf(found.values as Value[]), ...computed.map((c) => c.why), ...own.map((c) => `In the chapter, ${c.why}`),
      ...(claim.remark === undefined ? [] : [claim.remark]), ...readings(chapter),
    ]),
  };
}

/** What one check came to: what it found wrong, if anything, and why. */
interface Judged { verdict?: Verdict; why: string }

const WORST: readonly Verdict[] = ['fails', 'incomparable', 'revised', 'doubtful'];

/** Of several verdicts the one that is told; null where there is none. */
function worst(verdicts: readonly (Verdict | undefined)[]): Verdict | null {
  return WORST.find((v) => verdicts.includes(v)) ?? null;
}

const failing = (holds: boolean, why: string): Judged => (holds ? { why } : { verdict: 'fails', why });

function attempt(work: () => Judged): Judged {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof Refusal) return failing(false, cause.message);
    throw cause;
  }
}

function comparativesOf(claim: Claim, values: readonly Value[]): Judged[] {
  return (claim.comparatives ?? []).map(({ words, of, to }) => attempt(() => {
    const [a, ...others] = [of, ...[to].flat()].map((i) => values[i]);
    const there = others.filter((v) => v !== undefined);
    if (!a || there.length !== others.length) throw new Fault(`${claim.id} compares a figure it does not have.`);
    // Where nothing is recorded, nothing is claimed either.
    if (there.every((b) => b.value === 0)) return { why: `“${words}” cannot be checked while nothing is recorded` };
    const { holds, explanation } = checkComparative(words, [a, ...there]);
    return failing(holds, `“${words}” ${holds ? 'holds' : 'does not hold'}: ${explanation}`);
  }));
}

function sumsOf(claim: Claim, values: readonly Value[]): Judged[] {
  return (claim.sums ?? []).map(({ total, parts }) => {
    const numbers = parts.map((i) => values[i]?.value ?? 0);
    const sum = numbers.reduce((a, b) => a + b, 0);
    const whole = values[total]?.value ?? 0;
    return failing(sum === whole, `The parts ${sum === whole ? '' : 'do not '}make the total: ${numbers.map(numberInWords).join(' + ')} = ${numberInWords(sum)}${sum === whole ? '' : `, and the total is ${numberInWords(whole)}`}`);
  });
}

/** What must not be compared is tried, and must be refused. */
function besideOf(claim: Claim, values: readonly Value[], beside: readonly (Value | undefined)[]): Judged[] {
  return (claim.notComparable ?? []).flatMap(({ of, told }, i): Judged[] => {
    const [a, b] = [values[of], beside[i]];
    if (!a || !b) return [];
    const named = writeFigure(b.measure, b.period, b.filter);
    try {
      compare(a, b);
      return [failing(false, `${named} lets itself be compared, which it must not`)];
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      return [{ ...(told === true ? { verdict: 'incomparable' as const } : {}), why: `Not comparable with ${named} (${b.value === null ? 'withheld' : numberInWords(b.value)}): ${cause.message}` }];
    }
  });
}

/** A fact of the records against what the chapter states, as precisely as it does: a month is met by any of its days. */
function factAgainst({ fact, value }: Fact, said: string | undefined): Judged {
  if (value === null) return { why: `${fact}: the records do not say` };
  if (said === undefined) return { why: `${fact}: ${value}` };
  const holds = value.startsWith(said);
  return failing(holds, `${fact}: ${holds ? `${value}, as stated` : `the records give ${value}, and the chapter ${said}`}`);
}

/** What the sentence leaves open: more than one number for it, or something in the records of which it is silent. */
function doubtsOf({ readings: both, doubts }: Found): Judged[] {
  const numbers = numbersOf(both);
  return [
    ...(new Set(numbers).size > 1 ? [{ verdict: 'doubtful' as const, why: `It can be read in ${numberInWords(numbers.length)} ways, which give ${numbers.join(' and ')}` }] : []),
    ...doubts.filter((d) => d.value !== null).map((d) => ({ verdict: 'doubtful' as const, why: `${capital(d.fact)}: ${d.value}` })),
  ];
}

/** A figure that was published otherwise before. */
function revisedOf({ editions }: Found): Judged[] {
  const numbers = numbersOf(editions);
  return new Set(numbers).size > 1 ? [{ verdict: 'revised', why: `Published first as ${numbers[0]}, and last as ${numbers.at(-1)}` }] : [];
}

const numbersOf = (values: readonly (Value | undefined)[]): string[] => values.flatMap((v) => (v === undefined || v.value === null ? [] : [numberInWords(v.currency === undefined ? v.value : v.value / 100)]));
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Records may hold another number than the chapter; that is told, and is no error of its statement. */
function difference(values: readonly Answer[], chapter: ChapterClaim): string[] {
  const said = chapter.figures.slice(0, values.length).map(stated);
  const off = values.some((v, i) => typeof v === 'number' && typeof said[i] === 'number' && v !== said[i]);
  const write = (list: readonly Answer[]): string => list.map((v) => (typeof v === 'number' ? numberInWords(v) : v ?? 'nothing')).join('; ');
  return off ? [`The records give ${write(values)}, where the chapter says ${write(said)}`] : [];
}

/** Gross and unduplicated of each figure in which these are two things. */
function acrossOf(values: readonly Value[]): string[] {
  return values.filter((v) => v.kind !== undefined && v.value !== null).map((v) => `${writeFigure(v.measure, v.period, v.filter)}: ${madeInWords(getMeasure(v.measure), v)}`);
}

function answerOther(chapter: ChapterClaim, all: ReadonlyMap<string, ChapterClaim>): ClaimAnswer {
  const checks = checkClaim(chapter, all);
  const told = readings(chapter);
  // Where no record decides, two publications that disagree leave the statement doubtful.
  const verdict = worst([...checks.map((c) => (c.holds ? undefined : 'fails' as const)), chapter.answer === 'source' && told.length > 0 ? 'doubtful' : undefined]);
  const status = verdict !== null ? 'flagged' : chapter.answer === 'source' ? 'source' : 'not-yet';
  const said = chapter.figures.map((text) => (status === 'not-yet' ? null : stated(text)));
  const standing = verdict === 'fails' ? 'The chapter contradicts itself' : status === 'not-yet' ? 'No room answers this yet' : 'A statement of the chapter; no records answer it';
  return { ...base(chapter), status, verdict, values: said, finding: sentences([...(checks.length === 0 ? [standing] : [`${verdict === 'fails' ? '' : `${standing}. `}In the chapter, ${checks.map((c) => c.why).join('; ')}`]), ...told]) };
}

/** What publications that disagree have to do with it. */
function readings(chapter: ChapterClaim): string[] {
  return conflicts().filter((c) => c.claims.includes(chapter.id)).map((c) => `${c.figure}: ${c.first} against ${c.second}. ${c.reading}`);
}

function base(chapter: ChapterClaim) {
  return { id: chapter.id, line: chapter.line, what: chapter.what, unit: chapter.unit, basis: chapter.basis, stated: [...chapter.figures] };
}

function sentences(parts: readonly string[]): string {
  return parts.map((part) => (/[.!?]$/.test(part) ? part : `${part}.`)).join(' ');
}
