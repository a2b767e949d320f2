/**
 * The one HTTP client of the browser: JSON under `/api`, errors as plain objects, and a key per act so that a
 * repeated request is never a repeated act.
 */
import type { Problem } from '../errors.ts';
import { noteAnswer, noteLoss, noteSignedOut, noteStart } from './line.ts';

/** What went wrong with a question to the server, in the five ways a screen can answer. */
export type Trouble =
  | { kind: 'invalid'; sentence: string; problems: readonly Problem[] }
  | { kind: 'refusal'; code: string; sentence: string; detail: Readonly<Record<string, unknown>> }
  | { kind: 'fault'; id: string }
  | { kind: 'offline' }
  | { kind: 'signed-out' };

/** The error that `read` and `send` throw; what happened is in `trouble`. */
export class Unanswered extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super('sentence' in trouble ? trouble.sentence : trouble.kind);
    this.name = 'Unanswered';
    this.trouble = trouble;
  }
}

/** The methods that change something. */
export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The values a query string can carry; an absent value is left out, a list is repeated. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

/** What may accompany an act: the version it builds on, the key that names the attempt, a signal that calls it off. */
export interface SendOptions {
  version?: string | number | undefined;
  key?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** The waits before a request that met no answer is sent again, in milliseconds. */
const waits = [400, 1200];

/** Answers that come from the way, not from the server, after which the same request may be sent again. */
const passing = new Set([502, 503, 504]);

/** Reads `path` (under `/api`), or throws `Unanswered`; repeats by itself when the line drops. */
export async function read<T>(path: string, query: Query = {}, options: { signal?: AbortSignal | undefined } = {}): Promise<T> {
  return (await ask(addressOf(path, query), { method: 'GET', headers: headersOf({}), ...signalOf(options) })) as T;
}

/** Does an act at `path` with one idempotency key over all its repetitions, or throws `Unanswered`. */
export async function send<T>(method: Method, path: string, body?: unknown, options: SendOptions = {}): Promise<T> {
  const headers = headersOf({
    'idempotency-key': options.key ?? newKey(),
    ...(options.version === undefined ? {} : { 'if-match': `"${options.version}"` }),
  });
  const files = body instanceof FormData;
  if (body !== undefined && !files) headers.set('content-type', 'application/json');
  return (await ask(addressOf(path), {
    method,
    headers,
    ...(body === undefined ? {} : { body: files ? body : JSON.stringify(body) }),
    ...signalOf(options),
  })) as T;
}

/** A fresh idempotency key: a random version-4 UUID. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The address of a path with its query, always under `/api`. */
export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [String(value)]) search.append(name, one);
  }
  const base = path === '/api' || path.startsWith('/api/') ? path : `/api${path}`;
  const text = search.toString();
  return text === '' ? base : `${base}${base.includes('?') ? '&' : '?'}${text}`;
}

/** The trouble inside any thrown thing; what is not ours to name becomes a fault without an id. */
export function troubleOf(error: unknown): Trouble {
  return error instanceof Unanswered ? error.trouble : { kind: 'fault', id: '' };
}

function headersOf(more: Record<string, string>): Headers {
  return new Headers({ accept: 'application/json', 'x-fourfold': '1', ...more });
}

function signalOf(options: { signal?: AbortSignal | undefined }): { signal?: AbortSignal } {
  return options.signal === undefined ? {} : { signal: options.signal };
}

async function ask(address: string, request: RequestInit): Promise<unknown> {
  const done = noteStart();
  try {
    const answer = await answerTo(address, request);
    noteAnswer();
    if (answer.ok) return await bodyOf(answer);
    const trouble = troubleIn(answer.status, await bodyOf(answer).catch(() => undefined));
    if (trouble.kind === 'signed-out') noteSignedOut();
    throw new Unanswered(trouble);
  } finally {
    done();
  }
}

/** Sends until an answer comes, at most three times, with the same headers and therefore the same key. */
async function answerTo(address: string, request: RequestInit): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const wait = waits[attempt];
    try {
      const answer = await fetch(address, { ...request, credentials: 'same-origin', redirect: 'error', cache: 'no-store' });
      if (wait === undefined || !passing.has(answer.status)) return answer;
    } catch (error) {
      if (request.signal?.aborted === true) throw error;
      if (wait === undefined) {
        noteLoss();
        throw new Unanswered({ kind: 'offline' });
      }
    }
    await new Promise((resume) => setTimeout(resume, wait));
    request.signal?.throwIfAborted();
  }
}

async function bodyOf(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Unanswered({ kind: 'fault', id: answer.headers.get('x-request-id') ?? '' });
  }
}

interface Said {
  kind?: unknown;
  code?: unknown;
  sentence?: unknown;
  problems?: unknown;
  detail?: unknown;
  id?: unknown;
}

/** Reads the server's `{ error: … }` and falls back on the status when there is none. */
function troubleIn(status: number, body: unknown): Trouble {
  if (status === 401) return { kind: 'signed-out' };
  const said = saidIn(body);
  const sentence = textOf(said.sentence);
  if (said.kind === 'invalid' || (said.kind === undefined && status === 400)) {
    return { kind: 'invalid', sentence, problems: problemsIn(said.problems) };
  }
  if (said.kind === 'refusal') {
    return { kind: 'refusal', code: textOf(said.code), sentence, detail: isRecord(said.detail) ? said.detail : {} };
  }
  return { kind: 'fault', id: textOf(said.id) };
}

function saidIn(body: unknown): Said {
  return isRecord(body) && isRecord(body['error']) ? body['error'] : {};
}

function problemsIn(list: unknown): Problem[] {
  if (!Array.isArray(list)) return [];
  return list.filter(isRecord).map((one) => ({ where: textOf(one['where']), problem: textOf(one['problem']), mend: textOf(one['mend']) }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
