import type { KeyObject } from 'node:crypto';
import { keep, keepMany, revise, touch, type Fields } from '../../foundation/database/keep.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { sql } from '../../foundation/database/sql.ts';
import { seal, unseal } from '../../foundation/identity/seal.ts';
import type { Absence } from './clocks.ts';
import { PENDING } from './rules.ts';
import type { ApplicationClass, ApplicationKind, ApplicationState, ApplicationStep, DeadlineKind, KeptAs, Lane, PresenceHead, PresenceState, PresenceStep, ReunificationState, ReunificationStep, Source } from './schema.ts';

export interface PresenceRow {
  id: string; version: number; number: string; person: string; kept_as: KeptAs; basis: PresenceHead['basis']; requester: PresenceHead['requester']; received_on: string; state: PresenceState;
  issued_on: string | null; ends_on: string | null; outcome: string | null; decided_on: string | null; reason: string | null;
}
export interface ApplicationRow {
  id: string; version: number; number: string; person: string; kept_as: KeptAs; kind: ApplicationKind; class: ApplicationClass; principal: string | null; relation: string | null; subclause: string | null; principal_under_21: boolean | null;
  received_on: string; state: ApplicationState; outcome: string | null; decided_on: string | null; ends_on: string | null; reason: string | null;
}
export interface StepRow<Step> { id: string; of: string; step: Step; on_day: string; due_on: string | null; ends_on: string | null; reason: string | null; authority: string }
export interface DeadlineRow {
  id: string; version: number; person: string; subject: string; lane: Lane; kind: DeadlineKind; due_on: string; counted_from: string | null; amount: number | null; unit: string | null; citation: string; cause: string; state: 'open' | 'met' | 'void'; recorded_at: Date;
}
export interface InformationRow { id: string; source: Source; sealed: Buffer; person: string; recorded_at: Date }
export interface ReunificationRow { id: string; version: number; person: string; principal: string; kept_as: KeptAs; kind: 'reunification' | 'return'; class: string | null; country: string; opened_on: string; state: ReunificationState }

/** A table of the room. */
export type Table = 'presence' | 'presence_step' | 'civil_action' | 'application' | 'application_step' | 'information' | 'denial_basis' | 'absence' | 'completion' | 'permit' | 'reunification' | 'reunification_step' | 'deadline' | 'notice' | 'told' | 'question';

/** Writes one row. */
export function keepOne(tx: Tx, table: Table, row: Fields): Promise<string> {
  return keep(tx, `relief.${table}`, row);
}

/** Writes rows, all in one statement. */
export function keepRows(tx: Tx, table: Table, rows: readonly Fields[]): Promise<string[]> {
  return keepMany(tx, `relief.${table}`, rows);
}

/** Puts the next version of a row in its place. */
export function reviseRow(tx: Tx, table: Table, id: string, version: number, changes: Fields): Promise<number> {
  return revise(tx, `relief.${table}`, id, version, changes);
}

/** Of these numbers, those something of the agency bears. */
export async function takenNumbers(tx: Tx, table: 'presence' | 'application', numbers: readonly string[]): Promise<string[]> {
  const rows = await tx.all<{ number: string }>(sql`select number from ${table === 'presence' ? sql`relief.presence` : sql`relief.application`} where agency = ${tx.who.agency}::uuid and number = any(${[...numbers]}::text[])`);
  return rows.map((r) => r.number);
}

/** Locks what is recorded of a person against a second act at the same moment. */
export async function lockPerson(tx: Tx, person: string): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`relief|${person}`}::text, 22))`);
}

/** Locks the granting of principals of a fiscal year, so that the last place under the cap is given once. */
export async function lockCap(tx: Tx, what: string): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`relief-cap|${tx.who.agency}|${what}`}::text, 22))`);
}

const PRESENCE = sql`select id, version, number, person, kept_as, basis, requester, received_on, state, issued_on, ends_on, outcome, decided_on, reason from relief.presence_as_of`;
const APPLICATION = sql`select id, version, number, person, kept_as, kind, class, principal, relation, subclause, principal_under_21, received_on, state, outcome, decided_on, ends_on, reason from relief.application_as_of`;

/** Requests for continued presence by id. */
export async function findPresences(tx: Tx, ids: readonly string[]): Promise<PresenceRow[]> {
  const rows = await tx.all<PresenceRow>(sql`${PRESENCE} where agency = ${tx.who.agency}::uuid and id = any(${[...ids]}::uuid[])`);
  touch(tx, 'relief.presence', rows.map((r) => r.id));
  return rows;
}

/** Every request for continued presence of persons, in order. */
export async function presencesOf(tx: Tx, persons: readonly string[]): Promise<PresenceRow[]> {
  const rows = await tx.all<PresenceRow>(sql`${PRESENCE} where agency = ${tx.who.agency}::uuid and person = any(${[...persons]}::uuid[]) order by received_on, number`);
  touch(tx, 'relief.presence', rows.map((r) => r.id));
  return rows;
}

/** The steps of requests for continued presence, in order. */
export function presenceSteps(tx: Tx, ids: readonly string[]): Promise<StepRow<PresenceStep>[]> {
  return tx.all(sql`select id, presence as of, step, on_day, null as due_on, ends_on, reason, authority from relief.presence_step_as_of where agency = ${tx.who.agency}::uuid and presence = any(${[...ids]}::uuid[]) order by on_day, recorded_at, id`);
}

/** Applications by id. */
export async function findApplications(tx: Tx, ids: readonly string[]): Promise<ApplicationRow[]> {
  const rows = await tx.all<ApplicationRow>(sql`${APPLICATION} where agency = ${tx.who.agency}::uuid and id = any(${[...ids]}::uuid[])`);
  touch(tx, 'relief.application', rows.map((r) => r.id));
  return rows;
}

/** Every application of persons, in order. */
export async function applicationsOf(tx: Tx, persons: readonly string[]): Promise<ApplicationRow[]> {
  const rows = await tx.all<ApplicationRow>(sql`${APPLICATION} where agency = ${tx.who.agency}::uuid and person = any(${[...persons]}::uuid[]) order by received_on, number`);
  touch(tx, 'relief.application', rows.map((r) => r.id));
  return rows;
}

/** The applications of those who follow a principal's. */
export function familyOf(tx: Tx, principals: readonly string[]): Promise<ApplicationRow[]> {
  return tx.all<ApplicationRow>(sql`${APPLICATION} where agency = ${tx.who.agency}::uuid and principal = any(${[...principals]}::uuid[]) order by class, received_on, number`);
}

/** The steps of applications, in order. */
export function applicationSteps(tx: Tx, ids: readonly string[]): Promise<StepRow<ApplicationStep>[]> {
  return tx.all(sql`select id, application as of, step, on_day, due_on, ends_on, reason, authority from relief.application_step_as_of where agency = ${tx.who.agency}::uuid and application = any(${[...ids]}::uuid[]) order by on_day, recorded_at, id`);
}

/** Persons who hold U status of which no first day of adjustment was ever counted, and who have not asked for it. */
export async function withoutAdjustmentClock(tx: Tx): Promise<string[]> {
  const rows = await tx.all<{ person: string }>(sql`select distinct a.person from relief.application_as_of a where a.agency = ${tx.who.agency}::uuid and a.kind = 'status' and a.state = 'approved' and a.class like 'U-%'
    and not exists (select from relief.deadline_as_of d where d.agency = a.agency and d.subject = a.id and d.kind = 'adjust-from')
    and not exists (select from relief.application_as_of b where b.agency = a.agency and b.person = a.person and b.kind = 'adjustment' and b.state not in ('denied', 'withdrawn', 'closed'))`);
  return rows.map((r) => r.person);
}

/** The application that a number names. */
export function findByNumber(tx: Tx, numbers: readonly string[]): Promise<ApplicationRow[]> {
  return tx.all<ApplicationRow>(sql`${APPLICATION} where agency = ${tx.who.agency}::uuid and number = any(${[...numbers]}::text[])`);
}

/** The requests for continued presence that numbers name. */
export function presencesByNumber(tx: Tx, numbers: readonly string[]): Promise<PresenceRow[]> {
  return tx.all<PresenceRow>(sql`${PRESENCE} where agency = ${tx.who.agency}::uuid and number = any(${[...numbers]}::text[])`);
}

/** What else bears on a person's deadlines. */
export async function aroundPersons(tx: Tx, persons: readonly string[]) {
  const [agency, of] = [tx.who.agency, [...persons]];
  return {
    civilActions: await tx.all<{ id: string; version: number; person: string; filed_on: string; concluded_on: string | null }>(sql`select id, version, person, filed_on, concluded_on from relief.civil_action_as_of where agency = ${agency}::uuid and person = any(${of}::uuid[]) order by filed_on`),
    absences: await tx.all<Absence & { version: number; person: string }>(sql`select id, version, person, left_on as "leftOn", returned_on as "returnedOn", justified from relief.absence_as_of where agency = ${agency}::uuid and person = any(${of}::uuid[]) order by left_on`),
    completions: await tx.all<{ id: string; person: string; completed_on: string }>(sql`select id, person, completed_on from relief.completion_as_of where agency = ${agency}::uuid and person = any(${of}::uuid[]) order by completed_on`),
    permits: await tx.all<{ id: string; person: string; application: string | null; kind: 'work' | 'travel'; category: never; valid_from: string; valid_until: string }>(sql`select id, person, application, kind, category, valid_from, valid_until from relief.permit_as_of where agency = ${agency}::uuid and person = any(${of}::uuid[]) order by valid_from`),
  };
}

const place = (agency: string, row: string) => ({ agency, table: 'relief.information', row, column: 'sealed' });

/** The row of a piece of information, sealed under the person's key. */
export function informationRow(key: KeyObject, agency: string, row: { person: string; application: string | null; presence: string | null; source: Source; text: string }): Fields & { id: string } {
  const id = crypto.randomUUID();
  return { id, person: row.person, application: row.application, presence: row.presence, source: row.source, sealed: seal(key, place(agency, id), row.text) };
}

/** The information recorded on an application or a request. */
export function informationOn(tx: Tx, subject: string): Promise<InformationRow[]> {
  return tx.all(sql`select id, source, sealed, person, recorded_at from relief.information_as_of where agency = ${tx.who.agency}::uuid and (application = ${subject}::uuid or presence = ${subject}::uuid) order by recorded_at, id`);
}

/** The words of a piece of information. */
export function openInformation(key: KeyObject, agency: string, row: InformationRow): string {
  return unseal(key, place(agency, row.id), row.sealed);
}

const DEADLINE = sql`select id, version, person, subject, lane, kind, due_on, counted_from, amount, unit, citation, cause, state, recorded_at from relief.deadline_as_of`;

/** The deadlines of persons, nearest first. */
export function deadlinesOf(tx: Tx, persons: readonly string[]): Promise<DeadlineRow[]> {
  return tx.all<DeadlineRow>(sql`${DEADLINE} where agency = ${tx.who.agency}::uuid and person = any(${[...persons]}::uuid[]) order by due_on, kind`);
}

/** Every version of deadlines: the log of their computing. */
export function deadlineLog(tx: Tx, ids: readonly string[]): Promise<DeadlineRow[]> {
  return tx.all<DeadlineRow>(sql`select id, version, person, subject, lane, kind, due_on, counted_from, amount, unit, citation, cause, state, recorded_at from relief.deadline where agency = ${tx.who.agency}::uuid and id = any(${[...ids]}::uuid[]) and recorded_at <= (select foundation.as_of()) order by version`);
}

/** A window of what is due: ahead, passed, or all. A first day on which something may be asked passes for nobody. */
export async function dueDeadlines(tx: Tx, show: 'ahead' | 'passed' | 'all', today: string, from: number, count: number): Promise<{ total: number; rows: DeadlineRow[] }> {
  const condition = show === 'ahead' ? sql`due_on >= ${today}::date` : show === 'passed' ? sql`due_on < ${today}::date and kind <> 'adjust-from'` : sql`true`;
  const total = await tx.one<{ n: number }>(sql`select count(*) as n from relief.deadline_as_of where agency = ${tx.who.agency}::uuid and state = 'open' and ${condition}`);
  const rows = await tx.all<DeadlineRow>(sql`${DEADLINE} where agency = ${tx.who.agency}::uuid and state = 'open' and ${condition} order by ${show === 'passed' ? sql`due_on desc, id` : sql`due_on, id`} limit ${count} offset ${from}`);
  return { total: total.n, rows };
}

export interface QueueRow { id: string; what: 'application' | 'presence'; number: string; person: string; class: string | null; kind: string | null; received_on: string; state: string; ends_on: string | null; due_on: string | null; due_kind: DeadlineKind | null }

/** A window over two lists of which the second begins where the first ends, each read by its own index. */
async function oneAfterOther<Row>(first: number, from: number, count: number, read: (of: 'first' | 'second', from: number, count: number) => Promise<Row[]>): Promise<Row[]> {
  const head = from < first ? await read('first', from, Math.min(count, first - from)) : [];
  const left = count - head.length;
  return left > 0 ? [...head, ...await read('second', Math.max(0, from - first), left)] : head;
}

const OF_APPLICATION = sql`a.id, 'application' as what, a.number, a.person, a.class, a.kind, a.received_on, a.state, a.ends_on`;

/** A window of the work: what is pending by its next deadline, continued presence by its end, or what was granted or decided, newest first. */
export async function queue(tx: Tx, show: 'pending' | 'presence' | 'granted' | 'decided', from: number, count: number): Promise<{ total: number; rows: QueueRow[] }> {
  return show === 'pending' ? pendingQueue(tx, from, count) : show === 'presence' ? presenceQueue(tx, from, count) : decidedQueue(tx, show, from, count);
}

/** Those asked for evidence have a day that is due, and come first by it; the others wait for the office, the oldest first. */
async function pendingQueue(tx: Tx, from: number, count: number): Promise<{ total: number; rows: QueueRow[] }> {
  const agency = tx.who.agency;
  const others = PENDING.filter((state) => state !== 'asked');
  const counted = await tx.one<{ asked: number; total: number }>(sql`select count(*) filter (where state = 'asked') as asked, count(*) as total from relief.application_as_of where agency = ${agency}::uuid and state = any(${[...PENDING]}::text[])`);
  const rows = await oneAfterOther(counted.asked, from, count, (of, start, many) => of === 'first'
    ? tx.all<QueueRow>(sql`select ${OF_APPLICATION}, d.due_on, d.kind as due_kind from relief.deadline_as_of d join relief.application_as_of a on a.agency = d.agency and a.id = d.subject and a.state = 'asked'
        where d.agency = ${agency}::uuid and d.kind = 'evidence-due' and d.state = 'open' order by d.due_on, a.id limit ${many} offset ${start}`)
    : tx.all<QueueRow>(sql`select ${OF_APPLICATION}, null::date as due_on, null as due_kind from relief.application_as_of a where a.agency = ${agency}::uuid and a.state = any(${others}::text[]) order by a.received_on, a.id limit ${many} offset ${start}`));
  return { total: counted.total, rows };
}

/** Requests that wait for a decision come first, then what was issued by its end. */
async function presenceQueue(tx: Tx, from: number, count: number): Promise<{ total: number; rows: QueueRow[] }> {
  const agency = tx.who.agency;
  const columns = sql`p.id, 'presence' as what, p.number, p.person, null as class, null as kind, p.received_on, p.state, p.ends_on, p.ends_on as due_on, case when p.ends_on is not null then 'presence-ends' end as due_kind`;
  const counted = await tx.one<{ waiting: number; total: number }>(sql`select count(*) filter (where state <> 'issued') as waiting, count(*) as total from relief.presence_as_of where agency = ${agency}::uuid and state in ('requested', 'filed', 'issued')`);
  const rows = await oneAfterOther(counted.waiting, from, count, (of, start, many) => tx.all<QueueRow>(of === 'first'
    ? sql`select ${columns} from relief.presence_as_of p where p.agency = ${agency}::uuid and p.state in ('requested', 'filed') order by p.received_on, p.id limit ${many} offset ${start}`
    : sql`select ${columns} from relief.presence_as_of p where p.agency = ${agency}::uuid and p.state = 'issued' order by p.ends_on, p.id limit ${many} offset ${start}`));
  return { total: counted.total, rows };
}

async function decidedQueue(tx: Tx, show: 'granted' | 'decided', from: number, count: number): Promise<{ total: number; rows: QueueRow[] }> {
  const condition = show === 'granted' ? sql`a.outcome = 'approved' and a.state = 'approved'` : sql`a.decided_on is not null`;
  const total = await tx.one<{ n: number }>(sql`select count(*) as n from relief.application_as_of a where a.agency = ${tx.who.agency}::uuid and ${condition}`);
  const rows = await tx.all<QueueRow>(sql`select ${OF_APPLICATION}, null::date as due_on, null as due_kind from relief.application_as_of a where a.agency = ${tx.who.agency}::uuid and ${condition} order by a.decided_on desc, a.id limit ${count} offset ${from}`);
  return { total: total.n, rows };
}

/** What an office holds of principals of T status in a span of days: its receipts by how they stand, and its decisions by day. */
export async function office(tx: Tx, kept: KeptAs, from: string, until: string) {
  const own = sql`agency = ${tx.who.agency}::uuid and kept_as = ${kept}`;
  const principals = sql`${own} and kind = 'status' and class = 'T-1'`;
  const inside = (column: 'received_on' | 'decided_on' | 'issued_on') => sql`${column === 'received_on' ? sql`received_on` : column === 'decided_on' ? sql`decided_on` : sql`issued_on`} >= ${from}::date and ${column === 'received_on' ? sql`received_on` : column === 'decided_on' ? sql`decided_on` : sql`issued_on`} < ${until}::date`;
  const cohort = await tx.one<{ received: number; approved: number; denied: number; withdrawn: number; pending: number }>(sql`
    select count(*) as received, count(*) filter (where outcome = 'approved') as approved, count(*) filter (where outcome = 'denied') as denied, count(*) filter (where outcome = 'withdrawn') as withdrawn,
      count(*) filter (where outcome is null and state = any(${[...PENDING]}::text[])) as pending from relief.application_as_of where ${principals} and ${inside('received_on')}`);
  const flow = await tx.one<{ approved: number; denied: number; withdrawn: number }>(sql`
    select count(*) filter (where s.step = 'approved') as approved, count(*) filter (where s.step = 'denied') as denied, count(*) filter (where s.step = 'withdrawn') as withdrawn
      from relief.application_step_as_of s join relief.application_as_of a on a.agency = s.agency and a.id = s.application
     where s.agency = ${tx.who.agency}::uuid and s.on_day >= ${from}::date and s.on_day < ${until}::date and a.kept_as = ${kept} and a.kind = 'status' and a.class = 'T-1'`);
  const waiting = await tx.one<{ n: number }>(sql`select count(*) as n from relief.application_as_of where ${principals} and state = 'waiting'`);
  const years = await tx.one<{ first: string | null; last: string | null }>(sql`select min(received_on) as first, max(received_on) as last from relief.application_as_of where ${principals}`);
  const presence = await tx.one<{ requested: number; issued: number; mean: number | null; median: number | null }>(sql`
    select count(*) filter (where ${inside('received_on')}) as requested, count(*) filter (where ${inside('issued_on')}) as issued,
      round(avg(issued_on - received_on) filter (where ${inside('issued_on')}), 1) as mean, percentile_cont(0.5) within group (order by issued_on - received_on) filter (where ${inside('issued_on')}) as median
      from relief.presence_as_of where ${own}`);
  return { cohort, flow, granted: flow.approved, waiting: waiting.n, years, presence };
}

/** How many principals of a kind were granted from a day until another. */
export async function grantedPrincipals(tx: Tx, kind: ApplicationKind, of: ApplicationClass, from: string, until: string): Promise<number> {
  const { n } = await tx.one<{ n: number }>(sql`select count(*) as n from relief.application_as_of where agency = ${tx.who.agency}::uuid and kept_as = 'office' and kind = ${kind} and class = ${of} and outcome = 'approved' and decided_on >= ${from}::date and decided_on < ${until}::date`);
  return n;
}

const REUNIFICATION = sql`select id, version, person, principal, kept_as, kind, class, country, opened_on, state from relief.reunification_as_of`;

/** Cases of reunification and return by id, of persons, or a window of them. */
export async function findReunifications(tx: Tx, by: { ids: readonly string[] } | { persons: readonly string[] }): Promise<ReunificationRow[]> {
  const rows = 'ids' in by
    ? await tx.all<ReunificationRow>(sql`${REUNIFICATION} where agency = ${tx.who.agency}::uuid and id = any(${[...by.ids]}::uuid[])`)
    : await tx.all<ReunificationRow>(sql`${REUNIFICATION} where agency = ${tx.who.agency}::uuid and (person = any(${[...by.persons]}::uuid[]) or principal = any(${[...by.persons]}::uuid[])) order by opened_on, id`);
  touch(tx, 'relief.reunification', rows.map((r) => r.id));
  return rows;
}

/** A window of the cases of reunification and return, oldest first. */
export async function reunifications(tx: Tx, show: 'open' | 'done' | 'all', from: number, count: number): Promise<{ total: number; rows: ReunificationRow[] }> {
  const condition = show === 'all' ? sql`true` : show === 'done' ? sql`state in ('arrived', 'closed', 'stopped')` : sql`state not in ('arrived', 'closed', 'stopped')`;
  const total = await tx.one<{ n: number }>(sql`select count(*) as n from relief.reunification_as_of where agency = ${tx.who.agency}::uuid and ${condition}`);
  const rows = await tx.all<ReunificationRow>(sql`${REUNIFICATION} where agency = ${tx.who.agency}::uuid and ${condition} order by opened_on, id limit ${count} offset ${from}`);
  touch(tx, 'relief.reunification', rows.map((r) => r.id));
  return { total: total.n, rows };
}

/** The steps of cases of reunification and return. */
export function reunificationSteps(tx: Tx, ids: readonly string[]): Promise<{ of: string; step: ReunificationStep; on_day: string }[]> {
  return tx.all(sql`select reunification as of, step, on_day from relief.reunification_step_as_of where agency = ${tx.who.agency}::uuid and reunification = any(${[...ids]}::uuid[]) order by on_day, recorded_at, id`);
}

/** A window of applications for status in order of receipt, for a file. */
export async function windowOfApplications(tx: Tx, from: number, count: number): Promise<ApplicationRow[]> {
  const rows = await tx.all<ApplicationRow>(sql`${APPLICATION} where agency = ${tx.who.agency}::uuid and kind = 'status' order by received_on, number limit ${count} offset ${from}`);
  touch(tx, 'relief.application', rows.map((r) => r.id));
  return rows;
}

/** A window of requests for continued presence in order of receipt, for a file. */
export async function windowOfPresences(tx: Tx, from: number, count: number): Promise<PresenceRow[]> {
  const rows = await tx.all<PresenceRow>(sql`${PRESENCE} where agency = ${tx.who.agency}::uuid order by received_on, number limit ${count} offset ${from}`);
  touch(tx, 'relief.presence', rows.map((r) => r.id));
  return rows;
}

/** Of each denied record, where the information came from on which its denial rests; of several, one that is not the perpetrator. */
export async function sourcesOfDenials(tx: Tx, subjects: readonly string[]): Promise<Map<string, Source>> {
  const rows = await tx.all<{ subject: string; source: Source }>(sql`select coalesce(i.application, i.presence) as subject, i.source from relief.information_as_of i
    where i.agency = ${tx.who.agency}::uuid and (i.application = any(${[...subjects]}::uuid[]) or i.presence = any(${[...subjects]}::uuid[])) and exists (select from relief.denial_basis_as_of b where b.agency = i.agency and b.information = i.id)
    order by (i.source = 'perpetrator') desc, i.recorded_at`);
  return new Map(rows.map((r) => [r.subject, r.source]));
}
