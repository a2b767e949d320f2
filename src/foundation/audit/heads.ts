import { sign, verify, type KeyObject } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The end of one chain at one instant, signed and kept outside the database: a chain cut short or rewritten no longer meets it. */
export interface Head {
  agency: string;
  lane: number;
  seq: number;
  hash: string;
  at: string;
  signature: string;
}

/** The file of signed heads in a data folder; copy it elsewhere, for what stands beside the database falls with it. */
export function headsFile(dataFolder: string): string {
  return join(dataFolder, 'audit-heads.jsonl');
}

/** Signs and appends heads, and returns once they are on the disk. */
export function keepHeads(dataFolder: string, key: KeyObject, heads: readonly Omit<Head, 'signature'>[]): void {
  if (heads.length === 0) return;
  const file = headsFile(dataFolder);
  const lines = heads.map((h) => `${JSON.stringify({ ...h, signature: sign(null, textOf(h), key).toString('base64url') })}\n`).join('');
  appendFileSync(file, lines, { mode: 0o600 });
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

/** Reads the heads of a data folder; `forged` are the lines whose signature does not hold. */
export function readHeads(dataFolder: string, publicKey: KeyObject): { heads: Head[]; forged: number[] } {
  const file = headsFile(dataFolder);
  if (!existsSync(file)) return { heads: [], forged: [] };
  const heads: Head[] = [];
  const forged: number[] = [];
  readFileSync(file, 'utf8').split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    try {
      const head = JSON.parse(line) as Head;
      if (verify(null, textOf(head), publicKey, Buffer.from(head.signature, 'base64url'))) heads.push(head);
      else forged.push(i + 1);
    } catch {
      forged.push(i + 1);
    }
  });
  return { heads, forged };
}

function textOf(head: Omit<Head, 'signature'>): Buffer {
  return Buffer.from(`${head.agency}|${head.lane}|${head.seq}|${head.hash}|${head.at}`);
}
