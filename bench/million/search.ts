/*
 * Searching persons as an advocate does (permission, blind index, identities opened, fields by role, audit row), against the
 * same questions to a table of plain names under a trigram index, without any protection.
 */
import pg from 'pg';
import { shown } from '../../src/foundation/access/fields.ts';
import { mayDo } from '../../src/foundation/access/roles.ts';
import type { Session } from '../../src/foundation/access/sessions.ts';
import { acting } from '../../src/foundation/audit/acting.ts';
import { identityOf } from '../../src/foundation/identity/subjects.ts';
import type { Opened } from '../../src/app/open.ts';
import { searchPeople } from '../../src/rooms/people/actions.ts';
import { misspelled } from '../../src/rooms/people/example-names.ts';
import { people } from '../../src/rooms/people/room.ts';
import { People } from '../../src/rooms/people/schema.ts';
import { pick, seeded, spread, throughClients } from './tools.ts';

/** What somebody types, and what of it the plain table is asked. */
interface Search { kind: string; words: string; name?: string; birthYear?: number; phone?: string; number?: string; start?: string; of: string }

interface PlainRow { subject: string; given: string; family: string; birth_year: number | null; phone: string | null; number: string | null }

/** Searches drawn from the persons there are: one in four names as misheard, one search in twenty for nobody. */
export async function drawSearches(client: pg.Client, agency: string, count: number): Promise<Search[]> {
  const random = seeded(1865);
  const { rows } = await client.query<PlainRow>('select subject, given, family, birth_year, phone, number from bench.plain tablesample bernoulli (least(100, $2::float8)) where of_agency = $1 order by md5(subject::text) limit $3',
    [agency, 100, count * 5]);
  const typed = (name: string): string => (random() < 0.25 ? misspelled(random, name) : name);
  const kinds = ['one name', 'two names', 'two names', 'name and birth year', 'telephone', 'number', 'three letters'];
  const searches: Search[] = [];
  for (let at = 0; searches.length < count; at++) {
    const row = rows[at % rows.length] as PlainRow;
    const kind = pick(random, kinds);
    const [family] = row.family.split(' ') as [string];
    const base = { kind, of: row.subject };
    if (random() < 0.05) searches.push({ ...base, kind: 'nobody', words: 'Zbigniew Quackenbush', name: 'Zbigniew Quackenbush' });
    else if (kind === 'one name') searches.push(((name) => ({ ...base, words: name, name }))(typed(family)));
    else if (kind === 'two names') searches.push(((name) => ({ ...base, words: name, name }))(`${typed(row.given)} ${typed(family)}`));
    else if (kind === 'name and birth year' && row.birth_year) searches.push(((name) => ({ ...base, words: `${name} ${row.birth_year}`, name, birthYear: row.birth_year as number }))(typed(pick(random, [row.given, family]))));
    else if (kind === 'telephone' && row.phone) searches.push({ ...base, words: `202-${row.phone.slice(0, 3)}-${row.phone.slice(3)}`, phone: row.phone });
    else if (kind === 'number' && row.number) searches.push({ ...base, words: row.number, number: row.number });
    else if (kind === 'three letters' && family.length > 3) searches.push({ ...base, words: family.slice(0, 3), start: family.slice(0, 3) });
  }
  return searches;
}

/** One search as the route does it; answers how many were shown and whether the one meant is among them. */
export async function searchOnce(opened: Opened, who: Session, search: Search): Promise<{ shown: number; found: boolean }> {
  if (!mayDo(people.permissions, who.roles, 'people.read')) throw new Error('The officer may not search.');
  const answer = await acting(opened.database, who, { records: 'searched people', via: 'POST /api/people/search' }, (tx) =>
    searchPeople({ tx, input: { words: search.words }, who, identity: identityOf(opened.services.keys, who.agency), services: opened.services, reads: () => true, version: undefined }));
  const { people: list } = shown(People, answer, opened.rules, who.roles) as typeof answer;
  return { shown: list.length, found: list.some((p) => p.id === search.of) };
}

/** The same question to the plain table. */
async function searchPlain(pool: pg.Pool, agency: string, search: Search): Promise<unknown> {
  const columns = 'subject, given, family, birth_year, phone, number';
  const ask = (name: string, text: string, values: unknown[]): Promise<unknown> => pool.query({ name, text: `select ${columns} from bench.plain where of_agency = $1 and ${text}`, values: [agency, ...values] });
  if (search.phone) return ask('phone', 'phone = $2 limit 50', [search.phone]);
  if (search.number) return ask('number', 'number = $2 limit 50', [search.number]);
  if (search.start) return ask('start', 'names ilike $2 limit 50', [`%${search.start}%`]);
  const bySimilarity = `$2 operator(bench.<%) names`;
  const order = 'order by bench.word_similarity($2, names) desc limit 50';
  if (search.birthYear) return ask('year', `${bySimilarity} and birth_year = $3 ${order}`, [search.name, search.birthYear]);
  return ask('name', `${bySimilarity} ${order}`, [search.name]);
}

/** What was found of searching with so many clients. */
export interface SearchFound { clients: number; ours: ReturnType<typeof spread>; peer: ReturnType<typeof spread>; byKind: Record<string, { ours: ReturnType<typeof spread>; peer: ReturnType<typeof spread> }>; oursASecond: number; found: number; shown: number }

/** Asks every search through so many clients, in turns of a hundred with the peer. The peer is asked every `peerEvery`-th of them. */
export async function measureSearch(opened: Opened, who: Session, pool: pg.Pool, searches: readonly Search[], clients: number, peerEvery: number): Promise<SearchFound> {
  const times: { kind: string; ours: number; peer?: number }[] = searches.map((s) => ({ kind: s.kind, ours: NaN }));
  let [seconds, found, shownRows] = [0, 0, 0];
  const at = searches.map((_, i) => i);
  for (let start = 0; start < searches.length; start += 100) {
    const turn = at.slice(start, start + 100);
    const began = performance.now();
    await throughClients(turn, clients, async (i) => {
      const from = performance.now();
      const answer = await searchOnce(opened, who, searches[i] as Search);
      (times[i] as { ours: number }).ours = performance.now() - from;
      shownRows += answer.shown;
      if (answer.found) found++;
    });
    seconds += (performance.now() - began) / 1000;
    await throughClients(turn.filter((i) => i % peerEvery === 0), clients, async (i) => {
      const from = performance.now();
      await searchPlain(pool, who.agency, searches[i] as Search);
      (times[i] as { peer?: number }).peer = performance.now() - from;
    });
  }
  const both = (some: typeof times) => ({ ours: spread(some.map((t) => t.ours)), peer: spread(some.flatMap((t) => (t.peer === undefined ? [] : [t.peer]))) });
  const kinds = [...new Set(times.map((t) => t.kind))].sort();
  return { clients, ...both(times), byKind: Object.fromEntries(kinds.map((k) => [k, both(times.filter((t) => t.kind === k))])), oursASecond: searches.length / seconds, found: found / searches.length, shown: shownRows / searches.length };
}
