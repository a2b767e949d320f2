import type { Tx } from '../../foundation/database/database.ts';
import type { TimedAct } from '../../foundation/web/nightly.ts';
import type { LegalParameter } from '../../foundation/calendar/parameters.ts';
import { deadlinesOf, type Dossier } from './clocks.ts';
import { applicationStanding, presenceStanding } from './rules.ts';
import type { ApplicationStep, DeadlineKind, PresenceStep } from './schema.ts';
import * as store from './store.ts';

/** A person's records with the rows they were read from. */
export interface Loaded extends Dossier {
  presenceRows: (store.PresenceRow & { steps: store.StepRow<PresenceStep>[] })[];
  applicationRows: (store.ApplicationRow & { steps: store.StepRow<ApplicationStep>[] })[];
  actions: { id: string; version: number; filed_on: string; concluded_on: string | null }[];
  away: { id: string; version: number; leftOn: string; returnedOn: string | null; justified: string | null }[];
  permitRows: { id: string; application: string | null; kind: 'work' | 'travel'; category: never; valid_from: string; valid_until: string }[];
  completed: { id: string; completed_on: string }[];
}

/** A step as the rules read it. */
export const taken = <Step>(row: store.StepRow<Step>) => ({ step: row.step, onDay: row.on_day, endsOn: row.ends_on, dueOn: row.due_on, reason: row.reason });

/** Everything recorded of persons that deadlines follow from. */
export async function loadDossiers(tx: Tx, persons: readonly string[]): Promise<Map<string, Loaded>> {
  const [presences, applications, around] = await Promise.all([store.presencesOf(tx, persons), store.applicationsOf(tx, persons), store.aroundPersons(tx, persons)]);
  const [ofPresence, ofApplication] = [Map.groupBy(await store.presenceSteps(tx, presences.map((p) => p.id)), (s) => s.of), Map.groupBy(await store.applicationSteps(tx, applications.map((a) => a.id)), (s) => s.of)];
  const by = <Row extends { person: string }>(rows: readonly Row[]): Map<string, Row[]> => Map.groupBy(rows, (r) => r.person);
  const [p, a, civil, away, completed, permits] = [by(presences), by(applications), by(around.civilActions), by(around.absences), by(around.completions), by(around.permits)];
  return new Map(persons.map((person) => {
    const presenceRows = (p.get(person) ?? []).map((row) => ({ ...row, steps: ofPresence.get(row.id) ?? [] }));
    const applicationRows = (a.get(person) ?? []).map((row) => ({ ...row, steps: ofApplication.get(row.id) ?? [] }));
    return [person, {
      presenceRows, applicationRows, actions: civil.get(person) ?? [], away: away.get(person) ?? [], permitRows: permits.get(person) ?? [], completed: completed.get(person) ?? [],
      presences: presenceRows.map((row) => ({ id: row.id, steps: row.steps.map(taken), standing: presenceStanding(row.steps.map(taken)) })),
      applications: applicationRows.map((row) => ({ id: row.id, kind: row.kind, class: row.class, steps: row.steps.map(taken), standing: applicationStanding(row.kind, row.steps.map(taken)) })),
      civilActions: (civil.get(person) ?? []).map((c) => ({ filedOn: c.filed_on, concludedOn: c.concluded_on })), absences: away.get(person) ?? [],
      completions: (completed.get(person) ?? []).map((c) => ({ completedOn: c.completed_on })), permits: (permits.get(person) ?? []).map((r) => ({ id: r.id, kind: r.kind, validFrom: r.valid_from, validUntil: r.valid_until })),
    }];
  }));
}

/** Which acts meet a deadline; what goes for another reason is void. */
const MET_BY: Readonly<Record<DeadlineKind, readonly string[]>> = {
  'presence-ends': [], 'evidence-due': ['answered'], 'appeal-due': ['appealed'], 'status-ends': ['adjustment'], 'adjust-from': ['adjustment'], 'return-by': ['returned'], 'work-ends': [], 'travel-ends': [],
};

/** Computes the deadlines of persons anew after an act, and keeps what changed: a deadline that moves becomes its next version, so that the log shows each computing. */
export async function recompute(tx: Tx, persons: readonly string[], cause: string, parameters: readonly LegalParameter[]): Promise<void> {
  const dossiers = await loadDossiers(tx, persons);
  const standing = Map.groupBy((await store.deadlinesOf(tx, persons)).filter((d) => d.state === 'open'), (d) => d.person);
  const fresh: Record<string, unknown>[] = [];
  for (const person of persons) {
    const before = new Map((standing.get(person) ?? []).map((d) => [`${d.subject} ${d.kind}`, d]));
    for (const due of deadlinesOf(dossiers.get(person) as Loaded, parameters)) {
      const row = { lane: due.lane, due_on: due.dueOn, counted_from: due.countedFrom, amount: due.amount, unit: due.unit, citation: due.citation.slice(0, 600), cause };
      const old = before.get(`${due.subject} ${due.kind}`);
      before.delete(`${due.subject} ${due.kind}`);
      if (!old) fresh.push({ person, subject: due.subject, kind: due.kind, ...row, state: 'open' });
      else if (old.due_on !== due.dueOn || old.counted_from !== due.countedFrom) await store.reviseRow(tx, 'deadline', old.id, old.version, row);
    }
    for (const gone of before.values()) await store.reviseRow(tx, 'deadline', gone.id, gone.version, { state: MET_BY[gone.kind].includes(cause) ? 'met' : 'void', cause });
  }
  await store.keepRows(tx, 'deadline', fresh);
}

/** Every night those whose U status was granted before its clock was counted get their first day of adjustment. */
export const countAnew: TimedAct = {
  name: 'relief.count-anew', records: 'computed the deadlines of a person anew', as: ['supervisor'],
  due: ({ tx }) => store.withoutAdjustmentClock(tx),
  run: async ({ tx, services }, person) => {
    await store.lockPerson(tx, person);
    await recompute(tx, [person], 'law', services.parameters);
  },
};
