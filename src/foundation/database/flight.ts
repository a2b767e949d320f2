import type { Writable } from 'node:stream';
import pg from 'pg';
// @ts-expect-error the driver's own way to write a value, which its types do not name
import { prepareValue } from 'pg/lib/utils.js';
import { serialize } from 'pg-protocol';
import { statementName, type Sql } from './sql.ts';

/** A statement on its way, and who waits for its rows: nobody where it is only sent. */
export interface Asked {
  readonly statement: Sql;
  readonly resolve?: (rows: object[]) => void;
  readonly reject?: (cause: unknown) => void;
}

/** How a prepared statement answers: by rows of this shape, or by none. */
type Shape = { parseRow(fields: readonly (string | null)[]): object; addFields(fields: unknown): void } | undefined;
/** What a connection has prepared, by name. A statement that was on its way in a flight that failed is closed before it is prepared anew: nobody can tell whether it got there. */
const PREPARED = new WeakMap<object, Map<string, { shape: Shape } | 'sent' | 'unsure'>>();

/**
 * Several statements in one flight: written at once and answered at once, under one Sync (PostgreSQL, frontend/backend protocol, "Pipelining").
 * The driver sends a Sync with each statement, and the server answers each by itself: the answers cost more than the statements do.
 * Outside a transaction the flight is one: it commits with its last statement, or nothing of it is kept.
 */
class Flight extends pg.Query {
  readonly #asked: readonly Asked[];
  readonly #landed: (failure?: { cause: unknown }) => void;
  #prepared: Map<string, { shape: Shape } | 'sent' | 'unsure'> = new Map();
  #answers: object[][] = [];
  #rows: object[] = [];
  #shape: Shape;
  #broken: { cause: unknown } | undefined;

  constructor(asked: readonly Asked[], landed: (failure?: { cause: unknown }) => void) {
    super('');
    this.#asked = asked;
    this.#landed = landed;
  }

  override submit = (connection: unknown): unknown => {
    const { stream } = connection as { stream: Writable };
    this.#prepared = PREPARED.get(stream) ?? new Map();
    PREPARED.set(stream, this.#prepared);
    const parts: Buffer[] = [];
    let bound: unknown[][];
    try {
      bound = this.#asked.map(({ statement }) => statement.values.map((value) => prepareValue(value) as unknown)); // before anything is marked as sent
    } catch (cause) {
      return cause;
    }
    this.#asked.forEach(({ statement }, i) => {
      const name = statementName(statement.text);
      const known = this.#prepared.get(name);
      if (known === 'unsure') parts.push(serialize.close({ type: 'S', name }));
      if (known === undefined || known === 'unsure') {
        parts.push(serialize.parse({ name, text: statement.text }));
        this.#prepared.set(name, 'sent');
      }
      parts.push(serialize.bind({ statement: name, values: bound[i] as unknown[] }));
      if (typeof known !== 'object') parts.push(serialize.describe({ type: 'P' }));
      parts.push(serialize.execute());
    });
    parts.push(serialize.sync());
    stream.write(Buffer.concat(parts));
    return null;
  };

  handleRowDescription({ fields }: { fields: unknown }): void {
    this.#shape = new (pg.Result as unknown as new () => NonNullable<Shape>)();
    this.#shape.addFields(fields);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const known = this.#prepared.get(this.#name());
    const shape = typeof known === 'object' ? known.shape : this.#shape;
    try {
      if (shape) this.#rows.push(shape.parseRow(fields));
    } catch (cause) {
      this.#broken ??= { cause };
    }
  }

  handleCommandComplete(): void {
    const name = this.#name();
    if (typeof this.#prepared.get(name) !== 'object') this.#prepared.set(name, { shape: this.#shape });
    this.#answers.push(this.#rows);
    this.#rows = [];
    this.#shape = undefined;
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete();
  }

  handleError(cause: unknown): void {
    for (const { statement } of this.#asked.slice(this.#answers.length)) {
      const name = statementName(statement.text);
      if (this.#prepared.get(name) === 'sent') this.#prepared.set(name, 'unsure');
    }
    this.#land({ cause });
  }

  handleReadyForQuery(): void {
    this.#land(this.#broken);
  }

  #name(): string {
    return statementName(this.#asked[this.#answers.length]?.statement.text ?? '');
  }

  #land(failure: { cause: unknown } | undefined): void {
    this.#landed(failure);
    this.#asked.forEach(({ resolve, reject }, i) => {
      const rows = this.#answers[i];
      if (rows && !this.#broken) resolve?.(rows);
      else reject?.(failure?.cause);
    });
  }
}

/** Sends statements in one flight; answers when it has landed, with its failure where it has one. Those who wait for a statement's rows are told by themselves. */
export function fly(client: pg.ClientBase, asked: readonly Asked[]): Promise<{ cause: unknown } | undefined> {
  return new Promise((landed) => { client.query(new Flight(asked, landed)); });
}
