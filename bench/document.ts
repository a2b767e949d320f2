/**
 * How long a letter takes to print: in a thread that is warm, against a thread that must first compile its compiler and
 * cut its fonts. Run: node bench/document.ts [letters]
 */
import { heading, keyValues, p, qrFigure } from '../src/foundation/document/content.ts';
import type { Document } from '../src/foundation/document/content.ts';
import { closePdf, toPdf } from '../src/foundation/document/pdf.ts';

const letters = Number(process.argv[2] ?? 200);

function letter(n: number): Document {
  return {
    title: `Certification letter ${n}`, lang: 'en', blocks: [
      heading(1, 'Certification letter'),
      p('This letter confirms that the person named below may receive benefits and services as if admitted as a refugee.'),
      keyValues([['Serial number', `HHS-2004-${n}`], ['Name', `Muñoz ${n}`], ['Date of birth', '1987-03-02'], ['Issued', '2004-05-06']]),
      p('You may take this letter to any benefit office. The code below lets the office check it without calling anybody.'),
      qrFigure('Code to check this letter', `https://example.org/letter-check#v1.${'aB3_-'.repeat(80)}${n}`),
    ],
  };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function timed(n: number): Promise<number> {
  const from = performance.now();
  await toPdf(letter(n), { footer: `HHS-2004-${n}` });
  return performance.now() - from;
}

const cold: number[] = [];
for (let k = 0; k < 3; k++) {
  await closePdf();
  cold.push(await timed(k));
}
const before = process.memoryUsage.rss();
const warm: number[] = [];
for (let n = 0; n < letters; n++) warm.push(await timed(n));
const after = process.memoryUsage.rss();
await closePdf();

const [coldMs, warmMs] = [median(cold), median(warm)];
console.log(`letter, cold thread  ${coldMs.toFixed(0)} ms (median of 3)`);
console.log(`letter, warm thread  ${warmMs.toFixed(1)} ms (median of ${letters}), slowest ${Math.max(...warm).toFixed(0)} ms`);
console.log(`ratio cold : warm    ${(coldMs / warmMs).toFixed(0)} : 1`);
console.log(`memory               ${(before / 1e6).toFixed(0)} MB before, ${(after / 1e6).toFixed(0)} MB after ${letters} letters`);
