import type { Command } from './command.ts';
import { DATA_OPTIONS, withHouse } from './with-house.ts';

/** Brings the schema to its newest step and checks the server. */
export const migrateCommand: Command = {
  name: 'migrate', usage: 'migrate [--json]', about: 'brings the database to its newest step and checks that it is safe to open', arguments: [], options: DATA_OPTIONS,
  run: ({ options, answer }) => withHouse(options, async ({ database }) => {
    answer({ taken: database.stepsTaken }, database.stepsTaken.length === 0 ? 'The database stands at its newest step.' : `Taken now: ${database.stepsTaken.join(', ')}`);
  }),
};
