import { brotliDecompressSync } from 'node:zlib';
import { Reader } from './bytes.ts';

/** A point of an outline, in font units. */
export interface Point {
  x: number;
  y: number;
  onCurve: boolean;
}

/** A glyph drawn of outlines; `ends` holds the last point of each. */
export interface SimpleGlyph {
  kind: 'simple';
  points: Point[];
  ends: number[];
}

/** A piece of a composed glyph: another glyph moved by `dx`, `dy`; `matrix` is its raw scale, kept as it stands. */
export interface Component {
  flags: number;
  glyph: number;
  dx: number;
  dy: number;
  matrix: Uint8Array;
}

/** A glyph composed of others, with the box that the font gives for it. */
export interface CompositeGlyph {
  kind: 'composite';
  components: Component[];
  box: Uint8Array;
}

/** One glyph; a space has no outline and is `undefined`. */
export type Glyph = SimpleGlyph | CompositeGlyph | undefined;

/** A font file taken apart: its glyphs, and every other table as it stands. */
export interface OpenedFont {
  flavor: number;
  tables: Map<string, Uint8Array>;
  glyphs: Glyph[];
}

const KNOWN_TAGS = ('cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx '
  + 'BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort '
  + 'morx opbd prop trak Zapf Silf Glat Gloc Feat Sill').split(' ').map((t) => t.replace('_', ' '));

/** Opens a WOFF2 file with TrueType outlines (W3C WOFF 2.0, sections 4 and 5); RangeError if it is none. */
export function openWoff2(file: Uint8Array): OpenedFont {
  const r = new Reader(file);
  if (r.tag() !== 'wOF2') throw new RangeError('not a WOFF2 file');
  const flavor = r.u32();
  r.u32();
  const count = r.u16();
  r.at = 20;
  const compressedLength = r.u32();
  r.at = 48;
  const directory = Array.from({ length: count }, () => {
    const flags = r.u8();
    const tag = (flags & 63) === 63 ? r.tag() : KNOWN_TAGS[flags & 63] ?? '';
    const version = flags >> 6;
    const original = r.base128();
    const transformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
    return { tag, transformed, length: transformed ? r.base128() : original };
  });
  const data = new Uint8Array(brotliDecompressSync(file.subarray(r.at, r.at + compressedLength)));
  const tables = new Map<string, Uint8Array>();
  let at = 0;
  let glyphs: Glyph[] | undefined;
  let metrics: Uint8Array | undefined;
  for (const { tag, transformed, length } of directory) {
    const bytes = data.subarray(at, at + length);
    at += length;
    if (tag === 'glyf' && transformed) glyphs = readGlyphs(bytes);
    else if (tag === 'hmtx' && transformed) metrics = bytes;
    else if (tag !== 'glyf' && tag !== 'loca') tables.set(tag, bytes);
  }
  if (!glyphs) throw new RangeError('a WOFF2 file without transformed TrueType outlines');
  if (metrics) tables.set('hmtx', readMetrics(metrics, tables, glyphs));
  return { flavor, tables, glyphs };
}

function readGlyphs(bytes: Uint8Array): Glyph[] {
  const r = new Reader(bytes);
  r.u16();
  r.u16();
  const count = r.u16();
  r.u16();
  const sizes = Array.from({ length: 7 }, () => r.u32());
  let at = r.at;
  const [contours, pointCounts, flags, coordinates, composites, boxes] = sizes.map((size) => {
    const stream = new Reader(bytes, at);
    at += size;
    return stream;
  }) as [Reader, Reader, Reader, Reader, Reader, Reader, Reader];
  const boxBits = boxes.at;
  boxes.at += 4 * Math.ceil(count / 32);
  return Array.from({ length: count }, (_, glyph): Glyph => {
    const contourCount = contours.i16();
    const hasBox = ((bytes[boxBits + (glyph >> 3)] ?? 0) & (0x80 >> (glyph & 7))) !== 0;
    const box = hasBox ? bytes.slice(boxes.at, boxes.at + 8) : new Uint8Array(8);
    if (hasBox) boxes.at += 8;
    if (contourCount === 0) return undefined;
    if (contourCount < 0) return { kind: 'composite', components: readComponents(composites, coordinates), box };
    return readOutline(contourCount, pointCounts, flags, coordinates);
  });
}

function readOutline(contourCount: number, pointCounts: Reader, flags: Reader, coordinates: Reader): SimpleGlyph {
  const ends: number[] = [];
  let total = 0;
  for (let c = 0; c < contourCount; c++) {
    total += pointCounts.short255();
    ends.push(total - 1);
  }
  let x = 0;
  let y = 0;
  const points = Array.from({ length: total }, (): Point => {
    const flag = flags.u8();
    const [dx, dy] = readStep(flag & 0x7f, coordinates);
    x += dx;
    y += dy;
    return { x, y, onCurve: (flag & 0x80) === 0 };
  });
  // Hinting instructions follow and are left out: print has pixels enough.
  coordinates.short255();
  return { kind: 'simple', points, ends };
}

/** The next step of the pen; how many bits it takes, and its signs, are in the flag (WOFF 2.0, 5.2, table of triplets). */
function readStep(flag: number, r: Reader): [dx: number, dy: number] {
  const sign = (bit: number, value: number): number => ((flag & bit) !== 0 ? value : -value);
  if (flag < 10) return [0, sign(1, ((flag & 14) << 7) + r.u8())];
  if (flag < 20) return [sign(1, (((flag - 10) & 14) << 7) + r.u8()), 0];
  if (flag < 84) {
    const b0 = flag - 20;
    const b1 = r.u8();
    return [sign(1, 1 + (b0 & 0x30) + (b1 >> 4)), sign(2, 1 + ((b0 & 0x0c) << 2) + (b1 & 0x0f))];
  }
  if (flag < 120) {
    const b0 = flag - 84;
    const [bx, by] = [r.u8(), r.u8()];
    return [sign(1, 1 + (Math.floor(b0 / 12) << 8) + bx), sign(2, 1 + (((b0 % 12) >> 2) << 8) + by)];
  }
  if (flag < 124) {
    const [b1, b2, b3] = [r.u8(), r.u8(), r.u8()];
    return [sign(1, (b1 << 4) + (b2 >> 4)), sign(2, ((b2 & 0x0f) << 8) + b3)];
  }
  return [sign(1, r.u16()), sign(2, r.u16())];
}

function readComponents(r: Reader, coordinates: Reader): Component[] {
  const components: Component[] = [];
  let flags: number;
  let instructed = false;
  do {
    flags = r.u16();
    const glyph = r.u16();
    const words = (flags & 1) !== 0;
    const [dx, dy] = words ? [r.i16(), r.i16()] : [r.i8(), r.i8()];
    const size = (flags & 8) !== 0 ? 2 : (flags & 0x40) !== 0 ? 4 : (flags & 0x80) !== 0 ? 8 : 0;
    const matrix = Uint8Array.from({ length: size }, () => r.u8());
    components.push({ flags, glyph, dx, dy, matrix });
    instructed ||= (flags & 0x100) !== 0;
  } while ((flags & 0x20) !== 0);
  if (instructed) coordinates.short255();
  return components;
}

/** Widths whose left bearings were left out because they equal the outline's left edge (WOFF 2.0, 5.4). */
function readMetrics(bytes: Uint8Array, tables: Map<string, Uint8Array>, glyphs: readonly Glyph[]): Uint8Array {
  const hhea = tables.get('hhea');
  if (!hhea) throw new RangeError('a font without hhea');
  const wide = new Reader(hhea, 34).u16();
  const r = new Reader(bytes);
  const flags = r.u8();
  const widths = Array.from({ length: wide }, () => r.u16());
  const edge = (g: number): number => {
    const glyph = glyphs[g];
    if (glyph?.kind === 'simple') return Math.min(...glyph.points.map((pt) => pt.x));
    return glyph ? new Reader(glyph.box).i16() : 0;
  };
  const bearing = (g: number, stored: boolean): number => (stored ? r.i16() : edge(g));
  const bearings = glyphs.map((_, g) => bearing(g, g < wide ? (flags & 1) === 0 : (flags & 2) === 0));
  const out = new DataView(new ArrayBuffer(wide * 4 + (glyphs.length - wide) * 2));
  glyphs.forEach((_, g) => {
    if (g < wide) out.setUint16(g * 4, widths[g] ?? 0);
    out.setInt16(g < wide ? g * 4 + 2 : wide * 4 + (g - wide) * 2, bearings[g] ?? 0);
  });
  return new Uint8Array(out.buffer);
}
