import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addressOf, newKey, read, send, Unanswered, type Trouble } from './ask.ts';
import { line, noteSignedIn } from './line.ts';

const calls: { address: string; request: RequestInit }[] = [];
let answers: (() => Response | Promise<Response>)[] = [];

beforeEach(() => {
  calls.length = 0;
  vi.useFakeTimers();
  vi.stubGlobal('fetch', (address: string, request: RequestInit) => {
    calls.push({ address, request });
    const next = answers.shift();
    return next === undefined ? Promise.reject(new TypeError('no network')) : Promise.resolve().then(next);
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  answers = [];
  noteSignedIn();
});

const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status });
const lost = () => Promise.reject(new TypeError('no network'));
const header = (index: number, name: string) => new Headers(calls[index]?.request.headers).get(name);

async function troubleFrom(act: Promise<unknown>): Promise<Trouble> {
  const outcome = act.then(
    () => undefined,
    (error: unknown) => error,
  );
  await vi.runAllTimersAsync();
  const error = await outcome;
  if (!(error instanceof Unanswered)) throw new Error('expected an Unanswered');
  return error.trouble;
}

describe('read', () => {
  test('asks under /api with the query and the proof against forgery', async () => {
    answers = [json(200, { total: 3 })];
    await expect(read('/letters', { state: 'open', page: 2, tag: ['a', 'b'], none: undefined })).resolves.toEqual({ total: 3 });
    expect(calls[0]?.address).toBe('/api/letters?state=open&page=2&tag=a&tag=b');
    expect(header(0, 'x-fourfold')).toBe('1');
    expect(header(0, 'idempotency-key')).toBeNull();
  });

  test('repeats when the line drops, and says so when it stays lost', async () => {
    answers = [lost, json(200, 1)];
    const first = read('/letters');
    await vi.runAllTimersAsync();
    await expect(first).resolves.toBe(1);
    expect(line.read().state).toBe('good');

    answers = [];
    expect(await troubleFrom(read('/letters'))).toEqual({ kind: 'offline' });
    expect(line.read().state).toBe('lost');

    answers = [json(200, 2)];
    await read('/letters');
    expect(line.read().state).toBe('good');
  });

  test('makes the line slow after four seconds without an answer', async () => {
    answers = [() => new Promise<Response>((resolve) => setTimeout(() => resolve(new Response('1')), 9000))];
    const reading = read('/letters');
    await vi.advanceTimersByTimeAsync(4100);
    expect(line.read().state).toBe('slow');
    await vi.runAllTimersAsync();
    await reading;
    expect(line.read().state).toBe('good');
  });
});

describe('send', () => {
  test('keeps one key over its repetitions and a new one per act', async () => {
    answers = [lost, json(503, {}), json(201, { id: 'x' })];
    const act = send('POST', '/letters', { to: 'R-1' });
    await vi.runAllTimersAsync();
    await expect(act).resolves.toEqual({ id: 'x' });
    const keys = [0, 1, 2].map((index) => header(index, 'idempotency-key'));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

    answers = [json(200, {})];
    await send('POST', '/letters', {});
    expect(header(3, 'idempotency-key')).not.toBe(keys[0]);
  });

  test('does not repeat what the server answered', async () => {
    answers = [json(500, { error: { kind: 'fault', id: 'f-9' } })];
    expect(await troubleFrom(send('POST', '/letters', {}))).toEqual({ kind: 'fault', id: 'f-9' });
    expect(calls).toHaveLength(1);
  });

  test('sends the version it builds on', async () => {
    answers = [json(200, {})];
    await send('PUT', '/letters/1', {}, { version: 7, key: 'mine' });
    expect(header(0, 'if-match')).toBe('"7"');
    expect(header(0, 'idempotency-key')).toBe('mine');
  });
});

describe('troubles', () => {
  test.each<[string, number, unknown, Trouble]>([
    [
      'invalid',
      400,
      { error: { kind: 'invalid', sentence: 'Look again.', problems: [{ where: '/bornOn', problem: 'No day.', mend: 'Write 14 3 2004.' }] } },
      { kind: 'invalid', sentence: 'Look again.', problems: [{ where: '/bornOn', problem: 'No day.', mend: 'Write 14 3 2004.' }] },
    ],
    ['refusal', 409, { error: { kind: 'refusal', code: 'letters.already-held', sentence: 'Held.', detail: { by: 'R-1' } } }, { kind: 'refusal', code: 'letters.already-held', sentence: 'Held.', detail: { by: 'R-1' } }],
    ['signed out', 401, { error: { kind: 'refusal', code: 'x', sentence: 'y' } }, { kind: 'signed-out' }],
    ['a stranger', 500, '<html>', { kind: 'fault', id: '' }],
  ])('%s', async (_name, status, body, trouble) => {
    answers = [json(status, body)];
    expect(await troubleFrom(read('/letters'))).toEqual(trouble);
    expect(line.read().signedOut).toBe(trouble.kind === 'signed-out');
  });

  test('a reply that is not JSON is a fault', async () => {
    answers = [() => new Response('<html>', { status: 200, headers: { 'x-request-id': 'r-1' } })];
    expect(await troubleFrom(read('/letters'))).toEqual({ kind: 'fault', id: 'r-1' });
  });
});

test('a path under /api stays where it is', () => {
  expect(addressOf('/api/letters', { a: 1 })).toBe('/api/letters?a=1');
  expect(addressOf('/apiary')).toBe('/api/apiary');
  expect(newKey()).not.toBe(newKey());
});
