import type { Tx } from '../database/database.ts';
import type { Identity } from '../identity/subjects.ts';
import type { Problem } from '../errors.ts';
import type { Services } from '../web/route.ts';
import type { CheckedRow } from './check-table.ts';
import type { Table } from './read-table.ts';
import type { Sheet } from './sheet.ts';
import type { Row } from './write-table.ts';

/** What taking in or giving out is given: the transaction of whoever asks. */
export interface Exchanging {
  tx: Tx;
  identity: Identity;
  services: Services;
}

/** A sheet of a room: its documented columns, who may take in and give out, and how. */
export interface RoomSheet {
  sheet: Sheet;
  mayImport: string;
  mayExport: string;
  /** Endings of files that can be taken in beside .csv and .xlsx. */
  kinds?: readonly string[];
  /** Reads a file that is laid out in a way of its own into a table headed by this sheet's column names; undefined where it is an ordinary one. */
  read?(bytes: Uint8Array, fileName: string): Promise<Table | undefined>;
  /** Writes the rows; a problem found is reported by row and column, and then nothing at all is kept. Columns that the room's rules need but cells alone cannot show are checked here. */
  take(asked: Exchanging, rows: readonly CheckedRow[], fault: (rowNumber: number, column: string, problem: Pick<Problem, 'problem' | 'mend'>) => void): Promise<void>;
  /** Reads the rows as known at the transaction's instant, in windows. */
  give(asked: Exchanging): AsyncIterable<Row>;
}
