import { parseArgs } from 'node:util';
import { Fault, Invalid, Refusal } from '../foundation/errors.ts';
import { closePdf } from '../foundation/document/pdf.ts';
import type { Command } from './commands/command.ts';
import { commands } from './commands/table.ts';

/** Runs one command; the exit code says how it went: 0 done, 1 refused or something found wrong, 2 wrongly asked, 3 our fault. */
async function main(given: readonly string[]): Promise<number> {
  const found = findCommand(given);
  if (typeof found === 'string') {
    process.stderr.write(`${found}\n`);
    return 2;
  }
  const { command, rest } = found;
  let parsed: ReturnType<typeof read>;
  try {
    parsed = read(command, rest);
  } catch (error) {
    process.stderr.write(`${(error as Error).message.split('. ')[0]?.replace(/\.$/, '')}. It is used so: ./fourfold ${command.usage}\n`);
    return 2;
  }
  const missing = command.arguments.filter((a) => !a.optional)[parsed.positionals.length];
  if (missing) {
    process.stderr.write(`Say ${missing.about}: ./fourfold ${command.usage}\n`);
    return 2;
  }
  if (parsed.positionals.length > command.arguments.length) {
    process.stderr.write(`«${parsed.positionals[command.arguments.length]}» is one argument too many: ./fourfold ${command.usage}\n`);
    return 2;
  }
  const json = parsed.values['json'] === true;
  const outcome = await command.run({
    positionals: parsed.positionals, options: parsed.values as Record<string, string | boolean | undefined>, json,
    answer: (value, text) => { process.stdout.write(json ? `${JSON.stringify(value, null, 1)}\n` : `${text}\n`); },
    progress: progressLine(),
  });
  return outcome ?? 0;
}

function findCommand(given: readonly string[]): { command: Command; rest: string[] } | string {
  const [first = 'help', second] = given;
  const two = commands.find((c) => c.name === `${first} ${second}`);
  if (two) return { command: two, rest: given.slice(2) };
  const name = first === '--help' || first === '-h' ? 'help' : first;
  const one = commands.find((c) => c.name === name);
  if (one) return { command: one, rest: given.slice(1) };
  const near = commands.filter((c) => c.name.startsWith(`${first} `)).map((c) => c.name);
  return near.length > 0 ? `«${first}» is used as: ${near.join(', ')}.` : `There is no command «${first}»; ./fourfold help lists them.`;
}

function read(command: Command, rest: string[]) {
  return parseArgs({ args: rest, allowPositionals: true, strict: true, options: { json: { type: 'boolean' }, ...command.options } });
}

/** A line on the terminal that says how far work over a second has come; nothing where the output is a file. */
function progressLine(): (what: string, done: number, of: number) => void {
  const started = Date.now();
  let last = 0;
  let open = false;
  return (what, done, of) => {
    const now = Date.now();
    if (now - started < 1000 || (now - last < 200 && done < of)) return;
    last = now;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001b[K${what} ${done.toLocaleString('en')} of ${of.toLocaleString('en')}${done >= of ? '\n' : ''}`);
      open = done < of;
    } else if (done >= of || !open) {
      process.stderr.write(`${what} ${done.toLocaleString('en')} of ${of.toLocaleString('en')}\n`);
      open = done < of;
    }
  };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof Refusal || error instanceof Invalid) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else if (/Connection terminated|terminating connection|ECONNREFUSED|ECONNRESET/.test(String(error))) {
    process.stderr.write('The database stopped while this was under way. Nothing of it is kept unless it was told above; try it again.\n');
    process.exitCode = 3;
  } else {
    process.stderr.write(`${error instanceof Fault ? error.message : `Something went wrong on our side: ${(error as Error).stack ?? String(error)}`}\n`);
    process.exitCode = 3;
  }
} finally {
  await closePdf();
}
