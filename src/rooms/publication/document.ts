import { dayInWords, type Day } from '../../foundation/calendar/day.ts';
import { periodInWords } from '../../foundation/calendar/series.ts';
import { em, heading, keyValues, link, list, mark, note, p, table, type Block, type Document, type Inline } from '../../foundation/document/content.ts';
import type { Finding } from './check.ts';
import { grossInWords } from './gross.ts';
import { shownOf, type Cell, type Prepared } from './prepare.ts';
import { piecesOf } from './text.ts';

/** What stands on the first page of a release; a draft has none. */
export interface Released { sequence: number; publisher: string; at: Date }

/** How a document is made: `base` stands before the addresses of figures, empty on the site itself; `tables` is what stands at its end, of paper and files that are carried away. */
export interface Making { base: string; released?: Released | undefined; tables?: readonly Block[] }

/** What each sign means, in the words of every output. */
export const MEANINGS = { c: 'Withheld: the number is too small to be told without pointing at persons, or would give such a number away', r: 'Revised since it was first released; the change stands at the end', p: 'Provisional: the period had not ended when it was counted', x: 'No record in the period, so there is no mean and no median', z: 'Not applicable: in the period nothing was counted yet by this definition' } as const;

/** The Assessment as a document: its text with numbers in the place of tokens, what may not be compared, how each figure was counted, and what changed. */
export function assessmentDocument(prepared: Prepared, making: Making): Document {
  const title = titleOf(prepared.year);
  return {
    title, lang: 'en', description: `What the response to human trafficking did in fiscal year ${prepared.year}, counted from the records of its offices.`,
    blocks: [
      heading(1, title), keyValues(factsOf(prepared, making)),
      ...prepared.sections.flatMap((section, s): Block[] => [heading(2, section.title), ...section.paragraphs.flatMap((text, i) => paragraph(text, prepared, making, notesAt(prepared.findings, s, i)))]),
      ...counted(prepared, making), ...changed(prepared.cells), ...marked(prepared.cells),
      ...(making.tables === undefined || making.tables.length === 0 ? [] : [heading(2, 'Every released number'), ...making.tables]),
    ],
  };
}

/** The title of the Assessment of a year. */
export function titleOf(year: number): string {
  return `Assessment of the response to human trafficking, fiscal year ${year}`;
}

function factsOf({ year, asOf }: Prepared, { released }: Making): [string, string][] {
  return [
    ['Fiscal year', String(year)], ['Counted as of', instant(asOf)],
    ...(released ? [['Released', `${instant(released.at)}, by ${released.publisher}`], ['Release', String(released.sequence)]] as [string, string][] : [['Standing', 'A draft, not released'] as [string, string]]),
  ];
}

function instant(at: Date): string {
  const [on = '', time = ''] = at.toISOString().split('T');
  return `${dayInWords(on as Day)}, ${time.slice(0, 5)} UTC`;
}

function notesAt(findings: readonly Finding[], section: number, paragraphAt: number): Finding[] {
  return findings.filter((f) => f.code === 'publication.side-by-side' && f.place.startsWith(`section ${section + 1} (`) && f.place.endsWith(`paragraph ${paragraphAt + 1}`));
}

function paragraph(text: string, { figures, cells }: Prepared, { base }: Making, notes: readonly Finding[]): Block[] {
  const inlines = piecesOf(text).flatMap((piece): (string | Inline)[] => {
    if (piece.kind === 'text' || piece.kind === 'broken') return [piece.text];
    if (piece.kind === 'mark') return piece.source === null ? [piece.words] : [piece.words, ' ', em(`(source: ${piece.source})`)];
    const resolved = figures.get(piece.figure);
    if (!resolved || !('value' in resolved)) return [`{{${piece.figure}}}`];
    const cell = cells.find((c) => c.figure === `${resolved.value.measure} ${resolved.value.period.label}${limits(resolved.value.filter)}`);
    const number = link(`${base}/data/f/${resolved.value.measure}`, resolved.shown);
    if (cell === undefined || cell.status === '') return [number];
    if (cell.status === 'r') return [number, ' ', mark('revised', MEANINGS.r, '[r]')];
    if (cell.status === 'p') return [number, ' ', mark('note', MEANINGS.p, '[p]')];
    return cell.status === 'c' ? [mark('withheld', MEANINGS.c, '[c]')] : [mark('note', MEANINGS[cell.status], `[${cell.status}]`)];
  });
  return [p(inlines), ...acrossOf(text, figures, cells), ...(notes.length === 0 ? [] : [note('info', 'Not comparable', notes.map((f) => p(f.sentence)))])];
}

/** Gross and unduplicated of every number of a paragraph in which these are two things: whoever writes the sentence, they stand below it. */
function acrossOf(text: string, figures: Prepared['figures'], cells: readonly Cell[]): Block[] {
  const named = piecesOf(text).flatMap((piece) => {
    const resolved = piece.kind === 'token' ? figures.get(piece.figure) : undefined;
    const cell = resolved && 'value' in resolved ? cells.find((c) => c.figure === `${resolved.value.measure} ${resolved.value.period.label}${limits(resolved.value.filter)}`) : undefined;
    return cell?.across == null || cell.across.gross === 0 ? [] : [[cell.figure, cell] as const];
  });
  const sentences = [...new Map(named).values()].map((cell) => p(grossInWords(`${cell.amount}${partOf(cell)}`, periodInWords(cell.period), cell.across as NonNullable<Cell['across']>, cell.way)));
  return sentences.length === 0 ? [] : [note('info', 'Gross and unduplicated', sentences)];
}

const limits = (filter: Cell['where']): string => Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, codes]) => ` ${name}=${[...codes].sort().join(',')}`).join('');

function counted({ cells }: Prepared, { base }: Making): Block[] {
  const used = cells.filter((c) => c.inText);
  if (used.length === 0) return [];
  return [heading(2, 'How each figure was counted'), table({
    caption: 'Every figure of the text', header: ['Figure', 'What it counts', 'Period', 'Value', 'How it was counted', 'Authority'], columns: ['start', 'start', 'start', 'end', 'start', 'start'],
    rows: used.map((c) => [link(`${base}/data/f/${c.measure.id}`, c.figure), whatOf(c), periodInWords(c.period), withMarks(c), `${c.measure.countedOnce} ${c.made} Definition ${c.measure.version}.`, c.measure.authority]),
  })];
}

function whatOf(cell: Cell): string {
  const part = partOf(cell);
  return `${cell.measure.title}${part === '' ? '' : `;${part.slice(1)}`}`;
}

function partOf(cell: Cell): string {
  const dimension = cell.dimension === null ? undefined : cell.measure.dimensions[cell.dimension];
  return dimension && cell.code !== null ? `, ${dimension.title.toLowerCase()}: ${cell.code.split(',').map((code) => dimension.values[code] ?? code).join(' or ')}` : '';
}

function withMarks(cell: Cell): string {
  return cell.status === 'r' || cell.status === 'p' ? `${shownOf(cell)} [${cell.status}]` : shownOf(cell);
}

function changed(cells: readonly Cell[]): Block[] {
  const moved = cells.filter((c) => (c.status === 'r' || c.status === 'x') && c.previous !== null);
  if (moved.length === 0) return [];
  return [heading(2, 'What has changed since it was first released'), table({
    caption: 'Revised figures', header: ['Figure', 'What it counts', 'Before', 'Now', 'Reason'], columns: ['start', 'start', 'end', 'end', 'start'],
    rows: moved.map((c) => [c.figure, whatOf(c), shownOf({ value: c.previous, currency: c.currency }), shownOf(c), c.reason?.words ?? '']),
  })];
}

function marked(cells: readonly Cell[]): Block[] {
  const used = (['c', 'r', 'p', 'x', 'z'] as const).filter((status) => cells.some((c) => c.inText && c.status === status));
  return used.length === 0 ? [] : [heading(2, 'Signs'), list(used.map((status) => `[${status}] ${MEANINGS[status]}.`))];
}
