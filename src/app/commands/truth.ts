import { commands as ofFigures } from '../../rooms/figures/room.ts';
import { Refusal } from '../../foundation/errors.ts';
import { boundsInWords } from '../../foundation/measure/sentence.ts';
import type { Command } from './command.ts';
import { DATA_OPTIONS, withData } from './with-house.ts';

/** Computes every figure of a fiscal year from the records. */
export const figures: Command = {
  name: 'figures', usage: 'figures YEAR [--as-of INSTANT] [--demo | --data FOLDER] [--json]', about: 'computes every figure of a fiscal year from the records', arguments: [{ name: 'year', about: 'which fiscal year, such as 2004' }], options: { 'as-of': { type: 'string' }, ...DATA_OPTIONS },
  run: (asked) => withData(asked, async ({ services }) => {
    const { positionals: [year], options, answer } = asked;
    const answers = await ofFigures.figures(services, yearOf(year), asOf(options));
    answer(answers, answers.map((a) => `${a.measure.padEnd(8)} ${a.amount.padStart(16)}   ${a.title}`).join('\n'));
  }),
};

/** Computes one figure, broken down and as of an instant where asked. */
export const figure: Command = {
  name: 'figure', usage: 'figure ID --period FY2004 [--by DIMENSION] [--where kind=certification] [--as-of INSTANT] [--demo | --data FOLDER] [--json]', about: 'computes one figure, broken down and as of an earlier instant where asked',
  arguments: [{ name: 'id', about: 'which figure, such as LET-01' }], options: { period: { type: 'string' }, by: { type: 'string' }, where: { type: 'string' }, 'as-of': { type: 'string' }, ...DATA_OPTIONS },
  run: (asked) => {
    const { positionals: [id], options, answer } = asked;
    const period = options['period'];
    if (typeof period !== 'string') throw new Refusal('app.usage', 'Say over which period: --period FY2004, RY2005, CY2004 or FY2001-FY2004.');
    return withData(asked, async ({ services }) => {
      const found = await ofFigures.figure(services, [id, period, options['where']].filter(Boolean).join(' '), { ...asOf(options), ...(typeof options['by'] === 'string' ? { by: options['by'] } : {}) });
      answer(found, [
        found.sentence,
        ...(found.cells ? [...(found.cells.reduce((sum, c) => sum + (c.value ?? 0), 0) === found.value ? [`${found.amount} = ${found.cells.map((c) => c.amount).join(' + ')}`] : []), ...found.cells.map((c) => `  ${c.amount.padStart(14)}  ${c.label}${besideOf(c)}`)] : []),
        `${found.period.words}; ${found.countedOnce}`, found.made, `Definition ${found.measure} version ${found.version}; as of ${found.asOf}.`,
      ].join('\n'));
    });
  },
};

/** What stands beside a part that agencies counted each for itself. */
function besideOf({ kind, across, value }: { kind?: 'gross' | 'unduplicated'; across?: { gross: number; atLeast: number | null; atMost: number }; value: number | null }): string {
  if (across === undefined || kind === undefined || value === 0) return '';
  return kind === 'gross' ? ` (unduplicated ${boundsInWords(across)})` : ` (gross ${across.gross})`;
}

/** Reads a fiscal year as typed; a Refusal for anything else. */
export function yearOf(typed: string | undefined): number {
  const year = Number(/^(?:FY)?(\d{4})$/i.exec(typed ?? '')?.[1]);
  if (!(year >= 1990 && year <= 2100)) throw new Refusal('app.year', `«${typed}» is not a fiscal year; give one such as 2004.`);
  return year;
}

function asOf(options: Record<string, string | boolean | undefined>): { asOf?: Date } {
  const text = options['as-of'];
  if (typeof text !== 'string') return {};
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) throw new Refusal('app.as-of', `«${text}» is no instant; write it as 2026-11-23T12:00:00Z.`);
  return { asOf: instant };
}
