import { acting } from '../../foundation/audit/acting.ts';
import type { Example } from '../../foundation/web/example.ts';
import { publishedFigures } from './data.ts';
import { elsewhereOf } from './exchange.ts';
import { keepElsewhere } from './store.ts';

/** What has really been published since FY2001, in the policy office of the example. */
export const example: Example = {
  after: [],
  load: async ({ database, cast, progress }) => {
    const analyst = await cast.as('TIP', 'analyst');
    const rows = publishedFigures().map(elsewhereOf);
    await acting(database, analyst, { records: 'loaded the example', via: 'example figures' }, (tx) => keepElsewhere(tx, rows));
    progress(rows.length, rows.length);
  },
};
