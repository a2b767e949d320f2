import { Reader, Writer } from './bytes.ts';
import { cutInstance } from './instance.ts';
import type { Location } from './instance.ts';
import { openWoff2 } from './woff2.ts';
import type { Glyph, SimpleGlyph } from './woff2.ts';

/** What a cut font calls itself; `weight` is 100 to 900. */
export interface FontName {
  family: string;
  weight: number;
  italic: boolean;
}

const KEPT = ['OS/2', 'cmap', 'head', 'hhea', 'maxp', 'GDEF', 'GPOS', 'GSUB', 'BASE', 'gasp'];

/** A static TrueType file cut from a variable WOFF2 file at a place in its design space, without hinting, under its own family name. */
export function staticTtf(woff2: Uint8Array, location: Location, name: FontName): Uint8Array {
  const font = openWoff2(woff2);
  const widthChange = cutInstance(font, location);
  const tables = new Map<string, Uint8Array>();
  for (const tag of KEPT) {
    const table = font.tables.get(tag);
    if (table) tables.set(tag, table.slice());
  }
  const { glyf, loca, left } = writeGlyphs(font.glyphs);
  tables.set('glyf', glyf);
  tables.set('loca', loca);
  tables.set('hmtx', writeMetrics(font.tables, widthChange, left));
  tables.set('name', writeNames(name));
  // No glyph names: nothing here looks a glyph up by one.
  tables.set('post', new Writer().u32(0x00030000).u32(0).u32(0).u32(0).u32(0).u32(0).u32(0).u32(0).done());
  patch(tables, name, font.glyphs.length);
  return writeFile(font.flavor, tables);
}

function writeGlyphs(glyphs: readonly Glyph[]): { glyf: Uint8Array; loca: Uint8Array; left: number[] } {
  const glyf = new Writer();
  const loca = new Writer();
  const left: number[] = [];
  for (const glyph of glyphs) {
    loca.u32(glyf.length);
    if (glyph?.kind === 'simple') left.push(writeOutline(glyf, glyph));
    else {
      left.push(glyph ? new Reader(glyph.box).i16() : 0);
      if (glyph) {
        glyf.u16(-1).add(glyph.box);
        glyph.components.forEach((c, k) => {
          const more = k < glyph.components.length - 1 ? 0x20 : 0;
          // Offsets as words, no instructions; the scale and metrics flags stand.
          glyf.u16((c.flags & ~0x120) | 1 | more).u16(c.glyph).u16(c.dx).u16(c.dy).add(c.matrix);
        });
      }
    }
    glyf.padTo(4);
  }
  loca.u32(glyf.length);
  return { glyf: glyf.done(), loca: loca.done(), left };
}

function writeOutline(glyf: Writer, glyph: SimpleGlyph): number {
  const xs = glyph.points.map((pt) => pt.x);
  const ys = glyph.points.map((pt) => pt.y);
  glyf.u16(glyph.ends.length).u16(Math.min(...xs)).u16(Math.min(...ys)).u16(Math.max(...xs)).u16(Math.max(...ys));
  for (const end of glyph.ends) glyf.u16(end);
  glyf.u16(0);
  // Variable outlines may overlap, which the first flag must say.
  glyph.points.forEach((pt, k) => glyf.u8((pt.onCurve ? 1 : 0) | (k === 0 ? 0x40 : 0)));
  for (const along of [xs, ys]) along.forEach((v, k) => glyf.u16(v - (k === 0 ? 0 : along[k - 1] ?? 0)));
  return Math.min(...xs);
}

function writeMetrics(tables: ReadonlyMap<string, Uint8Array>, widthChange: readonly number[], left: readonly number[]): Uint8Array {
  const hmtx = need(tables, 'hmtx');
  const wide = new Reader(need(tables, 'hhea'), 34).u16();
  const out = new Writer();
  widthChange.forEach((change, g) => {
    const width = new Reader(hmtx, Math.min(g, wide - 1) * 4).u16();
    out.u16(Math.max(0, width + change)).u16(left[g] ?? 0);
  });
  return out.done();
}

function writeNames({ family, weight, italic }: FontName): Uint8Array {
  const style = `${weight}${italic ? ' Italic' : ''}`;
  const names: [number, string][] = [[1, family], [2, style], [4, `${family} ${style}`], [6, `${family}-${style}`.replace(/ /g, '')]];
  const strings = new Writer();
  const records = new Writer();
  for (const [id, text] of names) {
    records.u16(3).u16(1).u16(0x409).u16(id).u16(text.length * 2).u16(strings.length);
    for (let k = 0; k < text.length; k++) strings.u16(text.charCodeAt(k));
  }
  return new Writer().u16(0).u16(names.length).u16(6 + 12 * names.length).add(records.done()).add(strings.done()).done();
}

function patch(tables: ReadonlyMap<string, Uint8Array>, { weight, italic }: FontName, glyphCount: number): void {
  const bold = weight >= 600;
  const head = view(need(tables, 'head'));
  head.setUint32(8, 0);
  head.setUint16(44, (bold ? 1 : 0) | (italic ? 2 : 0));
  head.setInt16(50, 1);
  view(need(tables, 'hhea')).setUint16(34, glyphCount);
  const os2 = view(need(tables, 'OS/2'));
  os2.setUint16(4, weight);
  const selection = os2.getUint16(62) & ~0x61;
  os2.setUint16(62, selection | (italic ? 1 : 0) | (bold ? 0x20 : 0) | (!italic && !bold ? 0x40 : 0));
}

/** The tables as one file, with the checksums that readers compare (OpenType, table directory). */
function writeFile(flavor: number, tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const power = Math.floor(Math.log2(sorted.length));
  const directory = new Writer().u32(flavor).u16(sorted.length).u16(16 << power).u16(power).u16(sorted.length * 16 - (16 << power));
  const total = sorted.reduce((n, [, bytes]) => n + pad4(bytes.length), 12 + 16 * sorted.length);
  const file = new Uint8Array(total);
  let at = 12 + 16 * sorted.length;
  let headAt = 0;
  for (const [tag, bytes] of sorted) {
    if (tag === 'head') headAt = at;
    for (let k = 0; k < 4; k++) directory.u8(tag.charCodeAt(k));
    file.set(bytes, at);
    directory.u32(checksum(file.subarray(at, at + pad4(bytes.length)))).u32(at).u32(bytes.length);
    at += pad4(bytes.length);
  }
  file.set(directory.done(), 0);
  view(file).setUint32(headAt + 8, (0xb1b0afba - checksum(file)) >>> 0);
  return file;
}

function checksum(bytes: Uint8Array): number {
  const words = view(bytes);
  let sum = 0;
  for (let k = 0; k < bytes.length; k += 4) sum = (sum + words.getUint32(k)) >>> 0;
  return sum;
}

function pad4(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function need(tables: ReadonlyMap<string, Uint8Array>, tag: string): Uint8Array {
  const table = tables.get(tag);
  if (!table) throw new RangeError(`a font without ${tag}`);
  return table;
}
