/* What every part of the measurement uses: seeded chance, times and their medians, and the cache that is emptied before a cold run. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of the table: what was measured, its peer, and the two as a ratio. */
export interface Line {
  what: string;
  ours: string;
  peer: string;
  peerName: string;
  ratio: number | null;
  target: string;
  met: boolean | null;
}

/** Prints progress with the seconds since the start. */
export function say(text: string): void {
  console.log(`${(performance.now() / 1000).toFixed(1).padStart(7)} s  ${text}`);
}

/** The same series of numbers in [0, 1) for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list, by chance. */
export function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Median, 95th and 99th percentile. */
export function spread(values: readonly number[]): { median: number; p95: number; p99: number; n: number } {
  return { median: quantile(values, 0.5), p95: quantile(values, 0.95), p99: quantile(values, 0.99), n: values.length };
}

/** How long work took, in milliseconds, with what it answered. */
export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; answer: T }> {
  const from = performance.now();
  const answer = await work();
  return { ms: performance.now() - from, answer };
}

/** Runs jobs through so many clients at once; answers the milliseconds of each. */
export async function throughClients<T>(jobs: readonly T[], clients: number, work: (job: T) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  const client = async (): Promise<void> => {
    for (let at = next++; at < jobs.length; at = next++) times.push((await timed(() => work(jobs[at] as T))).ms);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}

/** The load of the machine over the last minute, and how many cores it has to carry it. */
export function load(): string {
  return readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).join(' ');
}

/** Stops the embedded server of a data folder, whoever started it, and waits for its end. */
export async function stopServer(dataFolder: string): Promise<void> {
  const file = join(dataFolder, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return; // it was gone already
  }
  while (existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Has the kernel forget the files of a stopped cluster, file by file, so that other work on the machine keeps its own; answers the megabytes that stayed. */
export function forgetCache(dataFolder: string): number {
  const folder = join(dataFolder, 'postgres');
  spawnSync('sync');
  // One shell for all files: a process each, but not one that must first copy this one.
  spawnSync('find', [folder, '-type', 'f', '-exec', 'sh', '-c', 'for f; do dd if="$f" iflag=nocache count=0 status=none; done', '_', '{}', '+']);
  const told = spawnSync('find', [folder, '-type', 'f', '-exec', 'fincore', '--noheadings', '--bytes', '--output', 'RES', '{}', '+'], { encoding: 'utf8', maxBuffer: 1e8 });
  return (told.stdout ?? '').split('\n').reduce((sum, line) => sum + Number(line.trim() || 0), 0) / 1e6;
}
