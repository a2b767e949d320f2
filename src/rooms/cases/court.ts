import { addDays, day } from '../../foundation/calendar/day.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { holdsOn, holdSubjects, liftHold } from '../../foundation/identity/subjects.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { discloseWithout } from '../sharing/index.ts';
import { getOwnCase, getRow } from './inside.ts';
import { openerOf, openWords, sealingOf, sealWords } from './keys.ts';
import { keepTasks } from './plan.ts';
import { ordersDisclosure, refuseFuture } from './rules.ts';
import type { EndPaper, NewPaper, OrderedDisclosure, PaperKind, Papers } from './schema.ts';
import * as store from './store.ts';
import { toldOf } from './hhs.ts';

type Done = { id: string; version: number };
interface PaperRow { kind: PaperKind; received_on: string; answer_by: string; ended_on: string | null; digest: Buffer }

/** Takes in a paper that asks for records: it goes to counsel with its deadline and holds the record against purging; a subpoena also blocks what would leave. */
export async function receivePaper({ tx, identity, input, services }: Asked<NewPaper>): Promise<Done> {
  const file = await getOwnCase(tx, input.id);
  refuseFuture(input.receivedOn, services.today());
  if (input.answerBy < input.receivedOn) throw new Refusal('cases.before-received', 'The answer cannot be due before the paper was received.', { status: 400 });
  const sealing = await sealingOf(tx, identity, file, 'papers');
  const id = crypto.randomUUID();
  await store.keepRow(tx, 'paper', { id, file: file.id, kind: input.kind, received_on: input.receivedOn, answer_by: input.answerBy, digest: Buffer.from(input.digest, 'hex'), ended_on: null, ending: null, key: sealing.by, sealed: sealWords(tx, sealing, 'paper', id, input.words) });
  const holds = await holdSubjects(tx, [file.person, ...await store.keyNamesOf(tx, file.id)], input.kind === 'subpoena' ? 'subpoena' : input.kind === 'discovery' ? 'discovery' : 'court-order');
  await store.keepRows(tx, 'paper_hold', holds.map((hold) => ({ file: file.id, paper: id, hold })));
  const words = ordersDisclosure(input.kind) ? 'Counsel: read the order, and say what least must be told' : 'Counsel: answer the subpoena; nothing is handed over on it';
  await keepTasks(tx, identity, file, [{ words, kind: 'counsel', owner: tx.who.account, dueOn: input.answerBy }]);
  return { id, version: 1 };
}

/** Records how a paper ended, and lifts the holds it placed. */
export async function endPaper({ tx, input, services, version }: Asked<EndPaper>): Promise<Done> {
  const { row } = await getRow<PaperRow>(tx, 'paper', input.paper);
  if (row.ended_on !== null) throw new Refusal('cases.ended', 'This paper was ended already.');
  refuseFuture(input.endedOn, services.today());
  if (input.endedOn < row.received_on) throw new Refusal('cases.before-received', 'It cannot have ended before it was received.', { status: 400 });
  const next = await store.reviseRow(tx, 'paper', row.id, version ?? row.version, { ended_on: day(input.endedOn), ending: input.ending });
  const mine = new Set(await store.holdsOf(tx, row.id));
  const file = (await store.findFiles(tx, [row.file]))[0];
  const standing = file ? await holdsOn(tx, [file.person, ...await store.keyNamesOf(tx, file.id)]) : [];
  for (const hold of standing.filter((h) => mine.has(h.id))) await liftHold(tx, hold.id, hold.version, services.today());
  return { id: row.id, version: next };
}

/** Tells what a court order orders and no more (R6): the fields named go as a packet that bears the order's digest, and the person is to be told and their safety plan looked at. A subpoena orders nothing. */
export async function discloseOrdered({ tx, identity, input, services }: Asked<OrderedDisclosure>): Promise<Done> {
  const { row, file } = await getRow<PaperRow>(tx, 'paper', input.paper);
  if (!file.mine && !tx.who.roles.includes('supervisor')) refuseUnknown();
  if (!ordersDisclosure(row.kind)) throw new Refusal('cases.not-an-order', 'A subpoena or a demand of discovery is not an order of a court: nothing is told under it. Counsel answers it.');
  if (row.ended_on !== null) throw new Refusal('cases.ended', 'This order was ended already.');
  const content = await toldOf(tx, identity, file, input.fields);
  const packet = await discloseWithout(tx, identity, services, { person: file.person, kind: 'record', content, to: input.recipient, basis: 'court-order', authority: input.authority, document: row.digest });
  await keepTasks(tx, identity, file, [
    { words: 'Tell the person what was told to whom under the order, and that it was ordered', kind: 'tell-person', owner: tx.who.account, dueOn: services.today() },
    { words: 'Look at the safety plan with the person: something was told outside', kind: 'safety-plan', owner: tx.who.account, dueOn: addDays(services.today(), 1) },
  ]);
  return { id: packet.id, version: 1 };
}

/** The papers of a case. */
export async function readPapers({ tx, identity, input }: Asked<{ id: string }>): Promise<Papers> {
  const file = await getOwnCase(tx, input.id);
  const rows = await store.papersOf(tx, [file.id]);
  const open = await openerOf(tx, identity, [file.person], rows.map((r) => r.key));
  const held = (await holdsOn(tx, [file.person])).length > 0;
  return {
    papers: rows.map((r) => {
      const key = open(file.person, r.key);
      return { id: r.id, version: r.version, kind: r.kind, receivedOn: r.received_on, answerBy: r.answer_by, digest: r.digest.toString('hex'), endedOn: r.ended_on, ending: r.ending, held: held && r.ended_on === null, purged: key === undefined, words: openWords(tx, key, 'paper', r) };
    }),
  };
}
