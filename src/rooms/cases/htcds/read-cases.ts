import type { Tx } from '../../../foundation/database/database.ts';
import type { Identity } from '../../../foundation/identity/subjects.ts';
import { identificationsOf, peopleOf } from '../../people/index.ts';
import { namesOf } from '../inside.ts';
import { openerOf, openWords } from '../keys.ts';
import { blocksExport } from '../rules.ts';
import { findFiles, findProfiles, papersOf, teamsOf, type FileRow, type ProfileRow } from '../store.ts';
import { caseFrom, heldOfPerson, type Held } from './record.ts';
import { openSupplements } from './sealed.ts';
import type { HtcdsCase } from './sheet.ts';
import { plansOf, type PlanRow } from './store.ts';

/** A case in the terms of HTCDS with what decides whether it may leave. */
export interface ReadCase { file: string; person: string; code: string; purged: boolean; blocked: boolean; given: HtcdsCase }

/** Cases in the terms of HTCDS, out of people, cases and what was kept beside them; notes under privilege are not among what is read. */
export async function readCases(tx: Tx, identity: Identity, ids: readonly string[]): Promise<ReadCase[]> {
  const files = await findFiles(tx, ids);
  const people = new Map((await peopleOf(tx, identity, files.map((f) => f.person))).map((p) => [p.id, p]));
  const profiles = new Map((await findProfiles(tx, ids)).map((p) => [p.file, p]));
  const [plans, supplements, papers] = await Promise.all([plansIn(tx, identity, files), openSupplements(tx, identity, files), papersOf(tx, ids)]);
  const [leads, found] = await Promise.all([leadsOf(tx, ids), identificationsOf(tx, files.map((f) => f.person))]);
  return files.flatMap((file): ReadCase[] => {
    const [person, profile] = [people.get(file.person), profiles.get(file.id)];
    if (!person || !profile) return [];
    const held = { ...heldOfPerson(person), status: found.get(file.person) ?? null, ...heldOfCase(file, profile, leads.get(file.id) ?? null), ...(plans.get(file.id) ?? NO_PLAN) };
    const blocked = blocksExport(papers.filter((p) => p.file === file.id).map((p) => ({ kind: p.kind, endedOn: p.ended_on })));
    return [{ file: file.id, person: file.person, code: person.caseCode, purged: person.purged, blocked, given: caseFrom(held, supplements.get(file.id) ?? {}) }];
  });
}

type Plan = Pick<Held, 'objectives' | 'actions' | 'plannedEnd' | 'actualEnd'>;
const NO_PLAN: Plan = { objectives: null, actions: null, plannedEnd: null, actualEnd: null };

function heldOfCase(file: FileRow, profile: ProfileRow, lead: string | null): Pick<Held, 'form' | 'open' | 'referredOn' | 'lead'> {
  return { form: profile.form as Held['form'], open: file.state === 'intake' || file.state === 'enrolled', referredOn: profile.referred_on, lead };
}

async function leadsOf(tx: Tx, files: readonly string[]): Promise<Map<string, string>> {
  const name = await namesOf(tx);
  // The first named wins; a member stands in where nobody leads.
  const team = (await teamsOf(tx, files)).toSorted((a, b) => Number(b.part === 'lead') - Number(a.part === 'lead')).toReversed();
  return new Map(team.map((member) => [member.file, name(member.account)]));
}

/** The plan of each case: its goals as objectives, their steps as the plan of action, the last day any is due, and the end once every goal has ended. */
async function plansIn(tx: Tx, identity: Identity, files: readonly FileRow[]): Promise<Map<string, Plan>> {
  const { goals, steps } = await plansOf(tx, files.map((f) => f.id));
  const open = await openerOf(tx, identity, files.map((f) => f.person), [...goals, ...steps].map((row) => row.key));
  const persons = new Map(files.map((f) => [f.id, f.person]));
  const words = (table: 'goal' | 'task') => (row: PlanRow): string[] => {
    const found = openWords(tx, open(persons.get(row.file) ?? '', row.key), table, row);
    return found === null ? [] : [found];
  };
  const said = (texts: string[]): string | null => (texts.length > 0 ? texts.join('\n') : null);
  const last = (days: (string | null)[]): string | null => days.filter((d) => d !== null).toSorted().at(-1) ?? null;
  return new Map([...Map.groupBy(goals, (goal) => goal.file)].flatMap(([file, all]): [string, Plan][] => {
    const shown = all.some((goal) => goal.ended_on === null) ? all.filter((goal) => goal.ended_on === null) : all;
    const objectives = said(shown.flatMap(words('goal')));
    if (objectives === null) return [];
    const own = steps.filter((step) => shown.some((goal) => goal.id === step.goal));
    return [[file, { objectives, actions: said(own.flatMap(words('task'))), plannedEnd: last(own.map((step) => step.due_on)), actualEnd: shown.every((goal) => goal.ended_on !== null) ? last(shown.map((goal) => goal.ended_on)) : null }]];
  }));
}
