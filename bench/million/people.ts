/* Invented persons by the names of the example, with misspellings and second records, sealed and indexed by the product's own functions. */
import type { KeyObject } from 'node:crypto';
import type pg from 'pg';
import { addDays, day, type Day } from '../../src/foundation/calendar/day.ts';
import type { Who } from '../../src/foundation/database/who.ts';
import type { AgencyKeys } from '../../src/foundation/identity/keystore.ts';
import { makeSubjectKey, seal } from '../../src/foundation/identity/seal.ts';
import { partsOf, type Part } from '../../src/foundation/identity/parts.ts';
import { token } from '../../src/foundation/identity/tokens.ts';
import { FAMILY_NAMES, GIVEN_NAMES, misspelled, ORIGINS } from '../../src/rooms/people/example-names.ts';
import { ageGroupOn, searchable } from '../../src/rooms/people/rules.ts';
import type { Identity } from '../../src/rooms/people/schema.ts';
import { pick, say } from './tools.ts';

const FIRST = day('2000-10-30');
const DAYS = 8_680; // to the end of July 2024, so that what follows a notice falls in FY2024 at the latest
const BATCH = 2_000;
/** One person in forty has a second record, spelled as somebody else heard it. */
const SECOND = 40;

interface Invented {
  id: string;
  noticedOn: Day;
  sex: 'female' | 'male';
  citizenship: string;
  language: string;
  identity: Partial<Identity>;
  secondOf?: string;
}

/** Fills one agency with persons, through the administrator's connection. */
export async function fillPeople(client: pg.Client, who: Who, keys: AgencyKeys, count: number, random: () => number): Promise<void> {
  const started = performance.now();
  const tokens = new Map<string, Buffer>();
  const tokenOf = (part: Part): Buffer => {
    const name = `${part.kind}|${part.text}`;
    let made = tokens.get(name);
    if (!made) {
      made = token(keys.indexing, part);
      if (part.kind !== 'phone' && part.kind !== 'number') tokens.set(name, made);
    }
    return made;
  };
  let sending: Promise<unknown> = Promise.resolve();
  let last: Invented | undefined;
  for (let from = 0; from < count; from += BATCH) {
    const people: Invented[] = [];
    for (let i = from; i < Math.min(count, from + BATCH); i++) {
      last = i % SECOND === SECOND - 1 && last ? second(random, last) : invent(random, addDays(FIRST, Math.floor((i / count) * DAYS)));
      people.push(last);
    }
    const statements = rowsOf(who, keys, people, from, tokenOf);
    await sending;
    sending = send(client, statements);
    if ((from / BATCH) % 25 === 0) say(`persons ${from.toLocaleString('en-US')} of ${count.toLocaleString('en-US')}`);
  }
  await sending;
  const seconds = (performance.now() - started) / 1000;
  say(`persons ${count.toLocaleString('en-US')}: ${Math.round(count / seconds).toLocaleString('en-US')} a second, sealed and indexed`);
}

function invent(random: () => number, noticedOn: Day): Invented {
  const origin = pick(random, ORIGINS);
  const sex = random() < 0.71 ? 'female' : 'male';
  const age = random() < 0.1 ? 10 + random() * 7 : 18 + random() ** 1.6 * 40;
  const family = (): string => heard(random, pick(random, FAMILY_NAMES[origin.names]));
  const givenName = heard(random, pick(random, GIVEN_NAMES[origin.names][sex]));
  const identity: Partial<Identity> = {
    givenName, familyName: origin.twoFamilyNames ? `${family()} ${family()}` : family(),
    ...(random() < 0.97 ? { bornOn: addDays(noticedOn, -Math.floor(age * 365.25)) } : {}),
    ...(random() < 0.2 ? { aliases: [misspelled(random, givenName)] } : {}),
    // No exchange begins with 0 or 1, so that no number here is anybody's.
    ...(random() < 0.4 ? { phones: [`202-${digits(random, 200, 3)}-${digits(random, 1e4, 4)}`] } : {}),
    ...(random() < 0.5 ? { numbers: [{ kind: 'a-number', number: `A${digits(random, 1e9, 9)}` }] } : {}),
  };
  return { id: crypto.randomUUID(), noticedOn, sex, citizenship: origin.country, language: origin.language, identity };
}

function second(random: () => number, first: Invented): Invented {
  const identity = { ...first.identity, givenName: misspelled(random, first.identity.givenName ?? ''), familyName: misspelled(random, first.identity.familyName ?? '') };
  return { ...first, id: crypto.randomUUID(), secondOf: first.id, identity };
}

/** One name in eight is written as it was heard. */
function heard(random: () => number, name: string): string {
  return random() < 0.125 ? misspelled(random, name) : name;
}

function digits(random: () => number, below: number, length: number): string {
  return String(Math.floor(random() * below)).padStart(length, '0');
}

type Statement = [text: string, values: unknown[]];

function rowsOf(who: Who, keys: AgencyKeys, people: readonly Invented[], from: number, tokenOf: (part: Part) => Buffer): Statement[] {
  const sealed = people.map((p) => {
    const { key, wrapped } = makeSubjectKey(keys.wrapping, who.agency, p.id);
    const id = crypto.randomUUID();
    return { id, wrapped, sealed: sealIdentity(key, who.agency, id, p.identity) };
  });
  const parts = people.flatMap((p) => partsOf(searchable(p.identity)).map((part) => ({ kind: part.kind, token: tokenOf(part), subject: p.id })));
  const seconds = people.filter((p) => p.secondOf).map((p) => [p.id, p.secondOf as string].sort());
  const ids = people.map((p) => p.id);
  const { agency, account } = who;
  const noticed = people.map((p) => p.noticedOn);
  return [
    [`insert into people.person (agency, recorded_by, recorded_at, id, case_code, sex, citizenship, age_group, language, came_to_notice_on)
      select $1, $2, (n + 1) + time '15:00', i, c, s, z, a, l, n from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::date[]) u (i, c, s, z, a, l, n)`,
    [agency, account, ids, people.map((_, i) => `M-${10_000_000 + (((from + i) * 7919) % 90_000_000)}`), people.map((p) => p.sex), people.map((p) => p.citizenship),
      people.map((p) => ageGroupOn(p.identity.bornOn, p.noticedOn)), people.map((p) => p.language), noticed]],
    [`insert into people.identity (agency, recorded_by, recorded_at, id, person, sealed) select $1, $2, (n + 1) + time '15:00', i, p, s from unnest($3::uuid[], $4::uuid[], $5::bytea[], $6::date[]) u (i, p, s, n)`,
      [agency, account, sealed.map((s) => s.id), ids, sealed.map((s) => s.sealed), noticed]],
    [`insert into identity.subject_key (agency, subject, wrapped) select $1, s, w from unnest($2::uuid[], $3::bytea[]) u (s, w)`, [agency, ids, sealed.map((s) => s.wrapped)]],
    [`insert into identity.token (agency, kind, token, subject) select $1, k, t, s from unnest($2::text[], $3::bytea[], $4::uuid[]) u (k, t, s)`, [agency, parts.map((p) => p.kind), parts.map((p) => p.token), parts.map((p) => p.subject)]],
    [`insert into people.link (agency, recorded_by, recorded_at, person, same_as, reason) select $1, $2, now(), a, b, 'Same birth date and document number; name spelled otherwise' from unnest($3::uuid[], $4::uuid[]) u (a, b)`,
      [agency, account, seconds.map((s) => s[0]), seconds.map((s) => s[1])]],
    [`insert into bench.plain (of_agency, subject, names, given, family, birth_year, phone, number) select $1, s, g || ' ' || f, g, f, y, p, n from unnest($2::uuid[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[]) u (s, g, f, y, p, n)`,
      [agency, ids, people.map((p) => p.identity.givenName), people.map((p) => p.identity.familyName), people.map((p) => (p.identity.bornOn ? Number(p.identity.bornOn.slice(0, 4)) : null)),
        people.map((p) => p.identity.phones?.[0]?.replace(/\D/g, '').slice(-7) ?? null), people.map((p) => p.identity.numbers?.[0]?.number ?? null)]],
  ];
}

function sealIdentity(key: KeyObject, agency: string, row: string, identity: Partial<Identity>): Buffer {
  return seal(key, { agency, table: 'people.identity', row, column: 'sealed' }, JSON.stringify(identity));
}

async function send(client: pg.Client, statements: readonly Statement[]): Promise<void> {
  await client.query('begin');
  for (const [text, values] of statements) await client.query(text, values);
  await client.query('commit');
}
