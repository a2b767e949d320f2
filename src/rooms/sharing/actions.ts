import { addDays, daysBetween, day, type Day } from '../../foundation/calendar/day.ts';
import { organizationsOf, otherOrganizations, type KnownOrganization } from '../../foundation/access/organizations.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { touch } from '../../foundation/database/keep.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { underSubpoena } from '../../foundation/identity/subjects.ts';
import type { TimedAct } from '../../foundation/web/nightly.ts';
import type { Asked, Services } from '../../foundation/web/route.ts';
import { caseCodesOf, getPerson } from '../people/index.ts';
import { sendPacket, sendReferral } from './carry.ts';
import { told } from './told.ts';
import { refuseAnswer, refuseRelease, standingOf, stateAfter, stateSeen } from './rules.ts';
import type { Ending, InboxEntry, Message, NewAnswer, NewPacket, NewReferral, NewRelease, PersonSharing, ReferralView, ReleaseView, RevokeRelease, SharedField } from './schema.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };

const STOP_LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** Records a release that was signed; the code by which its person can end it stands on their sheet and, hashed, here. */
export async function grantRelease({ tx, identity, input, services }: Asked<NewRelease>): Promise<Done> {
  const person = await getPerson(tx, identity, input.person);
  if (input.recipient === tx.who.agency || !(await organizationsOf(tx, [input.recipient])).has(input.recipient)) refuseUnknown();
  refuseRelease(input, person.ageGroup, services.today());
  const key = (await identity.keysOf(tx, [input.person])).get(input.person);
  if (!key) refuseUnknown();
  const id = crypto.randomUUID();
  const code = newStopCode();
  await store.keepOne(tx, 'release', {
    id, person: input.person, recipient: input.recipient, purpose: input.purpose, fields: input.fields, method: input.method, signers: input.signers, language: input.language, interpreted: input.interpreted ?? false,
    signed_on: day(input.signedOn), starts_on: day(input.startsOn ?? input.signedOn), expires_on: addDays(day(input.lastDay), 1), document: input.document ? Buffer.from(input.document, 'hex') : null, stop_code: store.stopHash(code),
    revoked_on: null, revoked_how: null,
    sealed: store.sealRow(key, tx.who.agency, 'sharing.release', id, JSON.stringify({ purposeWords: input.purposeWords, risks: input.risks ?? '', code } satisfies store.ReleaseWords)),
  });
  return { id, version: 1 };
}

/** Ends a release, by a word or in writing: what was told under it can be read by nobody from this commit on. */
export async function revokeRelease({ tx, input, services, version }: Asked<RevokeRelease>): Promise<Done> {
  const [release] = await store.findReleases(tx, [input.id]);
  if (!release) refuseUnknown();
  if (release.revoked_on !== null) throw new Refusal('sharing.ended', 'This release was ended already.');
  const next = await store.endRelease(tx, input.id, version ?? release.version, services.today(), release.stopped ? 'code' : input.how);
  await endTold(tx, services, [input.id]);
  return { id: input.id, version: next };
}

/** Every night what was told under releases that ran out is ended for good: its keys are destroyed and the offices told, as when a release is taken back (R5). */
export const endOutrun: TimedAct = {
  name: 'sharing.end-outrun', records: 'ended what was told under a release that ran out', as: [],
  due: ({ tx, services }) => store.outrunReleases(tx, services.today()),
  run: async ({ tx, services }, id) => {
    touch(tx, 'sharing.release', [id]);
    await endTold(tx, services, [id]);
  },
};

async function endTold(tx: Tx, services: Services, releases: readonly string[]): Promise<void> {
  for (const { message, recipient } of await store.destroyTold(tx, releases)) {
    await store.putMessage(tx, { to: recipient, message: crypto.randomUUID(), kind: 'ended', about: message, today: services.today() });
  }
}

/** Ends every release of a person and destroys what was told of them anywhere: part of purging them. */
export async function forgetPerson(tx: Tx, services: Services, person: string): Promise<void> {
  const standing = (await store.releasesOf(tx, [person])).filter((r) => r.revoked_on === null);
  for (const release of standing) await store.endRelease(tx, release.id, release.version, services.today(), 'purge');
  await endTold(tx, services, standing.map((r) => r.id));
  await store.destroyToldOf(tx, person);
}

/** Tells another agency what a release names of what the record holds, and what the sender says in words. */
export async function tellPacket({ tx, identity, input, services }: Asked<NewPacket>): Promise<Done> {
  const [release] = await store.findReleases(tx, [input.release]);
  if (!release) refuseUnknown();
  const content = await told(tx, identity, release.person, input.fields, input);
  return { id: (await sendPacket(tx, identity, services, { release: input.release, person: release.person, kind: 'record', content })).id, version: 1 };
}

/** Refers or transfers a person; what identifies them goes along only under a release. */
export async function referPerson({ tx, identity, input, services }: Asked<NewReferral>): Promise<Done> {
  const person = await getPerson(tx, identity, input.person);
  if (input.fields && !input.release) throw new Refusal('sharing.no-release', 'What identifies the person goes only under a release: name it, or leave the fields out.');
  const content = input.release && input.fields ? await told(tx, identity, input.person, input.fields, {}) : undefined;
  const { id } = await sendReferral(tx, identity, services, {
    to: input.recipient, subject: input.person, about: 'person', kind: input.kind, services: input.services, language: person.language, ageGroup: person.ageGroup,
    answerBy: new Date(services.now().getTime() + input.answerWithinHours * 3_600_000), note: input.note ?? '', ...(input.release && content ? { packet: { release: input.release, person: input.person, content } } : {}),
  });
  return { id, version: 1 };
}

/** Answers a referral that came in; the sender learns of it in the same transaction. */
export async function answerReferral({ tx, input, services }: Asked<NewAnswer>): Promise<Done> {
  await store.lockMessage(tx, input.id);
  const message = await store.findMessage(tx, input.id);
  if (!message || message.kind !== 'referral') refuseUnknown();
  refuseAnswer(stateAfter((await store.answersTo(tx, [input.id])).map((a) => a.outcome)), input.outcome, input.reason);
  const id = await store.keepOne(tx, 'answer', { message: input.id, outcome: input.outcome, reason: input.reason ?? null, answered_on: services.today() });
  const answer = crypto.randomUUID();
  const sealed = input.note ? store.sealMessage(await store.makeMessageKey(tx, services.keys, answer), message.sender, answer, JSON.stringify({ note: input.note })) : undefined;
  await store.putMessage(tx, { to: message.sender, message: answer, kind: 'answer', about: input.id, says: input.outcome, reason: input.reason, today: services.today(), ...(sealed ? { sealed } : {}) });
  return { id, version: 1 };
}

/** All that crossed of one person, and by which right. */
export async function readSharing({ tx, identity, input, services }: Asked<{ id: string }>): Promise<PersonSharing> {
  await getPerson(tx, identity, input.id);
  const releases = await store.releasesOf(tx, [input.id]);
  const packets = await store.packetsOf(tx, [input.id]);
  const key = (await identity.keysOf(tx, [input.id])).get(input.id);
  const known = await organizationsOf(tx, [...releases.map((r) => r.recipient), ...packets.map((p) => p.recipient)]);
  return {
    blocked: (await underSubpoena(tx, [input.id])).size > 0,
    releases: releases.map((r) => releaseView(r, key && openWords(key, tx.who.agency, r), known, services.today())),
    packets: packets.map((p) => ({ id: p.id, recipient: nameOf(known, p.recipient), kind: p.kind, fields: p.fields, basis: p.basis, authority: p.authority, sentAt: p.recorded_at.toISOString(), openedAt: p.opened_at?.toISOString() ?? null, readable: p.readable })),
    referrals: await referralViews(tx, [input.id], services),
  };
}

/** The referrals of subjects with where each stands. */
export async function referralViews(tx: Tx, subjects: readonly string[], services: Services): Promise<ReferralView[]> {
  const rows = await store.referralsOf(tx, subjects);
  const known = await organizationsOf(tx, rows.map((r) => r.recipient));
  const answers = (await store.messagesAbout(tx, rows.map((r) => r.message))).filter((m) => m.kind === 'answer');
  return rows.map((r) => {
    const mine = answers.filter((a) => a.about === r.message);
    return {
      id: r.id, recipient: nameOf(known, r.recipient), kind: r.kind, services: r.services, sentOn: r.sent_on, answerBy: r.answer_by.toISOString(), openedAt: r.opened_at?.toISOString() ?? null,
      state: stateSeen(mine.flatMap((a) => a.says || []), r.opened_at !== null, r.answer_by, services.now()),
      answers: mine.flatMap((a) => (a.says ? [{ outcome: a.says, reason: a.reason || null, at: a.sent_at.toISOString() }] : [])),
    };
  });
}

/** Releases of people that stand today, as other rooms need them: what may be told to whom. */
export async function standingReleases(tx: Tx, services: Services, person: string): Promise<{ id: string; recipient: KnownOrganization; fields: SharedField[]; lastDay: Day }[]> {
  const rows = (await store.releasesOf(tx, [person])).filter((r) => standingOf(r, services.today()) === 'stands');
  const known = await organizationsOf(tx, rows.map((r) => r.recipient));
  return rows.map((r) => ({ id: r.id, recipient: nameOf(known, r.recipient), fields: r.fields, lastDay: addDays(day(r.expires_on), -1) }));
}

/** What came in: referrals to answer and packets to read. */
export async function readInbox({ tx, input, services }: Asked<{ show?: 'waiting' | 'all'; from?: number; count?: number }>): Promise<{ total: number; entries: InboxEntry[] }> {
  const { total, rows } = await store.inbox(tx, input.show !== 'all', input.from ?? 0, input.count ?? 50);
  return { total, entries: await entriesOf(tx, rows, services) };
}

async function entriesOf(tx: Tx, rows: readonly store.MessageRow[], services: Services): Promise<InboxEntry[]> {
  const ids = rows.map((r) => r.id);
  const [known, answers, readable, opened] = await Promise.all([organizationsOf(tx, rows.map((r) => r.sender)), store.answersTo(tx, ids), store.stillOpen(tx, ids, services.today()), store.openedBefore(tx, ids)]);
  return rows.map((r): InboxEntry => {
    const state = stateAfter(answers.filter((a) => a.message === r.id).map((a) => a.outcome));
    const late = r.answer_by !== null && services.now() > r.answer_by;
    return {
      id: r.id, sender: nameOf(known, r.sender), kind: r.kind === 'referral' ? 'referral' : 'packet', topic: r.topic, basis: r.basis, authority: r.authority, sentAt: r.sent_at.toISOString(), answerBy: r.answer_by?.toISOString() ?? null, readable: readable.has(r.id),
      state: r.kind === 'referral' ? (state === 'sent' ? (late ? 'overdue' : 'waiting') : state) : !readable.has(r.id) ? 'ended' : opened.has(r.id) ? 'done' : 'to-read',
    };
  });
}

/** Opens a message that came in; where what it rested on has ended, it says nothing any more. */
export async function readMessage({ tx, input, services }: Asked<{ id: string }>): Promise<Message> {
  const row = await store.findMessage(tx, input.id);
  if (!row || (row.kind !== 'referral' && row.kind !== 'packet')) refuseUnknown();
  const opened = await openPacket(tx, services, input.id);
  const [entry] = await entriesOf(tx, [row], services);
  if (!entry) refuseUnknown();
  const packet = row.kind === 'referral' ? opened?.packet : undefined;
  const inner = packet ? await openPacket(tx, services, packet) : opened;
  const answers = await store.answersTo(tx, [input.id]);
  return {
    entry, services: opened?.services ?? [], language: opened?.language ?? null, ageGroup: opened?.ageGroup ?? null, note: opened?.note || null, packet: packet ?? null,
    said: Object.entries(inner?.content ?? {}).map(([field, text]) => ({ field: field as SharedField, text: String(text) })), answers: answers.map((a) => ({ outcome: a.outcome, reason: a.reason, at: a.recorded_at.toISOString() })),
  };
}

/** What a message carries, once opened, and which agency sent it. */
export interface Carried { sender: string; content?: Partial<Record<SharedField, string>>; facts?: Record<string, unknown>; services?: string[]; language?: string; ageGroup?: string; note?: string; packet?: string }

/** Opens a message of one's own mailbox, and notes the first time; undefined where it is not there or has ended. */
export async function openPacket(tx: Tx, services: Services, id: string): Promise<Carried | undefined> {
  await store.lockMessage(tx, id); // two who open it at once leave one receipt
  const opened = await store.openMessage(tx, services.keys, id, services.today());
  if (opened === undefined) return undefined;
  if (!(await store.openedBefore(tx, [id])).has(id)) await store.keepOne(tx, 'opened', { message: id });
  return { ...(JSON.parse(opened.text) as Omit<Carried, 'sender'>), sender: opened.sender };
}

/** Releases that end within two weeks. */
export async function readEnding({ tx, services }: Asked<object>): Promise<Ending> {
  const rows = await store.endingReleases(tx, services.today(), 14);
  const [codes, known] = await Promise.all([caseCodesOf(tx, rows.map((r) => r.person)), organizationsOf(tx, rows.map((r) => r.recipient))]);
  return {
    releases: rows.map((r) => {
      const lastDay = addDays(day(r.expires_on), -1);
      return { id: r.id, person: r.person, caseCode: codes.get(r.person) ?? '', recipient: nameOf(known, r.recipient).name, lastDay, daysLeft: daysBetween(services.today(), lastDay) };
    }),
  };
}

/** Organizations that something may be told to. */
export async function readOrganizations({ tx }: Asked<object>): Promise<{ organizations: KnownOrganization[] }> {
  return { organizations: await otherOrganizations(tx) };
}

function releaseView(r: store.ReleaseRow, said: store.ReleaseWords | undefined, known: ReadonlyMap<string, KnownOrganization>, today: Day): ReleaseView {
  const lastDay = addDays(day(r.expires_on), -1);
  const state = standingOf(r, today);
  return {
    id: r.id, version: r.version, recipient: nameOf(known, r.recipient), purpose: r.purpose, purposeWords: said?.purposeWords ?? null, risks: said?.risks || null, fields: r.fields, signers: r.signers, method: r.method, language: r.language, interpreted: r.interpreted,
    signedOn: r.signed_on, startsOn: r.starts_on, lastDay, state, daysLeft: state === 'stands' ? daysBetween(today, lastDay) : null, revokedOn: r.revoked_on, revokedHow: r.revoked_how ?? (r.stopped ? 'code' : null),
  };
}

/** The words of a release. */
export function openWords(key: Parameters<typeof store.openRow>[0], agency: string, r: store.ReleaseRow): store.ReleaseWords {
  return JSON.parse(store.openRow(key, agency, 'sharing.release', r.id, r.sealed)) as store.ReleaseWords;
}

function nameOf(known: ReadonlyMap<string, KnownOrganization>, id: string): KnownOrganization {
  return known.get(id) ?? { id, name: '', short: '', kind: 'public', zone: 'public' };
}

function newStopCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((b) => STOP_LETTERS[b % STOP_LETTERS.length]).join('').replace(/(.{4})(?=.)/g, '$1-');
}

