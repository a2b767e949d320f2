import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands as ofPublication } from '../../rooms/publication/room.ts';
import type { Opened } from '../open.ts';
import type { Command } from './command.ts';
import { yearOf } from './truth.ts';
import { DATA_OPTIONS, withData } from './with-house.ts';

/** How the Assessment of a fiscal year reads in the terminal: its figures, and what the checker found. */
export async function summary(opened: Opened, year: number): Promise<{ value: { figures: unknown; findings: unknown; claims: unknown }; text: string }> {
  const { figures, findings } = await ofPublication.assess(opened.services, year);
  const claims = await ofPublication.claims(opened.services, year);
  const count = (status: string): number => claims.filter((c) => c.status === status).length;
  const width = Math.max(...figures.map((f) => f.text.length));
  return {
    value: { figures, findings, claims },
    text: [
      `Assessment of fiscal year ${year}, computed from the records:`,
      ...figures.map((f) => `  ${f.text.padEnd(width)}  ${f.amount}`),
      ...together(findings.map((f) => `  ${f.severity === 'error' ? '✖' : '⚠'} ${f.sentence}`)),
      `The founding chapter's 68 claims: ${count('computed')} computed, ${count('flagged')} flagged, ${count('source')} statements of the source, ${count('not-yet')} not yet in a room.`,
      ...VERDICTS.flatMap(([verdict, words]) => {
        const found = claims.filter((c) => c.verdict === verdict).map((c) => c.id);
        return found.length === 0 ? [] : [`  ${words}: ${found.join(', ')}`];
      }),
    ].join('\n'),
  };
}

/** Lines that say the same stand once, with how often they were said. */
function together(lines: readonly string[]): string[] {
  const often = Map.groupBy(lines, (line) => line);
  return [...often].map(([line, { length }]) => (length === 1 ? line : `${line} (${length} times)`));
}

const VERDICTS = [['fails', 'Do not hold'], ['incomparable', 'Not comparable as told'], ['doubtful', 'Doubtful as told'], ['revised', 'Revised since']] as const;

/** Computes the Assessment of a fiscal year and writes it in every form in which it would be released. */
export const assess: Command = {
  name: 'assess', usage: 'assess YEAR [--out DIR] [--demo | --data FOLDER] [--json]', about: 'computes the Assessment of a fiscal year; with --out writes it as HTML, PDF and Word, and its numbers as Excel, CSV with its Data Package, JSON, JSON-stat and SDMX-JSON', arguments: [{ name: 'year', about: 'which fiscal year, such as 2004' }], options: { out: { type: 'string' }, ...DATA_OPTIONS },
  run: (asked) => withData(asked, async (opened) => {
    const { positionals: [typed], options, answer } = asked;
    const year = yearOf(typed);
    const { value, text } = await summary(opened, year);
    const folder = options['out'];
    const files: string[] = [];
    if (typeof folder === 'string') {
      mkdirSync(folder, { recursive: true });
      for (const { name, body } of await ofPublication.assessFiles(opened.services, year)) {
        writeFileSync(join(folder, name), body);
        files.push(join(folder, name));
      }
    }
    answer({ year, ...value, files }, [text, ...files.map((f) => `Written: ${f}`)].join('\n'));
  }),
};

/** Answers how each of the founding chapter's 68 claims stands. */
export const claims: Command = {
  name: 'claims', usage: 'claims YEAR [--demo | --data FOLDER] [--json]', about: 'says how each of the founding chapter’s 68 claims stands', arguments: [{ name: 'year', about: 'which fiscal year, such as 2004' }], options: DATA_OPTIONS,
  run: (asked) => withData(asked, async (opened) => {
    const { positionals: [typed], answer } = asked;
    const found = await ofPublication.claims(opened.services, yearOf(typed));
    answer(found, found.map((c) => `${c.id}  ${c.status.padEnd(8)}  ${c.values.map((v) => v ?? '–').join('; ').padEnd(24)}  ${c.finding}`).join('\n'));
  }),
};
