/* What followed for the persons: identifications, requests, evidence, decisions, letters, endings and benefits, by SQL through the administrator. */
import type pg from 'pg';
import { say } from './tools.ts';

/** Rows of acts by table. */
export type Acts = Record<string, number>;

// Every statement reads bench.plan: one row a person with its chances drawn once, in the order in which the persons came to notice.
const COMMON = 'agency, recorded_by, recorded_at, superseded_at, version, id';
const AT = (on: string): string => `(${on} + 1) + time '15:00'`;

const PLAN = `
create unlogged table bench.plan as
select p.agency as of_agency, p.recorded_by as officer, p.id as person, p.came_to_notice_on as noticed, p.age_group, p.sex, p.citizenship,
  row_number() over (partition by p.agency order by p.came_to_notice_on, p.id)::int as n,
  random() as c1, random() as c2, random() as c3, random() as c4, random() as c5,
  case when random() < 0.45 then 'sex' when random() < 0.9 then 'labor' when random() < 0.5 then 'both' else 'unknown' end as form,
  p.came_to_notice_on + (random() * 10)::int as identified, p.came_to_notice_on + 10 + (random() * 15)::int as received, p.came_to_notice_on + 26 + (random() * 20)::int as decided,
  gen_random_uuid() as request, gen_random_uuid() as decision, gen_random_uuid() as letter
from people.person p`;

// One request in fifty, and one identification in a hundred, was corrected thirty days later: both versions stand.
const STEPS: readonly [what: string, text: string][] = [
  ['identifications', `insert into people.identification (${COMMON}, person, status, identified_on, form, evidence)
    select of_agency, officer, ${AT('identified')} + make_interval(days => 30 * (v - 1)), case when c5 < 0.01 and v = 1 then ${AT('identified')} + interval '30 days' else 'infinity' end, v, id,
      person, case when c1 < 0.75 then 'confirmed' else 'potential' end, identified, case when c5 < 0.01 and v = 1 then 'unknown' else form end, 'referral and interview'
    from (select *, gen_random_uuid() as id from bench.plan where c1 < 0.95 offset 0) p, generate_series(1, case when c5 < 0.01 then 2 else 1 end) v`],
  ['identifications again', `insert into people.identification (${COMMON}, person, status, identified_on, form, evidence)
    select of_agency, officer, ${AT('identified + s')}, 'infinity', 1, gen_random_uuid(), person, case when s = 1 then 'potential' else 'confirmed' end, identified + s * (c4 * 60)::int, form, 'second interview'
    from bench.plan, generate_series(1, 2) s where c1 < 0.95 and c2 < 0.06`],
  ['requests', `insert into letters.request (${COMMON}, person, number, received_on, received_at, age_group, requester, form)
    select of_agency, officer, ${AT('received')} + make_interval(days => 30 * (v - 1)), case when c5 > 0.98 and v = 1 then ${AT('received')} + interval '30 days' else 'infinity' end, v, request,
      person, 'R-' || to_char(received, 'YY') || '-' || (100000 + n), received, received + time '15:00', age_group, (array['law-enforcement', 'victim-services', 'attorney', 'state-agency', 'self', 'other'])[1 + floor(c4 * 6)::int],
      case when c5 > 0.98 and v = 1 then 'unknown' else form end
    from bench.plan, generate_series(1, case when c5 > 0.98 then 2 else 1 end) v where c2 < 0.8`],
  ['decisions', `insert into letters.decision (${COMMON}, request, outcome, decided_on, reason, basis)
    select of_agency, officer, ${AT('decided + s')}, 'infinity', 1, case when s = 0 then decision else gen_random_uuid() end, request, o, decided + s, case when o = 'denied' then 'Continued presence was not shown.' end, '22 USC 7105(b)(1)'
    from (select *, case
        when c3 < 0.08 then array['denied']
        when c3 < 0.10 then array[case when age_group = 'minor' then 'eligible' else 'certified' end, 'denied']
        when age_group = 'minor' and decided >= '2008-12-23' and c4 < 0.5 then array['eligible', 'interim']
        when age_group = 'minor' then array['eligible'] else array['certified'] end as outcomes
      from bench.plan where c2 < 0.8 and c3 < 0.92 and age_group <> 'unknown') p,
      lateral unnest(outcomes) with ordinality as u (o, nth), lateral (select -3 * (nth - 1)::int as s) x`],
  ['letters', `insert into letters.letter (${COMMON}, request, person, decision, serial, kind, age_group, issued_on, replaces, rests_on, form, sex, citizenship, status_index, template, check_code, sealed)
    select of_agency, officer, ${AT('issued')}, 'infinity', 1, id, request, person, decision, substr(code, 1, 4) || '-' || substr(code, 5, 4) || '-' || substr(code, 9, 2), kind, age_group, issued, replaces,
      case when age_group = 'minor' then 'minor' else 'continued-presence' end, form, sex, citizenship, place, '2001-11', sha256(id::text::bytea), decode(repeat(md5(id::text) || md5(request::text), 12), 'hex')
    from (select *, upper(lpad(to_hex(place), 10, '0')) as code from (
      select p.*, l.*, (row_number() over (partition by of_agency order by decided, person, l.nth))::int as place
      from bench.plan p, lateral (
        select 1 as nth, letter as id, case when age_group = 'minor' then 'eligibility' else 'certification' end as kind, decided as issued, null::uuid as replaces
        union all select 2, gen_random_uuid(), case when age_group = 'minor' then 'eligibility' else 'certification' end, decided + 40, letter where c5 between 0.5 and 0.53
        union all select 3, gen_random_uuid(), 'interim', decided - 3, null where age_group = 'minor' and decided >= '2008-12-23' and c4 < 0.5) l
      where c2 < 0.8 and c3 between 0.08 and 0.92 and age_group <> 'unknown') q) r`],
  ['endings', `insert into letters.ending (${COMMON}, letter, kind, ended_on, reason)
    select of_agency, officer, ${AT('decided + 40')}, 'infinity', 1, gen_random_uuid(), letter, case when c5 < 0.53 then 'replaced' when c5 < 0.55 then 'rescinded' else 'lapsed' end, decided + 40, 'The letter was lost, or should not have been issued.'
    from bench.plan where c2 < 0.8 and c3 between 0.08 and 0.92 and age_group <> 'unknown' and c5 between 0.5 and 0.57`],
  ['benefits', `insert into letters.benefit_applied (${COMMON}, letter, benefit, office, applied_on)
    select of_agency, officer, ${AT('decided + 20')}, 'infinity', 1, gen_random_uuid(), letter, (array['refugee-cash', 'refugee-medical', 'snap', 'medicaid', 'housing'])[1 + (n + b) % 5], 'State benefit office', decided + 5 + (c4 * 30)::int
    from bench.plan, generate_series(1, (n + 1) % 3) b where c2 < 0.8 and c3 between 0.08 and 0.92 and age_group <> 'unknown'`],
];

const EVIDENCE = `insert into letters.evidence (${COMMON}, request, kind, office, dated_on, page)
  select of_agency, officer, ${AT('received')}, 'infinity', 1, gen_random_uuid(), request, (array['severe-form', 'willing-to-assist', 'continued-presence', 'age', 'credible-information', 'bona-fide-t'])[1 + (e - 1) % 6],
    'ICE field office', received - (c4 * 9)::int, 1 + (c4 * 5)::int
  from bench.plan, generate_series(1, $1 + case when n % 1000 < $2 then 1 else 0 end) e where c2 < 0.8`;

/** Fills every table of acts, with as much evidence as makes `acts` rows in all (two documents a request at least). */
export async function fillActs(client: pg.Client, acts: number): Promise<Acts> {
  const made: Acts = {};
  await client.query('select setseed(0.2004)');
  await client.query('set max_parallel_workers_per_gather = 0');
  await client.query(PLAN);
  await client.query('analyze bench.plan');
  const take = async (what: string, text: string, values?: unknown[]): Promise<void> => {
    const from = performance.now();
    const rows = (await client.query(text, values)).rowCount ?? 0;
    made[what] = rows;
    say(`${what} ${rows.toLocaleString('en-US')}: ${Math.round(rows / (performance.now() - from) * 1000).toLocaleString('en-US')} a second`);
  };
  for (const [what, text] of STEPS) await take(what, text);
  const sofar = Object.values(made).reduce((a, b) => a + b, 0);
  const requests = Number((await client.query('select count(*) as n from bench.plan where c2 < 0.8')).rows[0].n);
  const each = Math.max(2, (acts - sofar) / requests);
  await take('evidence', EVIDENCE, [Math.floor(each), Math.ceil((each % 1) * 1000) + 1]);
  await client.query('reset max_parallel_workers_per_gather');
  return made;
}
