import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../foundation/access/roles.ts';
import { checkPaper, type TrustedKey } from '../../foundation/credential/browser-verify.ts';
import { anyone, house, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import { openSubjectKey, unseal } from '../../foundation/identity/seal.ts';
import type { Curricula, EventFile, Events } from './schema.ts';

interface Refused { id: string; error: { code: string; sentence: string } }
const ABSENT = '00000000-0000-4000-8000-000000000000';

describe('training', () => {
  let officer: TestUser;
  let event: string;
  let version: string;
  const act = async (path: string, body: object, headers: Record<string, string> = {}): Promise<string> => {
    const answer = await officer.post<Refused>(`/api/training${path}`, body, headers);
    return answer.status === 200 ? answer.body.id : answer.body.error.code;
  };
  const file = async (id = event): Promise<EventFile> => (await officer.get<EventFile>(`/api/training/events/${id}`)).body;
  const take = async (sheet: string, text: string) => (await officer.post<{ outcome: string; problems: { where: string; problem: string }[] }>(`/api/exchange/${sheet}`, { fileName: 'file.csv', content: Buffer.from(text).toString('base64') })).body;
  const training = { kind: 'training', name: 'Health care workers', place: 'Phoenix, Arizona', host: 'HHS', startsOn: '2004-05-12', endsOn: '2004-05-13', attended: 52 };
  beforeAll(async () => {
    today('2004-06-20');
    officer = await signIn('outreach-officer');
    const curriculum = await act('/curricula', { title: 'The right questions', topics: ['dynamics', 'screening'] });
    await act(`/curricula/${curriculum}/versions`, { issuedOn: '2004-04-12', minutes: 180 });
    expect(await act(`/curricula/${curriculum}/versions`, { issuedOn: '2004-05-01', minutes: 180 })).toBe('training.say-what-changed');
    expect(await act(`/curricula/${curriculum}/versions`, { issuedOn: '2004-04-01', minutes: 180, changed: 'Earlier' })).toBe('training.no-days');
    version = await act(`/curricula/${curriculum}/versions`, { issuedOn: '2004-05-01', minutes: 240, changed: 'The visa is taught' });
    event = await act('/events', { ...training, curriculumVersion: version });
  });
  afterAll(() => today(null));

  it('names what was taught, and holds nothing that is still to come', async () => {
    expect(await act('/curricula', { title: 'The right questions', topics: ['culture'] })).toBe('training.name-taken');
    expect((await officer.get<Curricula>('/api/training/curricula')).body.curricula[0]?.versions.map((v) => [v.number, v.minutes, v.events])).toEqual([[2, 240, 1], [1, 180, 0]]);
    expect(await act('/events', training)).toBe('training.event-there');
    expect(await act('/events', { ...training, name: 'Later', endsOn: '2004-06-21' })).toBe('training.day-to-come');
    expect(await act('/events', { ...training, name: 'Many', persons: 53 })).toBe('training.more-persons');
    expect(await act('/events', { ...training, name: 'Absent', curriculumVersion: ABSENT })).toBe('unknown');
    expect(await file()).toMatchObject({ persons: null, reporter: 'own', country: 'US', curriculum: { title: 'The right questions', number: 2 }, composition: { teams: 0, unknown: 52, addsUp: true } });
  });

  it('composes a conference of teams, and says where they are not the whole', async () => {
    const conference = await act('/events', { ...training, kind: 'conference', name: 'A conference', attended: 50 });
    await act(`/events/${conference}/parts`, { team: 'Tampa', extent: 'city', level: 'local', attended: 20 });
    expect(await act(`/events/${conference}/parts`, { team: 'Tampa', extent: 'city', level: 'local', attended: 5 })).toBe('training.part-there');
    expect(await act(`/events/${conference}/parts`, { team: 'Tampa', extent: 'state', level: 'state', attended: 5 })).toBe('training.team-extent');
    expect(await act(`/events/${conference}/parts`, { level: 'federal', attended: 31 })).toBe('training.more-than-attended');
    await act(`/events/${conference}/parts`, { level: 'federal', sector: 'prosecution', attended: 25 });
    expect((await file(conference)).composition).toEqual({ teams: 1, inTeams: 20, withoutTeam: 25, unknown: 5, addsUp: false });
    expect(await act(`/events/${conference}/attended`, { attended: 44 })).toBe('training.more-than-attended');
    expect(await act(`/events/${conference}/attended`, { attended: 45 }, { 'if-match': '1' })).toBe(conference);
    expect((await file(conference)).composition.unknown).toBe(0);
    const { events, total } = (await officer.get<Events>('/api/training/events', { show: 'conferences' })).body;
    expect([total, events.map((e) => [e.name, e.composition.addsUp])]).toEqual([1, [['A conference', false]]]);
  });

  it('registers people under their seal: whoever comes twice is one person, whatever the letters of their address', async () => {
    const person = { givenName: 'Ada', familyName: 'Zephyrine', email: 'Ada.Zephyrine@example.org', organization: 'Clinic', level: 'local', sector: 'health-care', registeredOn: '2004-05-02' };
    await act(`/events/${event}/registrations`, person);
    expect(await act(`/events/${event}/registrations`, { ...person, email: 'ada.zephyrine@EXAMPLE.org' })).toBe('training.registered');
    const other = await act('/events', { ...training, name: 'A second training' });
    await act(`/events/${other}/registrations`, { ...person, email: 'ada.zephyrine@example.ORG' });
    const client = await (await house()).database.administrator();
    try {
      const { rows } = await client.query<{ n: number; all: string }>('select count(*)::int as n, string_agg(encode(sealed, \'escape\') || encode(token, \'hex\'), \'\') as all from training.trainee where agency = $1', [officer.agency]);
      expect([rows[0]?.n, /ada|zephyrine/i.test(rows[0]?.all ?? 'ada')]).toEqual([1, false]);
    } finally {
      await client.end();
    }
    const [registration] = (await file()).registrations;
    expect(registration).toMatchObject({ name: 'Zephyrine, Ada', organization: 'Clinic', attendedOn: null, certificate: null });
    expect(await act(`/registrations/${registration?.id}/certificate`, { issuedOn: '2004-05-14' })).toBe('training.did-not-attend');
    expect(await act(`/registrations/${registration?.id}/attended`, { attendedOn: '2004-05-14' })).toBe('training.not-its-day');
    expect(await act(`/registrations/${registration?.id}/attended`, { attendedOn: '2004-05-12' })).toBe(registration?.id);
    expect(await act(`/registrations/${registration?.id}/attended`, { attendedOn: '2004-05-12' })).toBe('training.attended');
  });

  it('issues certificates that anybody checks, with and without a connection, and withdraws them', async () => {
    const [registration] = (await file()).registrations;
    expect(await act(`/registrations/${registration?.id}/certificate`, { issuedOn: '2004-05-12' })).toBe('training.not-its-day');
    const certificate = await act(`/registrations/${registration?.id}/certificate`, { issuedOn: '2004-05-14' });
    expect(await act(`/registrations/${registration?.id}/certificate`, { issuedOn: '2004-05-14' })).toBe('training.certified');
    const serial = (await file()).registrations[0]?.certificate?.serial ?? '';
    const pdf = await officer.get(`/api/training/certificates/${certificate}/pdf`);
    expect([pdf.status, pdf.text.slice(0, 5)]).toEqual([200, '%PDF-']);
    const somebody = await anyone();
    const check = async (number: string, initial = 'z', year = '2004') => (await somebody.post('/training-check', { number, initial, year })).text;
    expect(await check(serial.toLowerCase())).toMatch(/The certificate is valid.*The right questions, Phoenix, Arizona/s);
    expect(await check(serial)).not.toMatch(/Zephyrine|Ada/);
    expect(await check(serial, 'a')).toContain('No certificate fits');
    expect(await check(serial, 'z', '2005')).toContain('No certificate fits');
    expect(await check('nothing')).toContain('This is no number of a certificate');
    expect((await somebody.get('/training-check')).status).toBe(200);

    const { services } = await house();
    const client = await (await house()).database.administrator();
    let packed = '';
    try {
      const { rows: [row] } = await client.query<{ sealed: Buffer; wrapped: Buffer; subject: string }>('select c.sealed, k.wrapped, k.subject from training.certificate c join training.registration r on r.agency = c.agency and r.id = c.registration and r.superseded_at = \'infinity\' join identity.subject_key k on k.subject = r.trainee where c.id = $1', [certificate]);
      const key = openSubjectKey(services.keys.of(officer.agency).wrapping, officer.agency, row?.subject as string, row?.wrapped as Buffer);
      ({ packed } = JSON.parse(unseal(key, { agency: officer.agency, table: 'training.certificate', row: certificate, column: 'sealed' }, row?.sealed as Buffer)) as { packed: string });
    } finally {
      await client.end();
    }
    const offline = async () => {
      const { keys } = (await somebody.get<{ keys: TrustedKey[] }>(`/api/training/keys/${officer.agency}`)).body;
      const statusList = (await somebody.get<object>(`/api/training/status/${officer.agency}/0`)).body;
      return checkPaper(packed, { keys, statusList, now: services.now() });
    };
    expect(await offline()).toMatchObject({ answer: 'valid', statusAsOf: expect.any(String), paper: { credentialSubject: { completed: 'The right questions' } } });
    expect((await checkPaper(packed, { keys: [], now: services.now() })).answer).toBe('unknown-key');
    expect(await act(`/certificates/${certificate}/withdraw`, { withdrawnOn: '2004-05-13' })).toBe('training.no-days');
    expect(await act(`/certificates/${certificate}/withdraw`, { withdrawnOn: '2004-06-01' })).toBe(certificate);
    expect(await act(`/certificates/${certificate}/withdraw`, { withdrawnOn: '2004-06-01' })).toBe('training.withdrawn');
    expect((await offline()).answer).toBe('withdrawn');
    expect(await check(serial)).toContain('The certificate was withdrawn');
  });

  it('keeps what people thought of nobody, and no mean of a few', async () => {
    const answer = { useful: 5, before: 2, after: 4, wouldAct: true };
    for (let n = 0; n < 4; n++) await act(`/events/${event}/evaluations`, answer);
    expect((await file()).evaluations).toEqual({ count: 4, few: true, useful: null, before: null, after: null, wouldAct: null });
    await act(`/events/${event}/evaluations`, { ...answer, useful: 4 });
    expect((await file()).evaluations).toEqual({ count: 5, few: false, useful: 4.8, before: 2, after: 4, wouldAct: 5 });
    const small = await act('/events', { ...training, name: 'For one', attended: 1 });
    await act(`/events/${small}/evaluations`, answer);
    expect(await act(`/events/${small}/evaluations`, answer)).toBe('training.more-answers');
  });

  it('takes the log of an agency in, part by part, names the cell that is wrong, and gives it out again', async () => {
    const head = 'Training or conference,First day,Last day,Kind,Place,Host,Attendances,Persons,Team,Team works in,Level,Sector,Attendances of the part';
    const good = ['Grantee one,5/3/2004,,training,Tampa,A project,30,28,,,local,health-care,20', 'Grantee one,5/3/2004,,,,,,,,,state,clergy,8', 'Grantee two,5/4/2004,,training,Tampa,A project,12,,,,,,'];
    const bad = ['Grantee three,5/3/2004,,training,,A project,30,31,,,,,', 'Grantee three,5/3/2004,,,,,40,,,,local,,', 'Grantee four,5/3/2004,5/2/2004,training,Tampa,A project,10,,Tampa,,local,,11', 'Health care workers,5/12/2004,,training,Tampa,A project,10,,,,,,'];
    expect((await take('trainings', [head, ...bad, ''].join('\n'))).problems.map((p) => p.where)).toEqual(['E2', 'H2', 'G3', 'M3', 'C4', 'I4', 'M4', 'A5']);
    expect(await take('trainings', [head, ...good, ''].join('\n'))).toMatchObject({ outcome: 'kept', problems: [] });
    const out = (await officer.get('/api/exchange/trainings/export.csv')).text;
    expect(out).toContain('Grantee one,2004-05-03,2004-05-03,training,Tampa,US,A project,own,30,28,,,local,health-care,20');
    expect(out).toMatch(/Grantee one,2004-05-03,,,,,,,,,,,state,clergy,8/);
    const people = 'event,starts_on,family_name,given_name,email,organization,level,sector,registered_on,attended_on';
    expect((await take('training-registrations', [people, 'Grantee one,2004-05-03,Bravo,Bo,bo@example.org,,local,clergy,2004-05-01,2004-05-09', 'Nothing,2004-05-03,Bravo,Bo,bo@example.org,,local,clergy,2004-05-01,', 'Grantee one,2004-05-03,Bravo,Bo,nobody,,local,clergy,2004-05-01,', ''].join('\n'))).problems.map((p) => p.where)).toEqual(['J2', 'A3', 'E4']);
    expect((await take('training-registrations', [people, 'Grantee one,2004-05-03,Bravo,Bo,bo@example.org,,local,clergy,2004-05-01,2004-05-09', 'Nothing,2004-05-03,Bravo,Bo,bo@example.org,,local,clergy,2004-05-01,', ''].join('\n'))).problems.map((p) => p.where)).toEqual(['J2', 'A3']);
    const twice = 'Grantee one,2004-05-03,Bravo,Bo,bo@example.org,,local,clergy,2004-05-01,2004-05-03';
    expect((await take('training-registrations', [people, twice, twice, ''].join('\n'))).problems.map((p) => p.where)).toEqual(['E3']);
    expect(await take('training-registrations', [people, twice, ''].join('\n'))).toMatchObject({ outcome: 'kept' });
    expect((await officer.get('/api/exchange/training-registrations/export.csv')).text).toContain('Bravo,Bo,bo@example.org');
  });

  it('is kept by those who train, read without names by prosecutors, and nobody else’s', async () => {
    for (const role of ['grant-officer', 'task-force-coordinator', 'analyst'] as const) expect((await (await signIn(role)).get('/api/training/events')).status, role).toBe(200);
    const coordinator = await signIn('task-force-coordinator');
    const own = await coordinator.post<Refused>('/api/training/events', training);
    await coordinator.post(`/api/training/events/${own.body.id}/registrations`, { givenName: 'Ada', familyName: 'Zephyrine', email: 'a@example.org', level: 'local', sector: 'clergy', registeredOn: '2004-05-01' });
    const prosecutor = await signIn('prosecutor', { agency: coordinator.agency });
    const seen = await prosecutor.get<EventFile>(`/api/training/events/${own.body.id}`);
    expect([seen.status, seen.body.registrations.length, seen.text.includes('Zephyrine')]).toEqual([200, 1, false]);
    expect((await prosecutor.post('/api/training/events', { ...training, name: 'Another' })).status).toBe(404);
    for (const role of ['hotline-advocate', 'case-manager', 'certification-officer', 'benefit-worker', 'immigration-officer', 'inspector', 'investigator', 'publisher', 'supervisor', 'administrator'] as const satisfies readonly Role[]) expect((await (await signIn(role)).get('/api/training/events')).status, role).toBe(404);
    expect((await (await anyone()).get('/api/training/events')).status).toBe(401);
    const stranger = await signIn('outreach-officer');
    const [foreign, absent] = [await stranger.get<Refused>(`/api/training/events/${event}`), await stranger.get<Refused>(`/api/training/events/${ABSENT}`)];
    expect([foreign.status, foreign.body.error]).toEqual([404, absent.body.error]);
  });
});
