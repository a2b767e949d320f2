import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import jsQR from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import { Fault, Refusal } from '../errors.ts';
import {
  address, aside, bdi, cell, code, em, figure, heading, item, keyValues, link, list, mark, note, numbered, p, pageBreak, passage, qrFigure, strong, table,
} from './content.ts';
import type { Block, Document } from './content.ts';
import { closePdf, toPdf } from './pdf.ts';
import { QUIET_ZONE, qrCode, qrPath, qrSvg } from './qr.ts';

afterAll(closePdf);

const of = (...blocks: Block[]): Document => ({ title: 'A document', lang: 'en-US', blocks });
const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="90" height="30" fill="#eee"/><text x="5" y="15">Señal</text></svg>';

const EVERYTHING = of(
  heading(1, 'Letter', 'top'),
  p(['Dear ', bdi('أحمد بن علي', { lang: 'ar', dir: 'rtl' }), ', ', strong('read'), em(' this '), code('A-1'), link('https://example.org/', 'here'), link('#top', 'up'), mark('revised', 'Revised', '[r]')]),
  list(['one', item('two', numbered(['deep']))]),
  table({ caption: 'By region', columns: ['start', 'start', 'end'], rowHeaders: 2, header: ['Region', 'Country', 'Letters'],
    rows: [[cell('Africa', { rowspan: 2 }), 'Chad', '1'], ['Mali', '2'], ['Asia', 'Nepal', '3']] }),
  table({ caption: 'By year', header: { rows: [[cell('', { rowspan: 2 }), cell('Letters', { colspan: 2 })], ['2003', '2004']] }, rows: [['Adults', '4', '5']] }),
  keyValues([['Serial', '42']]),
  note('warn', 'Keep this', [heading(2, 'Inside'), p('safe')]),
  address(['1 Main St', 'Springfield']),
  aside('About', [p('beside')]),
  passage('es', [p('Señal: ¿qué pasó, Muñoz?')]),
  passage('ar', [p('شهادة رسمية')]),
  figure('A drawing of a signal', DRAWING, { caption: 'A signal', widthMm: 60 }),
  pageBreak,
  qrFigure('A code to check this letter', 'https://example.org/letter-check#v1.abc'),
);

interface Tag {
  role: string;
  children: (Tag | { id: string })[];
}

async function read(pdf: Uint8Array): Promise<{ texts: string[]; trees: Tag[]; info: Record<string, unknown>; lang: string | null; marked: unknown; xmp: string }> {
  const task = getDocument({ data: pdf.slice(), verbosity: 0 });
  const made = await task.promise;
  const texts: string[] = [];
  const trees: Tag[] = [];
  for (let n = 1; n <= made.numPages; n++) {
    const page = await made.getPage(n);
    const content = await page.getTextContent();
    texts.push(content.items.map((i) => ('str' in i ? i.str + (i.hasEOL ? '\n' : '') : '')).join(''));
    trees.push((await page.getStructTree()) as unknown as Tag);
  }
  const { info, metadata } = await made.getMetadata();
  const answer = { texts, trees, info: info as Record<string, unknown>, lang: (info as { Language?: string }).Language ?? null, marked: await made.getMarkInfo(), xmp: metadata?.getRaw() ?? '' };
  await task.destroy();
  return answer;
}

function roles(tree: Tag): string[] {
  return [tree.role, ...tree.children.flatMap((c) => ('role' in c ? roles(c) : []))];
}

const raw = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');

describe('toPdf', () => {
  it('tags a PDF with its title, language and every role, and declares PDF/UA-1', async () => {
    const pdf = await toPdf(EVERYTHING, { footer: 'A-1' });
    const made = await read(pdf);
    expect(made.info['Title']).toBe('A document');
    expect(made.lang).toBe('en-US');
    expect((made.marked as Map<string, boolean>).get('Marked')).toBe(true);
    expect(made.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(raw(pdf)).toContain('/DisplayDocTitle true');
    expect(raw(pdf)).toContain('/StructTreeRoot');
    expect(raw(pdf)).toContain('/MediaBox [0 0 612 792]');
    const all = made.trees.flatMap((t) => roles(t));
    for (const role of ['Document', 'H1', 'H2', 'P', 'L', 'LI', 'LBody', 'Table', 'Caption', 'THead', 'TBody', 'TR', 'TH', 'TD', 'Figure', 'Link']) {
      expect(all, role).toContain(role);
    }
    expect(JSON.stringify(made.trees)).toContain('"alt":"A drawing of a signal"');
    expect(JSON.stringify(made.trees)).toContain('"alt":"A code to check this letter"');
    expect(made.texts.join('')).not.toMatch(/[\u200b-\u200f\u2028-\u202e\u2060-\u206f]/);
    expect(made.texts[0]).toContain('Page 1 of 2');
    expect(made.texts[1]).toContain('Page 2 of 2');
  });

  it('heads rows, even past a cell that reaches down, and names their headers to every cell', async () => {
    const text = raw(await toPdf(EVERYTHING));
    const scopes = [...text.matchAll(/\/Scope \/Row\b/g)].length;
    expect(scopes).toBe(6);
    const ids = [...text.matchAll(/\/ID \((R[^)]+)\)/g)].map((m) => m[1] ?? '');
    expect(ids.toSorted()).toEqual(['R0x0y0', 'R0x0y1', 'R0x0y2', 'R0x1y0', 'R0x1y2', 'R1x0y0']);
    expect(text).toContain('(R0x0y0) (R0x0y1)');
    const names = /\/IDTree <<\s*\/Names \[([^\]]*)\]/.exec(text)?.[1] ?? '';
    const keys = [...names.matchAll(/\(([^)]*)\)/g)].map((m) => m[1] ?? '');
    expect(keys).toEqual(keys.toSorted());
    const trees = (await read(await toPdf(EVERYTHING))).trees.flatMap((t) => roles(t));
    expect(trees.filter((r) => r === 'TH')).toHaveLength(3 + 4 + 6);
  });

  it('gives every figure its bounding box on the page', async () => {
    const boxes = [...raw(await toPdf(EVERYTHING)).matchAll(/\/BBox \[([^\]]+)\]/g)].map((m) => (m[1] ?? '').split(' ').map(Number));
    expect(boxes).toHaveLength(2);
    for (const [x = 0, y = 0, right = 0, top = 0] of boxes) {
      expect(x).toBeGreaterThan(70);
      expect(y).toBeGreaterThan(70);
      expect(right).toBeLessThan(542);
      expect(top).toBeLessThan(728);
    }
    const widths = boxes.map(([x = 0, , right = 0]) => ((right - x) * 25.4) / 72);
    expect(widths.some((w) => Math.abs(w - 60) < 0.1)).toBe(true);
  });

  it('prints hostile text as text', async () => {
    const hostile = '#panic("x") *b* _i_ $x$ `c` <script>alert(1)</script> @ref // \\ "q" \' [#include "/etc/passwd"] %)( /S /TD endobj <</K [1 0 R]>>';
    const made = await read(await toPdf({ ...of(
      heading(1, hostile), p([hostile, bdi(hostile)]), table({ caption: hostile, header: [hostile], rows: [[hostile]] }), keyValues([[hostile, hostile]]),
      note('info', hostile, []), figure(hostile, DRAWING, { caption: hostile }),
    ), title: hostile, description: hostile }, { footer: hostile }));
    expect(made.info['Title']).toBe(hostile);
    const text = made.texts.join('').replace(/\s/g, '');
    expect(text.split(hostile.replace(/\s/g, '')).length - 1).toBeGreaterThanOrEqual(8);
  });

  it('prints any well-formed Latin text unchanged, by property', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: fc.constantFrom(...Array.from('aZ09#*_$`<>@/\\"\'[]{}()=-+~^|&;:,.!?%ñáéíóúü¿¡őłşğćž')), minLength: 1, maxLength: 60 }), async (text) => {
      const made = await read(await toPdf(of(p(`»${text}«`))));
      expect(made.texts[0]?.replace(/\s/g, '')).toContain(`»${text}«`);
    }), { numRuns: 40 });
  });

  it('shows Spanish, Arabic, Cyrillic, Greek and Vietnamese', async () => {
    const made = await read(await toPdf(of(p('Señal ¿qué pasó?'), p('Жертва'), p('Αθήνα'), p('Nguyễn Thị Hiền'), passage('ar', [p('شهادة')]))));
    for (const word of ['Señal ¿qué pasó?', 'Жертва', 'Αθήνα']) expect(made.texts[0]).toContain(word);
  });

  it('refuses characters it cannot show instead of printing boxes', async () => {
    await expect(toPdf(of(p('王')))).rejects.toMatchObject({ code: 'document.no-glyphs', detail: { missing: ['王'] } });
    await expect(toPdf(of(p('\ud800')))).rejects.toMatchObject({ detail: { missing: ['\ufffd'] } });
    expect((await read(await toPdf(of(p('a\u0000\u0007b ≤ \u200e\u200b☐ 1\u202f000\u2003x'))))).texts[0]).toMatch(/^ab <= \[ \] 1\s000 x\nPage 1 of 1$/);
  });

  it('gives the same bytes for the same document, whatever was printed before and in whichever thread', async () => {
    const first = await toPdf(EVERYTHING);
    await closePdf();
    const plain = of(heading(1, 'Plain'), figure('A drawing', DRAWING));
    const cold = await toPdf(plain);
    const second = await toPdf(EVERYTHING);
    expect(Buffer.compare(first, second)).toBe(0);
    expect(Buffer.compare(cold, await toPdf(plain))).toBe(0);
  });

  it('fails what is still waiting when it is closed, and starts afresh', async () => {
    const waiting = [toPdf(of(p('a'))), toPdf(of(p('b')))];
    const settled = Promise.allSettled(waiting);
    await closePdf();
    expect((await settled).map((s) => (s.status === 'rejected' ? s.reason : undefined))).toEqual([expect.any(Fault), expect.any(Fault)]);
    expect((await toPdf(of(p('c')))).length).toBeGreaterThan(1000);
  });

  it('is one page after another for long tables, heads repeated, and stays whole', async () => {
    const rows = Array.from({ length: 120 }, (_, k) => [`Row ${k}`, String(k)]);
    const made = await read(await toPdf(of(heading(1, 'Long'), table({ caption: 'Long', columns: ['start', 'end'], header: ['Name', 'n'], rows }))));
    expect(made.texts.length).toBeGreaterThan(2);
    for (const text of made.texts) expect(text).toContain('Name');
  });
});

describe('a document that cannot be read by everybody', () => {
  const wrong: [string, Document][] = [
    ['no title', { ...of(), title: ' ' }],
    ['no language', { ...of(), lang: '' }],
    ['a first heading of level 2', of(heading(2, 'x'))],
    ['a skipped level', of(heading(1, 'x'), note('info', 't', [heading(3, 'y')]))],
    ['a figure without words', of(figure(' ', DRAWING))],
    ['a table without a caption', of(table({ caption: '', header: ['a'], rows: [['1']] }))],
    ['a table without headers', of(table({ caption: 'c', columns: ['start'], header: { rows: [] }, rows: [['1']] }))],
    ['a row that is short', of(table({ caption: 'c', header: ['a', 'b'], rows: [['1']] }))],
    ['a cell that reaches past the table', of(table({ caption: 'c', header: ['a'], rows: [[cell('1', { rowspan: 2 })]] }))],
    ['a link without words', of(p(link('https://x.y/', '')))],
    ['a mark that means nothing', of(p(mark('r', '', '[r]')))],
    ['a passage in no language', of(passage('not a language', []))],
    ['an empty heading', of(heading(1, ''))],
  ];
  it.each(wrong)('is refused: %s', async (_, document) => {
    await expect(toPdf(document)).rejects.toMatchObject({ code: 'document.inaccessible' });
  });
});

describe('a QR code', () => {
  /** Draws the SVG path back into pixels, four to a module, and lets another program read it. */
  function scan(svg: string): string | undefined {
    const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
    const path = /<path d="([^"]*)"/.exec(svg)?.[1] ?? '';
    const size = side * 4;
    const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
    for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      for (let row = Number(y) * 4; row < Number(y) * 4 + 4; row++) {
        pixels.fill(0, (row * size + Number(x) * 4) * 4, (row * size + (Number(x) + Number(run)) * 4) * 4);
      }
    }
    for (let k = 3; k < pixels.length; k += 4) pixels[k] = 255;
    // Its types describe a module that its CommonJS build is not.
    return (jsQR as unknown as (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null)(pixels, size, size)?.data;
  }

  it.each(['https://example.org/', 'ABC-123', '0123456789', 'señal ¿?', `https://example.org/letter-check#v1.${'aB3_-'.repeat(110)}`])('is read back: %s', (text) => {
    expect(scan(qrSvg(qrCode(text)))).toBe(text);
  });

  it('keeps a quiet zone and grows its correction when there is room', () => {
    const small = qrCode('https://example.org/');
    expect(small.correction).toBe('Q');
    expect(qrPath(small)).not.toMatch(new RegExp(`M[0-${QUIET_ZONE - 1}] `));
    expect(qrCode('x'.repeat(500)).correction).toBe('M');
    expect(qrCode('x'.repeat(2000)).correction).toBe('L');
  });

  it('refuses what does not fit', () => {
    expect(() => qrCode('x'.repeat(3000))).toThrow(Refusal);
    expect(() => qrCode('x'.repeat(900), { maxVersion: 20 })).toThrow(/cannot hold these 900 bytes/);
  });
});

it('the template reads no file and imports nothing', () => {
  const template = readFileSync(new URL('./template.typ', import.meta.url), 'utf8');
  expect(template).not.toMatch(/#?(?:import|include|read|eval|plugin|csv|yaml|toml|xml)\s*[("]/);
});
