import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { acting } from '../../foundation/audit/acting.ts';
import { Refusal } from '../../foundation/errors.ts';
import { takeFile } from '../../foundation/exchange/take-file.ts';
import { csvStream, template, writeXlsx, type Row } from '../../foundation/exchange/write-table.ts';
import { identityOf } from '../../foundation/identity/subjects.ts';
import { rooms } from '../rooms.ts';
import type { Command } from './command.ts';
import { commandLineAccount, DATA_OPTIONS, organizationShorts, roleFor, withData } from './with-house.ts';
import type { Opened } from '../open.ts';

function sheetOf(name: string) {
  for (const room of rooms) for (const sheet of room.sheets ?? []) if (sheet.sheet.name === name) return { room, sheet };
  throw new Refusal('app.no-sheet', `There is no sheet «${name}». Those there are: ${rooms.flatMap((r) => (r.sheets ?? []).map((s) => s.sheet.name)).join(', ')}.`);
}

/** The organization meant: the one named, or the only one whose people may do this. */
async function agencyFor(opened: Opened, named: string | undefined, roles: readonly string[]): Promise<string> {
  if (named) return named;
  const fitting: string[] = [];
  for (const short of await organizationShorts(opened)) if (await roleFor(opened, short, roles as never).catch(() => undefined)) fitting.push(short);
  if (fitting.length === 1) return fitting[0] as string;
  throw new Refusal('app.which-agency', fitting.length === 0 ? 'No organization may do this yet; ./fourfold account add makes one.' : `Say for which organization: --agency, one of ${fitting.join(', ')}.`);
}

/** Takes a file in for an organization, tries it, or gives the empty template. */
export const importCommand: Command = {
  name: 'import', usage: 'import SHEET FILE [--agency SHORT] [--dry-run] [--json]   or   import SHEET --template [FILE]', about: 'takes a CSV or XLSX file in as one batch that can be undone; --dry-run tries it, --template gives the columns',
  arguments: [{ name: 'sheet', about: 'which sheet (people, letters, …)' }, { name: 'file', about: 'which file', optional: true }],
  options: { agency: { type: 'string' }, 'dry-run': { type: 'boolean' }, template: { type: 'boolean' }, ...DATA_OPTIONS },
  run: async (asked) => {
    const { positionals: [name, file], options, answer } = asked;
    const { room, sheet } = sheetOf(name as string);
    if (options['template']) {
      const made = await template(sheet.sheet);
      if (!file) process.stdout.write(made.csv);
      else await writeFile(file, extname(file) === '.xlsx' ? made.xlsx : made.csv);
      return 0;
    }
    if (!file) throw new Refusal('app.usage', `Say which file: ./fourfold import ${name} FILE.`);
    const bytes = await readFile(file).catch(() => { throw new Refusal('app.no-file', `The file ${file} cannot be read.`); });
    return withData(asked, async (opened) => {
      const roles = room.permissions[sheet.mayImport] ?? [];
      const agency = await agencyFor(opened, options['agency'] as string | undefined, roles);
      const who = await commandLineAccount(opened, agency, await roleFor(opened, agency, roles));
      const dry = options['dry-run'] === true;
      const taken = await takeFile((records, work) => acting(opened.database, who, { records, via: `import ${sheet.sheet.name}` }, (tx) => work(tx, identityOf(opened.services.keys, who.agency)), { seconds: 3600 }),
        opened.services, sheet, { name: basename(file), bytes }, dry);
      const said = {
        kept: `${taken.kept.toLocaleString('en')} rows are kept as batch ${taken.batch}.`, 'would-keep': `Nothing was kept: this was a dry run. All ${taken.rows.toLocaleString('en')} rows fit.`,
        'taken-before': `Nothing was changed: this same file was taken in before, as batch ${taken.batch}.`, refused: `Nothing was kept. ${taken.problems.length === 1 ? '1 cell does' : `${taken.problems.length.toLocaleString('en')} cells do`} not fit:\n${taken.problems.map((p) => `  ${p.where}: ${p.problem} ${p.mend}`).join('\n')}`,
      }[taken.outcome];
      answer(taken, said);
      return taken.outcome === 'refused' ? 1 : 0;
    });
  },
};

/** Gives an organization's records out as a file. */
export const exportCommand: Command = {
  name: 'export', usage: 'export SHEET FILE [--agency SHORT] [--json]', about: 'gives an organization’s records out as CSV or XLSX, with formulas made harmless',
  arguments: [{ name: 'sheet', about: 'which sheet (people, letters, …)' }, { name: 'file', about: 'into which file (.csv or .xlsx)' }], options: { agency: { type: 'string' }, ...DATA_OPTIONS },
  run: (asked) => withData(asked, async (opened) => {
    const { positionals: [name, file], options, answer, progress } = asked;
    const { room, sheet } = sheetOf(name as string);
    const roles = room.permissions[sheet.mayExport] ?? [];
    const agency = await agencyFor(opened, options['agency'] as string | undefined, roles);
    const who = await commandLineAccount(opened, agency, await roleFor(opened, agency, roles));
    const rows = await acting(opened.database, who, { records: 'gave records out', via: `export ${sheet.sheet.name}` }, async (tx) => {
      const all: Row[] = [];
      for await (const row of sheet.give({ tx, identity: identityOf(opened.services.keys, who.agency), services: opened.services })) {
        all.push(row);
        if (all.length % 500 === 0) progress('rows given out', all.length, all.length);
      }
      return all;
    });
    const path = file as string;
    if (extname(path) === '.xlsx') await writeFile(path, await writeXlsx(sheet.sheet, rows), { mode: 0o600 });
    else {
      const out = createWriteStream(path, { mode: 0o600 });
      for await (const piece of csvStream(sheet.sheet, rows)) out.write(piece);
      await new Promise<void>((resolve, reject) => { out.once('error', reject); out.end(() => resolve()); });
    }
    answer({ file: path, rows: rows.length }, `${rows.length.toLocaleString('en')} rows are in ${path}, which only you can read.`);
  }),
};
