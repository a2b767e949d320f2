/**
 * The Typst build for WebAssembly tags a PDF but cannot be asked for the standard PDF/UA-1, and its tables know no row
 * headers. What it leaves out is added here: row headers with their scope, the bounding box of every figure, the title
 * in the window's bar, and the declaration of the standard (ISO 14289-1, 7.1, 7.3, 7.5 and clause 5).
 */
import { Fault } from '../errors.ts';
import type { Table } from './content.ts';
import { columnsOf } from './grid.ts';
import type { Splice } from './pdf-objects.ts';
import { PdfObjects } from './pdf-objects.ts';
import type { Printed } from './typst.ts';

/** What the tags must say beyond what Typst knows: the tables and the sizes of the pictures in millimetres, in document order. */
export interface TagFacts {
  tables: readonly Table[];
  pictures: readonly { width: number; height: number }[];
}

const POINTS_PER_MM = 72 / 25.4;

/** The printed file with its structure tree completed; Fault if the tree does not match the document, since a wrong header is worse than none. */
export function finishTags(printed: Printed, facts: TagFacts): Uint8Array {
  const pdf = new PdfObjects(printed.pdf);
  const tree = readTree(pdf);
  const tables = tree.filter((e) => e.role === 'Table');
  const figures = tree.filter((e) => e.role === 'Figure');
  if (tables.length !== facts.tables.length || figures.length !== facts.pictures.length || figures.length !== printed.places.length) {
    throw new Fault('The structure tree of a printed file does not match its document.');
  }
  const ids: [id: string, object: number][] = [];
  facts.tables.forEach((table, t) => {
    if (table.rowHeaders > 0) headRows(pdf, tables[t]?.object ?? 0, table, t, ids);
  });
  if (ids.length > 0) nameIds(pdf, ids);
  figures.forEach((figure, k) => boxFigure(pdf, figure.object, facts.pictures[k], printed.places[k]));
  declare(pdf);
  return pdf.write();
}

interface Element {
  object: number;
  role: string;
}

/** Every structure element, parents before children and in reading order. */
function readTree(pdf: PdfObjects): Element[] {
  const root = pdf.numbers.find((n) => /\/Type \/StructTreeRoot\b/.test(pdf.structure(n)));
  if (root === undefined) throw new Fault('A printed file has no structure tree.');
  const found: Element[] = [];
  const walk = (object: number): void => {
    found.push({ object, role: roleOf(pdf, object) });
    for (const kid of kidsOf(pdf, object)) walk(kid);
  };
  for (const kid of kidsOf(pdf, root)) walk(kid);
  return found;
}

function roleOf(pdf: PdfObjects, object: number): string {
  return /\/S \/(\w+)/.exec(pdf.structure(object))?.[1] ?? '';
}

function kidsOf(pdf: PdfObjects, object: number): number[] {
  const from = pdf.structure(object).indexOf('/K [');
  if (from < 0) return [];
  // Marked content and links stand among the kids as dictionaries, which hold references of their own.
  const kids = balanced(pdf.structure(object), from + 3).replace(/<<[^>]*>>/g, ' ');
  return [...kids.matchAll(/(\d+) 0 R/g)].map((m) => Number(m[1])).filter((n) => pdf.structure(n).includes('/Type /StructElem'));
}

/** The array that opens at `from`, brackets included. */
function balanced(text: string, from: number): string {
  let depth = 0;
  for (let k = from; k < text.length; k++) {
    if (text[k] === '[') depth += 1;
    if (text[k] === ']' && --depth === 0) return text.slice(from, k + 1);
  }
  throw new Fault('An array in a printed file does not close.');
}

function headRows(pdf: PdfObjects, object: number, table: Table, t: number, ids: [string, number][]): void {
  const body = kidsOf(pdf, object).filter((n) => roleOf(pdf, n) === 'TBody');
  const rows = body.flatMap((n) => kidsOf(pdf, n));
  const columns = columnsOf(table.rows);
  if (rows.length !== table.rows.length) throw new Fault('A printed table does not have the rows of its document.');
  // Which headers stand to the left of each row, those that reach down from rows above included.
  const heads: string[][] = table.rows.map(() => []);
  const cells = rows.map((row) => kidsOf(pdf, row));
  table.rows.forEach((row, r) => row.forEach((cell, c) => {
    if ((columns[r]?.[c] ?? 0) >= table.rowHeaders) return;
    const id = `R${t}x${c}y${r}`;
    for (let k = r; k < r + (cell.rowspan ?? 1); k++) heads[k]?.push(id);
    const made = cells[r]?.[c];
    if (made === undefined) throw new Fault('A printed table does not have the cells of its document.');
    ids.push([id, made]);
    pdf.change(made, asRowHeader(pdf.structure(made), id));
  }));
  table.rows.forEach((row, r) => row.forEach((_, c) => {
    const made = cells[r]?.[c];
    if (made !== undefined && roleOf(pdf, made) === 'TD') pdf.change(made, withHeaders(pdf.structure(made), heads[r] ?? []));
  }));
}

function asRowHeader(structure: string, id: string): Splice[] {
  const role = find(structure, /\/S \/TD\b/);
  const owner = find(structure, /\/O \/Table\b/);
  return [{ ...role, text: `/S /TH\n  /ID (${id})` }, { ...owner, text: '/O /Table\n    /Scope /Row' }];
}

function withHeaders(structure: string, ids: readonly string[]): Splice[] {
  const headers = find(structure, /\/Headers \[/);
  return [{ from: headers.to, to: headers.to, text: ids.map((id) => `(${id}) `).join('') }];
}

/** Adds names to the tree of ids, which must stay in order. */
function nameIds(pdf: PdfObjects, more: readonly (readonly [string, number])[]): void {
  const root = pdf.numbers.find((n) => /\/Type \/StructTreeRoot\b/.test(pdf.structure(n))) ?? 0;
  const tree = find(pdf.structure(root), /\/IDTree <<\s*\/Names \[/);
  const old = balanced(pdf.structure(root), tree.to - 1);
  const text = pdf.text(root).slice(tree.to, tree.to + old.length - 2);
  const pairs = [...text.matchAll(/\(([^)]*)\) (\d+) 0 R/g)].map((m) => [m[1] ?? '', Number(m[2])] as const);
  const sorted = [...pairs, ...more].toSorted(([a], [b]) => (a < b ? -1 : 1));
  pdf.change(root, [{ from: tree.to, to: tree.to + text.length, text: sorted.map(([id, n]) => `(${id}) ${n} 0 R`).join(' ') }]);
}

function boxFigure(pdf: PdfObjects, object: number, size: { width: number; height: number } | undefined, at: { x: number; y: number } | undefined): void {
  const layout = find(pdf.structure(object), /\/O \/Layout\b/);
  const page = Number(/\/Pg (\d+) 0 R/.exec(pdf.structure(object))?.[1]);
  const height = Number(/\/MediaBox \[\S+ \S+ \S+ (\S+?)\]/.exec(pdf.structure(page))?.[1]);
  if (!size || !at || !Number.isFinite(height)) throw new Fault('A printed figure has no place on a page.');
  const [w, h] = [size.width * POINTS_PER_MM, size.height * POINTS_PER_MM];
  const box = [at.x, height - at.y - h, at.x + w, height - at.y].map((v) => v.toFixed(2)).join(' ');
  pdf.change(object, [{ ...layout, text: `/O /Layout\n    /BBox [${box}]` }]);
}

function declare(pdf: PdfObjects): void {
  for (const n of pdf.numbers) {
    const structure = pdf.structure(n);
    if (/\/Type \/Catalog\b/.test(structure)) {
      const viewer = find(structure, /\/ViewerPreferences <</);
      pdf.change(n, [{ from: viewer.to, to: viewer.to, text: '\n    /DisplayDocTitle true' }]);
    } else if (/\/Type \/Metadata\b/.test(structure)) declareStandard(pdf, n);
  }
}

function declareStandard(pdf: PdfObjects, object: number): void {
  const text = pdf.text(object);
  const length = /\/Length (\d+)/.exec(pdf.structure(object));
  const opening = text.indexOf('<rdf:Description rdf:about=""');
  const closing = text.lastIndexOf('</rdf:Description>');
  if (!length || opening < 0 || closing < 0) throw new Fault('A printed file has no metadata to declare its standard in.');
  const space = ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"';
  const part = '<pdfuaid:part>1</pdfuaid:part>';
  const after = opening + '<rdf:Description rdf:about=""'.length;
  pdf.change(object, [
    { from: length.index, to: length.index + length[0].length, text: `/Length ${Number(length[1]) + space.length + part.length}` },
    { from: after, to: after, text: space },
    { from: closing, to: closing, text: part },
  ]);
}

function find(structure: string, pattern: RegExp): { from: number; to: number } {
  const found = pattern.exec(structure);
  if (!found) throw new Fault(`A printed file lacks ${pattern.source} where it is expected.`);
  return { from: found.index, to: found.index + found[0].length };
}
