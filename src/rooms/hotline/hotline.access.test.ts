import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { anyone, house, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import { setClock } from '../../foundation/calendar/clock.ts';
import { sql } from '../../foundation/database/sql.ts';
import { countMany } from '../../foundation/measure/count.ts';
import { parsePeriod } from '../../foundation/calendar/period.ts';
import { callsReceived } from './measures.ts';
import type { ContactFile, ContactLine, FollowUps, Live, Phrases, TipView } from './schema.ts';

type Error = { error: { code: string; sentence: string } };
const CANARY = 'Zqpapaver';

async function advocate(): Promise<{ user: TestUser; supervisor: TestUser }> {
  const user = await signIn('hotline-advocate');
  return { user, supervisor: await signIn('supervisor', { agency: user.agency }) };
}
async function opened(user: TestUser, channel = 'phone'): Promise<string> {
  const answer = await user.post<{ id: string }>('/api/hotline/contacts', { channel });
  expect(answer.status, answer.text).toBe(200);
  return answer.body.id;
}
const read = async (user: TestUser, id: string): Promise<ContactFile> => (await user.get<ContactFile>(`/api/hotline/contacts/${id}`)).body;
afterEach(() => today(null));

describe('a contact', () => {
  it('stands from its first key, is saved on the version one had, and tells codes only in lists', async () => {
    const { user, supervisor } = await advocate();
    const id = await opened(user);
    const save = (body: object, version: number) => user.post<{ version: number }>(`/api/hotline/contacts/${id}/draft`, body, { 'if-match': String(version) });
    expect((await save({ safety: 'safe' }, 1)).body.version).toBe(2);
    expect((await save({ caller: 'self', described: ['documents'], notes: `${CANARY} owner keeps the passport`, place: '33602', phone: '202-555-0143' }, 2)).body.version).toBe(3);
    expect((await save({ caller: 'tip' }, 2)).status, 'two who write at once do not undo each other').toBe(412);
    expect((await save({ notes: `${CANARY} and more` }, 3)).body.version).toBe(4);
    expect(await read(user, id)).toMatchObject({ caller: 'self', safety: 'safe', described: ['documents'], notes: `${CANARY} and more`, place: '33602', phone: '202-555-0143', state: 'live', mine: true, destroyed: false });
    const list = await user.get<{ contacts: ContactLine[] }>('/api/hotline/contacts', { show: 'open' });
    expect(list.body.contacts.map((c) => c.id)).toContain(id);
    expect(list.text).not.toContain(CANARY);
    const seen = await supervisor.get(`/api/hotline/contacts/${id}`);
    expect(seen.status).toBe(200);
    for (const hidden of [CANARY, '33602', '555-0143']) expect(seen.text).not.toContain(hidden);
    expect((await supervisor.post(`/api/hotline/contacts/${id}/draft`, { caller: 'tip' })).status).toBe(404);
    const other = (await advocate()).user;
    expect((await other.get(`/api/hotline/contacts/${id}`)).status).toBe(404);
    expect((await other.post(`/api/hotline/contacts/${id}/draft`, { caller: 'tip' })).status).toBe(404);
  });

  it('closes in one key where nobody asks for help, opens again, and is changed no more while it is closed', async () => {
    const { user } = await advocate();
    const id = await opened(user);
    expect((await user.post(`/api/hotline/contacts/${id}/close`, { as: 'wrong-number' })).status).toBe(200);
    expect((await user.post<Error>(`/api/hotline/contacts/${id}/draft`, { caller: 'self' })).body.error.code).toBe('hotline.closed');
    expect((await user.post<Error>(`/api/hotline/contacts/${id}/close`, { as: 'prank' })).body.error.code).toBe('hotline.closed');
    expect((await user.post(`/api/hotline/contacts/${id}/reopen`)).status).toBe(200);
    expect((await user.post<Error>(`/api/hotline/contacts/${id}/close`, { as: 'referred' })).body.error.code).toBe('hotline.no-referral');
    expect((await user.post<Error>(`/api/hotline/contacts/${id}/close`, { as: 'tip' })).body.error.code).toBe('hotline.no-tip');
    expect((await user.post(`/api/hotline/contacts/${id}/close`, { as: 'support' })).status).toBe(200);
  });

  it('can be destroyed: its words cannot be read again, and its codes still count', async () => {
    const { user, supervisor } = await advocate();
    const id = await opened(user);
    await user.post(`/api/hotline/contacts/${id}/draft`, { caller: 'self', notes: CANARY });
    expect((await supervisor.post<Error>(`/api/hotline/contacts/${id}/destroy`)).body.error.code).toBe('hotline.still-open');
    await user.post(`/api/hotline/contacts/${id}/close`, { as: 'support' });
    expect((await user.post(`/api/hotline/contacts/${id}/destroy`)).status).toBe(404);
    expect((await supervisor.post(`/api/hotline/contacts/${id}/destroy`)).status).toBe(200);
    const after = await user.get(`/api/hotline/contacts/${id}`);
    expect(after.text).not.toContain(CANARY);
    expect(after.body).toMatchObject({ destroyed: true, caller: 'self' });
  });

  it('becomes a person only where the caller agreed, and never from a tip', async () => {
    const { user, supervisor } = await advocate();
    const id = await opened(user);
    await user.post(`/api/hotline/contacts/${id}/draft`, { caller: 'self', language: 'es', phone: '202-555-0199' });
    expect((await user.post(`/api/hotline/contacts/${id}/person`, { agreed: false })).status).toBe(400);
    const made = await user.post<{ person: string }>(`/api/hotline/contacts/${id}/person`, { agreed: true, givenName: 'Alma' });
    expect(made.status, made.text).toBe(200);
    expect((await user.get<{ person: { givenName: string; phones: string[]; language: string } }>(`/api/people/${made.body.person}`)).body.person).toMatchObject({ givenName: 'Alma', phones: ['202-555-0199'], language: 'es' });
    expect((await user.post<Error>(`/api/hotline/contacts/${id}/person`, { agreed: true })).body.error.code).toBe('hotline.person-there');
    await user.post(`/api/hotline/contacts/${id}/draft`, { notes: CANARY });
    expect((await user.get(`/api/hotline/contacts/${id}`)).text).toContain(CANARY);
    expect((await supervisor.post(`/api/people/${made.body.person}/purge`)).status).toBe(200);
    const purged = await user.get(`/api/hotline/contacts/${id}`);
    expect(purged.text, 'whoever is purged takes what they said at the desk along').not.toContain(CANARY);
    expect(purged.body).toMatchObject({ destroyed: true });
    const tip = await opened(user);
    await user.post(`/api/hotline/contacts/${tip}/draft`, { caller: 'tip' });
    expect((await user.post<Error>(`/api/hotline/contacts/${tip}/person`, { agreed: true })).body.error.code).toBe('hotline.not-about-caller');
  });
});

describe('a referral', () => {
  it('sends a member agency a card that names nobody, and only what the caller lets go', async () => {
    const { user } = await advocate();
    const provider = await signIn('case-manager');
    const id = await opened(user);
    await user.post(`/api/hotline/contacts/${id}/draft`, { caller: 'self', needs: ['legal', 'shelter'], described: ['debt'], notes: `${CANARY}: Alma owes a debt`, name: 'Alma Ejemplo', phone: '202-555-0143', language: 'es' });
    const chosen = await user.post<{ id: string }>(`/api/hotline/contacts/${id}/referrals`, { service: randomUUID(), keeper: provider.agency, organization: 'Provider', name: 'Legal help' });
    expect(chosen.status, chosen.text).toBe(200);
    const card = () => user.post<Error>(`/api/hotline/referrals/${chosen.body.id}/card`);
    expect((await card()).body.error.code).toBe('hotline.no-consent');
    await user.post(`/api/hotline/contacts/${id}/consent`, { name: false, number: false, told: true });
    expect((await card()).body.error.code).toBe('hotline.says-withheld');
    await user.post(`/api/hotline/contacts/${id}/draft`, { notes: `${CANARY}: she owes a debt` });
    const sent = await card();
    expect(sent.status, sent.text).toBe(200);
    expect((await card()).body.error.code).toBe('hotline.card-sent');
    const inbox = await provider.get<{ entries: { id: string }[] }>('/api/sharing/inbox');
    const [entry] = inbox.body.entries;
    const message = await provider.get(`/api/sharing/messages/${entry?.id}`);
    expect(message.status, message.text).toBe(200);
    expect(message.text).toContain(CANARY);
    for (const kept of ['Alma', '555-0143', 'Ejemplo']) expect(message.text).not.toContain(kept);
    expect((await read(user, id)).referrals[0]?.card).toMatchObject({ state: 'opened' });
    await user.post(`/api/hotline/referrals/${chosen.body.id}/called`, { reached: 'spoke' });
    expect((await read(user, id)).closing).toBe('transferred');
  });

  it('says nothing of what was told where the caller does not want it told, and goes to no agency outside', async () => {
    const { user } = await advocate();
    const provider = await signIn('case-manager');
    const id = await opened(user);
    await user.post(`/api/hotline/contacts/${id}/draft`, { caller: 'self', needs: ['legal'], described: ['debt'], notes: CANARY });
    const chosen = await user.post<{ id: string }>(`/api/hotline/contacts/${id}/referrals`, { service: randomUUID(), keeper: provider.agency, organization: 'Provider', name: 'Legal help' });
    await user.post(`/api/hotline/contacts/${id}/consent`, { name: true, number: true, told: false });
    expect((await user.post(`/api/hotline/referrals/${chosen.body.id}/card`)).status).toBe(200);
    const [entry] = (await provider.get<{ entries: { id: string }[] }>('/api/sharing/inbox')).body.entries;
    const message = await provider.get(`/api/sharing/messages/${entry?.id}`);
    expect(message.status).toBe(200);
    expect(message.text).not.toContain(CANARY);
    const outside = await user.post<{ id: string }>(`/api/hotline/contacts/${id}/referrals`, { service: randomUUID(), organization: 'Elsewhere', name: 'Food' });
    expect((await user.post<Error>(`/api/hotline/referrals/${outside.body.id}/card`)).body.error.code).toBe('hotline.not-a-member');
    const other = (await advocate()).user;
    expect((await other.post(`/api/hotline/referrals/${chosen.body.id}/called`, { reached: 'spoke' })).status).toBe(404);
  });

  it('takes keys pressed at once, one after the other, and none of them is lost', async () => {
    const { user } = await advocate();
    const [id, other] = await Promise.all([opened(user), opened(user)]);
    expect(other).not.toBe(id);
    const chosen = await user.post<{ id: string }>(`/api/hotline/contacts/${id}/referrals`, { service: randomUUID(), organization: 'Elsewhere', name: 'Food' });
    const answers = await Promise.all([user.post(`/api/hotline/referrals/${chosen.body.id}/called`, { reached: 'spoke' }), user.post(`/api/hotline/referrals/${chosen.body.id}/end`, { outcome: 'connected' }), user.post('/api/hotline/presence', { state: 'minute' }), user.post('/api/hotline/presence', { state: 'minute' })]);
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200]);
    expect((await read(user, id)).referrals[0]).toMatchObject({ reached: 'spoke', outcome: 'connected' });
  });

  it('is looked for in the directory with what stands on the record', async () => {
    const { user } = await advocate();
    const id = await opened(user);
    await user.post(`/api/hotline/contacts/${id}/draft`, { caller: 'self', needs: ['legal'], place: '33602', language: 'es' });
    const near = await user.post<{ place: string | null; found: unknown[] }>(`/api/hotline/contacts/${id}/near`);
    expect(near.status, near.text).toBe(200);
    expect(near.body.place).not.toBeNull();
  });
});

describe('reaching a caller', () => {
  it('is refused without a card, with an old one, and outside its hours', async () => {
    const at = (instant: string) => setClock(new Date(instant));
    at('2026-06-01T18:00:00Z'); // 14:00 in Washington
    const { user, supervisor } = await advocate();
    const id = await opened(user);
    await user.post(`/api/hotline/contacts/${id}/draft`, { caller: 'self' });
    const reach = () => user.post<Error & { address: string }>(`/api/hotline/contacts/${id}/reach`);
    expect((await reach()).body.error.code).toBe('hotline.card-absent');
    expect((await user.post<Error>(`/api/hotline/contacts/${id}/follow-ups`, { dueAt: '2026-06-02T19:00:00Z' })).body.error.code).toBe('hotline.card-absent');
    const card = { channel: 'phone', fromHour: 14, untilHour: 16, voicemail: false, address: '202-555-0177', phrase: 'library book' };
    expect((await user.post<Error>(`/api/hotline/contacts/${id}/safe-contact`, { ...card, fromHour: 17 })).body.error.code).toBe('hotline.card-no-hours');
    expect((await user.post(`/api/hotline/contacts/${id}/safe-contact`, card)).status).toBe(200);
    expect((await reach()).body).toMatchObject({ address: '202-555-0177', phrase: 'library book' });
    expect((await user.get(`/api/hotline/contacts/${id}`)).text, 'the card itself is not in the file').not.toContain('0177');
    expect((await supervisor.post(`/api/hotline/contacts/${id}/reach`)).status).toBe(404);
    expect((await user.post<Error>(`/api/hotline/contacts/${id}/follow-ups`, { dueAt: '2026-06-02T23:00:00Z' })).body.error.code).toBe('hotline.card-hours');
    expect((await user.post<Error>(`/api/hotline/contacts/${id}/follow-ups`, { dueAt: '2026-05-01T18:00:00Z' })).body.error.code).toBe('hotline.due-past');
    const promised = await user.post<{ id: string }>(`/api/hotline/contacts/${id}/follow-ups`, { dueAt: '2026-06-02T19:00:00Z' });
    expect(promised.status, promised.text).toBe(200);
    at('2026-06-01T21:00:00Z');
    const evening = await signIn('hotline-advocate', { agency: user.agency });
    expect((await evening.post<Error>(`/api/hotline/contacts/${id}/reach`)).body.error.code).toBe('hotline.card-hours');
    at('2026-07-15T18:00:00Z');
    const later = await signIn('hotline-advocate', { agency: user.agency });
    expect((await later.post<Error>(`/api/hotline/contacts/${id}/reach`)).body.error.code).toBe('hotline.card-old');
    const list = (await later.get<FollowUps>('/api/hotline/follow-ups')).body.followUps;
    expect(list).toEqual([expect.objectContaining({ id: promised.body.id, stands: false, reason: 'old' })]);
    expect((await (await signIn('hotline-advocate')).post(`/api/hotline/follow-ups/${promised.body.id}/done`, { outcome: 'not-safe' })).status, 'another hotline').toBe(404);
    expect((await later.post(`/api/hotline/follow-ups/${promised.body.id}/done`, { outcome: 'not-safe' })).status).toBe(200);
    expect((await later.post<Error>(`/api/hotline/follow-ups/${promised.body.id}/done`, { outcome: 'reached' })).body.error.code).toBe('hotline.follow-up-done');
  });
});

describe('the phrases', () => {
  it('are the agency’s own to change in both languages, to leave out and to take up again, and nobody else’s', async () => {
    const { user, supervisor } = await advocate();
    const elsewhere = await signIn('supervisor', { kind: 'hotline' });
    const of = async (who: TestUser, shortcut = 'hello') => (await who.get<Phrases>('/api/hotline/phrases')).body.phrases.find((p) => p.shortcut === shortcut);
    const set = (body: object, headers = {}) => supervisor.post<Error & { version: number }>('/api/hotline/phrases', body, headers);
    const shipped = await of(user);
    expect(shipped).toMatchObject({ es: expect.stringContaining('¿Puede escribir'), own: false, used: true, shipped: true, version: 0 });
    expect((await user.post('/api/hotline/phrases', { shortcut: 'hello', en: 'Hi there', es: 'Hola' })).status, 'an advocate').toBe(404);
    expect((await set({ shortcut: 'hello', en: 'Hi there' })).status, 'one language alone').toBe(400);
    expect((await set({ shortcut: 'hello', en: 'Hi there', es: 'Hola, buenas' })).body.version).toBe(1);
    expect((await set({ shortcut: 'hello', en: 'Hi again', es: 'Hola otra vez' }, { 'if-match': '1' })).body.version).toBe(2);
    expect((await set({ shortcut: 'hello', en: 'Hi too late', es: 'Hola tarde' }, { 'if-match': '1' })).status).toBe(412);
    expect(await of(user)).toMatchObject({ en: 'Hi again', es: 'Hola otra vez', own: true, version: 2 });
    expect(await of(elsewhere)).toEqual(shipped);
    expect((await supervisor.post('/api/hotline/phrases/hello/drop')).status).toBe(200);
    expect(await of(user)).toMatchObject({ used: false });
    expect((await supervisor.post('/api/hotline/phrases/hello/restore')).status).toBe(200);
    expect(await of(user)).toMatchObject({ en: shipped?.en, own: false, used: true });
    await set({ shortcut: 'ride', en: 'A ride is on its way.', es: 'Un coche está en camino.' });
    expect((await supervisor.post<Error>('/api/hotline/phrases/ride/restore')).body.error.code).toBe('hotline.phrase-not-shipped');
    expect((await supervisor.post('/api/hotline/phrases/ride/drop')).status).toBe(200);
    expect((await supervisor.post('/api/hotline/phrases/ride/restore')).status).toBe(200);
    expect(await of(user, 'ride')).toMatchObject({ shipped: false, own: true, used: true });
    for (const act of ['drop', 'restore']) expect((await elsewhere.post(`/api/hotline/phrases/ride/${act}`)).status, 'another hotline').toBe(404);
  });
});

describe('a tip', () => {
  it('is asked after by number and PIN, handed over with a clock, and acknowledged by the office that opens it', async () => {
    const { user } = await advocate();
    const agent = await signIn('investigator');
    const id = await opened(user);
    await user.post(`/api/hotline/contacts/${id}/draft`, { caller: 'tip', tipPlace: 'A farm', tipSeen: `${CANARY} people locked in`, phone: '202-555-0111', name: 'Bela' });
    const taken = await user.post<{ id: string }>(`/api/hotline/contacts/${id}/tip`, { decision: 'ask', urgent: true, pin: '482913', blind: randomUUID() });
    expect(taken.status, taken.text).toBe(200);
    const tip = (await read(user, id)).tip;
    expect(tip?.number).toMatch(/^T-\d{4}-\d{4}$/);
    const ask = async (number: string, pin: string) => (await (await anyone()).post('/tip', { number, pin })).text;
    expect(await ask(tip?.number ?? '', '482913')).toContain('We have your tip');
    expect(await ask(tip?.number ?? '', '482914')).toContain('do not belong together');
    const dump = await (await house()).database.administrator();
    const stored = await dump.query("select coalesce(string_agg(t::text, ' '), '') as text from (select h::text as t from hotline.tip_pin h union all select reply::text from foundation.answered) s");
    await dump.end();
    expect((stored.rows[0] as { text: string }).text).not.toContain('482913');

    expect((await user.post<Error>(`/api/hotline/tips/${taken.body.id}/hand-overs`, { recipient: agent.agency })).body.error.code).toBe('hotline.tip-not-for-handing');
    await user.post(`/api/hotline/contacts/${id}/tip`, { decision: 'hand-over', urgent: true, pin: '700001', blind: randomUUID() });
    expect(await ask(tip?.number ?? '', '482913'), 'another PIN takes the place of the first').toContain('do not belong together');
    const handed = await user.post(`/api/hotline/tips/${taken.body.id}/hand-overs`, { recipient: agent.agency });
    expect(handed.status, handed.text).toBe(200);
    expect((await read(user, id)).tip?.handOvers[0]).toMatchObject({ state: 'running', acknowledgedOn: null });
    const [entry] = (await agent.get<{ entries: { id: string }[] }>('/api/sharing/inbox')).body.entries;
    const message = await agent.get(`/api/sharing/messages/${entry?.id}`);
    expect(message.text).toContain(CANARY);
    for (const kept of ['Bela', '555-0111']) expect(message.text, 'the caller of a tip is not named').not.toContain(kept);
    const looks = await Promise.all([1, 2, 3].map(() => user.get<{ tips: TipView[] }>('/api/hotline/tips', { show: 'all' })));
    for (const look of looks) expect(look.body.tips[0]?.handOvers[0], 'three who look at once').toMatchObject({ state: 'received', acknowledgedBy: 'opened' });
    await user.post(`/api/hotline/tips/${taken.body.id}/told`, { told: 'acted-on' });
    const page = await ask(tip?.number ?? '', '700001');
    expect(page).toContain('Something was done because of your tip');
    expect(page).toContain('It was handed over on');
    expect(page).toContain('confirmed so on');
    expect(page).not.toContain(CANARY);
  });

  it('closes its number after ten wrong PINs, even to the right one', async () => {
    const { user } = await advocate();
    const id = await opened(user);
    await user.post(`/api/hotline/contacts/${id}/tip`, { decision: 'not', urgent: false, pin: '135790', blind: randomUUID() });
    const number = (await read(user, id)).tip?.number ?? '';
    const ask = async (pin: string) => (await (await anyone()).post('/tip', { number, pin }, { 'x-forwarded-for': `10.1.1.${Math.floor(Math.random() * 250)}` })).text;
    for (let i = 0; i < 9; i++) await ask(`00000${i}`);
    expect(await ask('135790')).toContain('We have your tip');
    await ask('000009');
    expect(await ask('135790'), 'the number answers nothing for a while').toContain('tried too often');
  });

  it('handed to an office outside waits for its receipt by hand', async () => {
    const { user } = await advocate();
    const id = await opened(user);
    const tip = await user.post<{ id: string }>(`/api/hotline/contacts/${id}/tip`, { decision: 'hand-over', urgent: false, pin: '246800', blind: randomUUID() });
    expect((await user.post<Error>(`/api/hotline/tips/${tip.body.id}/hand-overs`)).body.error.code).toBe('hotline.no-recipient');
    const handed = await user.post<{ id: string }>(`/api/hotline/tips/${tip.body.id}/hand-overs`, { recipientName: 'County sheriff' });
    const receipt = () => user.post<Error>(`/api/hotline/hand-overs/${handed.body.id}/receipt`, { by: 'letter', reference: 'CS-118' });
    expect((await (await signIn('hotline-advocate')).post(`/api/hotline/hand-overs/${handed.body.id}/receipt`, { by: 'letter', reference: 'CS-118' })).status, 'another hotline').toBe(404);
    expect((await receipt()).status).toBe(200);
    expect((await receipt()).body.error.code).toBe('hotline.acknowledged');
  });
});

describe('the public form', () => {
  it('takes what anybody writes without a cookie, answers by its receipt only, and never without it', async () => {
    const { user, supervisor } = await advocate();
    await supervisor.post('/api/hotline/desk', { formName: 'Hotline of the test', formOpen: true });
    const outside = await anyone();
    const form = await outside.get('/report');
    expect(form.status).toBe(200);
    expect(form.headers['set-cookie']).toBeUndefined();
    expect(form.text).not.toContain('<script');
    expect((await outside.post('/report', { words: ' ' })).text).toContain('Write something first');
    const kept = await outside.post('/report', { words: `${CANARY} I am kept in` });
    expect(kept.headers['set-cookie']).toBeUndefined();
    const receipt = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(kept.text)?.[0] ?? '';
    expect(receipt).not.toBe('');
    expect(kept.text).not.toContain(CANARY);

    // The form goes to the desk that has been open longest; whose it is, its own people see it.
    const { database } = await house();
    const [desk] = await database.public.all<{ agency: string }>(sql`select agency from hotline.open_desks()`);
    const reader = desk?.agency === user.agency ? user : await signIn('hotline-advocate', { agency: desk?.agency as string });
    const waiting = (await reader.get<{ contacts: ContactLine[] }>('/api/hotline/contacts', { show: 'answer', count: '200' })).body.contacts;
    const contact = waiting.at(-1);
    expect(contact).toMatchObject({ channel: 'web', state: 'ringing', waiting: true });
    expect((await reader.post(`/api/hotline/contacts/${contact?.id}/take`)).status).toBe(200);
    expect((await read(reader, contact?.id ?? '')).thread.map((t) => t.text)).toEqual([`${CANARY} I am kept in`]);
    expect((await reader.post(`/api/hotline/contacts/${contact?.id}/messages`, { text: 'We are here. Are you safe?' })).status).toBe(200);

    const thread = await outside.post('/report/thread', { receipt: receipt.toLowerCase() });
    expect(thread.text).toContain('We are here. Are you safe?');
    const sent = await outside.post('/report/thread', { receipt, act: 'send', words: 'Yes, at night' });
    expect(sent.text).toContain('Yes, at night');
    expect((await read(reader, contact?.id ?? '')).thread).toHaveLength(3);
    const waits = async () => (await reader.get<{ contacts: ContactLine[] }>('/api/hotline/contacts', { show: 'answer', count: '200' })).body.contacts.some((c) => c.id === contact?.id);
    expect(await waits(), 'who wrote again waits again').toBe(true);
    await reader.post(`/api/hotline/contacts/${contact?.id}/close`, { as: 'support' });
    expect(await waits(), 'a closed contact needs no answer').toBe(false);
    await outside.post('/report/thread', { receipt, act: 'send', words: 'One thing more' });
    expect(await waits(), 'until somebody writes into it').toBe(true);
    expect((await outside.post('/report/thread', { receipt: '0000-0000-0000-0000' })).text).not.toContain(CANARY);
  });

  it('gives the public’s own role no table, and no thread without the keyed hash of a receipt', async () => {
    const { database } = await house();
    for (const table of ['contact', 'contact_as_of', 'message', 'receipt', 'arrival_key', 'unanswered', 'tip', 'tip_pin', 'tip_try', 'webhook_seen', 'desk', 'words']) {
      await expect(database.public.all(sql`select * from ${{ text: `hotline.${table}`, values: [] }} limit 1`), table).rejects.toMatchObject({ code: '42501' });
    }
    expect(await database.public.all(sql`select * from hotline.read_thread(${Buffer.alloc(32)}::bytea)`)).toEqual([]);
    expect(await database.public.all(sql`select hotline.add_to_thread(${Buffer.alloc(32)}::bytea, ${randomUUID()}::uuid, ${Buffer.alloc(40)}::bytea) as added`)).toEqual([{ added: false }]);
    const { user } = await advocate();
    expect(await database.public.all(sql`select hotline.take_report(${user.agency}::uuid, ${randomUUID()}::uuid, 'H-7Q4M2-XKD9V', 'en', ${Buffer.alloc(60)}::bytea, ${Buffer.alloc(32)}::bytea, ${randomUUID()}::uuid, ${Buffer.alloc(40)}::bytea, '2026-01-01'::date) as kept`), 'a hotline whose form is closed takes nothing').toEqual([{ kept: false }]);
  });
});

describe('the webhook', () => {
  it('lets a contact ring where it is signed, fresh and new, and only then', async () => {
    const { webhookSignature } = await import('./codes.ts');
    const { services } = await house();
    const { user, supervisor } = await advocate();
    const outside = await anyone();
    await supervisor.post('/api/hotline/desk', { formName: 'Hotline', formOpen: false });
    expect((await supervisor.post<Error>('/api/hotline/desk/secret')).body.error.code).toBe('hotline.no-webhook');
    await supervisor.post('/api/hotline/desk/webhook');
    const secret = (await supervisor.post<{ secret: string }>('/api/hotline/desk/secret')).body.secret;
    expect((await user.post('/api/hotline/desk/secret')).status).toBe(404);
    const event = (more: object = {}) => ({ desk: user.agency, at: services.now().toISOString(), nonce: randomUUID(), payload: JSON.stringify({ channel: 'phone', language: 'es', from: '+12025550123' }), ...more });
    const send = (e: ReturnType<typeof event>, with_ = secret) => outside.post<Error & { taken: boolean }>('/api/hotline/webhook', { ...e, signature: webhookSignature(with_, e) });
    const first = event();
    expect((await send(first)).body).toEqual({ taken: true });
    expect((await send(first)).body, 'no event is taken twice').toEqual({ taken: false });
    expect((await send(event(), 'f'.repeat(64))).status).toBe(403);
    expect((await send(event({ at: '2020-01-01T00:00:00Z' }))).status).toBe(403);
    expect((await send(event({ desk: randomUUID() }))).status).toBe(403);
    expect((await send(event({ payload: '{"channel":"fax"}' }))).status).toBe(400);
    const moved = event();
    expect((await outside.post('/api/hotline/webhook', { ...moved, payload: '{"channel":"text"}', signature: webhookSignature(secret, moved) })).status).toBe(403);
    const live = (await user.get<Live>('/api/hotline/live')).body;
    expect(live.ringing).toBe(1);
    const [ringing] = live.contacts;
    expect(ringing).toMatchObject({ channel: 'phone', language: 'es', state: 'ringing' });
    expect((await user.post(`/api/hotline/contacts/${ringing?.id}/take`)).status).toBe(200);
    expect((await read(user, ringing?.id ?? '')).thread[0]?.text).toBe('(+12025550123)');
    await supervisor.post('/api/hotline/desk/webhook');
    expect((await send(event())).status, 'a new secret stops the one before').toBe(403);
  });
});

describe('the log as a file', () => {
  interface Taken { outcome: string; kept: number; problems: { where: string; problem: string }[] }
  const take = async (user: TestUser, ...rows: string[]): Promise<Taken> => {
    const content = ['number,received_on,channel,caller,language,described,needs,under_18,closed_as', ...rows, ''].join('\n');
    const taken = await user.post<Taken>('/api/exchange/contacts', { fileName: 'log.csv', content: Buffer.from(content).toString('base64') });
    expect(taken.status, taken.text).toBe(200);
    return taken.body;
  };

  it('is taken in as an agency keeps it, counted as calls, and given out without identity', async () => {
    const { user, supervisor } = await advocate();
    expect((await user.post('/api/exchange/contacts', { fileName: 'log.csv', content: '' })).status, 'not by everybody').toBe(404);
    expect(await take(supervisor, 'H-7Q4M2-XKD9V,5/17/2031,phone,self,es,documents; debt,"legal, shelter",N,referred', ',18 May 2031,phone,,,,,,wrong-number', '', ',2031-05-18,web,known,en,,food,Y,support')).toMatchObject({ outcome: 'refused' });
    today('2031-06-01');
    const later = await signIn('supervisor', { agency: user.agency });
    expect(await take(later, 'H-7Q4M2-XKD9V,5/17/2031,phone,self,es,documents; debt,"legal, shelter",N,referred', ',18 May 2031,phone,,,,,,wrong-number', '', ',2031-05-18,web,known,en,,food,Y,support')).toMatchObject({ outcome: 'kept', kept: 3, problems: [] });
    const out = await later.get('/api/exchange/contacts/export.csv');
    expect(out.text).toContain('H-7Q4M2-XKD9V,2031-05-17,phone,self,es,"documents; debt","legal; shelter",no,referred');
    const { database } = await house();
    const count = async (where?: Record<string, readonly string[]>) => (await countMany(database.counter, [{ measure: callsReceived, period: parsePeriod('since 2031-05-01 until 2031-06-01'), ...(where ? { where } : {}) }], new Date()))[0]?.[0]?.value;
    expect([await count(), await count({ substantive: ['yes'] }), await count({ substantive: ['no'] })]).toEqual([2, 1, 1]);
  });

  it('says by cell what does not fit, and then keeps nothing', async () => {
    const { supervisor } = await advocate();
    const taken = await take(supervisor, 'H-7Q4M2-XKD9W,2004-05-17,phone,self,es,passport,legal,N,referred', ',2090-01-01,phone,self,es,,,N,support', 'H-1,2004-05-17,fax,self,es,,,N,support');
    expect(taken.outcome).toBe('refused');
    expect(taken.problems.map((p) => p.where).sort()).toEqual(expect.arrayContaining(['A4', 'C4']));
    expect((await supervisor.get<{ total: number }>('/api/hotline/contacts', { show: 'all' })).body.total).toBe(0);
  });
});
