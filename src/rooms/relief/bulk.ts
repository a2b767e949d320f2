import type { KeyObject } from 'node:crypto';
import type { Tx } from '../../foundation/database/database.ts';
import { Fault } from '../../foundation/errors.ts';
import { newNumber } from './actions.ts';
import { applicationStanding, applicationSteps, presenceStanding, presenceSteps, type Taken } from './rules.ts';
import type { ApplicationClass, ApplicationKind, ApplicationState, ApplicationStep, KeptAs, PresenceHead, PresenceState, PresenceStep, Relation, Source } from './schema.ts';
import * as store from './store.ts';

/** What is counted of a person on a day. */
interface Counted { ageGroup: 'adult' | 'minor' | 'unknown'; sex: string; citizenship: string }

/** A request for continued presence with all its steps, as a file or the example gives it. */
export interface WholePresence extends Counted {
  id: string; person: string; number?: string; keptAs: KeptAs; requester: PresenceHead['requester']; basis?: PresenceHead['basis']; receivedOn: string; steps: readonly Taken<PresenceStep>[];
  /** What a denial rests on: its source, and the words that are sealed. */
  restsOn?: { source: Source; text: string };
}

/** An application with all its steps. */
export interface WholeApplication extends Counted {
  id: string; person: string; number?: string; keptAs: KeptAs; kind: ApplicationKind; class: ApplicationClass; principal?: string; relation?: Relation; subclause?: 'I' | 'II' | 'III'; principalUnder21?: boolean; receivedOn: string;
  steps: readonly Taken<ApplicationStep>[]; restsOn?: { source: Source; text: string };
}

/** Writes whole requests for continued presence; their state is what their steps make of it, as for those entered by hand. */
export async function keepWholePresences(tx: Tx, plans: readonly WholePresence[], keys: ReadonlyMap<string, KeyObject>): Promise<void> {
  const numbers = await freeNumbers(tx, 'presence', plans, () => 'CP');
  await store.keepRows(tx, 'presence', plans.map((p) => {
    const s = presenceStanding(p.steps);
    return {
      id: p.id, person: p.person, number: p.number ?? numbers.get(p.id), kept_as: p.keptAs, basis: p.basis ?? 'witness', requester: p.requester, received_on: p.receivedOn, age_group: p.ageGroup, sex: p.sex, citizenship: p.citizenship,
      state: s.state, issued_on: s.issuedOn, ends_on: s.endsOn, outcome: s.outcome, decided_on: s.decidedOn, reason: s.reason,
    };
  }));
  const steps = plans.flatMap((p) => p.steps.map((step, i) => ({ plan: p, step, id: crypto.randomUUID(), state: presenceStanding(p.steps.slice(0, i)).state })));
  await store.keepRows(tx, 'presence_step', steps.map(({ plan, step, id, state }) => ({ id, presence: plan.id, step: step.step, on_day: step.onDay, ends_on: step.endsOn, reason: step.reason, authority: authorityOf(presenceSteps(state as PresenceState), step.step) })));
  await keepBases(tx, keys, steps.filter((s) => s.step.step === 'denied').map(({ plan, id }) => ({ plan, step: { presence_step: id }, subject: { application: null, presence: plan.id } })));
}

/** Writes whole applications, principals before those who follow them. */
export async function keepWholeApplications(tx: Tx, plans: readonly WholeApplication[], keys: ReadonlyMap<string, KeyObject>): Promise<void> {
  for (const part of [plans.filter((p) => p.principal === undefined), plans.filter((p) => p.principal !== undefined)]) {
    const numbers = await freeNumbers(tx, 'application', part, (p) => p.kind === 'adjustment' ? 'A' : p.class.startsWith('U') ? 'U' : 'T');
    await store.keepRows(tx, 'application', part.map((p) => {
      const s = applicationStanding(p.kind, p.steps);
      return {
        id: p.id, person: p.person, number: p.number ?? numbers.get(p.id), kept_as: p.keptAs, kind: p.kind, class: p.class, principal: p.principal ?? null, relation: p.relation ?? null,
        subclause: p.subclause ?? null, principal_under_21: p.principalUnder21 ?? null, received_on: p.receivedOn, age_group: p.ageGroup, sex: p.sex, citizenship: p.citizenship, state: s.state, outcome: s.outcome, decided_on: s.decidedOn, ends_on: s.endsOn, reason: s.reason,
      };
    }));
  }
  const steps = plans.flatMap((p) => p.steps.map((step, i) => ({ plan: p, step, id: crypto.randomUUID(), state: applicationStanding(p.kind, p.steps.slice(0, i)).state })));
  await store.keepRows(tx, 'application_step', steps.map(({ plan, step, id, state }) => ({
    id, application: plan.id, step: step.step, on_day: step.onDay, due_on: step.dueOn ?? null, ends_on: step.endsOn, reason: step.reason, authority: authorityOf(applicationSteps(plan.kind, plan.class, state as ApplicationState), step.step),
  })));
  await keepBases(tx, keys, steps.filter((s) => s.step.step === 'denied').map(({ plan, id }) => ({ plan, step: { application_step: id }, subject: { application: plan.id, presence: null } })));
}

/** Numbers for those to whom a file gave none, borne by nothing of the agency; drawn again where one was given already. */
async function freeNumbers<Plan extends WholePresence | WholeApplication>(tx: Tx, table: 'presence' | 'application', plans: readonly Plan[], letters: (plan: Plan) => Parameters<typeof newNumber>[0]): Promise<Map<string, string>> {
  const given = new Set(plans.map((p) => p.number));
  const free = new Map<string, string>();
  let open = plans.filter((p) => p.number === undefined);
  for (let turn = 0; open.length > 0 && turn < 50; turn++) {
    const drawn = new Map(open.map((p) => [newNumber(letters(p), p.receivedOn), p.id]));
    for (const number of await store.takenNumbers(tx, table, [...drawn.keys()])) given.add(number);
    for (const [number, id] of drawn) if (!given.has(number)) { given.add(number); free.set(id, number); }
    open = open.filter((p) => !free.has(p.id));
  }
  if (open.length > 0) throw new Fault('No number was free in fifty draws.');
  return free;
}

function authorityOf<Step>(open: readonly { step: Step; authority: string }[], step: Step): string {
  const found = open.find((s) => s.step === step);
  if (!found) throw new Error(`The step ${String(step)} does not follow.`);
  return found.authority;
}

async function keepBases(tx: Tx, keys: ReadonlyMap<string, KeyObject>, denials: readonly { plan: WholePresence | WholeApplication; step: Record<string, string>; subject: { application: string | null; presence: string | null } }[]): Promise<void> {
  const resting = denials.flatMap(({ plan, step, subject }) => {
    const key = keys.get(plan.person);
    return plan.restsOn && key ? [{ step, row: store.informationRow(key, tx.who.agency, { person: plan.person, ...subject, ...plan.restsOn }) }] : [];
  });
  await store.keepRows(tx, 'information', resting.map((r) => r.row));
  await store.keepRows(tx, 'denial_basis', resting.map((r) => ({ application_step: null, presence_step: null, ...r.step, information: r.row.id })));
}
