import type { Asker } from '../../foundation/database/database.ts';
import { join, raw, sql, type Sql } from '../../foundation/database/sql.ts';
import { addDays, type Day } from '../../foundation/calendar/day.ts';
import type { Services } from '../../foundation/web/route.ts';
import { hoursText, minuteOfWeek, momentOf, openAt, openingsOf, readMultirange, type ScheduleLike } from './hours.ts';
import { areasAround, readPlace } from './places.ts';
import { SERVICE_COLUMNS, shownPlaces, shownServices, type ShownService } from './published.ts';
import { askedKeys, daysSince, reasonsFor, roomOf, staleAfter, type Standing } from './rules.ts';
import { phonesOf } from './readings.ts';
import type { Found, Question, Results } from './schema.ts';

/** The time zones in which services of the country keep their hours; another zone's is asked as Washington's. */
const ZONES = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu', 'America/Puerto_Rico'] as const;

type Clock = Pick<Services, 'now' | 'today' | 'parameters'>;
type FoundRow = ShownService & { miles: number | null; needs_met: number; language_rank: number; is_open: boolean | null; total_found: number };

/**
 * Finds services for somebody's needs, in the order of `rules.ts`, each with its reasons. The asker decides what is seen:
 * the counter's role what agencies see, the public's what the public sees.
 */
export async function searchServices(ask: Asker, clock: Clock, question: Question): Promise<Results> {
  const read = question.place?.trim() ? readPlace(question.place) : undefined;
  const around = read ? areasAround(read.place, read.zip) : ['US'];
  const keys = askedKeys(question.needs, read?.place, read?.zip);
  const stale = staleAfter(clock.parameters, clock.today());
  const rows = await ask.all<FoundRow>(statement(question, keys, read?.place, around, clock, stale));
  const places = rows.length > 0 ? Map.groupBy(await shownPlaces(ask, rows.map((r) => ({ agency: r.agency, service: r.id }))), (p) => `${p.agency}|${p.service}`) : new Map<string, never[]>();
  return {
    total: rows[0]?.total_found ?? 0, place: read?.place.name ?? null, understood: !question.place?.trim() || read !== undefined,
    found: rows.map((row) => {
      const shown = view(row, places.get(`${row.agency}|${row.id}`) ?? [], clock);
      const standing = standingOf(row, question, shown, clock.today());
      const asked = { ...(question.age ? { age: question.age } : {}), ...(question.form ? { form: question.form } : {}), ...(question.noStatus ? { noStatus: true } : {}), place: read !== undefined };
      return { ...shown, miles: row.miles === null ? null : Math.round(row.miles), reasons: reasonsFor(standing, asked, around, stale, shown.changesAt ? `${shown.changesAt.day} ${shown.changesAt.time}` : undefined) };
    }),
  };
}

function standingOf(row: FoundRow, question: Question, shown: Found, today: Day): Standing {
  return {
    needsMet: row.needs_met, needsAsked: question.needs.length, room: shown.capacity.room, free: row.free, language: (['spoken', 'interpreter', 'not', 'unasked'] as const)[question.language ? row.language_rank : 3] as Standing['language'],
    open: row.is_open, miles: row.miles, areas: row.areas, checked: daysSince(row.checked_on, today), name: row.name, id: row.id,
  };
}

/** One statement: `directory.found` looks in the indexes, eligibility sifts, and the order of `rules.ts` ranks in SQL (a test holds both to one order). */
function statement(q: Question, keys: { areas: string[]; near: string[] }, place: { latitude: number; longitude: number } | undefined, around: readonly string[], clock: Clock, stale: number): Sql {
  const now = clock.now();
  const minutes = ZONES.map((z) => minuteOfWeek(now, z));
  const fresh = sql`f.capacity_at > ${now.toISOString()}::timestamptz - interval '24 hours'`;
  const conditions: Sql[] = [
    sql`true`, ...(q.age === 'adult' ? [sql`f.ages <> 'minors'`] : q.age === 'minor' ? [sql`f.ages <> 'adults'`] : []), ...(q.form ? [sql`f.forms in ('both', ${q.form})`] : []), ...(q.noStatus ? [sql`not f.status_needed`] : []),
    ...(q.withRoom ? [sql`(f.capacity_kind <> 'none' and f.free = 0 and ${fresh}) is not true`] : []),
  ];
  // With one need asked for, whatever was found meets it; with none, nothing is counted.
  const needsMet = q.needs.length > 1 ? join(q.needs.map((n) => sql`(f.needs @> ${[n]}::text[])::int`), ' + ') : sql`${q.needs.length}::int`;
  const order = raw('needs_met desc, room_rank, language_rank, open_rank, near_rank, old, far, name collate "C", id');
  return sql`
    with fit as (
      select f.agency, f.id, f.name, f.miles, coalesce(f.miles, 99999) as far, ${needsMet} as needs_met,
        f.hours @> coalesce((${minutes}::int[])[array_position(${[...ZONES]}::text[], f.zone)], (${minutes}::int[])[1]) as is_open,
        case when f.capacity_kind = 'none' then 0 when f.free is null or (${fresh}) is not true then 1 when f.free > 0 then 0 else 2 end as room_rank,
        ${q.language ? sql`case when ${q.language}::text = any (f.languages) then 0 when f.interpreter then 1 else 2 end` : sql`0`} as language_rank,
        least(case when f.areas && ${around.filter((a) => a !== 'US' && !a.startsWith('US-'))}::text[] then 1 when f.areas && ${around.filter((a) => a.startsWith('US-'))}::text[] then 2 else 3 end, case when f.miles <= 10 then 0 when f.miles <= 30 then 1 else 3 end) as near_rank,
        (f.checked_on >= ${addDays(clock.today(), -stale)}::date) is not true as old
      from directory.found(${keys.areas}::text[], ${keys.near}::text[], ${place?.latitude ?? null}::float8, ${place?.longitude ?? null}::float8) f where ${conditions.reduce((a, b) => sql`${a} and ${b}`)}),
    ranked as (
      select f.*, case when f.is_open then 0 when f.is_open is null then 1 else 2 end as open_rank, count(*) over ()::int as total_found from fit f ${q.openNow ? sql`where f.is_open` : sql``}
       order by ${order} limit ${q.count ?? 20} offset ${q.from ?? 0})
    select ${SERVICE_COLUMNS}, r.miles, r.needs_met, r.language_rank, r.is_open, r.total_found from ranked r join directory.published_service s on s.agency = r.agency and s.id = r.id
     order by ${raw('r.needs_met desc, r.room_rank, r.language_rank, r.open_rank, r.near_rank, r.old, r.far, r.name collate "C", r.id')}`;
}

/** One service as it is shown, or undefined; what the asker may see. */
export async function findService(ask: Asker, clock: Clock, id: string): Promise<Found | undefined> {
  return (await findShown(ask, clock, [id]))[0];
}

/** Services as they are shown, by id, in the order asked. */
export async function findShown(ask: Asker, clock: Clock, ids: readonly string[]): Promise<Found[]> {
  const rows = await shownServices(ask, ids);
  const places = Map.groupBy(await shownPlaces(ask, rows.map((r) => ({ agency: r.agency, service: r.id }))), (p) => `${p.agency}|${p.service}`);
  const views = new Map(rows.map((r) => [r.id, view(r, places.get(`${r.agency}|${r.id}`) ?? [], clock)]));
  return ids.flatMap((id) => views.get(id) ?? []);
}

function view(row: ShownService, places: readonly { city: string | null; state: string | null; confidential: boolean }[], clock: Clock): Found {
  const text = (name: string): string | null => (typeof row.document[name] === 'string' ? row.document[name] : null);
  const now = clock.now();
  const hours = row.hours === null ? undefined : openAt(readMultirange(row.hours), minuteOfWeek(now, row.zone));
  const openings = openingsOf((row.document['schedules'] ?? []) as ScheduleLike[], clock.today());
  return {
    id: row.id, keeper: row.agency, name: row.name, organization: row.organization_name, description: text('description'), needs: row.needs, ages: row.ages, forms: row.forms, statusNeeded: row.status_needed, phones: phonesOf(row.document), url: text('url'), howTo: text('application_process'), fees: text('fees_description'), eligibility: text('eligibility_description'),
    languages: row.languages, interpreter: row.interpreter, areas: row.areas, places: [...new Set(places.flatMap((p) => (p.city ? [`${p.city}${p.state ? `, ${p.state}` : ''}`] : [])))], miles: null, hours: openings.length > 0 ? hoursText(openings) : null, open: hours?.open ?? null,
    changesAt: hours?.changesAt === undefined ? null : momentOf(hours.changesAt), checkedOn: row.checked_on, reasons: [],
    capacity: { kind: row.capacity_kind, free: row.free, total: row.total, at: row.capacity_at?.toISOString() ?? null, by: null, room: roomOf({ kind: row.capacity_kind, free: row.free, at: row.capacity_at }, now) },
  };
}
