import type { Database } from '../database/database.ts';
import type { Services } from './route.ts';
import type { Session } from '../access/sessions.ts';

/** Organizations and accounts of the example response, by short name and role, or by what an account is called where several hold one role. */
export interface ExampleCast {
  /** Somebody of an organization of the example: the first holding a role, or whoever is called so. */
  as(short: string, who: string): Promise<Session>;
}

/** What a room's example is given: somebody to act as, the population's scale, and what earlier rooms made. */
export interface ExampleAsked {
  database: Database;
  services: Services;
  cast: ExampleCast;
  /** How many times the population of the chapter; 1 gives its figures. */
  scale: number;
  /** A source of numbers in [0, 1) that gives the same series each time. */
  random: () => number;
  /** What earlier rooms left for later ones, by name: persons, letters, and so on. */
  made: Map<string, unknown>;
  progress: (done: number, of: number) => void;
}

/** A room's share of the example response; `after` names the rooms whose records it builds on. */
export interface Example {
  after: readonly string[];
  load(asked: ExampleAsked): Promise<void>;
}

/** The same series of numbers for the same seed (mulberry32), so that the example is the same response each time; a room that takes a series of its own leaves those of the others as they are. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
