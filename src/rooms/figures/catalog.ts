import { Fault, Refusal } from '../../foundation/errors.ts';
import type { Claim } from '../../foundation/measure/claim.ts';
import type { Measure } from '../../foundation/measure/measure.ts';
import type { Reconciliation } from '../../foundation/measure/reconcile.ts';
import type { Room } from '../../foundation/web/room.ts';

/** Everything that can be counted, every equation that must hold, and every claim that some room answers. */
export interface Catalog {
  measures: ReadonlyMap<string, Measure>;
  reconciliations: readonly Reconciliation[];
  claims: ReadonlyMap<string, Claim>;
}

let opened: Catalog | undefined;

/** Takes over what each room counts; called once at start-up, with the list of rooms. Fault where two rooms declare the same. */
export function openCatalog(rooms: readonly Pick<Room, 'name' | 'measures' | 'reconciliations' | 'claims'>[]): void {
  opened = {
    measures: byId('measure', rooms.flatMap((room) => room.measures ?? [])),
    reconciliations: rooms.flatMap((room) => room.reconciliations ?? []),
    claims: byId('claim', rooms.flatMap((room) => room.claims ?? [])),
  };
}

function byId<T extends { id: string }>(what: string, all: readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const one of all) {
    if (found.has(one.id)) throw new Fault(`The ${what} ${one.id} is declared twice.`);
    found.set(one.id, one);
  }
  return found;
}

/** The catalog; a Fault where the app has not handed the rooms over. */
export function getCatalog(): Catalog {
  if (!opened) throw new Fault('No room has handed its measures over yet.');
  return opened;
}

/** The measure of an id; Refusal `figures.no-measure`. */
export function getMeasure(id: string): Measure {
  const measure = getCatalog().measures.get(id);
  if (!measure) throw new Refusal('figures.no-measure', `There is no measure ${id.slice(0, 20)}. The catalog lists what can be counted.`, { status: 404 });
  return measure;
}
