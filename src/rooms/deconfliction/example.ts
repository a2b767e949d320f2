import { acting } from '../../foundation/audit/acting.ts';
import { addDays } from '../../foundation/calendar/day.ts';
import { identityOf } from '../../foundation/identity/subjects.ts';
import { seeded, type Example } from '../../foundation/web/example.ts';
import { keepAskings } from './actions.ts';
import { HOLDING } from './rules.ts';
import type { Held } from './schema.ts';
import * as store from './store.ts';

interface Invented { kind: Held; value: string; issuer?: string; caseNumber: string }
/** What two offices of the example both hold; the names and numbers are invented, and the telephone numbers are of those kept free for stories. */
const SHARED: readonly Omit<Invented, 'caseNumber'>[] = [{ kind: 'phone', value: '202-555-0143' }, { kind: 'plate', value: 'ZZQ 0417', issuer: 'US-TX' }, { kind: 'name', value: 'Ensayo Ficticio, Marcos' }];
const FAMILY = ['Ejemplo', 'Muestra', 'Prueba', 'Modelo', 'Ensayo', 'Ficticio'] as const;
const GIVEN = ['Alba', 'Bruno', 'Celia', 'Darío', 'Elsa', 'Fabio', 'Gala', 'Hugo'] as const;

/** What the justice offices of the example hold, and the matches it made. */
export const example: Example = {
  after: [],
  load: async ({ database, services, cast, scale, progress }) => {
    const random = seeded(1777);
    const today = services.today();
    for (const [at, [short, role, own, prefix]] of ([['ICE', 'investigator', 24, 'ICE'], ['DOJ', 'prosecutor', 12, 'CRT']] as const).entries()) {
      const who = await cast.as(short, role);
      const held: Invented[] = [...SHARED.slice(0, at === 0 ? 3 : 2).map((s, i) => ({ ...s, caseNumber: `${prefix}-2004-${9001 + i}` })), ...(at === 0 ? [] : [{ kind: 'name' as const, value: 'Marcos Ensayo-Ficticio', caseNumber: `${prefix}-2004-9003` }]), ...Array.from({ length: Math.min(own * scale, 150) }, (_, i) => invent(random, prefix, at * 500 + i))];
      await acting(database, who, { records: 'loaded the example', via: 'example deconfliction' }, async (tx) => {
        for (const id of await keepAskings(tx, identityOf(services.keys, who.agency), services, held, (row, { problem }) => { throw new Error(`${row}: ${problem}`); })) await store.look(tx, id, today, addDays(today, HOLDING.decideDays));
      });
      progress(at + 1, 2);
    }
  },
};

function invent(random: () => number, prefix: string, at: number): Invented {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const caseNumber = `${prefix}-2004-${String(1000 + at)}`;
  switch (at % 4) {
    case 0: return { kind: 'phone', value: `+502 5555 ${String(1000 + at)}`, caseNumber };
    case 1: return { kind: 'plate', value: `ZX${String(1000 + at)}`, issuer: pick(['US-TX', 'US-FL', 'US-CA']), caseNumber };
    case 2: return { kind: 'document', value: `Z${String(7_000_000 + at)}`, issuer: pick(['MX', 'GT', 'TH']), caseNumber };
    default: return { kind: 'name', value: `${pick(GIVEN)} ${pick(FAMILY)} ${pick(FAMILY)} ${prefix} ${at}`, caseNumber };
  }
}
