import { createHmac, type KeyObject } from 'node:crypto';
import { colleaguesOf } from '../../foundation/access/colleagues.ts';
import { organizationsOf } from '../../foundation/access/organizations.ts';
import { addDays, day } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Invalid, Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { seal, unseal } from '../../foundation/identity/seal.ts';
import { destroySubject, type Identity } from '../../foundation/identity/subjects.ts';
import type { TimedAct } from '../../foundation/web/nightly.ts';
import type { Asked, Services } from '../../foundation/web/route.ts';
import * as rules from './rules.ts';
import type { AnswerNotice, Askings, Counts, Holdings, HoldingsAsked, NewHolding, Notices, Renew } from './schema.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };
interface Said { value: string; issuer: string | null; caseNumber: string }

/** Asks whether anybody else holds this, by holding it. The answer is the same whatever is found: nothing is compared here. */
export async function ask({ tx, identity, input, services }: Asked<NewHolding>): Promise<Done> {
  const { kind, value, issuer, caseNumber, endsOn } = input;
  const [id] = await keepAskings(tx, identity, services, [{ kind, value, issuer, caseNumber, endsOn }], (_, { field, problem, mend, code }) => {
    if (code !== undefined) throw new Refusal(code, problem);
    throw new Invalid([{ where: `/${field}`, problem, mend }]);
  });
  return { id: id as string, version: 1 };
}

/** What is wrong with one of what is asked; a `code` where a rule says no whatever is written. */
interface Wrong { field: string; problem: string; mend: string; code?: string }

/** Keeps what is held and its marks; what is wrong with one is told by its place in the list, and then nothing is kept. */
export async function keepAskings(tx: Tx, identity: Identity, services: Services, asked: readonly { kind: NewHolding['kind']; value: string; issuer?: string | undefined; caseNumber: string; endsOn?: string | undefined }[], fault: (at: number, wrong: Wrong) => void): Promise<string[]> {
  const [now, today] = [services.now(), services.today()];
  await store.lockAsker(tx);
  refuse(rules.objectToAsking(await store.askedSince(tx, tx.who.account, new Date(now.getTime() - 86_400_000)), asked.length));
  let wrong = 0;
  const found = (at: number, one: Wrong): void => { wrong += 1; fault(at, one); };
  const { marking } = services.keys.deconflicting();
  const all = asked.map((one, at) => {
    const forms = rules.formsOf(one.kind, one.value, one.issuer);
    const endsOn = one.endsOn ?? addDays(today, rules.HOLDING.usualDays);
    const end = rules.faultOfEnd(endsOn, today);
    if (!Array.isArray(forms)) found(at, forms);
    else if (end) found(at, end);
    const id = crypto.randomUUID();
    return { ...one, endsOn, id, marks: Array.isArray(forms) ? forms.map(({ how, text }) => ({ holding: id, how, token: createHmac('sha256', marking).update(text).digest() })) : [] };
  });
  const first = (one: (typeof all)[number]): string => one.marks.find((m) => m.how === 'same')?.token.toString('hex') ?? one.id;
  const taken = await store.ownTokens(tx, all.flatMap((one) => one.marks.map((m) => m.token)));
  for (const [at, one] of all.entries()) if (one.marks.length > 0 && (taken.has(first(one)) || all.findIndex((o) => first(o) === first(one)) !== at)) found(at, { field: 'value', problem: 'Your office holds this already. Renew it, if it would end.', mend: 'Leave it out.', code: 'deconfliction.held-already' });
  if (wrong > 0) return [];
  const keys = await identity.makeKeys(tx, all.map((one) => one.id));
  return store.keepHoldings(tx, all.map(({ id, kind, value, issuer, caseNumber, endsOn }) => ({
    id, kind, sealed: seal(keys.get(id) as KeyObject, at(tx, id), JSON.stringify({ value, issuer: issuer ?? null, caseNumber } satisfies Said)), asked_by: tx.who.account, asked_at: now.toISOString(), asked_on: today, ends_on: endsOn, ended_on: null, ended_as: null,
  })), all.flatMap((one) => one.marks));
}

/** Lets a holding stand until a later day. */
export async function renew({ tx, input, services, version }: Asked<Renew>): Promise<Done> {
  const row = await live(tx, input.id);
  const fault = rules.faultOfEnd(input.endsOn, services.today());
  if (fault) throw new Invalid([{ where: `/${fault.field}`, problem: fault.problem, mend: fault.mend }]);
  return { id: row.id, version: await store.reviseRow(tx, 'holding', row.id, version ?? row.version, { ends_on: day(input.endsOn) }) };
}

/** Takes a holding back: it meets nothing from now on, and what it was can be read by nobody again. */
export async function withdrawHolding({ tx, input, services, version }: Asked<{ id: string }>): Promise<Done> {
  const row = await live(tx, input.id);
  return { id: row.id, version: await end(tx, services, row, version ?? row.version, 'withdrawn') };
}

async function end(tx: Tx, services: Services, row: store.HoldingRow, version: number, how: 'withdrawn' | 'lapsed'): Promise<number> {
  await store.dropMarks(tx, row.id);
  await destroySubject(tx, services.dataFolder, row.id);
  return store.reviseRow(tx, 'holding', row.id, version, { ended_on: services.today(), ended_as: how });
}

/** Every minute what was asked is compared, apart from whoever asked: how long it takes tells nobody anything. */
export const lookSteadily: TimedAct = {
  name: 'deconfliction.look', records: 'compared what was asked of deconfliction', as: [],
  due: ({ tx }) => store.toLookAt(tx),
  run: ({ tx, services }, id) => store.look(tx, id, services.today(), addDays(services.today(), rules.HOLDING.decideDays)),
};

/** Every night the holdings whose time is over end. */
export const lapseNightly: TimedAct = {
  name: 'deconfliction.lapse', records: 'ended a holding whose time was over', as: [],
  due: ({ tx, services }) => store.lapsed(tx, services.today()),
  run: async ({ tx, services }, id) => {
    const [row] = await store.findHoldings(tx, [id]);
    if (row && row.ended_on === null && row.ends_on <= services.today()) await end(tx, services, row, row.version, 'lapsed');
  },
};

/** What this office holds, with what it is. */
export async function listHoldings({ tx, identity, input }: Asked<HoldingsAsked>): Promise<Holdings> {
  const { total, rows } = await store.holdings(tx, input.show !== 'all', input.from ?? 0, input.count ?? 50);
  const said = await openHoldings(tx, identity, rows);
  return { total, holdings: rows.map((r) => ({ id: r.id, version: r.version, kind: r.kind, ...said.get(r.id), askedOn: r.asked_on, endsOn: r.ends_on, endedOn: r.ended_on, endedAs: r.ended_as })) };
}

/** What holdings are, where their keys stand. */
export async function openHoldings(tx: Tx, identity: Identity, rows: readonly store.HoldingRow[]): Promise<Map<string, Said>> {
  const keys = await identity.keysOf(tx, rows.map((r) => r.id));
  return new Map(rows.flatMap((r) => {
    const key = keys.get(r.id);
    return key ? [[r.id, JSON.parse(unseal(key, at(tx, r.id), r.sealed)) as Said]] : [];
  }));
}

/** What this office was told: that another holds the same. Who, and whom to call there, only where both are for talking. */
export async function listNotices({ tx, identity, services }: Asked<object>): Promise<Notices> {
  const rows = await store.notices(tx);
  const said = await openHoldings(tx, identity, await store.findHoldings(tx, [...new Set(rows.map((r) => r.holding))]));
  const others = new Map((await store.otherSides(tx, rows.map((r) => r.match))).map((o) => [o.match, o]));
  const offices = await organizationsOf(tx, [...others.values()].map((o) => o.agency));
  const { telling } = services.keys.deconflicting();
  return {
    notices: rows.map((r) => {
      const [own, other] = [said.get(r.holding), others.get(r.match)];
      return {
        id: r.id, version: r.version, kind: r.kind, how: r.how, ...(own ? { value: own.value, caseNumber: own.caseNumber } : {}), toldOn: r.told_on, answerBy: r.answer_by, decision: r.decision, state: rules.stateOfNotice(r.decision, other !== undefined, r.answer_by, services.today()),
        agency: other ? offices.get(other.agency)?.name ?? null : null, contact: other ? unseal(telling, contactAt(other.agency, other.notice), other.contact) : null,
      };
    }),
  };
}

/** Decides whether to talk; the other side learns of it only where it is for talking too. */
export async function answerNotice({ tx, input, services, version }: Asked<AnswerNotice>): Promise<Done> {
  const row = await store.findNotice(tx, input.id) ?? refuseUnknown();
  if (services.today() > row.answer_by) throw new Refusal('deconfliction.too-late', 'The time to decide is over; it is closed for both.');
  if ((await store.otherSides(tx, [row.match])).length > 0) throw new Refusal('deconfliction.open', 'Both are for talking already, and know of each other.');
  if ((input.decision === 'talk') !== (input.contact !== undefined)) throw new Refusal('deconfliction.contact', 'Say whom the other agency may call, if you are for talking, and nobody if you are not.', { status: 400 });
  const contact = input.contact === undefined ? null : seal(services.keys.deconflicting().telling, contactAt(tx.who.agency, row.id), input.contact);
  return { id: row.id, version: await store.reviseRow(tx, 'notice', row.id, version ?? row.version, { decision: input.decision, decided_on: services.today(), contact }) };
}

/** How often was asked: in an office by its colleagues, at the center by agencies. */
export async function listAskings({ tx, who, services }: Asked<object>): Promise<Askings> {
  const since = (days: number): Date => new Date(services.now().getTime() - days * 86_400_000);
  const atCenter = who.kind === 'intelligence';
  const rows = atCenter ? await store.askingsByAgency(services.counter, since(1), since(30)) : await store.askingsByAccount(tx, since(1), since(30));
  const ids = rows.map((r) => r.who);
  const names = atCenter ? new Map([...(await organizationsOf(tx, ids))].map(([id, o]) => [id, o.name])) : new Map((await colleaguesOf(tx, ids)).map((c) => [c.account, c.label]));
  return { by: atCenter ? 'agency' : 'colleague', mostADay: rules.HOLDING.mostADay, askings: rows.map((r) => ({ name: names.get(r.who) ?? '', day: r.day, month: r.month })).sort((a, b) => b.day - a.day || b.month - a.month) };
}

/** What waits of deconfliction. */
export function readCounts({ tx, services }: Asked<object>): Promise<Counts> {
  return store.counts(tx, services.today());
}

async function live(tx: Tx, id: string): Promise<store.HoldingRow> {
  const [row] = await store.findHoldings(tx, [id]);
  if (!row) refuseUnknown();
  if (row.ended_on !== null) throw new Refusal('deconfliction.ended', 'This has ended already.');
  return row;
}

function at(tx: Tx, row: string): { agency: string; table: string; row: string; column: string } {
  return { agency: tx.who.agency, table: 'deconfliction.holding', row, column: 'sealed' };
}

function contactAt(agency: string, row: string): { agency: string; table: string; row: string; column: string } {
  return { agency, table: 'deconfliction.notice', row, column: 'contact' };
}

function refuse(objection: rules.Objection | undefined): void {
  if (objection) throw new Refusal(objection.code, objection.sentence);
}
