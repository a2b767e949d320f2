import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { house, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import { runRound } from '../../foundation/web/nightly.ts';
import type { Counts, LeadFile, Leads, ProductFile, Requests, SubjectFile, Subjects } from './schema.ts';

interface Refused { error: { code: string; sentence: string } }
const FACTS = 'Two statements and wire transfers of fees show that this recruiter keeps papers and debts.';
const SUBJECT = { kind: 'person', name: 'Quimera Ficticia', aliases: ['La Quimera'], identifiers: ['+502 5555 0199'], crime: 'labor-trafficking', suspicion: FACTS, reliability: 'usually', confidence: 'probable', sensitivity: 'limited', onConduct: true, lawfully: true, noVictim: true } as const;
const LEAD = { receivedOn: '2005-03-01', source: 'public', reliability: 'unknown', confidence: 'unjudged', form: 'unknown', urgent: false, what: 'A van before dawn.' } as const;

describe('the center', () => {
  let client: pg.Client;
  let [officer, other, supervisor] = [] as unknown as [TestUser, TestUser, TestUser];
  /** Sessions go by the same clock, so the day is set and everybody signs in anew. */
  const on = async (day: string): Promise<void> => {
    today(day);
    const agency = officer?.agency ?? (await signIn('investigator', { kind: 'intelligence' })).agency;
    [officer, other, supervisor] = [await signIn('investigator', { agency }), await signIn('analyst', { agency }), await signIn('supervisor', { agency })];
  };
  beforeAll(async () => { client = await (await house()).database.administrator(); });
  beforeEach(() => on('2005-03-01'));
  afterAll(() => client.end());
  afterEach(() => today(null));

  const done = async (user: TestUser, path: string, body: object = {}) => {
    const answer = await user.post<Refused & { id: string }>(`/api/center/${path}`, body);
    return answer.status === 200 ? answer.body.id : answer.body.error.code ?? String(answer.status);
  };
  const subject = async (id: string, user = officer): Promise<SubjectFile> => (await user.get<SubjectFile>(`/api/center/subjects/${id}`)).body;
  const lead = async (id: string): Promise<LeadFile> => (await officer.get<LeadFile>(`/api/center/leads/${id}`)).body;
  const night = async () => {
    const { database, services, rooms } = await house();
    return runRound({ database, services, rooms: rooms.filter((r) => r.name === 'center'), which: 'nightly', agencies: [officer.agency], log: (entry) => { throw new Error(JSON.stringify(entry)); } });
  };

  describe('keeps intelligence by 28 CFR 23', () => {
    it('enters nobody without recorded reasonable suspicion, nor without the three things that the law asks', async () => {
      for (const left of ['suspicion', 'onConduct', 'lawfully', 'noVictim', 'crime']) {
        const { [left as 'suspicion']: _, ...rest } = SUBJECT;
        const answer = await officer.post<Refused>('/api/center/subjects', rest);
        expect(answer.status, left).toBe(400);
      }
      for (const wrong of [{ suspicion: 'Looks odd.' }, { onConduct: false }, { lawfully: false }, { noVictim: false }]) expect((await officer.post('/api/center/subjects', { ...SUBJECT, ...wrong })).status, JSON.stringify(wrong)).toBe(400);
      const id = await done(officer, 'subjects', SUBJECT);
      expect(await subject(id)).toMatchObject({ name: SUBJECT.name, suspicion: FACTS, enteredOn: '2005-03-01', reviewOn: '2006-03-01', holdsUntil: '2010-03-01', mine: true, validations: [], ledger: [] });
    });

    it('takes no edit for a validation: neither clock moves, however much is updated', async () => {
      const id = await done(officer, 'subjects', SUBJECT);
      await on('2009-12-31');
      for (const change of [{ name: 'Quimera F.' }, { identifiers: ['+502 5555 0200'] }, { aliases: [], reliability: 'reliable' }]) expect(await done(officer, `subjects/${id}/edit`, change)).toBe(id);
      expect(await subject(id)).toMatchObject({ name: 'Quimera F.', identifiers: ['+502 5555 0200'], reviewOn: '2006-03-01', holdsUntil: '2010-03-01', due: true, validations: [] });
      await on('2010-03-01');
      expect((await night()).acts.find((a) => a.act === 'center.purge')?.done).toBe(2);
      expect(await subject(id)).toMatchObject({ purgedOn: '2010-03-01', purgedAs: 'not-validated' });
    });

    it('validates by a review of its own: another person, with a reason, and both clocks from that day', async () => {
      const id = await done(officer, 'subjects', SUBJECT);
      const reason = 'A conviction of the recruiter abroad confirms it, read today.';
      expect((await other.post(`/api/center/subjects/${id}/validations`, { reason })).status, 'an analyst does not review').toBe(404);
      await on('2006-02-01');
      expect((await supervisor.post(`/api/center/subjects/${id}/validations`, { reason: 'Still so.' })).status).toBe(400);
      expect(await done(supervisor, `subjects/${id}/validations`, { reason })).toBe(id);
      expect(await subject(id)).toMatchObject({ reviewOn: '2007-02-01', holdsUntil: '2011-02-01', validations: [{ validatedOn: '2006-02-01', by: 'Test supervisor', holdsUntil: '2011-02-01', reason }] });
      await on('2010-03-01');
      await night();
      expect((await subject(id)).purgedOn).toBeNull();
      await on('2011-02-01');
      expect(await done(supervisor, `subjects/${id}/validations`, { reason }), 'too late is too late, though the night has not come').toBe('center.purged');
      expect(await done(officer, `subjects/${id}/edit`, { name: 'Nobody' })).toBe('center.purged');
      await night();
      expect((await subject(id)).purgedOn).toBe('2011-02-01');
    });

    it('lets nobody validate what they entered', async () => {
      const both = await signIn('supervisor', { agency: officer.agency });
      await client.query(`insert into access.membership (account, side, organization, zone, kind, role) select account, side, organization, zone, kind, 'investigator' from access.membership where account = $1`, [both.account]);
      const id = await done(both, 'subjects', SUBJECT);
      expect(await done(both, `subjects/${id}/validations`, { reason: 'I entered it and I find it so, as before and still.' })).toBe('center.own-validation');
    });

    it('destroys for good what it purges, keeps the ledger without its words, and tells whoever had been given it', async () => {
      const id = await done(officer, 'subjects', SUBJECT);
      const give = { recipientName: 'Field office, Houston', right: 'law-enforcement', purpose: 'investigation', need: 'They investigate the same recruiter.', givenBy: 'paper' };
      const entry = await done(officer, `subjects/${id}/disseminations`, give);
      expect(await done(officer, `disseminations/${entry}/told`)).toBe('center.nothing-to-tell');
      expect(await done(supervisor, `subjects/${id}/purge`, { as: 'no-suspicion' })).toBe(id);
      const file = await subject(id);
      for (const field of ['name', 'aliases', 'identifiers', 'suspicion']) expect(file).not.toHaveProperty(field);
      expect(file.ledger).toMatchObject([{ recipientName: give.recipientName, purpose: 'investigation', givenOn: '2005-03-01', by: 'Test investigator', toldOn: null }]);
      expect(file.ledger[0]).not.toHaveProperty('need');
      expect((await client.query('select from identity.subject_key where subject = $1', [id])).rowCount).toBe(0);
      expect((await officer.get<Counts>('/api/center/counts')).body.toTell).toBe(1);
      expect(await done(officer, `disseminations/${entry}/told`)).toBe(entry);
      expect((await officer.get<Counts>('/api/center/counts')).body.toTell).toBe(0);
      for (const [path, body] of [['disseminations', give], ['edit', { name: 'Again' }]] as const) expect(await done(officer, `subjects/${id}/${path}`, body)).toBe('center.purged');
    });

    it('is stopped from purging by a legal hold alone, and purges once it is lifted', async () => {
      const id = await done(officer, 'subjects', SUBJECT);
      expect((await officer.post(`/api/center/subjects/${id}/hold`, { grounds: 'court-order' })).status).toBe(404);
      await done(supervisor, `subjects/${id}/hold`, { grounds: 'court-order' });
      expect(await done(supervisor, `subjects/${id}/hold`, { grounds: 'court-order' })).toBe('center.held');
      expect(await done(supervisor, `subjects/${id}/purge`, { as: 'error' })).toBe('identity.held');
      await on('2010-03-01');
      expect((await night()).acts.find((a) => a.act === 'center.purge')).toMatchObject({ refused: { 'identity.held': 1 } });
      expect(await done(officer, `subjects/${id}/disseminations`, { recipientName: 'Field office', right: 'law-enforcement', purpose: 'investigation', need: 'They ask for it.', givenBy: 'paper' }), 'a hold gives nobody a right to it').toBe('center.purged');
      expect(await done(supervisor, `subjects/${id}/lift`)).toBe(id);
      await night();
      expect((await subject(id)).purgedAs).toBe('not-validated');
    });

    it('gives out to law enforcement alone, with a right and a need; to others only against imminent danger', async () => {
      const id = await done(officer, 'subjects', SUBJECT);
      const [police, caring] = [await signIn('investigator'), await signIn('case-manager')];
      const give = (more: object): Promise<string> => done(officer, `subjects/${id}/disseminations`, { right: 'law-enforcement', purpose: 'investigation', need: 'They investigate the same recruiter.', givenBy: 'spoken', ...more });
      expect(await give({ recipient: caring.agency })).toBe('center.not-law-enforcement');
      expect(await give({ recipient: caring.agency, purpose: 'danger' })).toBe('center.right-unfit');
      expect(await give({ recipient: caring.agency, right: 'imminent-danger', purpose: 'danger', need: 'He is on his way to the shelter.' })).toMatch(/-/);
      expect(await give({ recipient: police.agency })).toMatch(/-/);
      expect(await give({})).toBe('center.no-recipient');
      expect((await officer.post(`/api/center/subjects/${id}/disseminations`, { recipient: police.agency, right: 'law-enforcement', purpose: 'investigation', givenBy: 'paper' })).status, 'without a need').toBe(400);
      expect((await subject(id)).ledger.map((l) => l.right).sort()).toEqual(['imminent-danger', 'law-enforcement']);
      for (const user of [police, caring]) expect((await user.get(`/api/center/subjects/${id}`)).status).toBe(404);
    });

    it('names nobody in the database, and names the record in the audit of whoever reads it', async () => {
      const id = await done(officer, 'subjects', { ...SUBJECT, name: 'Zubelquia Quimérica' });
      await officer.get(`/api/center/subjects/${id}`);
      const { rows } = await client.query<{ text: string }>('select t::text as text from center.subject t where agency = $1 union all select t::text from center.dissemination t where agency = $1', [officer.agency]);
      for (const form of ['Zubelquia', Buffer.from('Zubelquia').toString('hex'), FACTS.slice(0, 20)]) expect(rows.filter((r) => r.text.includes(form))).toEqual([]);
      const audit = await client.query('select from audit.entry where account = $1 and act = $2 and ids @> array[$3::uuid]', [officer.account, 'read a subject', id]);
      expect(audit.rowCount).toBe(1);
      const list = (await officer.get<Subjects>('/api/center/subjects')).body;
      expect(list.subjects.find((s) => s.id === id)?.name).toBe('Zubelquia Quimérica');
    });
  });

  describe('takes leads up and refers them', () => {
    it('is no part of any other office: whoever is not of such a center finds nothing', async () => {
      const id = await done(officer, 'leads', LEAD);
      for (const user of [await signIn('investigator'), await signIn('prosecutor'), await signIn('analyst'), await signIn('supervisor', { kind: 'law-enforcement' }), await signIn('case-manager'), await signIn('investigator', { kind: 'intelligence' })]) expect((await user.get(`/api/center/leads/${id}`)).status).toBe(404);
      expect((await lead(id)).what).toBe(LEAD.what);
    });

    it('judges before it refers, refers to those who may investigate, and sees the receipt and the answer', async () => {
      const id = await done(officer, 'leads', { ...LEAD, urgent: true, place: 'TX', reference: '05-0001' });
      expect(await done(officer, 'leads', { ...LEAD, reference: '05-0001' })).toBe('center.reference-taken');
      const [police, caring] = [await signIn('investigator'), await signIn('case-manager')];
      expect(await done(officer, `leads/${id}/referrals`, { recipient: police.agency })).toBe('center.assess-first');
      expect(await done(officer, `leads/${id}/close`, { as: 'referred' })).toBe('center.closing-unfit');
      await done(other, `leads/${id}/assess`, { reliability: 'usually', confidence: 'probable', form: 'labor', remark: 'Seen twice.' });
      expect(await done(officer, `leads/${id}/referrals`, { recipient: caring.agency })).toBe('center.not-investigating');
      expect(await done(officer, `leads/${id}/referrals`, { recipient: officer.agency })).toBe('unknown');
      await done(officer, `leads/${id}/referrals`, { recipient: police.agency });
      expect(await lead(id)).toMatchObject({ standing: 'referred', referrals: [{ state: 'waiting' }] });
      const { entries } = (await police.get<{ entries: { id: string; topic: string }[] }>('/api/sharing/inbox')).body;
      const message = (await police.get<{ note: string }>(`/api/sharing/messages/${entries[0]?.id}`)).body;
      expect(message.note).toMatch(/^Lead T-05-\d{8}\. Its source is usually reliable; what it says is probable\.\nState: TX\nA van before dawn\.\nSeen twice\.\nSomebody may be in danger now\.$/);
      expect((await lead(id)).referrals).toMatchObject([{ state: 'received', acknowledgedBy: 'opened' }]);
      await police.post(`/api/sharing/messages/${entries[0]?.id}/answer`, { outcome: 'accepted' });
      expect((await lead(id)).referrals[0]?.state).toBe('accepted');
      expect(await done(officer, `leads/${id}/close`, { as: 'duplicate' })).toBe('center.closing-unfit');
      expect(await done(officer, `leads/${id}/close`, { as: 'referred' })).toBe(id);
      for (const [path, body] of [['assess', { reliability: 'reliable', confidence: 'confirmed', form: 'labor' }], ['referrals', { recipient: police.agency }], ['close', { as: 'referred' }]] as const) expect(await done(officer, `leads/${id}/${path}`, body)).toBe('center.lead-closed');
    });

    it('takes what another office handed over up once, word for word', async () => {
      const desk = await signIn('hotline-advocate');
      const contact = (await desk.post<{ id: string }>('/api/hotline/contacts', { channel: 'phone' })).body.id;
      await desk.post(`/api/hotline/contacts/${contact}/draft`, { caller: 'tip', tipPlace: 'A farm', tipSeen: 'People locked in at night', phone: '202-555-0111', name: 'Bela' });
      const tip = (await desk.post<{ id: string }>(`/api/hotline/contacts/${contact}/tip`, { decision: 'hand-over', urgent: true, pin: '700001', blind: crypto.randomUUID() })).body.id;
      expect((await desk.post(`/api/hotline/tips/${tip}/hand-overs`, { recipient: officer.agency })).status).toBe(200);
      const [entry] = (await officer.get<{ entries: { id: string }[] }>('/api/sharing/inbox')).body.entries;
      const id = await done(officer, 'leads/taken', { message: entry?.id });
      expect(await lead(id)).toMatchObject({ source: 'hotline', reliability: 'unknown', confidence: 'unjudged', urgent: true, standing: 'new', assessBy: '2005-03-02' });
      expect((await lead(id)).what).toBe('Where: A farm\nWhat: People locked in at night');
      expect((await lead(id)).from).toMatch(/^Agency /);
      expect(await done(other, 'leads/taken', { message: entry?.id })).toBe('center.taken');
      expect(await done(officer, 'leads/taken', { message: crypto.randomUUID() })).toBe('unknown');
    });

    it('destroys the words of what came to nothing after a year, and keeps that it was', async () => {
      const id = await done(officer, 'leads', LEAD);
      await done(officer, `leads/${id}/close`, { as: 'no-substance' });
      await on('2006-02-28');
      await night();
      expect((await lead(id)).what).toBe(LEAD.what);
      await on('2006-03-01');
      await night();
      expect(await lead(id)).toMatchObject({ standing: 'closed', destroyedOn: '2006-03-01' });
      expect(await lead(id)).not.toHaveProperty('what');
      expect((await night()).acts.find((a) => a.act === 'center.destroy-leads')?.done).toBe(0);
    });

    it('takes a log of tips in as it is kept, tells what is wrong cell by cell, and gives the same out', async () => {
      const head = 'log_number,received_on,source,reliability,confidence,form,place,urgent,what,referred_to,referred_on,disposition,closed_on';
      const send = (rows: string[]) => officer.post<{ outcome: string; problems: { where: string }[] }>('/api/exchange/tip-log', { fileName: 'log.csv', content: Buffer.from([head, ...rows].join('\n')).toString('base64') });
      const bad = await send(['05-8,2005-02-01,hotline,,,,TX,no,A house.,Field office,,,', '05-9,2005-04-01,hotline,,,,TX,no,A house.,,,referred,2005-02-03']);
      expect([bad.body.outcome, bad.body.problems.map((p) => p.where).sort()]).toEqual(['refused', ['B3', 'K2', 'L3', 'M3']]);
      const good = await send(['05-8,2/1/2005,hotline,usually,probable,labor,TX,no,A house at night.,"Field office, Houston",2005-02-03,referred,2005-02-20', '05-9,2005-02-02,public,,,,,yes,A van.,,,,']);
      expect(good.body.outcome).toBe('kept');
      const { leads } = (await officer.get<Leads>('/api/center/leads', { show: 'all' })).body;
      expect(leads.filter((l) => l.reference?.startsWith('05-')).map((l) => [l.reference, l.standing, l.urgent]).sort()).toEqual(expect.arrayContaining([['05-8', 'closed', false], ['05-9', 'new', true]]));
      const out = (await officer.get('/api/exchange/tip-log/export.csv')).text;
      expect(out).toContain('05-8,2005-02-01,hotline,usually,probable,labor,TX,no,A house at night.,"Field office, Houston",2005-02-03,referred,2005-02-20');
    });
  });

  it('issues editions to whoever is on the list that day, and a later one says what changed', async () => {
    const id = await done(officer, 'products', { title: `Routes ${crypto.randomUUID()}`, kind: 'strategic', sensitivity: 'limited' });
    const body = 'How fees and debts are used along the routes of the spring.';
    const police = await signIn('investigator');
    const addressee = await done(officer, `products/${id}/addressees`, { recipient: police.agency });
    await done(officer, `products/${id}/addressees`, { recipientName: 'Department of State' });
    expect(await done(officer, `products/${id}/addressees`, { recipientName: 'Department of State' })).toBe('center.on-the-list');
    expect((await officer.post(`/api/center/products/${id}/editions`, { body })).status).toBe(400);
    expect(await done(officer, `products/${id}/editions`, { body, namesNobody: true, changes: 'None.' })).toBe('center.changes');
    await done(officer, `products/${id}/editions`, { body, namesNobody: true });
    await done(officer, `addressees/${addressee}/drop`);
    expect(await done(officer, `products/${id}/editions`, { body, namesNobody: true })).toBe('center.changes');
    await done(officer, `products/${id}/editions`, { body: `${body} And of the summer.`, namesNobody: true, changes: 'The summer is added.' });
    const file = (await officer.get<ProductFile>(`/api/center/products/${id}`)).body;
    expect(file.editions.map((e) => [e.number, e.copies.length])).toEqual([[2, 1], [1, 2]]);
    expect(file).toMatchObject({ edition: 2, addressees: 1, editions: [{ changes: 'The summer is added.' }, { body }] });
  });

  it('keeps the clocks of requests between governments', async () => {
    const request = { direction: 'from', country: 'GT', partner: 'National Civil Police', channel: 'police', what: 'whereabouts', askedOn: '2005-03-01', asked: 'Where a recruiter is.' };
    const id = await done(officer, 'requests', request);
    const read = async () => (await officer.get<Requests>('/api/center/requests', { show: 'all' })).body.requests.find((r) => r.id === id);
    expect(await read()).toMatchObject({ acknowledgeBy: '2005-03-06', answerBy: '2005-03-31', late: null, outcome: null });
    await on('2005-03-07');
    expect((await read())?.late).toBe('acknowledge');
    await done(officer, `requests/${id}/acknowledge`, { onDay: '2005-03-07' });
    await on('2005-04-01');
    expect((await read())?.late).toBe('answer');
    expect(await done(officer, `requests/${id}/answer`, { outcome: 'declined', onDay: '2005-04-01' })).toBe('center.reason');
    expect(await done(officer, `requests/${id}/answer`, { outcome: 'answered', onDay: '2005-02-01', answer: 'In Cobán.' })).toBe('center.too-early');
    await done(officer, `requests/${id}/answer`, { outcome: 'answered', onDay: '2005-04-01', answer: 'In Cobán.' });
    expect(await read()).toMatchObject({ outcome: 'answered', answer: 'In Cobán.', late: null });
    expect(await done(officer, `requests/${id}/answer`, { outcome: 'withdrawn', onDay: '2005-04-01' })).toBe('center.answered');
  });
});
