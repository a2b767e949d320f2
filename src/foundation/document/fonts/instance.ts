import { Reader } from './bytes.ts';
import type { Glyph, OpenedFont, Point, SimpleGlyph } from './woff2.ts';

/** Where on each axis of a variable font the static one is cut, by axis tag: `{ wght: 700 }`. */
export type Location = Readonly<Record<string, number>>;

/** Moves every outline to the place in the design space, and answers by how much each glyph's width changes, in font units (OpenType, gvar and avar). */
export function cutInstance(font: OpenedFont, location: Location): number[] {
  const widthChange = font.glyphs.map(() => 0);
  const gvar = font.tables.get('gvar');
  if (!gvar) return widthChange;
  const place = normalized(font, location);
  const r = new Reader(gvar, 4);
  const axes = r.u16();
  const sharedCount = r.u16();
  const sharedAt = r.u32();
  const glyphCount = r.u16();
  const long = (r.u16() & 1) !== 0;
  const dataAt = r.u32();
  const offsets = Array.from({ length: glyphCount + 1 }, () => (long ? r.u32() : r.u16() * 2));
  const sharedReader = new Reader(gvar, sharedAt);
  const shared = Array.from({ length: sharedCount }, () => Array.from({ length: axes }, () => sharedReader.f2dot14()));
  font.glyphs.forEach((glyph, g) => {
    const from = offsets[g] ?? 0;
    if ((offsets[g + 1] ?? 0) > from) widthChange[g] = moveGlyph(glyph, gvar, dataAt + from, place, shared);
  });
  return widthChange;
}

/** The place as −1 … 1 on each axis, bent as the designer asked (avar). */
function normalized(font: OpenedFont, location: Location): number[] {
  const fvar = font.tables.get('fvar');
  if (!fvar) return [];
  const r = new Reader(fvar, 4);
  const axesAt = r.u16();
  r.u16();
  const axisCount = r.u16();
  const axisSize = r.u16();
  const avar = font.tables.get('avar');
  const bend = avar ? new Reader(avar, 8) : undefined;
  return Array.from({ length: axisCount }, (_, k) => {
    const axis = new Reader(fvar, axesAt + k * axisSize);
    const [tag, least, normal, most] = [axis.tag(), axis.fixed(), axis.fixed(), axis.fixed()];
    const at = Math.min(most, Math.max(least, location[tag] ?? normal));
    const straight = at === normal ? 0 : at < normal ? (at - normal) / (normal - least) : (at - normal) / (most - normal);
    if (!bend) return straight;
    const map = Array.from({ length: bend.u16() }, () => [bend.f2dot14(), bend.f2dot14()] as const);
    return bent(map, straight);
  });
}

function bent(map: readonly (readonly [number, number])[], value: number): number {
  const above = map.findIndex(([from]) => from >= value);
  const [toFrom, toValue] = map[above] ?? [value, value];
  if (above <= 0 || toFrom === value) return toValue;
  const [fromFrom, fromValue] = map[above - 1] ?? [0, 0];
  return fromValue + ((toValue - fromValue) * (value - fromFrom)) / (toFrom - fromFrom);
}

/** How much of a variation holds at the place: 1 at its peak, 0 outside its reach. */
function strength(place: readonly number[], peak: readonly number[], start: readonly number[] | undefined, end: readonly number[] | undefined): number {
  let much = 1;
  for (let k = 0; k < peak.length; k++) {
    const [p, v] = [peak[k] ?? 0, place[k] ?? 0];
    if (p === 0 || v === p) continue;
    const [s, e] = [start?.[k] ?? Math.min(0, p), end?.[k] ?? Math.max(0, p)];
    if (v <= s || v >= e) return 0;
    much *= v < p ? (v - s) / (p - s) : (e - v) / (e - p);
  }
  return much;
}

/** Moves one glyph; its last four points are not drawn and carry the metrics, of which the answer is the change of width. */
function moveGlyph(glyph: Glyph, gvar: Uint8Array, at: number, place: readonly number[], shared: readonly (readonly number[])[]): number {
  const drawn = glyph === undefined ? 0 : glyph.kind === 'simple' ? glyph.points.length : glyph.components.length;
  const r = new Reader(gvar, at);
  const packed = r.u16();
  const data = new Reader(gvar, at + r.u16());
  const headers = Array.from({ length: packed & 0x0fff }, () => {
    const size = r.u16();
    const flags = r.u16();
    const tuple = (): number[] => place.map(() => r.f2dot14());
    const peak = (flags & 0x8000) !== 0 ? tuple() : shared[flags & 0x0fff] ?? [];
    const start = (flags & 0x4000) !== 0 ? tuple() : undefined;
    const end = (flags & 0x4000) !== 0 ? tuple() : undefined;
    return { size, ownPoints: (flags & 0x2000) !== 0, much: strength(place, peak, start, end) };
  });
  const sharedPoints = (packed & 0x8000) !== 0 ? readPoints(data) : undefined;
  const moves = Array.from({ length: drawn + 4 }, () => ({ x: 0, y: 0 }));
  let next = data.at;
  for (const { size, ownPoints, much } of headers) {
    data.at = next;
    next += size;
    if (much === 0) continue;
    const listed = ownPoints ? readPoints(data) : sharedPoints;
    const which = listed === undefined || listed.length === 0 ? moves.map((_, k) => k) : listed;
    const xs = readDeltas(data, which.length);
    const ys = readDeltas(data, which.length);
    const given = new Map(which.map((p, k) => [p, { x: xs[k] ?? 0, y: ys[k] ?? 0 }] as const));
    const full = glyph?.kind === 'simple' && given.size < moves.length ? fillIn(glyph, given) : given;
    for (const [p, d] of full) {
      const move = moves[p];
      if (!move) continue;
      move.x += d.x * much;
      move.y += d.y * much;
    }
  }
  if (glyph?.kind === 'simple') {
    glyph.points.forEach((pt, k) => {
      pt.x = Math.round(pt.x + (moves[k]?.x ?? 0));
      pt.y = Math.round(pt.y + (moves[k]?.y ?? 0));
    });
  } else if (glyph) {
    glyph.components.forEach((c, k) => {
      c.dx = Math.round(c.dx + (moves[k]?.x ?? 0));
      c.dy = Math.round(c.dy + (moves[k]?.y ?? 0));
    });
  }
  return Math.round((moves[drawn + 1]?.x ?? 0) - (moves[drawn]?.x ?? 0));
}

/** A list of point numbers, packed in runs; empty means every point. */
function readPoints(r: Reader): number[] {
  const first = r.u8();
  const count = (first & 0x80) !== 0 ? ((first & 0x7f) << 8) + r.u8() : first;
  const points: number[] = [];
  let last = 0;
  while (points.length < count) {
    const control = r.u8();
    for (let k = 0; k <= (control & 0x7f) && points.length < count; k++) {
      last += (control & 0x80) !== 0 ? r.u16() : r.u8();
      points.push(last);
    }
  }
  return points;
}

function readDeltas(r: Reader, count: number): number[] {
  const deltas: number[] = [];
  while (deltas.length < count) {
    const control = r.u8();
    for (let k = 0; k <= (control & 0x3f) && deltas.length < count; k++) {
      deltas.push((control & 0x80) !== 0 ? 0 : (control & 0x40) !== 0 ? r.i16() : r.i8());
    }
  }
  return deltas;
}

type Move = { x: number; y: number };

/** Points that a variation does not name move with their named neighbours on the same outline. */
function fillIn(glyph: SimpleGlyph, given: ReadonlyMap<number, Move>): Map<number, Move> {
  const full = new Map(given);
  let first = 0;
  for (const end of glyph.ends) {
    const named = [];
    for (let k = first; k <= end; k++) if (given.has(k)) named.push(k);
    for (let n = 0; n < named.length; n++) {
      const a = named[n] ?? 0;
      const b = named[(n + 1) % named.length] ?? 0;
      for (let k = a === end ? first : a + 1; k !== b; k = k === end ? first : k + 1) {
        full.set(k, between(glyph.points, k, a, b, given));
      }
    }
    first = end + 1;
  }
  return full;
}

function between(points: readonly Point[], k: number, a: number, b: number, given: ReadonlyMap<number, Move>): Move {
  const along = (axis: 'x' | 'y'): number => {
    const [va, vb, v] = [points[a]?.[axis] ?? 0, points[b]?.[axis] ?? 0, points[k]?.[axis] ?? 0];
    const [da, db] = [given.get(a)?.[axis] ?? 0, given.get(b)?.[axis] ?? 0];
    if (va === vb) return da === db ? da : 0;
    if (v <= Math.min(va, vb)) return va < vb ? da : db;
    if (v >= Math.max(va, vb)) return va < vb ? db : da;
    return da + ((db - da) * (v - va)) / (vb - va);
  };
  return { x: along('x'), y: along('y') };
}
