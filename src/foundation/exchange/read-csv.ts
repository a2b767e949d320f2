import Papa from 'papaparse';
import { Refusal } from '../errors.ts';
import { unescapeFormula } from './formula.ts';

/** The records of a delimited text, cell by cell as written, and what had to be assumed to read them. */
export interface Delimited {
  readonly records: string[][];
  readonly notes: string[];
}

function decode(bytes: Uint8Array, notes: string[]): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    notes.push('The file is not UTF-8; it was read as Windows Latin-1. Check names with accents, or save it as “CSV UTF-8”.');
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

type Shape = { delimiter: string; newline: '\n' | '\r\n' | '\r'; mixed: boolean };

const DELIMITERS = [',', ';', '\t'];

/**
 * The delimiter is the one that divides the first record most often; line ends are looked for outside quotes only,
 * because a cell may hold its own. A quote opens a quoted cell only where a cell begins, so `5" pipe` is plain text.
 */
function shapeOf(text: string): Shape {
  const seen = { '\r\n': 0, '\n': 0, '\r': 0 };
  const counts = new Map(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let firstRecord = true;
  let atStart = true;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 34 && atStart) {
      for (i = text.indexOf('"', i + 1); i >= 0 && text.charCodeAt(i + 1) === 34; i = text.indexOf('"', i + 2));
      if (i < 0) break;
      atStart = false;
    } else if (code === 10 || code === 13) {
      const end = code === 10 ? '\n' : text.charCodeAt(i + 1) === 10 ? '\r\n' : '\r';
      seen[end] += 1;
      if (end === '\r\n') i += 1;
      if (firstRecord && [...counts.values()].some((count) => count > 0)) firstRecord = false;
      atStart = true;
    } else {
      const isDelimiter = code === 44 || code === 59 || code === 9;
      if (isDelimiter && firstRecord) {
        const character = text[i] ?? ',';
        counts.set(character, (counts.get(character) ?? 0) + 1);
      }
      atStart = isDelimiter;
    }
  }
  const delimiter = DELIMITERS.reduce((best, next) => ((counts.get(next) ?? 0) > (counts.get(best) ?? 0) ? next : best), ',');
  const ends = (Object.keys(seen) as (keyof typeof seen)[]).filter((end) => seen[end] > 0);
  return { delimiter, newline: ends[0] ?? '\n', mixed: ends.length > 1 };
}

/** Reads delimited text (comma, semicolon or tab; UTF-8, UTF-16 with a mark, else Latin-1); Refusal `exchange.broken-quotes`. */
export function readDelimited(bytes: Uint8Array): Delimited {
  const notes: string[] = [];
  let text = decode(bytes, notes);
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  const shape = shapeOf(text);
  if (shape.mixed) {
    notes.push('The lines end in different ways; all line ends were read alike.');
    text = text.replace(/\r\n?/g, '\n');
  }
  const parsed = Papa.parse<string[]>(text, { delimiter: shape.delimiter, newline: shape.mixed ? '\n' : shape.newline });
  const broken = parsed.errors.find((error) => error.type === 'Quotes');
  if (broken) {
    throw new Refusal('exchange.broken-quotes', `Row ${(broken.row ?? 0) + 1} has a quotation mark that is not closed or not doubled, so what follows cannot be told apart. Mend that row, or save the file anew from the spreadsheet.`, { status: 400, detail: { row: (broken.row ?? 0) + 1 } });
  }
  const records = parsed.data;
  for (const record of records) {
    for (let i = 0; i < record.length; i += 1) record[i] = unescapeFormula(record[i] ?? '');
  }
  return { records, notes };
}
