import { comparability } from '../../foundation/measure/comparable.ts';
import { readComparatives } from '../../foundation/measure/comparative-words.ts';
import { findNumbers } from '../../foundation/measure/numbers-in-text.ts';
import type { Value } from '../../foundation/measure/value-shape.ts';
import { checkSentence, refusalOf } from './check-sentence.ts';
import { sumsOf } from './check-sums.ts';
import { piecesOf, readingOf, sentencesOf, type Piece, type Section } from './text.ts';

/** Something the checker found: its code, where, the words it is about, and in one sentence why; an error keeps a release back, a warning explains. */
export interface Finding { code: string; severity: 'error' | 'warning'; place: string; words: string; sentence: string }

/** The declared codes of each closed dimension of a measure: parts are complete when all of them are there. */
export type Codes = Readonly<Record<string, readonly string[]>>;

/** A figure of the text as it was computed, or why it could not be. */
export type Resolved = { value: Value; shown: string; held: boolean; codes?: Codes; series?: readonly Value[] } | { problem: string };

/** What is known of the figures a text names, by the words of its tokens. */
export type Figures = ReadonlyMap<string, Resolved>;

/** A token of a paragraph that has its value, where it stands in the reading. */
export interface Placed { figure: string; value: Value; held: boolean; codes: Codes | undefined; series: readonly Value[]; start: number; end: number }

/** Checks every paragraph: numbers tied to nothing, tokens that name nothing, comparatives, sums, and numbers that must not stand together. */
export function checkText(sections: readonly Section[], figures: Figures): Finding[] {
  return sections.flatMap((section, s) => section.paragraphs.flatMap((paragraph, p) => checkParagraph(paragraph, `section ${s + 1} (${section.title}), paragraph ${p + 1}`, figures)));
}

/** Checks one paragraph. */
export function checkParagraph(paragraph: string, place: string, figures: Figures): Finding[] {
  const pieces = piecesOf(paragraph);
  const reading = readingOf(pieces, (figure) => shownFor(figures.get(figure)));
  const placed = reading.spans.flatMap(({ start, end, piece }): Placed[] => {
    const resolved = piece.kind === 'token' ? figures.get(piece.figure) : undefined;
    return resolved && 'value' in resolved && piece.kind === 'token' ? [{ figure: piece.figure, value: resolved.value, held: resolved.held, codes: resolved.codes, series: resolved.series ?? [], start, end }] : [];
  });
  const findings = [...brokenPieces(pieces, place, paragraph, figures), ...bareNumbers(paragraph, pieces, place)];
  const marks = reading.spans.filter(({ piece }) => piece.kind === 'mark');
  const comparatives = readComparatives(reading.text);
  for (const sentence of sentencesOf(reading.text)) {
    const within = <T extends { start: number; end: number }>(all: readonly T[]): T[] => all.filter((one) => one.start >= sentence.start && one.end <= sentence.end);
    findings.push(...checkSentence({ words: reading.text.slice(sentence.start, sentence.end), start: sentence.start, comparatives: within(comparatives), tokens: within(placed), before: placed.filter((t) => t.end <= sentence.start), marks: within(marks), text: reading.text }, place));
  }
  return [...findings, ...sumsOf(placed, place), ...sideBySide(placed, place, reading.text)];
}

function shownFor(resolved: Resolved | undefined): string {
  return resolved && 'shown' in resolved ? resolved.shown : '□';
}

function brokenPieces(pieces: readonly Piece[], place: string, paragraph: string, figures: Figures): Finding[] {
  return pieces.flatMap((piece): Finding[] => {
    const words = paragraph.slice(Math.max(0, piece.start - 40), piece.end + 40).trim();
    if (piece.kind === 'broken') return [{ code: 'publication.broken-mark', severity: 'error', place, words, sentence: `“${piece.text}” is neither a token nor a mark. Write {{LET-01 FY2004}}, [[40,000|source: where from]] or [[5-1-1|not a figure]].` }];
    if (piece.kind !== 'token') return [];
    const resolved = figures.get(piece.figure);
    if (resolved && 'value' in resolved) return [];
    return [{ code: 'publication.unknown-figure', severity: 'error', place, words, sentence: resolved?.problem ?? `“${piece.figure}” was not computed.` }];
  });
}

/** Numbers typed in the text: each must become a token, or say that it is of another source or no figure. */
function bareNumbers(paragraph: string, pieces: readonly Piece[], place: string): Finding[] {
  let masked = paragraph;
  for (const piece of pieces) if (piece.kind === 'mark' || piece.kind === 'broken') masked = masked.slice(0, piece.start) + '\u0000'.repeat(piece.end - piece.start) + masked.slice(piece.end);
  return findNumbers(masked).filter((n) => n.figure).map((n) => ({
    code: 'publication.bare-number', severity: 'error', place, words: paragraph.slice(Math.max(0, n.start - 40), n.end + 40).trim(),
    sentence: `“${n.text}” is typed. Tie it to a figure ({{…}}), or mark it as of another source ([[${n.text}|source: …]]) or as no figure ([[${n.text}|not a figure]]).`,
  }));
}

/** Numbers of different units or bases in one paragraph invite a comparison that must not be made; the reader is told why. */
function sideBySide(placed: readonly Placed[], place: string, text: string): Finding[] {
  const seen = new Set<string>();
  const findings: Finding[] = [];
  placed.forEach((a, i) => placed.slice(i + 1).forEach((b) => {
    const differs = comparability(a.value, b.value).some(({ code }) => code === 'measure.unit-differs' || code === 'measure.basis-differs');
    const kinds = [a, b].map(({ value }) => `${value.measure} ${value.basis}`).sort().join(' | ');
    if (!differs || seen.has(kinds)) return;
    seen.add(kinds);
    findings.push({ code: 'publication.side-by-side', severity: 'warning', place, words: text.slice(0, 200), sentence: refusalOf(a.value, b.value) ?? 'They are not comparable.' });
  }));
  return findings;
}
