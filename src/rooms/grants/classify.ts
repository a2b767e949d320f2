import { colleaguesOf } from '../../foundation/access/colleagues.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { refuse } from './actions.ts';
import * as rules from './rules.ts';
import type { Classified, CodeAward, CompareAsked, Comparison, DecideProposal, Editions, Grid, GridAsked, Propose, ProposeReturn, PublishEdition, ReopenAward, SetThreshold, SettleAward, WhatIf, WhatIfAnswer } from './schema.ts';
import { changedBetween, explained, movedBy, rulingsAt, rulingsFrom, totalsAt, tryRule, type Rule } from './store-class.ts';
import { linesOf, queueIds } from './store-lists.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };
/** The most awards that one rule may move: more are more than anybody has looked at. */
const MOST_MOVED = 5000;
/** How many moved awards are shown. */
const SHOWN = 200;

interface Proposal { id: string; version: number; kind: 'rule' | 'restore'; what: WhatIf | { edition: number }; reason: string; proposed_by: string; proposed_on: string; outcome: 'confirmed' | 'refused' | null; decided_by: string | null; decided_on: string | null; moved: number | null }

/** Codes an award by oneself, not seeing what the other said; the last of the round decides, or leaves it to a third. */
export async function codeAward({ tx, input, services }: Asked<CodeAward>): Promise<Done> {
  const question = await questioned(tx, input.award);
  const codings = await round(tx, question);
  if (!rules.mayCode(tx.who.account, question.standing, codings.map((c) => c.recorded_by))) throw new Refusal('grants.coded', 'You have coded this award already, or it needs no more coding.');
  const coded = asCoded(input);
  refuse(rules.objectToCoding(coded));
  const id = await store.keepOne(tx, 'coding', { award: question.award, round: question.round, outcome: coded.outcome, share: coded.share, trafficking: coded.trafficking, child_labor: coded.childLabor, evidence: input.evidence, coded_on: services.today() });
  const standing = rules.standingOf(question.coders, [...codings.map(fromRow), coded]);
  await store.reviseRow(tx, 'question', question.id, question.version, { standing });
  if (standing === 'decided') await rule(tx, question.award, coded, question.coders === 1 ? 'one' : 'agreed', input.evidence, services.today());
  return { id, version: 1 };
}

/** Settles what two disagree on, as a third and with a reason. */
export async function settleAward({ tx, input, services }: Asked<SettleAward>): Promise<Done> {
  const question = await questioned(tx, input.award);
  if (!rules.maySettle(tx.who.account, question.standing, (await round(tx, question)).map((c) => c.recorded_by))) throw new Refusal('grants.not-a-third', 'Only what two disagree on is settled, and by somebody who coded neither way.');
  const coded = asCoded(input);
  refuse(rules.objectToCoding(coded));
  if (coded.outcome === 'undecided') throw new Refusal('grants.undecided', 'Settling decides. If it cannot be decided yet, leave it in the queue.');
  await store.reviseRow(tx, 'question', question.id, question.version, { standing: 'decided' });
  return { id: await rule(tx, question.award, coded, 'settled', input.reason, services.today()), version: 1 };
}

/** Asks the question anew: a round begins in which each may code again. What counts until now counts until something else is decided. */
export async function reopenAward({ tx, input }: Asked<ReopenAward>): Promise<Done> {
  const question = await questioned(tx, input.award);
  if (question.standing !== 'decided') throw new Refusal('grants.not-decided', 'The question is open already.');
  const award = await store.find<store.AwardRow>(tx, 'award', question.award) ?? refuseUnknown();
  const coders = rules.codersFor(award.cents, await store.thresholdOn(tx, award.awarded_on));
  return { id: question.id, version: await store.reviseRow(tx, 'question', question.id, question.version, { standing: 'open', round: question.round + 1, coders }) };
}

/** Decides how an award counts from the next edition on, in place of what was decided since the last. */
async function rule(tx: Tx, award: string, coded: rules.Coded, way: store.RulingRow['way'], reason: string, today: string): Promise<string> {
  const [id] = await ruleMany(tx, [{ award, coded }], way, reason, today);
  return id as string;
}

/** The same for many awards, under one reason unless each brings its own. */
async function ruleMany(tx: Tx, decided: readonly { award: string; coded: rules.Coded; reason?: string }[], way: store.RulingRow['way'], reason: string, today: string): Promise<string[]> {
  const draft = (await store.lastEdition(tx)) + 1;
  const standing = new Map((await rulingsAt(tx, decided.map((d) => d.award), draft)).map((r) => [r.award, r]));
  const ids: string[] = [];
  const fresh: Record<string, unknown>[] = [];
  for (const { award, coded, reason: own } of decided) {
    const row = { outcome: coded.outcome, share: coded.share, trafficking: coded.trafficking, child_labor: coded.childLabor, way, reason: own ?? reason, decided_on: today };
    const before = standing.get(award);
    if (before?.from_edition === draft) {
      await store.reviseRow(tx, 'ruling', before.id, before.version, row);
      ids.push(before.id);
      continue;
    }
    if (before) await store.reviseRow(tx, 'ruling', before.id, before.version, { until_edition: draft });
    const id = crypto.randomUUID();
    fresh.push({ id, award, ...row, from_edition: draft, until_edition: null });
    ids.push(id);
  }
  await store.keepRows(tx, 'ruling', fresh);
  return ids;
}

/** What a rule would make of a year’s total, award by award; nothing is saved. */
export async function tryWhatIf({ tx, input }: Asked<WhatIf>): Promise<WhatIfAnswer> {
  const last = await store.lastEdition(tx);
  const asked = ruleOf(input);
  const sums = await tryRule(tx, asked, last + 1);
  const moved = await movedBy(tx, asked, last + 1, SHOWN);
  const edition = last === 0 ? undefined : (await store.editions(tx))[0];
  const published = edition?.totals.filter((t) => t.year === input.year && (input.scope === undefined || t.scope === input.scope)).reduce((sum, t) => sum + t.cents, 0) ?? null;
  return { year: input.year, published, before: sums.before, after: sums.after, programsBefore: sums.programs_before, programsAfter: sums.programs_after, countriesBefore: sums.countries_before, countriesAfter: sums.countries_after, count: sums.count, moved };
}

/** Proposes a rule after it was tried; somebody else confirms it. */
export async function propose({ tx, input, services }: Asked<Propose>): Promise<Done> {
  const { reason, ...what } = input;
  const { count } = await tryRule(tx, ruleOf(what), (await store.lastEdition(tx)) + 1);
  if (count === 0) throw new Refusal('grants.nothing-moved', 'This rule moves no award.');
  refuseMany(count);
  return { id: await store.keepOne(tx, 'proposal', { kind: 'rule', what, reason, proposed_by: tx.who.account, proposed_on: services.today(), outcome: null, decided_by: null, decided_on: null, moved: null }), version: 1 };
}

/** Proposes to return to how awards counted in an earlier edition. */
export async function proposeReturn({ tx, input, services }: Asked<ProposeReturn>): Promise<Done> {
  if (input.edition > await store.lastEdition(tx)) refuseUnknown();
  const changed = await changedBetween(tx, input.edition, (await store.lastEdition(tx)) + 1);
  if (changed.filter((c) => c.then !== null).length === 0) throw new Refusal('grants.nothing-moved', 'Everything counts as it did in that edition.');
  refuseMany(changed.length);
  return { id: await store.keepOne(tx, 'proposal', { kind: 'restore', what: { edition: input.edition }, reason: input.reason, proposed_by: tx.who.account, proposed_on: services.today(), outcome: null, decided_by: null, decided_on: null, moved: null }), version: 1 };
}

/** Confirms or refuses what another proposed; confirmed, it decides every award it moves, from the next edition on. */
export async function decideProposal({ tx, input, services, version }: Asked<DecideProposal>): Promise<Done> {
  await store.lock(tx, 'editions');
  const proposal = await store.find<Proposal>(tx, 'proposal', input.proposal) ?? refuseUnknown();
  if (proposal.outcome !== null) throw new Refusal('grants.done', 'This was done already.');
  if (proposal.proposed_by === tx.who.account) throw new Refusal('grants.own-proposal', 'Somebody else confirms or refuses what you proposed.');
  const moved = input.outcome === 'refused' ? 0 : proposal.kind === 'rule' ? await applyRule(tx, ruleOf(proposal.what as WhatIf), proposal.reason, services.today()) : await restore(tx, (proposal.what as { edition: number }).edition, proposal.reason, services.today());
  return { id: proposal.id, version: await store.reviseRow(tx, 'proposal', proposal.id, version ?? proposal.version, { outcome: input.outcome, decided_by: tx.who.account, decided_on: services.today(), moved }) };
}

async function applyRule(tx: Tx, asked: Rule, reason: string, today: string): Promise<number> {
  const draft = (await store.lastEdition(tx)) + 1;
  const moved = await movedBy(tx, asked, draft, MOST_MOVED + 1);
  refuseMany(moved.length);
  const before = new Map((await rulingsAt(tx, moved.map((m) => m.id), draft)).map((r) => [r.award, r]));
  await ruleMany(tx, moved.map((m) => {
    const was = before.get(m.id);
    return { award: m.id, coded: { outcome: asked.outcome, share: asked.share, trafficking: asked.share > 0 || (was?.trafficking ?? false), childLabor: was?.child_labor ?? false } };
  }), 'rule', reason, today);
  await decideQuestions(tx, moved.map((m) => m.id));
  return moved.length;
}

async function restore(tx: Tx, edition: number, reason: string, today: string): Promise<number> {
  const changed = (await changedBetween(tx, edition, (await store.lastEdition(tx)) + 1)).flatMap((c) => (c.then ? [{ award: c.award, coded: fromRow(c.then) }] : []));
  refuseMany(changed.length);
  await ruleMany(tx, changed, 'restored', reason, today);
  return changed.length;
}

async function decideQuestions(tx: Tx, awards: readonly string[]): Promise<void> {
  for (const q of await store.of<store.QuestionRow>(tx, 'question', awards)) if (q.standing !== 'decided') await store.reviseRow(tx, 'question', q.id, q.version, { standing: 'decided' });
}

/** Publishes what was decided since the last edition: totals are pinned, and whoever quotes one can say of which edition it is. */
export async function publishEdition({ tx, input, services }: Asked<PublishEdition>): Promise<Done> {
  await store.lock(tx, 'editions');
  const [last] = await store.editions(tx);
  const number = (last?.number ?? 0) + 1;
  refuse(rules.objectToEdition(input.publishedOn, last?.published_on, await rulingsFrom(tx, number), services.today()));
  return { id: await store.keepOne(tx, 'edition', { number, published_on: input.publishedOn, reason: input.reason, totals: await totalsAt(tx, number) }), version: 1 };
}

/** Sets from which amount on two code an award, from a day on. */
export async function setThreshold({ tx, input }: Asked<SetThreshold>): Promise<Done> {
  const there = await store.all<{ from_day: string }>(tx, 'threshold', 'from_day');
  if (there.some((t) => t.from_day === input.fromDay)) throw new Refusal('grants.taken', 'This is on record already under the same name or number.');
  return { id: await store.keepOne(tx, 'threshold', { from_day: input.fromDay, cents: input.cents }), version: 1 };
}

/** The editions with their pinned totals, what is decided since, and what is proposed. */
export async function readEditions({ tx, services }: Asked<object>): Promise<Editions> {
  const editions = await store.editions(tx);
  const draft = (editions[0]?.number ?? 0) + 1;
  const proposals = await store.all<Proposal>(tx, 'proposal', 'recorded_at desc');
  const names = await namesOf(tx, proposals.map((p) => p.proposed_by));
  return {
    editions: editions.map((e) => ({ number: e.number, publishedOn: e.published_on, reason: e.reason, totals: e.totals })),
    draft: { number: draft, rulings: await rulingsFrom(tx, draft), totals: await totalsAt(tx, draft) },
    proposals: proposals.map((p) => ({ id: p.id, version: p.version, kind: p.kind, what: p.what, reason: p.reason, by: names(p.proposed_by), mine: p.proposed_by === tx.who.account, proposedOn: p.proposed_on, outcome: p.outcome, decidedOn: p.decided_on, moved: p.moved })),
    threshold: await store.thresholdOn(tx, services.today()),
  };
}

/** What moved between two editions, award by award, with the reasons. */
export async function compareEditions({ tx, input }: Asked<CompareAsked>): Promise<Comparison> {
  if (Math.max(input.earlier, input.later) > (await store.lastEdition(tx)) + 1) refuseUnknown();
  const { before, after, rows } = await explained(tx, input.year, input.scope, input.earlier, input.later);
  return { year: input.year, before, after, count: rows.length, moved: rows.map(({ decided_on, child_labor, ...row }) => ({ ...row, decidedOn: decided_on, childLabor: child_labor })) };
}

/** A window of the queue of coding. */
export async function readGrid({ tx, input }: Asked<GridAsked>): Promise<Grid> {
  const { total, ids } = await queueIds(tx, input);
  const draft = (await store.lastEdition(tx)) + 1;
  const lines = await linesOf(tx, ids, draft);
  const purposes = new Map((await store.findAll<store.AwardRow>(tx, 'award', ids)).map((a) => [a.id, a.purpose]));
  const classified = await classifiedOf(tx, ids);
  return {
    total,
    lines: lines.flatMap((l) => {
      const c = classified.get(l.id);
      const inForce = c?.rulings.find((r) => r.inForce);
      return c ? [{
        id: l.id, number: l.number, title: l.title, purpose: purposes.get(l.id) ?? '', recipient: l.recipient, funder: l.funder, cents: l.cents, standing: c.standing, coders: c.coders, codings: c.codings.filter((x) => x.round === c.round), mayCode: c.mayCode, maySettle: c.maySettle,
        ruling: inForce ? { outcome: inForce.outcome, share: inForce.share, trafficking: inForce.trafficking, childLabor: inForce.childLabor, reason: inForce.reason, way: inForce.way, fromEdition: inForce.fromEdition } : null,
      }] : [];
    }),
  };
}

/** How awards are classified, as far as the asker may see: while a round goes on, nobody sees what another coded in it. */
export async function classifiedOf(tx: Tx, awards: readonly string[]): Promise<Map<string, Classified>> {
  const questions = await store.of<store.QuestionRow>(tx, 'question', awards);
  const codings = await store.of<store.CodingRow>(tx, 'coding', awards);
  const rulings = await store.of<store.RulingRow>(tx, 'ruling', awards);
  const draft = (await store.lastEdition(tx)) + 1;
  const names = await namesOf(tx, codings.map((c) => c.recorded_by));
  return new Map(questions.map((q) => {
    const own = codings.filter((c) => c.award === q.award);
    const by = own.filter((c) => c.round === q.round).map((c) => c.recorded_by);
    const hides = (c: store.CodingRow): boolean => c.round === q.round && (q.standing === 'open' || q.standing === 'once') && c.recorded_by !== tx.who.account;
    return [q.award, {
      version: q.version, standing: q.standing, round: q.round, coders: q.coders, mayCode: rules.mayCode(tx.who.account, q.standing, by), maySettle: rules.maySettle(tx.who.account, q.standing, by),
      codings: own.map((c) => {
        const hidden = hides(c);
        return { id: c.id, version: c.version, by: names(c.recorded_by), mine: c.recorded_by === tx.who.account, outcome: hidden ? null : c.outcome, share: hidden ? null : c.share, trafficking: hidden ? null : c.trafficking, childLabor: hidden ? null : c.child_labor, evidence: hidden ? null : c.evidence, codedOn: c.coded_on, round: c.round };
      }),
      rulings: rulings.filter((r) => r.award === q.award).map((r) => ({ id: r.id, outcome: r.outcome, share: r.share, trafficking: r.trafficking, childLabor: r.child_labor, way: r.way, reason: r.reason, decidedOn: r.decided_on, fromEdition: r.from_edition, untilEdition: r.until_edition, inForce: r.from_edition <= draft && (r.until_edition === null || r.until_edition > draft) })),
    }];
  }));
}

/** The labels of accounts. */
export async function namesOf(tx: Tx, accounts: readonly string[]): Promise<(account: string) => string> {
  const people = new Map((accounts.length === 0 ? [] : await colleaguesOf(tx, accounts)).map((c) => [c.account, c.label]));
  return (account) => people.get(account) ?? '';
}

async function questioned(tx: Tx, award: string): Promise<store.QuestionRow> {
  await store.lock(tx, 'editions');
  const [question] = await store.of<store.QuestionRow>(tx, 'question', [award]);
  return question ?? refuseUnknown();
}

async function round(tx: Tx, question: store.QuestionRow): Promise<store.CodingRow[]> {
  return (await store.of<store.CodingRow>(tx, 'coding', [question.award])).filter((c) => c.round === question.round);
}

function asCoded(input: Pick<CodeAward, 'outcome' | 'share' | 'trafficking' | 'childLabor'>): rules.Coded {
  return { outcome: input.outcome, share: rules.shareOf(input.outcome, input.share), trafficking: input.trafficking, childLabor: input.childLabor };
}

function fromRow(row: Pick<store.CodingRow, 'outcome' | 'share' | 'trafficking' | 'child_labor'>): rules.Coded {
  return { outcome: row.outcome, share: row.share, trafficking: row.trafficking, childLabor: row.child_labor };
}

function ruleOf(input: WhatIf): Rule {
  const share = rules.shareOf(input.outcome, input.share);
  if (input.outcome === 'share' && share === 0) throw new Refusal('grants.share-needed', 'Say how much of it counts.', { status: 400 });
  return { year: input.year, scope: input.scope, when: input.when, outcome: input.outcome, share };
}

function refuseMany(count: number): void {
  if (count > MOST_MOVED) throw new Refusal('grants.too-many', `This would move more than ${MOST_MOVED} awards at once. Narrow it.`);
}
