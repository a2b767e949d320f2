import type { Command } from './command.ts';

/** The command that lists every command, or says how one is used. */
export const helpOn = (all: () => readonly Command[]): Command => ({
  name: 'help', usage: 'help [COMMAND]', about: 'lists the commands, or says how one is used', arguments: [{ name: 'command', about: 'which command', optional: true }], options: {},
  run: async ({ positionals: [name], answer }) => {
    const found = all().filter((c) => !name || c.name === name || c.name.startsWith(`${name} `));
    if (found.length === 0) {
      process.stderr.write(`There is no command «${name}».\n`);
      return 2;
    }
    const width = Math.max(...found.map((c) => c.name.length));
    const text = name ? found.map((c) => `./fourfold ${c.usage}\n  ${c.about}`).join('\n') : [
      'Fourfold: one system of record for a response to human trafficking.', '',
      ...found.map((c) => `  ${c.name.padEnd(width)}  ${c.about}`), '',
      'Data stands in .fourfold (or FOURFOLD_DATA); --demo means the example’s own, which is meant until there is any of yours. DATABASE_URL names a PostgreSQL server of your own.',
    ].join('\n');
    answer(found.map(({ name: n, usage, about }) => ({ name: n, usage, about })), text);
    return 0;
  },
});
