import { isDay } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import type { ByItself, TimedAct } from '../../foundation/web/nightly.ts';
import { openReply, repliesTo } from '../sharing/index.ts';
import { getCase } from './inside.ts';
import { HHS_OUTCOMES, type HhsOutcome, type Status } from './schema.ts';
import * as store from './store.ts';
import { askedOpen, findAsked } from './store-content.ts';

/** What an outcome is called among what the case knows of letters. */
const STATUS_OF: Readonly<Record<HhsOutcome, Status>> = { certified: 'letter-certified', eligible: 'letter-eligible', interim: 'letter-interim', 'interim-extended': 'letter-interim', denied: 'letter-denied' };

/** Every minute the answers that HHS gave are taken into the cases they are of, as if a worker had recorded what the letter says. */
export const takeAnswers: TimedAct = {
  name: 'cases.take-hhs-answers', records: 'took an answer of HHS into a case', as: ['supervisor'],
  due: async ({ tx }) => {
    const asked = await askedOpen(tx);
    const { replies } = await repliesTo(tx, asked.map((a) => a.packet));
    return asked.filter((a) => replies.some((r) => r.packet === a.packet && !a.answers.includes(r.id))).map((a) => a.id);
  },
  run: takeAnswer,
};

async function takeAnswer({ tx, identity, services }: ByItself, id: string): Promise<void> {
  const asked = await findAsked(tx, id);
  if (!asked?.packet) return;
  await store.lockFile(tx, asked.file);
  const file = await getCase(tx, asked.file);
  const fresh = (await repliesTo(tx, [asked.packet])).replies.filter((r) => !asked.answers.includes(r.id));
  const stands = (await identity.keysOf(tx, [file.person])).has(file.person);
  let last: ReturnType<typeof readAnswer>;
  for (const reply of fresh) {
    // Of somebody who was purged nothing more is learned.
    const said = stands ? readAnswer(await openReply(tx, services, reply.id)) : undefined;
    if (!said) continue;
    last = said;
    await keepStatus(tx, file.id, said);
  }
  await store.reviseRow(tx, 'asked_hhs', asked.id, asked.version, { answers: [...asked.answers, ...fresh.map((r) => r.id)], ...(last ? { outcome: last.outcome, decided_on: last.decidedOn, ends_on: last.endsOn } : {}) });
}

async function keepStatus(tx: Tx, file: string, said: NonNullable<ReturnType<typeof readAnswer>>): Promise<void> {
  const kind = STATUS_OF[said.outcome];
  const known = (await store.statusesOf(tx, [file])).some((s) => s.kind === kind && s.held_on === said.decidedOn);
  if (!known) await store.keepRow(tx, 'status', { file, kind, held_on: said.decidedOn, ends_on: said.endsOn !== null && said.endsOn > said.decidedOn ? said.endsOn : null });
}

function readAnswer(facts: Record<string, unknown> | undefined): { outcome: HhsOutcome; decidedOn: string; endsOn: string | null } | undefined {
  const outcome = HHS_OUTCOMES.find((o) => o === facts?.['outcome']);
  const decidedOn = facts?.['decidedOn'];
  if (!outcome || typeof decidedOn !== 'string' || !isDay(decidedOn)) return undefined;
  const endsOn = facts?.['endsOn'];
  return { outcome, decidedOn, endsOn: typeof endsOn === 'string' && isDay(endsOn) ? endsOn : null };
}
