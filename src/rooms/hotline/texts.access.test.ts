import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../foundation/calendar/clock.ts';
import { house, signIn, today, type Answer, type TestUser } from '../../foundation/testing/house.ts';
import { runRound } from '../../foundation/web/nightly.ts';
import { textSignature } from './gateway.ts';
import type { ContactFile, DeskView } from './schema.ts';

interface Refused { error: { code: string } }
interface Kept { id: string; version: number }
interface Got { headers: Record<string, unknown>; body: string }

const SECRET = 'a secret of the test that is long enough';
const NOON = '2026-06-01T16:00:00Z'; // noon in Washington
let gateway: Server;
const got: Got[] = [];
let answers: (number | 'hang-up')[] = [];

async function round(user: TestUser) {
  const { database, services, rooms } = await house();
  return (await runRound({ database, services, rooms, which: 'steady', agencies: [user.agency], log: (entry) => { throw new Error(JSON.stringify(entry)); } })).acts.find((a) => a.act === 'hotline.send-texts');
}
async function caller(user: TestUser, card: object = {}, language = 'es'): Promise<string> {
  const { id } = (await user.post<Kept>('/api/hotline/contacts', { channel: 'phone', language })).body;
  await user.post(`/api/hotline/contacts/${id}/draft`, { caller: 'self', name: 'Zqpapaver' });
  const made = await user.post(`/api/hotline/contacts/${id}/safe-contact`, { channel: 'text', fromHour: 9, untilHour: 17, voicemail: false, address: '(202) 555-0177', phrase: 'library book', ...card });
  expect(made.status, made.text).toBe(200);
  return id;
}
const ask = (user: TestUser, id: string): Promise<Answer<Refused & Kept>> => user.post<Refused & Kept>(`/api/hotline/contacts/${id}/texts`, { notice: 'write' });
const texts = async (user: TestUser, id: string): Promise<ContactFile['texting']['texts']> => (await user.get<ContactFile>(`/api/hotline/contacts/${id}`)).body.texting.texts;
const at = (instant: string): void => setClock(new Date(instant));

describe('a text that goes out', () => {
  beforeAll(async () => {
    gateway = createServer((request, reply) => {
      let body = '';
      request.on('data', (piece: Buffer) => { body += piece.toString(); });
      request.on('end', () => {
        got.push({ headers: request.headers, body });
        const answer = answers.shift() ?? 202;
        if (answer === 'hang-up') request.socket.destroy();
        else if (answer === 302) reply.writeHead(302, { location: 'http://localhost:1/' }).end();
        else reply.writeHead(answer).end('ok');
      });
    });
    await new Promise<void>((resolve) => { gateway.listen(0, 'localhost', resolve); });
  });
  afterAll(() => new Promise<void>((resolve) => { gateway.close(() => resolve()); gateway.closeAllConnections(); }));
  beforeEach(async () => {
    at(NOON);
    got.length = 0;
    answers = [];
    (await house()).services.textGateway = { address: `http://localhost:${(gateway.address() as AddressInfo).port}/texts`, secret: SECRET };
  });
  afterEach(async () => {
    delete (await house()).services.textGateway;
    today(null);
  });

  it('is neutral and signed, goes once to the number of the card, and its state is seen', async () => {
    const user = await signIn('hotline-advocate');
    const id = await caller(user);
    expect((await ask(user, id)).status).toBe(200);
    expect((await ask(user, id)).body.error.code).toBe('hotline.text-waits');
    expect(await texts(user, id)).toEqual([expect.objectContaining({ notice: 'write', state: 'waiting', reason: null })]);
    expect(await round(user)).toMatchObject({ done: 1, failed: 0 });
    expect(await round(user)).toMatchObject({ done: 0 });
    expect(got).toHaveLength(1);
    const [{ headers, body }] = got as [Got];
    const [text] = await texts(user, id);
    expect(JSON.parse(body)).toEqual({ id: text?.id, to: '2025550177', text: 'Tiene un mensaje nuevo. Conteste cuando sea buen momento para usted.' });
    expect(headers['x-fourfold-signature']).toBe(textSignature(SECRET, String(headers['x-fourfold-at']), String(text?.id), body));
    expect(headers['idempotency-key']).toBe(text?.id);
    expect(JSON.stringify(got)).not.toMatch(/Zqpapaver|library|hotline|traffick|victim|agency/i);
    expect(text).toMatchObject({ state: 'sent', sentAt: '2026-06-01T16:00:00.000Z' });
    expect((await user.post<Refused>(`/api/hotline/texts/${text?.id}/withdraw`)).body.error.code).toBe('hotline.text-gone');
  });

  it('is not asked for without a card of now that says text and holds a number, nor by another hotline', async () => {
    const user = await signIn('hotline-advocate');
    const bare = (await user.post<Kept>('/api/hotline/contacts', { channel: 'phone' })).body.id;
    expect((await ask(user, bare)).body.error.code).toBe('hotline.card-absent');
    expect((await ask(user, await caller(user, { channel: 'phone' }))).body.error.code).toBe('hotline.not-by-text');
    expect((await ask(user, await caller(user, { address: 'the shelter' }))).body.error.code).toBe('hotline.text-no-number');
    const id = await caller(user);
    expect((await ask(await signIn('hotline-advocate'), id)).status).toBe(404);
    at('2026-07-15T16:00:00Z');
    expect((await ask(await signIn('hotline-advocate', { agency: user.agency }), id)).body.error.code).toBe('hotline.card-old');
    expect(got).toEqual([]);
  });

  it('waits for the hours of the card, and asks the card again when they come', async () => {
    const user = await signIn('hotline-advocate');
    at('2026-06-01T22:30:00Z'); // half past six in the evening
    const evening = await signIn('hotline-advocate', { agency: user.agency });
    const [kept, changed, destroyed, back] = [await caller(evening), await caller(evening), await caller(evening), await caller(evening)];
    for (const id of [kept, changed, destroyed, back]) expect((await ask(evening, id)).status).toBe(200);
    expect((await texts(evening, kept))[0]).toMatchObject({ state: 'waiting', nextAt: '2026-06-02T13:00:00.000Z' });
    expect(await round(evening)).toMatchObject({ done: 0 });
    await evening.post(`/api/hotline/contacts/${changed}/safe-contact`, { channel: 'phone', fromHour: 9, untilHour: 17, voicemail: false, address: '(202) 555-0177' });
    await evening.post(`/api/hotline/contacts/${destroyed}/close`, { as: 'support' });
    await (await signIn('supervisor', { agency: user.agency })).post(`/api/hotline/contacts/${destroyed}/destroy`);
    const [waiting] = await texts(evening, back);
    expect((await (await signIn('hotline-advocate')).post(`/api/hotline/texts/${waiting?.id}/withdraw`)).status, 'another hotline').toBe(404);
    expect((await evening.post(`/api/hotline/texts/${waiting?.id}/withdraw`)).status).toBe(200);
    at('2026-06-02T13:00:00Z');
    const morning = await signIn('hotline-advocate', { agency: user.agency });
    expect(await round(morning)).toMatchObject({ done: 3 });
    expect(got).toHaveLength(1);
    expect([(await texts(morning, kept))[0]?.state, (await texts(morning, changed))[0]?.reason, (await texts(morning, destroyed))[0]?.reason, (await texts(morning, back))[0]?.state]).toEqual(['sent', 'no-longer-text', 'card-absent', 'withdrawn']);
  });

  it('is tried again while the gateway is silent, under the same key, and is given up where it refuses or a day went by', async () => {
    const user = await signIn('hotline-advocate');
    const id = await caller(user);
    answers = ['hang-up', 503, 302, 202];
    await ask(user, id);
    for (const minute of ['16:00', '16:01', '16:06', '16:21']) {
      at(`2026-06-01T${minute}:00Z`);
      expect(await round(user), minute).toMatchObject({ done: 1, failed: 0 });
    }
    expect(new Set(got.map((g) => g.headers['idempotency-key'])).size).toBe(1);
    expect(got).toHaveLength(4);
    at('2026-06-01T16:22:00Z');
    const again = await signIn('hotline-advocate', { agency: user.agency });
    expect((await texts(again, id)).map((t) => t.state)).toEqual(['sent']);
    answers = [400];
    await ask(again, id);
    await round(again);
    expect((await texts(again, id))[0]).toMatchObject({ state: 'failed', reason: 'gateway-refused' });
    answers = [500];
    await ask(again, id);
    await round(again);
    at('2026-06-02T16:30:00Z');
    const next = await signIn('hotline-advocate', { agency: user.agency });
    await round(next);
    expect((await texts(next, id)).map((t) => `${t.state} ${t.reason}`).toSorted()).toEqual(['failed gateway-refused', 'failed gateway-silent', 'sent null']);
    expect((await (await signIn('supervisor', { agency: user.agency })).get<DeskView>('/api/hotline/desk')).body.texting).toEqual({ sent: true, waiting: 0, failed: 2 });
  });

  it('is refused, and the desk says so, where the installation names no gateway', async () => {
    delete (await house()).services.textGateway;
    const user = await signIn('hotline-advocate');
    const id = await caller(user);
    expect((await ask(user, id)).body.error.code).toBe('hotline.no-gateway');
    expect((await user.get<ContactFile>(`/api/hotline/contacts/${id}`)).body.texting).toEqual({ sent: false, texts: [] });
    expect((await user.get<DeskView>('/api/hotline/desk')).body.texting.sent).toBe(false);
  });
});
