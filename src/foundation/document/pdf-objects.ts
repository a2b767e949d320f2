import { Fault } from '../errors.ts';

/** A change to the text of a PDF object: what stands from `from` up to `to` becomes `text`. */
export interface Splice {
  from: number;
  to: number;
  text: string;
}

/** A PDF file taken apart into its numbered objects, so that some can be changed and the cross-reference table written anew. */
export class PdfObjects {
  private readonly header: string;
  private readonly trailer: string;
  private readonly texts = new Map<number, string>();
  private readonly blanked = new Map<number, string>();
  readonly numbers: readonly number[];

  constructor(file: Uint8Array) {
    // Latin-1 maps every byte to one character, so positions and streams survive.
    const text = Buffer.from(file).toString('latin1');
    const xrefAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
    const table = /^xref\s+0 (\d+)\s+/.exec(text.slice(xrefAt, xrefAt + 40));
    if (!table) throw new Fault('A PDF file without a plain cross-reference table.');
    const entries = text.slice(xrefAt + table[0].length).split('\n', Number(table[1]));
    const offsets = entries.map((e, number) => ({ number, at: Number(e.slice(0, 10)), used: e.includes(' n') })).filter((e) => e.used);
    const ordered = offsets.toSorted((a, b) => a.at - b.at);
    ordered.forEach(({ number, at }, k) => this.texts.set(number, text.slice(at, ordered[k + 1]?.at ?? xrefAt)));
    this.header = text.slice(0, ordered[0]?.at ?? 0);
    const trailerAt = text.indexOf('trailer', xrefAt);
    this.trailer = text.slice(trailerAt, text.lastIndexOf('startxref'));
    this.numbers = ordered.map((e) => e.number);
  }

  /** The object as it stands in the file, stream included. */
  text(number: number): string {
    return this.texts.get(number) ?? '';
  }

  /** The same length of text with every string and stream blanked out, so that no words of a person are taken for structure. */
  structure(number: number): string {
    let made = this.blanked.get(number);
    if (made === undefined) {
      made = blank(this.text(number));
      this.blanked.set(number, made);
    }
    return made;
  }

  change(number: number, splices: readonly Splice[]): void {
    let text = this.text(number);
    for (const s of splices.toSorted((a, b) => b.from - a.from)) text = text.slice(0, s.from) + s.text + text.slice(s.to);
    this.texts.set(number, text);
    this.blanked.delete(number);
  }

  /** The file with its changed objects in their old order. */
  write(): Uint8Array {
    let body = this.header;
    const last = Math.max(...this.numbers);
    const at = new Map<number, number>();
    for (const number of this.numbers) {
      at.set(number, body.length);
      body += this.text(number);
    }
    const rows = Array.from({ length: last + 1 }, (_, n) => {
      const offset = at.get(n);
      return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
    });
    const xref = `xref\n0 ${last + 1}\n${rows.join('')}`;
    return new Uint8Array(Buffer.from(`${body}${xref}${this.trailer}startxref\n${body.length}\n%%EOF`, 'latin1'));
  }
}

function blank(text: string): string {
  const stream = text.search(/\bstream\r?\n/);
  const dictionary = stream < 0 ? text : text.slice(0, stream);
  let out = '';
  let depth = 0;
  for (let k = 0; k < dictionary.length; k++) {
    const c = dictionary[k] ?? '';
    if (depth > 0 && c === '\\') {
      out += '  ';
      k += 1;
      continue;
    }
    if (c === '(') depth += 1;
    out += depth > 0 ? ' ' : c;
    if (c === ')') depth -= 1;
  }
  return out.padEnd(text.length, ' ');
}
