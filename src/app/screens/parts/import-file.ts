/** Taking a file in, as the screen sees it: the file, what the server found in it, and the person's answers. */
import type { Problem } from '../../../foundation/errors.ts';
import { read, send } from '../../../foundation/screen/ask.ts';

/** One column of a sheet as the server documents it. */
export interface SheetColumn {
  name: string;
  title: string;
  about: string;
  kind: string;
  required: boolean;
  example: string;
  personal?: boolean;
}

/** Like errors of one column, with the answers that mend all of them. */
export interface ProblemGroup {
  column: string;
  code: string;
  severity: 'error' | 'warning';
  count: number;
  cells: readonly string[];
  sentence: string;
  fixes: readonly { label: string; repair: Repair }[];
}

/** An answer that mends a whole column. */
export type Repair = { kind: 'date-order'; column: string; order: string } | { kind: 'replace'; column: string; from: string; to: string };

/** What taking a file in came to. */
export interface Taken {
  outcome: 'kept' | 'would-keep' | 'taken-before' | 'refused';
  rows: number;
  width: number;
  kept: number;
  batch: string | null;
  /** Those of a cell have a code and stand in a group; those of the heading, and those that the room found, have none. */
  problems: readonly (Problem & { code?: string })[];
  groups: readonly ProblemGroup[];
  suggestions: readonly { column: string; index: number; confidence: number; by: 'name' | 'title' | 'likeness' | 'told' }[];
  /** What was not as it should be and was read all the same. */
  notes: readonly Problem[];
}

/** A file and the answers given about it. */
export interface GivenFile {
  fileName: string;
  content: string;
  /** Column of the sheet → column of the file; -1 where the file does not have it. */
  mapping: Readonly<Record<string, number>>;
  repairs: readonly Repair[];
}

/** Below this a guess is offered and not taken, as on the server. */
export const CONFIDENT = 0.75;

/** The columns of a sheet. */
export function readColumns(sheet: string): Promise<{ columns: readonly SheetColumn[] }> {
  return read(`/exchange/${sheet}`);
}

/** Tries the file, or takes it in. */
export function takeFile(sheet: string, file: GivenFile, dryRun: boolean): Promise<Taken> {
  return send('POST', `/exchange/${sheet}`, { ...file, dryRun });
}

/** Takes a batch back whole. */
export function undoBatch(sheet: string, batch: string): Promise<unknown> {
  return send('POST', `/exchange/${sheet}/batches/${batch}/undo`);
}

/** The content of a file in base64. */
export async function base64Of(file: File): Promise<string> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read.'));
    reader.readAsDataURL(file);
  });
  return address.slice(address.indexOf(',') + 1);
}

/** The letters by which programs for tables name a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const above = Math.floor(index / 26);
  return `${above === 0 ? '' : columnLetters(above - 1)}${String.fromCharCode(65 + (index % 26))}`;
}
