import { chartFigure } from '../charts/chart-table.ts';
import { svgText } from '../charts/tree.ts';
import { sampleCharts } from './sample-charts.ts';

/** A public page as a server writes it: plain HTML in the public shell, without any script. */
export function publicPage({ css, lang = 'en', dir = 'ltr', theme }: { css: string; lang?: string; dir?: 'ltr' | 'rtl'; theme?: string }): string {
  const chart = sampleCharts[1];
  return `<!doctype html>
<html lang="${lang}" dir="${dir}"${theme === undefined ? '' : ` data-theme="${theme}"`}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Funding of programs abroad · Fourfold</title><link rel="stylesheet" href="${css}"></head>
<body class="public">
<a class="skip" href="#main">Skip to the content</a>
<header class="public-header"><a class="exit" rel="noreferrer nofollow" href="/exit">Leave this site</a>
<div class="public-bar"><a class="public-name" href="/"><span class="mark" aria-hidden="true"></span>Fourfold</a>
<nav class="public-nav" aria-label="Main"><a href="/help">Find help</a><a href="/data" aria-current="true">Figures</a><a href="/assessment">Report</a></nav>
<nav class="languages" aria-label="Languages"><ul role="list"><li><span aria-current="true">English</span></li><li><a lang="es" href="/es">Español</a></li><li><a lang="ar" dir="rtl" href="/ar">العربية</a></li></ul></nav></div></header>
<main id="main" class="public-main">
<p class="over">Figure PRG-07 · version 2 · Fiscal year 2004</p>
<h1>U.S. funding for anti\u2011trafficking programs abroad</h1>
<div class="big-figure"><p class="number"><bdi>$82 million</bdi> <span class="tag info">[r] revised</span></p></div>
<p class="lead">251 programs in more than 86 countries.</p>
<div class="note info"><p><strong>Changed from $96 million.</strong> Some child labor programs had been counted as anti-trafficking programs. 14 million dollars were reclassified. <a href="#moved">See the awards that moved</a></p></div>
${chart === undefined ? '' : svgText(chartFigure(chart.data, chart.draw))}
<h2 id="moved">Funding by agency</h2>
<div class="wide" role="region" aria-labelledby="agencies" tabindex="0"><table><caption id="agencies">Fiscal year 2004, US dollars, millions</caption><thead><tr><th scope="col">Agency</th><th scope="col" class="number">First published</th><th scope="col" class="number">Now</th><th scope="col" class="number">Awards</th></tr></thead>
<tbody><tr><th scope="row">Agency A (sample)</th><td class="number">40</td><td class="number">26 [r]</td><td class="number">61</td></tr><tr><th scope="row">Agency B (sample)</th><td class="number">56</td><td class="number">56</td><td class="number">190</td></tr></tbody></table></div>
<p class="hint">[r] revised. Sample split; the source gives only the totals.</p>
<p class="row"><a class="button primary" href="/data.csv">Download this table</a> <a class="button" href="#cite">Cite</a></p>
<h2>Find help near you</h2>
<form class="form" action="/help" method="get">
<div class="field"><label for="where">Where are you?</label><p class="hint" id="where-hint">A ZIP code or a city. You can also write “not sure”.</p><input id="where" name="where" class="medium" aria-describedby="where-hint" autocomplete="off"></div>
<fieldset class="field"><legend>What do you need?</legend><div class="choices">
<label class="choice"><input type="checkbox" name="need" value="shelter"><span>A safe place</span></label>
<label class="choice"><input type="checkbox" name="need" value="law"><span>A lawyer</span></label>
<label class="choice"><input type="checkbox" name="need" value="talk"><span>Someone to talk to</span></label></div></fieldset>
<div class="acts"><button class="button primary" type="submit">Find help</button></div></form>
<h2>More</h2>
<ul class="doors" role="list"><li><a href="/letter-check">Check a letter</a><p>See whether a letter is valid. No name is shown.</p></li><li><a href="/data">All figures</a><p>Every published number, its source and its changes.</p></li></ul>
<dl class="key-values"><div><dt>Source</dt><dd>Department of State, award files</dd></div><div><dt>Checked</dt><dd>3 days ago</dd></div></dl>
</main>
<footer class="public-footer"><div><ul role="list"><li><a href="/about">About</a></li><li><a href="/accessibility">Accessibility</a></li><li><a href="/privacy">Privacy</a></li></ul></div></footer>
</body></html>`;
}
