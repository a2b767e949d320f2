import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Reader } from './bytes.ts';
import { staticTtf } from './static.ts';
import { openWoff2 } from './woff2.ts';

/** Font files that together show one range of writing; loaded only when a document needs it. */
interface Script {
  family: string;
  /** The path of a file inside its package, by slant. */
  upright: string;
  italic?: string;
  /** A family to which this one leaves the letters beyond Latin-1 that both can show. */
  leaves?: string;
}

const ATKINSON = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';
const ARABIC = '@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic';
const SERIF = '@fontsource-variable/source-serif-4/files/source-serif-4';

// A family's name stands inside every PDF: it says nothing of this product, for a paper must be safe to carry.
// The first has combining accents and would build `ć` of two glyphs although the second holds it whole; a letter of two
// glyphs is copied and searched wrongly by readers that pass over replacement text.
const SCRIPTS: readonly Script[] = [
  { family: 'Plain Latin', upright: `${ATKINSON}-latin-wght-normal.woff2`, italic: `${ATKINSON}-latin-wght-italic.woff2`, leaves: 'Plain Latin Ext' },
  { family: 'Plain Latin Ext', upright: `${ATKINSON}-latin-ext-wght-normal.woff2`, italic: `${ATKINSON}-latin-ext-wght-italic.woff2` },
  { family: 'Plain Arabic', upright: `${ARABIC}-arabic-wght-normal.woff2` },
  { family: 'Plain Serif', upright: `${SERIF}-latin-wght-normal.woff2`, italic: `${SERIF}-latin-wght-italic.woff2` },
  { family: 'Plain Serif Ext', upright: `${SERIF}-latin-ext-wght-normal.woff2`, italic: `${SERIF}-latin-ext-wght-italic.woff2` },
  { family: 'Plain Cyrillic', upright: `${SERIF}-cyrillic-wght-normal.woff2`, italic: `${SERIF}-cyrillic-wght-italic.woff2` },
  { family: 'Plain Cyrillic Ext', upright: `${SERIF}-cyrillic-ext-wght-normal.woff2`, italic: `${SERIF}-cyrillic-ext-wght-italic.woff2` },
  { family: 'Plain Greek', upright: `${SERIF}-greek-wght-normal.woff2`, italic: `${SERIF}-greek-wght-italic.woff2` },
  { family: 'Plain Vietnamese', upright: `${SERIF}-vietnamese-wght-normal.woff2`, italic: `${SERIF}-vietnamese-wght-italic.woff2` },
];

/** Every family, in the order in which they are asked for a character. */
export const FAMILIES: readonly string[] = SCRIPTS.map((s) => s.family);

const WEIGHTS = [400, 700];
const require = createRequire(import.meta.url);
const coverage = new Map<string, ReadonlySet<number>>();

/** Which families a text needs, in the order in which they are asked, and the characters that none of them can show. */
export function familiesFor(text: string): { families: string[]; missing: string[] } {
  const families = new Set<string>();
  const missing = new Set<string>();
  for (const character of new Set(text)) {
    if (/[\p{Default_Ignorable_Code_Point}\p{White_Space}]/u.test(character)) continue;
    const script = SCRIPTS.find((s) => covered(s).has(character.codePointAt(0) ?? 0));
    if (script) families.add(script.family);
    else missing.add(character);
  }
  return { families: FAMILIES.filter((f) => families.has(f)), missing: [...missing].toSorted() };
}

/** The families as Typst takes them: `not` is a pattern of those characters that a family is asked for, of all it has. */
export function fontList(): (string | { name: string; not: string })[] {
  return SCRIPTS.map((s) => (s.leaves === undefined ? s.family : { name: s.family, not: `[^${[...left(s.leaves)].map((c) => `\\u{${c.toString(16)}}`).join('')}]` }));
}

/** The static fonts of one family: regular and bold, and their italics where there are any. */
export function facesOf(family: string): Uint8Array[] {
  const script = SCRIPTS.find((s) => s.family === family);
  if (!script) throw new RangeError(`no family ${family}`);
  const files = [{ path: script.upright, italic: false }, ...(script.italic === undefined ? [] : [{ path: script.italic, italic: true }])];
  return files.flatMap(({ path, italic }) => {
    const woff2 = readFileSync(require.resolve(path));
    return WEIGHTS.map((weight) => staticTtf(woff2, { wght: weight }, { family, weight, italic }));
  });
}

/** The letters beyond Latin-1 of a family: what another leaves to it. */
function left(family: string): number[] {
  const script = SCRIPTS.find((s) => s.family === family);
  return script ? [...covered(script)].filter((c) => c > 0xff) : [];
}

function covered(script: Script): ReadonlySet<number> {
  const known = coverage.get(script.family);
  if (known) return known;
  const cmap = openWoff2(readFileSync(require.resolve(script.upright))).tables.get('cmap');
  const found = cmap ? charactersOf(cmap) : new Set<number>();
  if (script.leaves !== undefined) for (const c of left(script.leaves)) found.delete(c);
  coverage.set(script.family, found);
  return found;
}

/** The characters that a font maps to a glyph (OpenType cmap, formats 4 and 12). */
function charactersOf(cmap: Uint8Array): Set<number> {
  const found = new Set<number>();
  const directory = new Reader(cmap, 2);
  const count = directory.u16();
  for (let k = 0; k < count; k++) {
    directory.u32();
    const at = directory.u32();
    const format = new Reader(cmap, at).u16();
    if (format === 12) groups(new Reader(cmap, at + 12), found);
    if (format === 4) segments(cmap, at, found);
  }
  return found;
}

function groups(r: Reader, found: Set<number>): void {
  for (let left = r.u32(); left > 0; left--) {
    const [first, last] = [r.u32(), r.u32()];
    r.u32();
    for (let c = first; c <= last; c++) found.add(c);
  }
}

function segments(cmap: Uint8Array, at: number, found: Set<number>): void {
  const double = new Reader(cmap, at + 6).u16();
  const column = (k: number, row: number, pad = 0): Reader => new Reader(cmap, at + 14 + pad + row * double + k);
  for (let k = 0; k < double; k += 2) {
    const last = column(k, 0).u16();
    const first = column(k, 1, 2).u16();
    const step = column(k, 2, 2).u16();
    const range = column(k, 3, 2);
    const rangeAt = range.at;
    const offset = range.u16();
    for (let c = first; c <= last && c < 0xffff; c++) {
      const glyph = offset === 0 ? (c + step) & 0xffff : new Reader(cmap, rangeAt + offset + 2 * (c - first)).u16();
      if (glyph !== 0) found.add(c);
    }
  }
}
