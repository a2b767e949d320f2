import { Worker } from 'node:worker_threads';
import { Fault, Refusal } from '../errors.ts';

/** Where a picture landed, in points from the upper left corner of its page. */
export interface Place {
  x: number;
  y: number;
}

/** What the thread is asked: a document as JSON for `template.typ`. */
export interface PrintOrder {
  id: number;
  json: string;
}

/** What the thread answers: the file, or the characters it has no font for, or what went wrong. */
export type PrintAnswer = { id: number } & ({ pdf: Uint8Array; places: Place[] } | { missing: string[] } | { error: string });

/** A printed file before its tags are finished, and where its pictures are, in document order. */
export interface Printed {
  pdf: Uint8Array;
  places: readonly Place[];
}

interface Waiting {
  json: string;
  resolve: (printed: Printed) => void;
  reject: (error: Error) => void;
}

interface Press {
  worker: Worker;
  printed: number;
  at: { order: Waiting; timer: NodeJS.Timeout } | undefined;
}

/** The compiler keeps something of every document (0.4 MB of a letter, measured) and gives nothing back, so a thread is replaced after this many. */
const DOCUMENTS_PER_THREAD = 400;
const LONGEST_MS = 120_000;

const presses: Press[] = [];
const queue: Waiting[] = [];
let lastId = 0;
let threads = 1;

/** How many threads may print at once; 1 unless set. Each takes 150 MB of memory, which grows to 350 MB before it is replaced. */
export function setPrintThreads(count: number): void {
  threads = Math.max(1, Math.floor(count));
}

/** Prints a prepared document; Refusal `document.no-glyphs` for characters that no font here shows, Fault for anything else. */
export function print(json: string): Promise<Printed> {
  return new Promise((resolve, reject) => {
    queue.push({ json, resolve, reject });
    next();
  });
}

/** Ends the printing threads; orders not yet printed fail with a Fault, and the next order starts afresh. */
export async function closePresses(): Promise<void> {
  const closing = presses.splice(0);
  const unprinted = [...queue.splice(0), ...closing.flatMap((p) => (p.at ? [p.at.order] : []))];
  for (const press of closing) if (press.at) clearTimeout(press.at.timer);
  for (const order of unprinted) order.reject(new Fault('Printing was closed before this document was printed.'));
  await Promise.all(closing.map((p) => p.worker.terminate()));
}

function next(): void {
  const free = presses.find((p) => !p.at);
  const press = free ?? (presses.length < threads && queue.length > 0 ? startPress() : undefined);
  const order = press && queue.shift();
  if (!press || !order) return;
  // A thread that works holds the process open; one that waits does not.
  press.worker.ref();
  const timer = setTimeout(() => end(press, new Fault(`A document took longer than ${LONGEST_MS / 1000} s to print.`)), LONGEST_MS);
  press.at = { order, timer };
  press.worker.postMessage({ id: ++lastId, json: order.json } satisfies PrintOrder);
}

function startPress(): Press {
  const press: Press = { worker: new Worker(new URL('./typst.worker.ts', import.meta.url)), printed: 0, at: undefined };
  press.worker.on('message', (answer: PrintAnswer) => settle(press, answer));
  press.worker.on('error', (error) => end(press, new Fault('The printing thread failed.', { cause: error })));
  presses.push(press);
  return press;
}

function settle(press: Press, answer: PrintAnswer): void {
  const done = press.at;
  if (!done) return;
  clearTimeout(done.timer);
  press.at = undefined;
  press.printed += 1;
  press.worker.unref();
  if ('pdf' in answer) done.order.resolve(answer);
  else if ('missing' in answer) done.order.reject(noGlyphs(answer.missing));
  else done.order.reject(new Fault(`Typst: ${answer.error}`));
  if (press.printed >= DOCUMENTS_PER_THREAD) end(press);
  next();
}

function end(press: Press, because?: Fault): void {
  const at = presses.indexOf(press);
  if (at >= 0) presses.splice(at, 1);
  if (press.at) {
    clearTimeout(press.at.timer);
    press.at.order.reject(because ?? new Fault('The printing thread ended.'));
    press.at = undefined;
  }
  void press.worker.terminate();
  next();
}

function noGlyphs(missing: readonly string[]): Refusal {
  const named = missing.map((c) => `${c} (U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`).join(', ');
  return new Refusal('document.no-glyphs', `No font here can print ${named}.`, { detail: { missing } });
}
