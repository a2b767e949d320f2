import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Fault } from '../errors.ts';
import {
  address, aside, bdi, cell, code, directionOf, em, figure, heading, item, keyValues, link, list, mark, note, numbered, p, pageBreak, passage,
  plain, inlines, qrFigure, strong, table,
} from './content.ts';
import type { Block, Document } from './content.ts';
import { documentPage, html, page, safeHref, toHtml, trusted } from './html.ts';
import { safeSvg } from './svg.ts';

const of = (...blocks: Block[]): Document => ({ title: 'A document', lang: 'en', blocks });
const HOSTILE = '<script>alert(1)</script> "\'&#panic() *b* $x$';

describe('toHtml', () => {
  it('writes every kind of block with its meaning', () => {
    const written = toHtml(of(
      heading(1, 'Letter', 'top'),
      p(['Dear ', bdi('أحمد', { lang: 'ar', dir: 'rtl' }), ', see ', link('https://example.org/a?b=1&c=2', [em('this'), ' page']), ' ', code('A-1')]),
      list(['one', item('two', numbered(['deep']))]),
      keyValues([['Serial', strong('42')]]),
      note('warn', 'Keep this', [p('safe')]),
      address(['1 Main St', 'Springfield']),
      aside('About', [p('x')]),
      passage('es', [p('señal')]),
      pageBreak,
      qrFigure('Check this letter', 'https://example.org/'),
    ));
    expect(written).toContain('<h1 id="top">Letter</h1>');
    expect(written).toContain('<bdi lang="ar" dir="rtl">أحمد</bdi>');
    expect(written).toContain('<a href="https://example.org/a?b=1&amp;c=2"><em>this</em> page</a>');
    expect(written).toContain('<li>two<ol><li>deep</li></ol></li>');
    expect(written).toContain('<dl class="key-values"><div><dt>Serial</dt><dd><strong>42</strong></dd></div></dl>');
    // Many notes on a page bear one title: a note is no landmark, and looks as the notes of screens do.
    expect(written).toMatch(/<div class="note (?:info|warn)" role="note" aria-labelledby="note-1">/);
    expect(written).toContain('1 Main St<br>Springfield');
    expect(written).toContain('<div class="passage" lang="es" dir="ltr"><p>señal</p></div>');
    expect(written).toMatch(/<figure class="figure-qr"><div class="picture" role="img" aria-label="Check this letter"><svg /);
  });

  it('writes a sign with its meaning, and not in the shape of the emblem of the site', () => {
    expect(toHtml(of(p(mark('withheld', 'Too small', '[c]'))))).toContain('<span class="sign sign-withheld" title="Too small">[c]<span class="hidden-visually"> (Too small)</span></span>');
    const styles = readFileSync(join(import.meta.dirname, '../screen/styles/base.css'), 'utf8');
    expect(styles).toContain('.hidden-visually');
    expect(styles).not.toMatch(/\.sign\b/);
  });

  it('gives tables a caption and ties every header to its cells', () => {
    const written = toHtml(of(table({
      caption: 'By year',
      columns: ['start', 'end', { align: 'end' }],
      header: { rows: [[cell('', { rowspan: 2 }), cell('Letters', { colspan: 2 })], ['2003', '2004']] },
      rows: [['Adults', '1', '2'], ['Children', '3', '4']],
    })));
    expect(written).toContain('<caption id="table-1">By year</caption>');
    expect(written).toContain('<tr><td rowspan="2"></td><th scope="colgroup" colspan="2" class="align-end">Letters</th></tr>');
    expect(written).toContain('<th scope="col" class="align-end">2003</th>');
    expect(written).toContain('<tr><th scope="row">Adults</th><td class="align-end">1</td><td class="align-end">2</td></tr>');
  });

  it('counts row headers past a cell that reaches down', () => {
    const written = toHtml(of(table({
      caption: 'c', header: ['Region', 'Country', 'n'], rowHeaders: 2,
      rows: [[cell('Africa', { rowspan: 2 }), 'Chad', '1'], ['Mali', '2']],
    })));
    expect(written).toContain('<tr><th scope="rowgroup" rowspan="2">Africa</th><th scope="row">Chad</th><td>1</td></tr>');
    expect(written).toContain('<tr><th scope="row">Mali</th><td>2</td></tr>');
  });

  it('escapes hostile text wherever text can stand', () => {
    const h = HOSTILE;
    const written = toHtml(of(
      heading(2, h, h), p([h, code(h), strong(h), em(h), mark(h, h, h), bdi(h, { lang: h }), link(`https://x/${h}`, h)]), list([h]),
      table({ caption: h, header: [h], rows: [[h]], id: h }), keyValues([[h, h]]), note('info', h, [p(h)]), address([h]), aside(h, []),
      passage(h, []), qrFigure(h, h, { caption: h, id: h }),
    ), { idPrefix: h });
    expect(written).not.toContain('<script');
    // What is left of the markup when every tag with well-quoted attributes is taken out holds no angle bracket or quote.
    expect(written.replace(/<\/?[a-z][a-z0-9]*(?: [a-zA-Z-]+="[^"<>]*")*\/?>/g, '')).not.toMatch(/[<>"']/);
  });

  it('leads nobody to a script, by property over schemes', () => {
    fc.assert(fc.property(fc.constantFrom('javascript', 'JaVaScRiPt', 'data', 'vbscript', 'file', 'java\nscript', ' javascript', '\u0001javascript'),
      fc.string(), (scheme, rest) => {
        expect(safeHref(`${scheme}:${rest}`)).toBeUndefined();
        expect(toHtml(of(p(link(`${scheme}:${rest}`, 'here'))))).toBe('<p>here</p>');
      }));
    for (const fine of ['https://a.b/c', '/letters?x=a:b', '#v1.abc', 'mailto:a@b.c', 'tel:+1', 'a/b:c']) expect(safeHref(fine)).toBe(fine);
  });

  it('moves headings under those of the page', () => {
    expect(toHtml(of(heading(1, 'a')), { headingsUnder: 1 })).toBe('<h2>a</h2>');
  });
});

describe('the html template', () => {
  it('escapes values, keeps markup, joins lists and leaves out nothing-values', () => {
    expect(html`<p title="${HOSTILE}">${HOSTILE}${[html`<b>${1}</b>`, 2]}${undefined}${null}${false}</p>`.text).toBe(
      '<p title="&lt;script&gt;alert(1)&lt;/script&gt; &quot;&#39;&amp;#panic() *b* $x$">'
      + '&lt;script&gt;alert(1)&lt;/script&gt; &quot;&#39;&amp;#panic() *b* $x$<b>1</b>2</p>');
    expect(html`<a href="${'javascript:alert(1)'}">x</a>`.text).toBe('<a href="#">x</a>');
    expect(html`${trusted('<hr>')}`.text).toBe('<hr>');
  });
  it('refuses places where escaping does not help', () => {
    expect(() => html`<p title=${'a onclick=b'}>`).toThrow(Fault);
    expect(() => html`<script>${'x'}</script>`).toThrow(Fault);
    expect(html`1 = ${2}`.text).toBe('1 = 2');
  });
});

describe('a whole page', () => {
  it('names its language, direction, styles and scripts and holds nothing inline', () => {
    const written = page({ title: '<T>', lang: 'ar', stylesheets: ['/a.css'], scripts: ['/a.js'], body: html`<main></main>` });
    expect(written).toMatch(/^<!doctype html>\n<html lang="ar" dir="rtl">/);
    expect(written).toContain('<title>&lt;T&gt;</title>');
    expect(written).toContain('<link rel="stylesheet" href="/a.css">');
    expect(written).toContain('<script type="module" src="/a.js"></script>');
    expect(written).not.toMatch(/style=|<style|\son\w+=/);
  });
  it('is made from a document in one step', () => {
    expect(documentPage({ ...of(heading(1, 'x')), description: 'd' })).toMatch(/content="d">[\s\S]*<main id="main">\n<h1>x<\/h1>\n<\/main>/);
  });
});

describe('safeSvg', () => {
  const wrap = (inner: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`;
  it('keeps drawings of shapes and text', () => {
    const drawing = wrap('<g transform="translate(1,2)"><path d="M0 0h1" fill="url(#p)"/><text x="1">5 &gt; 4</text></g>');
    expect(safeSvg(drawing)).toBe(drawing);
  });
  it.each([
    '<script>x</script>', '<image href="http://x"/>', '<a href="x"></a>', '<foreignObject></foreignObject>', '<path onload="x"/>', '<path style="x"/>',
    '<path fill="url(http://x)"/>', '<path fill="&#117;rl(http://x)"/>', '<path fill="\\75rl(http://x)"/>', '<g>', '</g>', '<!-- x -->', '<path d=x/>',
    '<![CDATA[x]]>', '</svg><svg>',
  ])('refuses %s', (inner) => {
    expect(() => safeSvg(wrap(inner))).toThrow(Fault);
    expect(() => toHtml(of(figure('alt', wrap(inner))))).toThrow(Fault);
  });
});

describe('words', () => {
  it('know the direction of a language', () => {
    expect(['en', 'ar', 'AR-eg', 'fa', 'pa-Arab', 'az-Latn', 'ur-Latn'].map(directionOf)).toEqual(['ltr', 'rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr']);
  });
  it('can be told plainly', () => {
    expect(plain(inlines(['a ', strong(['b ', em('c')]), code(' d')]))).toBe('a b c d');
  });
});
