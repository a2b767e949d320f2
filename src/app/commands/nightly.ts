import { runRound, type RoundReport } from '../../foundation/web/nightly.ts';
import { rooms } from '../rooms.ts';
import type { Command } from './command.ts';
import { DATA_OPTIONS, withData } from './with-house.ts';

/** Does once, now, what a server does by itself every night. */
export const nightly: Command = {
  name: 'nightly', usage: 'nightly [--data FOLDER | --demo] [--json]', about: 'does once what a server does by itself every night: purges that are due, releases that ran out', arguments: [], options: DATA_OPTIONS,
  run: (asked) => withData(asked, async ({ database, services }) => {
    const report = await runRound({ database, services, rooms, which: 'nightly', log: (entry) => process.stderr.write(`${JSON.stringify(entry)}\n`) });
    asked.answer(report, inWords(report));
    return report.acts.some((a) => a.failed > 0) || report.elsewhere > 0 ? 1 : 0;
  }),
};

function inWords(report: RoundReport): string {
  const width = Math.max(...report.acts.map((a) => a.act.length));
  const left = (a: RoundReport['acts'][number]): string => Object.entries(a.refused).map(([code, n]) => `, ${n} left (${code})`).join('');
  return [
    `Looked through ${report.agencies} ${report.agencies === 1 ? 'agency' : 'agencies'}.`,
    ...report.acts.map((a) => `  ${a.act.padEnd(width)}  ${a.done} done${left(a)}${a.failed > 0 ? `, ${a.failed} failed` : ''}`),
    ...(report.elsewhere > 0 ? [`Another server was at work on ${report.elsewhere}: run this again later.`] : []),
  ].join('\n');
}
