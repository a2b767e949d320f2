import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { Type } from 'typebox';
import Value from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayIn, type Role } from '../foundation/access/roles.ts';
import { isId } from '../foundation/database/who.ts';
import { writeCsv } from '../foundation/exchange/write-table.ts';
import { fillAgencies, likelyId, writableInput, type Done, type Filled } from '../foundation/testing/fill.ts';
import { house, type Answer, type TestUser } from '../foundation/testing/house.ts';
import { classOf, idSpots, leavesOf, plantedIn, spoiled, twinOf, valueAt, withAt, type Input, type Part, type Spot } from '../foundation/testing/inputs.ts';
import { classedIn, fourAtOnce, isAct, Walk, type Place, type Sending } from '../foundation/testing/walk.ts';
import { UNKNOWN, SIGNED_OUT } from '../foundation/web/reply.ts';

/** Routes that the walk leaves alone or does not reach, each with its reason; every other route must be reached by somebody. */
const NOT_REACHED: Readonly<Record<string, string>> = {
  'POST /assessments/:year/release': 'It makes what an office wrote public, on purpose; publication.access.test.ts releases.',
  'POST /accounts/:account/withdraw': 'It takes an account with a passkey, which the walk does not make; accounts.access.test.ts withdraws.',
  'POST /letters/:id/lapse': 'It takes a letter that rests on continued presence alone, while the walk records every kind of evidence; letters/relief.access.test.ts.',
  'POST /cases/:id/purge/due': 'Nothing of a case is due in the days of the walk; cases/guarded.access.test.ts.',
  'POST /cases/:id/hhs/:kind': 'It takes everything that a request to HHS needs; cases/guarded.access.test.ts.',
  'POST /hotline/referrals/:referral/card': 'It takes a caller’s consent and a service kept by a member agency; hotline/hotline.access.test.ts.',
  'POST /hotline/contacts/:id/follow-ups': 'It takes a safe-contact card whose hours are then; hotline/hotline.access.test.ts.',
  'POST /hotline/follow-ups/:followUp/done': 'It takes a follow-up that was promised; hotline/hotline.access.test.ts.',
  'POST /hotline/contacts/:id/reach': 'It takes a safe-contact card whose hours are now; hotline/hotline.access.test.ts.',
  'POST /hotline/contacts/:id/texts': 'It takes a gateway for texts and a safe-contact card with a number; hotline/texts.access.test.ts.',
  'POST /hotline/texts/:text/withdraw': 'It takes a text that waits; hotline/texts.access.test.ts.',
  'POST /hotline/tips/:tip/hand-overs': 'It takes a tip and an office of law enforcement; hotline/hotline.access.test.ts.',
  'POST /hotline/hand-overs/:handOver/receipt': 'It takes a hand-over that was made; hotline/hotline.access.test.ts.',
  'POST /inspections/:id/payments': 'It takes back wages that were computed, and the walk computes none; inspections/inspections.access.test.ts.',
  'POST /taskforces/members/:member/leave': 'It takes a day after the one on which the member joined; taskforces/taskforces.access.test.ts.',
  'POST /taskforces/actions/:action/done': 'It takes minutes that give somebody something to do; taskforces/taskforces.access.test.ts.',
  'POST /taskforces/awards/:award/made': 'It takes an award that is planned and not made; taskforces/taskforces.access.test.ts.',
  'POST /outreach/members/:member/leave': 'It takes a day after the one on which the member joined; outreach/outreach.access.test.ts.',
  'POST /outreach/editions/:edition/withdraw': 'It takes a day after the one on which the edition was issued; outreach/outreach.access.test.ts.',
  'GET /outreach/placements/:id/poster': 'It takes copies that carry a code; outreach/outreach.access.test.ts.',
  'POST /outreach/traces': 'It takes a code that some poster carries; outreach/outreach.access.test.ts.',
  'POST /training/registrations/:registration/certificate': 'It takes somebody who came to an event with a curriculum; training/training.access.test.ts.',
  'POST /training/certificates/:certificate/withdraw': 'It takes a certificate that was issued; training/training.access.test.ts.',
  'GET /training/certificates/:certificate/pdf': 'It takes a certificate that was issued; training/training.access.test.ts.',
  'POST /screening/:id/answers': 'It takes the code of a question of the instrument; screening/screening.access.test.ts.',
  'POST /screening/:id/finish': 'It takes answers; screening/screening.access.test.ts.',
  'POST /screening/:id/proposals': 'It takes a finished screening; screening/screening.access.test.ts.',
  'GET /cases/incoming/:message': 'It takes a referral that another agency sent; journeys/a-call-becomes-a-figure.journey.ts.',
  'POST /cases/htcds/handovers': 'It takes a release to the organization that stands; cases/htcds/htcds.access.test.ts.',
  'POST /justice/victims/:id/link': 'It takes a packet that another agency sent under a release; justice/justice.access.test.ts.',
  'POST /grants/awards/:award/movements': 'It takes money that is awarded, obligated before it is paid; grants/grants.access.test.ts.',
  'POST /grants/awards/:award/close': 'It takes an award that lacks nothing; grants/grants.access.test.ts.',
  'POST /grants/awards/:award/coding': 'It takes a coding that agrees with itself; grants/classification.access.test.ts.',
  'POST /grants/awards/:award/settled': 'It takes an award that two coded otherwise; grants/classification.access.test.ts.',
  'POST /grants/awards/:award/reopened': 'It takes an award that is decided; grants/classification.access.test.ts.',
  'POST /grants/proposals': 'It takes a rule that moves an award; grants/classification.access.test.ts.',
  'POST /grants/proposals/return': 'It takes an edition that is published; grants/classification.access.test.ts.',
  'POST /grants/proposals/:proposal/decision': 'It takes what another proposed; grants/classification.access.test.ts.',
  'POST /grants/editions': 'It takes an award that is decided; grants/classification.access.test.ts.',
  'GET /cases/htcds/ctdc/file': 'It takes eleven cases that may be shared; cases/htcds/ctdc.access.test.ts.',
  'GET /cases/htcds/handovers/:id/:form': 'It takes a hand-over that was made; cases/htcds/htcds.access.test.ts.',
  'POST /taskforces/:id/quarter': 'It takes a quarter that is over; taskforces/taskforces.access.test.ts.',
  'POST /justice/defendants/:id/open': 'It takes a juvenile whose case has ended; justice/justice.access.test.ts.',
  'POST /justice/defendants/:id/lift': 'It takes a hold that stands; justice/justice.access.test.ts.',
  'GET /justice/arrivals/:message': 'It takes a tip that another office handed over; justice/justice.access.test.ts.',
  'POST /center/leads/taken': 'It takes a tip that another office handed over; center/center.access.test.ts.',
  'POST /center/disseminations/:id/told': 'It takes a subject that was given out and then purged; center/center.access.test.ts.',
  'POST /center/subjects/:id/lift': 'It takes a hold that stands; center/center.access.test.ts.',
  'POST /policy/actions': 'It takes one plan, or one directive and its agency; policy/policy.access.test.ts.',
  'POST /policy/actions/:action/progress': 'It takes an action; policy/policy.access.test.ts.',
  'POST /policy/members/:member/end': 'It takes a member that has not left; policy/policy.access.test.ts.',
  'POST /policy/meetings/:meeting/minutes': 'It takes members who came; policy/policy.access.test.ts.',
  'POST /policy/notices': 'It takes days to comment after the one on which it is announced; policy/policy.access.test.ts.',
  'GET /policy/notices/:id': 'It takes a plan that was announced; policy/policy.access.test.ts.',
  'POST /policy/notices/:id/comments': 'It takes a plan that another agency announced; policy/policy.access.test.ts.',
  'POST /policy/notices/:id/comments/:comment/answer': 'It takes a comment of another agency; policy/policy.access.test.ts.',
  'POST /policy/notices/:id/decision': 'It takes a plan that was announced; policy/policy.access.test.ts.',
  'POST /policy/recommendations/:recommendation/follow-ups': 'It takes a later Assessment; policy/policy.access.test.ts.',
  'POST /treaties/:id/events': 'Only a deposit is of a kind of deposit; treaties/treaties.access.test.ts and treaties/bound.access.test.ts.',
  'POST /treaties/:id/events/:event': 'It takes a step; treaties/treaties.access.test.ts.',
  'POST /treaties/:id/reservations/:reservation/withdrawn': 'It takes a day after the one on which it was made; treaties/bound.access.test.ts.',
  'POST /countries/placements/:placement/steps': 'It takes a placement that starts a clock; countries/countries.access.test.ts.',
  'POST /countries/designations/:designation/end': 'It takes a day after the one on which it began; countries/countries.access.test.ts.',
  'POST /countries/:id/name': 'It takes a day after the one since which the name before holds; countries/countries.access.test.ts.',
  'POST /countries/:id/end': 'It takes a day after the one on which it became a country; countries/countries.access.test.ts.',
  'POST /countries/:id/placements': 'It takes a day in the year of the report; countries/countries.access.test.ts.',
  'POST /deconfliction/notices/:id/answer': 'It takes a match, which is found by itself and not while somebody asks; deconfliction/deconfliction.access.test.ts.',
};

/** Routes on records that no reached route makes, so that nothing of anybody else's can be named; their rooms' own tests ask them across agencies. */
const NOTHING_TO_NAME: readonly string[] = ['POST /policy/actions/:action/progress', 'POST /policy/notices/:id/comments/:comment/answer', 'POST /hotline/follow-ups/:followUp/done', 'POST /hotline/texts/:text/withdraw', 'POST /hotline/hand-overs/:handOver/receipt', 'POST /justice/victims/:id/link', 'POST /taskforces/actions/:action/done', 'GET /cases/htcds/handovers/:id/:form', 'POST /grants/proposals/:proposal/decision'];

/** Classes of fields that only routes the walk does not reach would show. */
const NOT_SHOWN: readonly string[] = ['screening.words', 'deconfliction.contact', 'policy.minutes'];

/** Acts that take an id without asking whether anything is there, each with its reason. */
const TAKES_ANY_ID: Readonly<Record<string, string>> = {
  'POST /relief/questions person': 'A question from outside is logged and answered alike whomever it is about, 8 USC 1367(a)(2).',
  'POST /relief/applications principal': 'The application of a principal follows nobody, and whom it names is left aside.',
};

/** Routes whose words are written to be read by everybody, each with its reason. */
const MEANT_FOR_ALL: Readonly<Record<string, string>> = { ...Object.fromEntries(['', '/preferences', '/:id/findings', '/:id/projects', '/:id/designations'].map((what) => [`POST /countries${what}`, 'A publisher shows these words to everybody; countries/countries.access.test.ts.'])), 'POST /center/founding': 'What established the center is public, and answers claims of the chapter; center/claims.ts.', ...Object.fromEntries(['services', 'services/:id', 'organizations', 'organizations/:id', 'locations', 'locations/:id'].map((what) => [`POST /directory/${what}`, 'A supervisor shows these words to everybody; directory/directory.access.test.ts.'])) };

/** Where ids come from that no name gives away: the path before the id, or the field → what answers it. */
const IDS_FROM: Readonly<Record<string, readonly string[]>> = {
  person: ['POST /people#id'], principal: ['POST /people#id', 'POST /relief/applications#id'], message: ['GET /sharing/inbox#id'], '/sharing/messages': ['GET /sharing/inbox#id'], '/relief/incoming': ['GET /sharing/inbox#id'], '/directory/found': ['POST /directory/services#id'], subject: ['POST /relief/presences#id', 'POST /relief/applications#id'],
};

const ABSENT_PATH = '/nowhere';
const said = (list: readonly string[]): string[] => [...new Set(list)].slice(0, 50);

describe('every route of every room', () => {
  let walk: Walk;
  let client: pg.Client;
  /** A response whose records must stay hidden, and another whose people ask. */
  let theirs: Filled[];
  let mine: Filled[];

  beforeAll(async () => {
    walk = new Walk(await house(), { meantForAll: Object.keys(MEANT_FOR_ALL), idsFrom: IDS_FROM });
    client = await walk.house.database.administrator();
    ({ theirs, mine } = await fillAgencies(walk, new Set(Object.keys(NOT_REACHED))));
  }, 240_000);
  afterAll(async () => { await client?.end(); });

  const everybody = (agencies: readonly Filled[]): { filled: Filled; role: Role; user: TestUser }[] => agencies.flatMap((filled) => [...filled.users].map(([role, user]) => ({ filled, role, user })));
  /** Of everybody to whom something applies, one of each role, of another kind of office from route to route. */
  const oneOfEachRole = (place: Place, applies: (user: TestUser) => boolean) => {
    const turn = walk.signed.indexOf(place);
    return new Set([...Map.groupBy(everybody(mine).filter((e) => applies(e.user)), (e) => e.role).values()].flatMap((of) => of[turn % of.length]?.user ?? []));
  };
  const doneOf = (place: Place, agencies: readonly Filled[]): Done[] => agencies.flatMap((f) => f.done.get(place.key) ?? []);
  /** An input for a route: what went well in the agency, else in another, else one that is made. */
  const inputFor = (place: Place, filled: Filled): Input => (filled.done.get(place.key)?.[0] ?? doneOf(place, mine)[0])?.input ?? filled.make(place.route.input as Part, 'full', { choice: 0 });
  /** An id with which an agency's own people asked a route, or would. */
  const idFor = (place: Place, owner: Filled, spot: Spot): string | undefined =>
    doneOf(place, [owner]).map((d) => valueAt(d.input, spot)).find((value): value is string => typeof value === 'string' && isId(value)) ?? likelyId(walk, owner, place, spot);
  const without = (headers: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'date'));
  /** An answer in one text, with given texts, and what differs between any two readings, taken out. */
  const plain = ({ status, headers, text }: Answer<unknown>, ...given: unknown[]): string => {
    const sent = given.reduce<string>((left, value) => left.replaceAll(String(value), '¶'), text);
    return JSON.stringify([status, without(headers), status === 200 ? sent.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '@').replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '#') : sent]);
  };
  /** Every row of an agency but its audit, in one text: another once anything was written. Empty tables are left out, for another test may make one meanwhile. */
  let asking: Promise<unknown> = Promise.resolve();
  const rowsOf = (agencies: readonly Filled[]): Promise<string> => {
    const next = asking.then(() => readRows(agencies));
    asking = next.catch(() => undefined);
    return next;
  };
  const readRows = async (agencies: readonly Filled[]): Promise<string> => {
    const { rows: tables } = await client.query<{ name: string }>(`select a.attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid where a.attname = 'agency' and c.relkind = 'r' and c.relrowsecurity and c.relname not in ('entry') order by 1`);
    const { rows } = await client.query(tables.map(({ name }) => `select '${name}' as name, count(*) as n, sum(hashtextextended(t::text, 0)) as sum from ${name} t where agency = any($1::uuid[]) having count(*) > 0`).join(' union all ') + ' order by name', [agencies.map((f) => f.agency)]); // tables are read side by side and answer in no order
    return JSON.stringify(rows);
  };

  it('is reached by somebody, or stands in the list of exceptions with its reason', () => {
    const reached = new Set([...theirs, ...mine].flatMap((f) => [...f.done.keys()]));
    expect(walk.signed.filter((p) => !reached.has(p.key) && !(p.key in NOT_REACHED)).map((p) => `${p.key}: ${[...walk.refused.get(p.key) ?? ['nothing to ask it with']].join(', ')}`)).toEqual([]);
    const known = new Set([...walk.signed, ...walk.open].map((p) => p.key));
    expect([...Object.keys(NOT_REACHED), ...Object.keys(MEANT_FOR_ALL)].filter((key) => !known.has(key)), 'exceptions for routes that are gone').toEqual([]);
  });

  it('answers 401 to whoever is not signed in, whether the address exists or not', async () => {
    const nowhere: Place = { ...(walk.signed[0] as Place), key: 'nowhere', route: { ...(walk.signed[0] as Place).route, path: ABSENT_PATH } };
    const token = 'x'.repeat(43);
    await fourAtOnce([...walk.signed, nowhere], async (place) => {
      for (const sending of [{}, { cookie: token }, { cookie: 'nonsense' }, { payload: '{"a":1}' }, { headers: { 'idempotency-key': undefined, 'if-match': 'none' } }] satisfies Sending[]) {
        const answer = await walk.ask(undefined, place, inputFor(place, theirs[0] as Filled), sending);
        expect([answer.status, answer.text], `${place.key} ${JSON.stringify(sending)}`).toEqual([401, JSON.stringify(SIGNED_OUT)]);
      }
    });
  });

  it('looks absent to every role without its permission, whatever is sent', async () => {
    const spoiling: Sending[] = [{ headers: { 'idempotency-key': undefined } }, { payload: '{' }, { payload: '{"__proto__":1}' }, { headers: { 'content-type': 'text/plain' } }, { headers: { 'if-match': 'none' } }];
    const askers = everybody(mine);
    const asking = new Map(walk.signed.map((place) => [place, oneOfEachRole(place, (user) => !walk.may(user, place))]));
    let asked = 0;
    await fourAtOnce(askers.entries(), async ([n, { user, filled, role }]) => {
      const absent = new Map<string, string>();
      for (const [m, place] of walk.signed.entries()) {
        if (!asking.get(place)?.has(user)) continue;
        const nowhere: Place = { ...place, route: { ...place.route, path: ABSENT_PATH } };
        for (const sending of [{}, ...((n + m) % 6 === 0 ? spoiling : [])]) {
          const kind = `${place.route.method} ${JSON.stringify(sending)}`;
          if (!absent.has(kind)) absent.set(kind, plain(await walk.ask(user, nowhere, {}, sending)));
          const answer = await walk.ask(user, place, inputFor(place, filled), sending);
          expect(plain(answer), `${role}: ${place.key} ${kind}`).toBe(absent.get(kind));
          if (!('payload' in sending) && !kind.includes('content-type')) expect([answer.status, answer.text], `${role}: ${place.key} ${kind}`).toEqual([404, JSON.stringify(UNKNOWN)]);
          asked++;
        }
      }
    });
    expect(asked).toBeGreaterThan(walk.signed.length * 5);
  });

  it('answers a foreign id and an absent one byte for byte the same, in path, body and query', async () => {
    const before = await rowsOf(theirs);
    const [asked, unchecked] = [new Set<string>(), new Set<string>()];
    const asking = new Map(walk.signed.map((place) => [place, oneOfEachRole(place, (user) => walk.may(user, place))]));
    await fourAtOnce(everybody(mine), async ({ user, filled, role }) => {
      for (const place of walk.signed.filter((p) => asking.get(p)?.has(user))) {
        const input = writableInput(walk, user, place, inputFor(place, filled));
        const spots = idSpots(input).filter((spot) => !walk.organizations.has(valueAt(input, spot) as string));
        const owners = theirs.filter((f) => spots.length > 0 && spots.every((spot) => idFor(place, f, spot))).toSorted((a, b) => Number(b.kind === filled.kind) - Number(a.kind === filled.kind)).slice(0, 2);
        for (const owner of owners) {
          for (const chosen of [...spots.map((s) => [s]), ...(spots.length > 1 ? [spots] : [])]) {
            const foreign = chosen.map((spot) => idFor(place, owner, spot) as string);
            const absent = chosen.map(() => randomUUID());
            const put = (ids: readonly string[]): Input => chosen.reduce((made, spot, i) => withAt(made, spot, ids[i]), input);
            const where = `${place.key} ${chosen.join(' ')}`;
            asked.add(where);
            const other = await walk.ask(user, place, put(absent));
            const one = await walk.ask(user, place, put(foreign));
            if (isAct(place) && other.status === 200) unchecked.add(where);
            if (isAct(place) && other.status === 200 && one.status !== 200) continue; // the second is refused for what the first wrote
            expect(plain(one, ...foreign), `${role}: ${where}`).toBe(plain(other, ...absent));
            expect(one.status, `${role}: ${where} ${one.text}`).not.toBe(400);
          }
        }
      }
    });
    const known = walk.signed.filter((p) => idSpots(inputFor(p, mine[0] as Filled)).some((spot) => !walk.organizations.has(valueAt(inputFor(p, mine[0] as Filled), spot) as string)));
    expect(known.filter((p) => !NOTHING_TO_NAME.includes(p.key) && ![...asked].some((key) => key.startsWith(`${p.key} `))).map((p) => p.key), 'routes that name records and were not asked').toEqual([]);
    expect([...unchecked].filter((where) => !(where in TAKES_ANY_ID)), 'acts that took an id of nothing').toEqual([]);
    expect(await rowsOf(theirs), 'nothing of theirs was written or ended').toBe(before);
  });

  it('answers a code, number or name of somebody else’s record as one that nobody ever wrote', async () => {
    let asked = 0;
    await fourAtOnce(mine, async (filled) => {
      const owner = theirs.find((f) => f.kind === filled.kind) as Filled;
      const own = new Set([...filled.texts.values()].flatMap((texts) => [...texts]));
      const texts = [...owner.texts.values()].flatMap((found) => [...found].filter((text) => !own.has(text)).slice(0, 1));
      for (const place of walk.signed.toSorted((a, b) => Number(isAct(a)) - Number(isAct(b)))) {
        const done = filled.done.get(place.key)?.[0];
        if (!done) continue;
        for (const [spot] of leavesOf(done.input)) {
          const foreign = [valueAt(owner.done.get(place.key)?.[0]?.input ?? {}, spot), ...(isAct(place) ? [] : texts.slice(0, 8))];
          const fits = foreign.filter((text): text is string => typeof text === 'string' && (texts.includes(text) || [...plantedIn(text)].some((t) => walk.planted.has(t))) && Value.Check(place.route.input, withAt(done.input, spot, text)));
          for (const text of fits) {
            const twin = Array.from({ length: 20 }, () => twinOf(text)).find((made) => Value.Check(place.route.input, withAt(done.input, spot, made)));
            if (twin === undefined) continue;
            const one = await walk.ask(done.user, place, withAt(done.input, spot, text));
            asked++;
            if (isAct(place) && one.status === 200) continue; // it was written as anything of one's own would be
            expect(plain(one, text), `${filled.kind}: ${place.key} ${spot.join('/')}`).toBe(plain(await walk.ask(done.user, place, withAt(done.input, spot, twin)), twin));
          }
        }
      }
    });
    expect(asked).toBeGreaterThan(50);
  });

  it('shows each role what it may read, masks what it may know to be there, and leaves the rest out', async () => {
    const read = new Set<string>();
    await fourAtOnce(everybody(mine), async ({ user, filled, role }) => {
      for (const place of walk.signed.filter((p) => !isAct(p) && walk.may(user, p))) {
        for (const done of [filled.done.get(place.key)?.at(0), filled.done.get(place.key)?.at(-1)]) {
          if (done && done.user !== user && (await walk.ask(user, place, done.input)).status === 200) read.add(`${role} ${place.key}`);
        }
      }
    });
    expect(read.size).toBeGreaterThan(walk.signed.length / 3);
    expect(said(walk.shown)).toEqual([]);
    for (const fieldClass of [...walk.rules.keys()].filter((c) => !NOT_SHOWN.includes(c))) expect((walk.met.get(`${fieldClass} read`) ?? 0) + (walk.met.get(`${fieldClass} write`) ?? 0), `${fieldClass} was shown to somebody`).toBeGreaterThan(0);
    expect([...walk.met.keys()].filter((key) => key.endsWith(' masked')).length, 'something was masked').toBeGreaterThan(0);
  });

  it('takes no field from a role that may not write it, as if there were no such field', async () => {
    let asked = 0;
    await fourAtOnce(mine, async (filled) => {
      const before = await rowsOf([filled]);
      for (const { user, role } of everybody([filled])) for (const place of walk.signed.filter((p) => isAct(p) && walk.may(user, p))) {
        for (const [name, part] of Object.entries(place.route.input.properties as Record<string, Part>)) {
          const fieldClass = classOf(part);
          if (fieldClass === undefined || walk.right(user, fieldClass) === 'write') continue;
          const input = writableInput(walk, user, place, inputFor(place, filled));
          const full = filled.make(place.route.input as Part, 'full', { choice: 0 });
          const answer = await walk.ask(user, place, { ...input, [name]: full[name] });
          const nobodys = name.replace(/^./, 'q');
          const unknown = await walk.ask(user, place, { ...input, [nobodys]: full[name] });
          expect(plain(answer, name), `${role}: ${place.key} ${name}`).toBe(plain(unknown, nobodys));
          asked++;
        }
      }
      expect(await rowsOf([filled]), `${filled.kind}: nothing was written`).toBe(before);
    });
    expect(asked).toBeGreaterThan(10);
  });

  it('takes files in, and takes them back, under the same walls', async () => {
    const sheetPlace = (name: string, rest: string, method: 'get' | 'post', records: string, via: string): Place => ({ ...(walk.signed[0] as Place), key: `${method.toUpperCase()} /exchange/${name}${rest}`, via, route: { ...(walk.signed[0] as Place).route, method, path: `/exchange/${name}${rest}`, records, input: Type.Object({}), output: 'file' } });
    const undo = (name: string, batch: string): Place => sheetPlace(name, `/batches/${batch}/undo`, 'post', 'took a batch back', `POST /api/exchange/${name}/batches/(batch)/undo`);
    const batches = new Map<string, { batch: string; agency: string }>();
    const sheets = walk.house.rooms.flatMap((room) => (room.sheets ?? []).map((sheet) => ({ room, sheet })));
    await fourAtOnce(sheets, async ({ room, sheet }) => {
      const { name } = sheet.sheet;
      const give = sheetPlace(name, '', 'post', 'took a file in', `POST /api/exchange/${name}`);
      const mayImport = ({ user }: { user: TestUser }): boolean => mayIn(room, user.who, sheet.mayImport);
      const importer = everybody(theirs).find(mayImport) as { user: TestUser };
      const optional = sheet.sheet.columns.filter((c) => !c.required).map((c) => c.name);
      let batch: string | null | undefined;
      for (const left of [[], optional, ...optional.slice(0, 12).map((column) => [column])]) {
        const content = Buffer.from(writeCsv(sheet.sheet, [Object.fromEntries(sheet.sheet.columns.map((c) => [c.name, left.includes(c.name) ? null : c.example]))])).toString('base64');
        batch ??= ((await walk.ask(importer.user, give, { fileName: `${name}.csv`, content })).body as { batch?: string | null }).batch;
      }
      if (batch) batches.set(name, { batch, agency: importer.user.agency });
      for (const asker of new Map(everybody(mine).map((e) => [e.role, e])).values()) {
        const [foreign, absent] = [batch ?? randomUUID(), randomUUID()];
        const [one, other] = [await walk.ask(asker.user, undo(name, foreign), {}), await walk.ask(asker.user, undo(name, absent), {})];
        expect([one.status, plain(one, foreign)], `${asker.role}: ${name}`).toEqual([404, plain(other, absent)]);
        if (!mayImport(asker)) expect((await walk.ask(asker.user, give, { fileName: 'one.csv', content: '' })).text).toBe(JSON.stringify(UNKNOWN));
      }
      for (const place of [give, undo(name, batch ?? randomUUID()), sheetPlace(name, '', 'get', '', ''), sheetPlace(name, '/template.csv', 'get', '', '')]) expect((await walk.ask(undefined, place, {})).text).toBe(JSON.stringify(SIGNED_OUT));
    });
    expect(batches.size, 'the examples of most sheets were taken').toBeGreaterThan(sheets.length / 2);
    for (const { room, sheet } of sheets) {
      for (const [name, { batch, agency }] of batches) {
        const importer = everybody(theirs).find(({ user }) => user.agency === agency && mayIn(room, user.who, sheet.mayImport))?.user;
        if (importer && name !== sheet.sheet.name) expect((await walk.ask(importer, undo(sheet.sheet.name, batch), {})).status, `a batch of ${name} by the right to ${sheet.sheet.name}`).toBe(404);
      }
    }
  });

  it('does every act once for its key, and refuses an act without one', async () => {
    const acts = Map.groupBy(walk.signed.filter(isAct), (place) => [...mine, ...theirs].find((f) => f.done.has(place.key)));
    await fourAtOnce(acts, async ([filled, places]) => {
      if (!filled) return;
      const before = await rowsOf([filled]);
      for (const place of places) await onlyOnce(filled, place);
      expect(await rowsOf([filled]), `${places.map((p) => p.key).join()}: nothing was written twice`).toBe(before);
    });
    async function onlyOnce(filled: Filled, place: Place): Promise<void> {
      const { user, input, headers, answer } = doneOf(place, [filled])[0] as Done;
      for (const key of [undefined, '', 'one', headers['idempotency-key']?.toUpperCase()]) {
        const refused = await walk.ask(user, place, input, { headers: { ...headers, 'idempotency-key': key } });
        expect([refused.status, (refused.body as { error: { problems?: { where: string }[] } }).error.problems?.[0]?.where], `${place.key} ${key}`).toEqual([400, 'Idempotency-Key']);
      }
      const again = await walk.ask(user, place, input, { headers });
      expect([again.status, again.text], place.key).toEqual([200, answer.text]);
      const others = leavesOf(input).map(([spot, value]) => withAt(input, spot, idSpots(input).includes(spot) ? randomUUID() : twinOf(String(value))));
      const other = [...others, ...idSpots(input).map((spot) => withAt(input, spot, randomUUID()))].find((made) => Value.Check(place.route.input, made));
      if (!other) return;
      const reused = await walk.ask(user, place, other, { headers });
      expect([reused.status, (reused.body as { error: { code?: string } }).error.code], `${place.key} ${reused.text}`).toEqual([422, 'web.key-reused']);
    }
  });

  it('refuses what is malformed, in the one shape, and never falls over', async () => {
    const bodies = ['', '{', '[]', 'null', '"text"', '7', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}', '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000), '\ufeff{}', '{"a":1,"a":2}'];
    const types = ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'nonsense', ''];
    const taken: string[] = [];
    /** What the server refuses before it knows the route is tried on some routes only, all of it on every few. */
    const some = <T>(of: readonly T[], n: number): T[] => of.filter((_, i) => (i + n) % 3 === 0);
    await fourAtOnce([...walk.signed, ...walk.open].entries(), async ([n, place]) => {
      const done = doneOf(place, mine)[0];
      const user = place.route.anyone ? undefined : done?.user ?? everybody(mine).find((e) => walk.may(e.user, place))?.user;
      const input = done?.input ?? inputFor(place, mine[0] as Filled);
      const ask = async (what: string, given: Input, sending: Sending, refused: boolean): Promise<void> => {
        const answer = await walk.ask(user, place, given, sending);
        if (refused && answer.status < 400) taken.push(`${place.key} ${what}`);
      };
      const schema = place.route.input;
      for (const [what, given] of spoiled(schema as Part, input)) {
        const read = place.route.method === 'get' || (place.route.anyone && place.route.output === 'file') ? Value.Convert(schema, Object.fromEntries(Object.entries(given).map(([name, value]) => [name, typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value)]))) : given;
        await ask(what, given, {}, !Value.Check(schema, read) || leavesOf(read).some(([, v]) => typeof v === 'string' && (/[\p{Cc}\p{Bidi_Control}]/u.test(v) || !v.isWellFormed())));
      }
      for (const part of place.route.path.includes(':') ? some(['%', '%ff', '%00', '%ED%A0%80', '..%2f..', 'x'.repeat(5000), ' '], n) : []) await ask(`path ${part}`, input, { part: encodeURI(part).replaceAll('%25', '%') }, true);
      if (place.route.method === 'get') return;
      for (const payload of some(bodies, n)) await ask(payload.slice(0, 40), input, { payload }, !['null', '\ufeff{}'].includes(payload));
      for (const type of some(types, n)) await ask(`content type ${type}`, input, { headers: { 'content-type': type } }, ['text/plain', 'application/xml'].includes(type));
    });
    expect(said(taken)).toEqual([]);
    expect(said(walk.misshapen)).toEqual([]);
  }, 180_000);

  it('leaves one row in the audit for each request that went well, under the words its route declares, and no planted text', async () => {
    const agencies = [...theirs, ...mine].map((f) => f.agency);
    const { rows } = await client.query<{ what: string; n: number }>(`select concat_ws('|', agency, account, replace(act, 'tried a file', 'took a file in'), via) as what, count(*)::int as n from audit.entry where agency = any($1::uuid[]) group by 1`, [agencies]);
    expect(new Map(rows.map((r) => [r.what, r.n]))).toEqual(walk.successes);
    const vias = new Set([...walk.successes.keys()].map((key) => key.split('|').at(-1)));
    expect(walk.signed.filter((p) => !vias.has(p.via) && !(p.key in NOT_REACHED)).map((p) => p.key)).toEqual([]);
    const shown = [...theirs, ...mine].flatMap((f) => [...f.done.values()].flat()).filter((d) => d.place.route.output !== 'file' && classedIn(d.place.route.output as Part, d.answer.body).length > 0)
      .flatMap(({ place, user, input }) => idSpots(input).map((spot) => ({ act: place.route.records, account: user.account, id: valueAt(input, spot) as string })));
    const named = await client.query(`select s from unnest($1::text[], $2::uuid[], $3::uuid[]) as s(act, account, id) where not exists (select from audit.entry e where e.act = s.act and e.account = s.account and e.ids @> array[s.id])`, [shown.map((s) => s.act), shown.map((s) => s.account), shown.map((s) => s.id)]);
    expect(shown.length).toBeGreaterThan(10);
    expect(named.rows, 'readings of what identifies people that do not name the record').toEqual([]);
    const texts = await client.query<{ text: string }>(`select distinct concat_ws(' ', act, via, subject) as text from audit.entry`);
    expect(texts.rows.flatMap((r) => [...plantedIn(r.text)]).filter((text) => walk.planted.has(text))).toEqual([]);
  });

  it('told nobody a text that their own agency never wrote, and answered every refusal in the one shape', () => {
    expect(said(walk.told)).toEqual([]);
    expect(said(walk.shown)).toEqual([]);
    expect(said(walk.misshapen)).toEqual([]);
    expect(walk.planted.size).toBeGreaterThan(100);
    expect(walk.answers).toBeGreaterThan(walk.signed.length * 80);
  });
});
