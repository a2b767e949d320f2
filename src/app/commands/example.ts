import { Refusal } from '../../foundation/errors.ts';
import { exampleLoaded, loadExample } from '../load-example.ts';
import { rooms } from '../rooms.ts';
import type { Command } from './command.ts';
import { DATA_OPTIONS, withHouse } from './with-house.ts';

/** Loads the invented response into an empty data folder. */
export const exampleCommand: Command = {
  name: 'example', usage: 'example [--scale N] [--data FOLDER | --demo] [--json]', about: 'loads the invented example response, N times its size', arguments: [], options: { scale: { type: 'string' }, ...DATA_OPTIONS },
  run: ({ options, answer, progress }) => withHouse(options, async (opened) => {
    const scale = Number(options['scale'] ?? 1);
    if (!Number.isInteger(scale) || scale < 1 || scale > 5000) throw new Refusal('app.scale', 'Give --scale a whole number from 1 to 5000.');
    if (exampleLoaded(opened.database.dataFolder)) throw new Refusal('app.example-there', 'The example is loaded here already.');
    await loadExample(opened, rooms, scale, progress);
    answer({ scale }, `The example is loaded at scale ${scale}.`);
  }),
};
