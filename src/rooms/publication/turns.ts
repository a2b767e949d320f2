import type { Value } from '../../foundation/measure/value-shape.ts';
import { writeFigure } from '../figures/index.ts';
import { checkParagraph, type Figures, type Finding, type Resolved } from './check.ts';
import { piecesOf, readingOf, sentencesOf, type Section } from './text.ts';

/*
 * A figure that moves turns every sentence that leans on it: some then read otherwise, and some are no longer true. Both are
 * found by reading and checking the text twice, with the numbers of then and with those of now.
 */

/** A sentence that reads otherwise, or of which the checker has another opinion. */
export interface Turn { section: number; paragraph: number; turned: 'false' | 'true' | 'changed'; before: string; after: string; figures: string[]; why: string[] }

/** Every sentence of a text that turns when its figures go from the ones to the others. */
export function turnsOf(sections: readonly Section[], then: Figures, now: Figures): Turn[] {
  return sections.flatMap((section, s) => section.paragraphs.flatMap((text, p) => turnsIn(text, then, now).map((turn) => ({ section: s + 1, paragraph: p + 1, ...turn }))));
}

function turnsIn(text: string, then: Figures, now: Figures): Omit<Turn, 'section' | 'paragraph'>[] {
  const pieces = piecesOf(text);
  const named = [...new Set(pieces.flatMap((piece) => (piece.kind === 'token' ? [piece.figure] : [])))];
  if (named.every((figure) => same(then.get(figure), now.get(figure)))) return [];
  const read = (figures: Figures) => readingOf(pieces, (figure) => shown(figures.get(figure)));
  const [before, after] = [read(then), read(now)];
  const [wrongThen, wrongNow] = [errorsIn(text, then), errorsIn(text, now)];
  // Sentences are those of the text as it reads now; a number never ends one.
  const [thenSentences, nowSentences] = [sentencesOf(before.text), sentencesOf(after.text)];
  const turns = nowSentences.flatMap((sentence, i): Omit<Turn, 'section' | 'paragraph'>[] => {
    const old = thenSentences[i] ?? { start: 0, end: before.text.length };
    const [was, is] = [before.text.slice(old.start, old.end), after.text.slice(sentence.start, sentence.end)];
    const own = (list: readonly Finding[], words: string): Finding[] => list.filter((f) => f.words === words);
    const [had, has] = [own(wrongThen, was), own(wrongNow, is)];
    if (was === is && had.length === has.length) return [];
    const figures = after.spans.flatMap(({ start, end, piece }) => (piece.kind === 'token' && start >= sentence.start && end <= sentence.end && !same(then.get(piece.figure), now.get(piece.figure)) ? [piece.figure] : []));
    return [{ turned: has.length > had.length ? 'false' : had.length > has.length ? 'true' : 'changed', before: was, after: is, figures: [...new Set(figures)], why: has.map((f) => f.sentence) }];
  });
  // Sums are of a paragraph, not of a sentence: the first that reads otherwise carries what is new of them.
  const ofSentence = new Set(nowSentences.map((s) => after.text.slice(s.start, s.end)));
  const sums = wrongNow.filter((f) => !ofSentence.has(f.words) && !wrongThen.some((t) => t.code === f.code && t.words === f.words));
  if (sums.length > 0 && turns[0]) turns[0] = { ...turns[0], turned: 'false', why: [...turns[0].why, ...sums.map((f) => f.sentence)] };
  return turns;
}

const errorsIn = (text: string, figures: Figures): Finding[] => checkParagraph(text, '', figures).filter((f) => f.severity === 'error');

function shown(one: Resolved | undefined): string {
  return one && 'shown' in one ? one.shown : '□';
}

function same(a: Resolved | undefined, b: Resolved | undefined): boolean {
  if (!a || !b || 'problem' in a || 'problem' in b) return true;
  const series = (one: { series?: readonly Value[] }): string => JSON.stringify((one.series ?? []).map((v) => v.value));
  return a.shown === b.shown && series(a) === series(b);
}

/** The figures of a text as they were released, where they were; the others as they are. `show` writes a number as the text prints it. */
export function asReleased(now: Figures, released: ReadonlyMap<string, { value: number | null; status: string }>, show: (value: Value) => string): Figures {
  const back = (value: Value): Value => {
    const old = released.get(writeFigure(value.measure, value.period, value.filter));
    return old === undefined ? value : { ...value, value: old.value, status: old.status === 'c' ? 'confidential' : old.status === 'r' ? 'revised' : value.status === 'confidential' ? 'computed' : value.status } as Value;
  };
  return new Map([...now].map(([name, one]): [string, Resolved] => {
    if ('problem' in one) return [name, one];
    const value = back(one.value);
    return [name, { ...one, value, shown: value.value === one.value.value && value.status === one.value.status ? one.shown : show(value), series: (one.series ?? []).map(back) }];
  }));
}
