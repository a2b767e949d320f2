import { keep, keepMany, revise, touch, type Fields } from '../../foundation/database/keep.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { raw, sql } from '../../foundation/database/sql.ts';
import type { AppealOutcome, CaseEntry, ChargeStanding, ChargeStepKind, Custody, CustodyStep, InvestigationEntry, InvestigationFile, Mode, Paper, Statute, VictimAge, VictimView } from './schema.ts';

const TABLES = ['investigation', 'investigation_step', 'prosecution', 'instrument', 'defendant', 'defendant_step', 'count', 'charge', 'charge_step', 'trial', 'sentence', 'restitution', 'payment', 'forfeiture', 'appeal', 'victim', 'victim_count', 'opening', 'term', 'hand_over'] as const;
type Table = (typeof TABLES)[number];

export interface InvestigationRow { id: string; version: number; number: string; openedOn: string; form: 'sex' | 'labor' | 'both' | 'unknown'; source: InvestigationEntry['source']; agencies: InvestigationEntry['agencies']; standing: InvestigationEntry['standing'] }
/** From which message an investigation was opened, of whom, and under which number of theirs. */
export interface OriginRow { message: string | null; originAgency: string | null; originNumber: string | null }
export interface CaseRow { id: string; version: number; docket: string; district: string; filed_on: string; form: InvestigationRow['form']; investigation: string | null }
export interface PaperRow { id: string; prosecution: string; kind: Paper; filed_on: string; place: number }
export interface DefendantRow {
  id: string; version: number; prosecution: string; place: number; sealed: Buffer; sex: 'female' | 'male' | 'another' | 'unknown'; age_group: never; race: never; purged_on: string | null; origin: string; citizenship: string; role: never; custody: Custody;
  charged_on: string | null; convicted_on: string | null; convicted_by: 'plea' | 'verdict' | null; standing: 'uncharged' | 'charged' | 'convicted' | 'acquitted' | 'dismissed';
}
export interface CountRow { id: string; instrument: string; place: number; statute: Statute; mode: Mode; act: never; victim: VictimAge; aggravated: boolean; offense_from: string; offense_to: string; aliens: number | null }
export interface ChargeRow { id: string; version: number; count: string; defendant: string; charged_on: string; carries: string | null; standing: ChargeStanding; standing_on: string; convicted_on: string | null; convicted_by: 'plea' | 'verdict' | null }
export interface ChargeStepRow { id: string; version: number; charge: string; step: ChargeStepKind; onDay: string; place: number; appeal: string | null }
export interface SentenceRow { id: string; version: number; defendant: string; sentenced_on: string; months: number | null; life: boolean; probation_months: number | null; release_months: number | null; fine_cents: number | null; ended_on: string | null }
export interface RestitutionRow { id: string; version: number; defendant: string; ordered_on: string; cents: number; losses_cents: number | null; services_cents: number | null; wages_cents: number | null; ended_on: string | null }
export interface PaymentRow { id: string; restitution: string; paid_on: string; cents: number }
export interface AppealRow { id: string; version: number; defendant: string; court: never; filed_on: string; decided_on: string | null; outcome: AppealOutcome | null }
export interface TrialRow { id: string; version: number; prosecution: string; began_on: string; before: 'jury' | 'bench'; ended_on: string | null; ending: 'verdict' | 'mistrial' | 'plea' | 'dismissal' | null }
export interface VictimRow { id: string; version: number; prosecution: string; place: number; identified_on: string; sex: DefendantRow['sex']; age_group: VictimView['ageGroup']; origin: string; status: VictimView['status']; relation: VictimView['relation']; message: string | null }

/** Writes rows of one of the room's tables; answers their ids in order. */
export function keepRows(tx: Tx, table: Table, rows: readonly Fields[]): Promise<string[]> {
  return keepMany(tx, `justice.${table}`, rows);
}

/** Writes one row. */
export function keepRow(tx: Tx, table: Table, row: Fields): Promise<string> {
  return keep(tx, `justice.${table}`, row);
}

/** Puts the next version of a row in its place. */
export function reviseRow(tx: Tx, table: Table, id: string, version: number, changes: Fields): Promise<number> {
  return revise(tx, `justice.${table}`, id, version, changes);
}

/** Makes others who write in the same case, or under the same number, wait. */
export async function hold(tx: Tx, what: string): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.who.agency}|justice|${what}`}::text, 0))`);
}

const INVESTIGATION = raw('i.id, i.version, i.number, i.opened_on as "openedOn", i.form, i.source, i.agencies, i.standing');
const ORIGIN = raw('i.message, i.origin_agency as "originAgency", i.origin_number as "originNumber"');

/** Investigations, newest first. */
export async function investigations(tx: Tx, open: boolean, from: number, count: number): Promise<{ total: number; investigations: InvestigationEntry[] }> {
  const where = sql`i.agency = ${tx.who.agency}::uuid and (not ${open}::boolean or i.standing in ('open', 'referred'))`;
  const total = await tx.one<{ n: number }>(sql`select count(*)::int as n from justice.investigation_as_of i where ${where}`);
  return {
    total: total.n,
    investigations: await tx.all<InvestigationEntry>(sql`select ${INVESTIGATION}, (select count(*)::int from justice.prosecution_as_of p where p.agency = i.agency and p.investigation = i.id) as cases
      from justice.investigation_as_of i where ${where} order by i.opened_on desc, i.number desc limit ${count}::int offset ${from}::int`),
  };
}

/** One investigation. */
export function findInvestigation(tx: Tx, id: string): Promise<(InvestigationRow & OriginRow) | undefined> {
  return tx.maybe<InvestigationRow & OriginRow>(sql`select ${INVESTIGATION}, ${ORIGIN} from justice.investigation_as_of i where i.agency = ${tx.who.agency}::uuid and i.id = ${id}::uuid`);
}

/** The investigation that was opened from a message. */
export function investigationOfMessage(tx: Tx, message: string): Promise<{ id: string } | undefined> {
  return tx.maybe(sql`select i.id from justice.investigation_as_of i where i.agency = ${tx.who.agency}::uuid and i.message = ${message}::uuid`);
}

/** The ids of investigations by their numbers. */
export async function investigationsByNumber(tx: Tx, numbers: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.all<{ id: string; number: string }>(sql`select i.id, i.number from justice.investigation_as_of i where i.agency = ${tx.who.agency}::uuid and i.number = any(${[...numbers]}::text[])`);
  return new Map(rows.map((r) => [r.number, r.id]));
}

/** What became of an investigation, oldest first. */
export function investigationSteps(tx: Tx, id: string): Promise<InvestigationFile['steps']> {
  return tx.all(sql`select s.id, s.step, s.on_day as "onDay", s.reason, s.persons from justice.investigation_step_as_of s where s.agency = ${tx.who.agency}::uuid and s.investigation = ${id}::uuid order by s.on_day, s.recorded_at, s.id`);
}

const ENTRY = raw(`p.id, p.docket, p.district, p.filed_on as "filedOn", p.form, count(d.id)::int as defendants, count(d.id) filter (where d.standing = 'convicted')::int as convicted,
  count(d.id) filter (where d.standing = 'charged')::int as pending, count(d.id) filter (where d.custody in ('at-large', 'extradition'))::int as "atLarge"`);
const ENTRIES = raw('from justice.prosecution_as_of p left join justice.defendant_as_of d on d.agency = p.agency and d.prosecution = p.id');

/** Cases, newest first, with how many of their defendants stand where. */
export async function cases(tx: Tx, pending: boolean, from: number, count: number): Promise<{ total: number; cases: CaseEntry[] }> {
  const where = sql`p.agency = ${tx.who.agency}::uuid and (not ${pending}::boolean or exists (select from justice.defendant_as_of o where o.agency = p.agency and o.prosecution = p.id and o.standing in ('charged', 'uncharged'))
    or not exists (select from justice.defendant_as_of o where o.agency = p.agency and o.prosecution = p.id))`;
  const total = await tx.one<{ n: number }>(sql`select count(*)::int as n from justice.prosecution_as_of p where ${where}`);
  return { total: total.n, cases: await tx.all<CaseEntry>(sql`select ${ENTRY} ${ENTRIES} where ${where} group by p.id, p.docket, p.district, p.filed_on, p.form order by p.filed_on desc, p.docket desc limit ${count}::int offset ${from}::int`) };
}

/** The cases that came of an investigation. */
export function casesOf(tx: Tx, investigation: string): Promise<CaseEntry[]> {
  return tx.all<CaseEntry>(sql`select ${ENTRY} ${ENTRIES} where p.agency = ${tx.who.agency}::uuid and p.investigation = ${investigation}::uuid group by p.id, p.docket, p.district, p.filed_on, p.form order by p.filed_on`);
}

const CASE = raw('p.id, p.version, p.docket, p.district, p.filed_on, p.form, p.investigation');

/** One case. */
export function findCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  return tx.maybe<CaseRow>(sql`select ${CASE} from justice.prosecution_as_of p where p.agency = ${tx.who.agency}::uuid and p.id = ${id}::uuid`);
}

/** Cases by docket number. */
export function casesByDocket(tx: Tx, dockets: readonly string[]): Promise<CaseRow[]> {
  return tx.all<CaseRow>(sql`select ${CASE} from justice.prosecution_as_of p where p.agency = ${tx.who.agency}::uuid and p.docket = any(${[...dockets]}::text[])`);
}

/** Every case, oldest first, in windows. */
export function caseWindow(tx: Tx, from: number, count: number): Promise<CaseRow[]> {
  return tx.all<CaseRow>(sql`select ${CASE} from justice.prosecution_as_of p where p.agency = ${tx.who.agency}::uuid order by p.filed_on, p.docket, p.id limit ${count}::int offset ${from}::int`);
}

/** Rows of a table that hang on the given parents by a column, in order. */
async function hanging<Row>(tx: Tx, table: Table, column: string, ids: readonly string[], order: string): Promise<Row[]> {
  return tx.all<Row & Record<string, unknown>>(sql`select t.* from ${raw(`justice.${table}_as_of`)} t where t.agency = ${tx.who.agency}::uuid and ${raw(`t.${column}`)} = any(${[...ids]}::uuid[]) order by ${raw(order)}`);
}

export const papersOf = (tx: Tx, ids: readonly string[]): Promise<PaperRow[]> => hanging(tx, 'instrument', 'prosecution', ids, 't.place');
export const defendantsOf = (tx: Tx, ids: readonly string[]): Promise<DefendantRow[]> => hanging(tx, 'defendant', 'prosecution', ids, 't.place');
export const countsOf = (tx: Tx, ids: readonly string[]): Promise<CountRow[]> => hanging(tx, 'count', 'prosecution', ids, 't.recorded_at, t.place');
export const chargesOf = (tx: Tx, ids: readonly string[]): Promise<ChargeRow[]> => hanging(tx, 'charge', 'prosecution', ids, 't.charged_on, t.id');
export const trialsOf = (tx: Tx, ids: readonly string[]): Promise<TrialRow[]> => hanging(tx, 'trial', 'prosecution', ids, 't.began_on, t.id');
export const forfeituresOf = (tx: Tx, ids: readonly string[]): Promise<{ id: string; ordered_on: string; what: never; cents: number; to_victims: number }[]> => hanging(tx, 'forfeiture', 'prosecution', ids, 't.ordered_on, t.id');
export const victimsOf = (tx: Tx, ids: readonly string[]): Promise<VictimRow[]> => hanging(tx, 'victim', 'prosecution', ids, 't.place');
export const victimCountsOf = (tx: Tx, victims: readonly string[]): Promise<{ id: string; victim: string; count: string }[]> => hanging(tx, 'victim_count', 'victim', victims, 't.id');
export const sentencesOf = (tx: Tx, defendants: readonly string[]): Promise<SentenceRow[]> => hanging(tx, 'sentence', 'defendant', defendants, 't.sentenced_on, t.id');
export const termsOf = (tx: Tx, sentences: readonly string[]): Promise<{ id: string; sentence: string; count: string; months: number; runs: 'concurrent' | 'consecutive' }[]> => hanging(tx, 'term', 'sentence', sentences, 't.recorded_at, t.id');
export const handOversOf = (tx: Tx, investigations: readonly string[]): Promise<{ id: string; recipient: string; sent_on: string; referral: string }[]> => hanging(tx, 'hand_over', 'investigation', investigations, 't.sent_on, t.recorded_at');
export const restitutionOf = (tx: Tx, defendants: readonly string[]): Promise<RestitutionRow[]> => hanging(tx, 'restitution', 'defendant', defendants, 't.ordered_on, t.id');
export const paymentsOf = (tx: Tx, orders: readonly string[]): Promise<PaymentRow[]> => hanging(tx, 'payment', 'restitution', orders, 't.paid_on, t.id');
export const appealsOf = (tx: Tx, defendants: readonly string[]): Promise<AppealRow[]> => hanging(tx, 'appeal', 'defendant', defendants, 't.filed_on, t.id');
export const custodyStepsOf = (tx: Tx, defendants: readonly string[]): Promise<{ defendant: string; step: CustodyStep; on_day: string }[]> => hanging(tx, 'defendant_step', 'defendant', defendants, 't.on_day, t.recorded_at, t.id');

/** The steps of charges that stand, in their order. */
export function chargeStepsOf(tx: Tx, charges: readonly string[]): Promise<ChargeStepRow[]> {
  return tx.all<ChargeStepRow>(sql`select t.id, t.version, t.charge, t.step, t.on_day as "onDay", t.place, t.appeal from justice.charge_step_as_of t where t.agency = ${tx.who.agency}::uuid and t.charge = any(${[...charges]}::uuid[]) and not t.struck order by t.place`);
}

/** How many steps a charge ever had, struck ones among them. */
export async function lastPlace(tx: Tx, charge: string): Promise<number> {
  return (await tx.one<{ n: number }>(sql`select coalesce(max(t.place), 0)::int as n from justice.charge_step_as_of t where t.agency = ${tx.who.agency}::uuid and t.charge = ${charge}::uuid`)).n;
}

/** One row of a table by its id. */
async function find<Row>(tx: Tx, table: Table, id: string): Promise<Row | undefined> {
  return tx.maybe<Row & Record<string, unknown>>(sql`select t.* from ${raw(`justice.${table}_as_of`)} t where t.agency = ${tx.who.agency}::uuid and t.id = ${id}::uuid`);
}

export const findDefendant = (tx: Tx, id: string): Promise<DefendantRow | undefined> => find(tx, 'defendant', id);
export const findTrial = (tx: Tx, id: string): Promise<TrialRow | undefined> => find(tx, 'trial', id);
export const findRestitution = (tx: Tx, id: string): Promise<RestitutionRow | undefined> => find(tx, 'restitution', id);
export const findAppeal = (tx: Tx, id: string): Promise<AppealRow | undefined> => find(tx, 'appeal', id);
export const findVictim = (tx: Tx, id: string): Promise<VictimRow | undefined> => find(tx, 'victim', id);

/** Notes that records were read which name somebody, so that the audit row names them. */
export function noteRead(tx: Tx, table: Table, ids: readonly string[]): void {
  touch(tx, `justice.${table}`, ids);
}

/** A figure as the records of one case make it, by fiscal year. */
export interface CountedRow { measure: string; year: number; n: number }

/** What the given records alone give of each measure's own SQL, by fiscal year (31 USC 1102). */
export async function countedOf(tx: Tx, measures: readonly { id: string; records: string; aggregate: { kind: string; of?: string } }[], ids: readonly string[]): Promise<CountedRow[]> {
  const parts = measures.map(({ id, records, aggregate }) => {
    const n = aggregate.kind === 'records' ? 'count(*)' : aggregate.kind === 'sum' ? `sum(r."${aggregate.of}")` : `count(distinct r."${aggregate.of}")`;
    return `select '${id}' as measure, extract(year from r.day + interval '3 months')::int as year, ${n}::float8 as n from (${records}) r where r.agency = x.agency and r.record = any(x.ids) group by 2`;
  });
  return tx.all<CountedRow>(sql`select c.measure, c.year, c.n from (select ${tx.who.agency}::uuid as agency, ${[...ids]}::uuid[] as ids) x, lateral (${raw(parts.join(' union all '))}) c order by 1, 2`);
}

/** A row of the tables by calendar year: prosecuted or convicted persons by what is told apart. */
export interface TableRow { what: 'prosecuted' | 'convicted'; sex: string; citizenship: string; form: string; persons: number }

/** Persons prosecuted and convicted in a calendar year by sex, citizenship and form. */
export function personsBy(tx: Tx, year: number): Promise<TableRow[]> {
  return tx.all<TableRow>(sql`
    select w.what, d.sex, case when d.citizenship = 'ZZ' then 'unknown' when d.citizenship = 'US' then 'national' else 'foreign' end as citizenship, p.form, count(*)::int as persons
    from justice.defendant_as_of d join justice.prosecution_as_of p on p.agency = d.agency and p.id = d.prosecution, lateral (values ('prosecuted', d.charged_on), ('convicted', d.convicted_on)) w (what, day)
    where d.agency = ${tx.who.agency}::uuid and extract(year from w.day) = ${year}::int group by 1, 2, 3, 4 order by 1 desc, 2, 3, 4`);
}

/** A defendant whose case has ended, as far as the schedule asks: how, when, and what still runs. */
export interface EndedRow { id: string; standing: string; age_group: string; endedOn: string; appealOpen: boolean; life: boolean; months: number | null }

/** The defendants whose case ended before a day and whose name is still kept. */
export function endedDefendants(tx: Tx, before: string): Promise<EndedRow[]> {
  return tx.all<EndedRow>(sql`select * from (
    select d.id, d.standing, d.age_group, greatest((select max(c.standing_on) from justice.charge_as_of c where c.agency = d.agency and c.defendant = d.id), (select max(s.sentenced_on) from justice.sentence_as_of s where s.agency = d.agency and s.defendant = d.id)) as "endedOn",
      exists (select from justice.appeal_as_of a where a.agency = d.agency and a.defendant = d.id and a.outcome is null) as "appealOpen",
      exists (select from justice.sentence_as_of s where s.agency = d.agency and s.defendant = d.id and s.ended_on is null and s.life) as life,
      (select max(s.months) from justice.sentence_as_of s where s.agency = d.agency and s.defendant = d.id and s.ended_on is null) as months
    from justice.defendant_as_of d where d.agency = ${tx.who.agency}::uuid and d.purged_on is null and d.standing in ('acquitted', 'dismissed', 'convicted')) e
    where e."endedOn" <= ${before}::date order by e.id`);
}
