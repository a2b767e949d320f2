import { organizationsOf, otherOrganizations } from '../../foundation/access/organizations.ts';
import { day, dayInWords, type Day } from '../../foundation/calendar/day.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { nameWords, partsOf } from '../../foundation/identity/parts.ts';
import type { Identity as Keys } from '../../foundation/identity/subjects.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { enterPeople, getPerson, peopleOf } from '../people/index.ts';
import { discloseWithout, openPacket, type Carried } from '../sharing/index.ts';
import { owedOf } from './readings.ts';
import { loadDossiers, type Loaded } from './recompute.ts';
import { NOTICE_KINDS, NOTICED, type Incoming, type Noticed, type NoticeKind } from './schema.ts';
import * as store from './store.ts';
import * as notices from './store-notices.ts';

type Done = { id: string; version: number };

/** Under what a benefit-granting office is told. */
const AUTHORITY = '8 USC 1367(b)(5); 22 USC 7105(b)(1)(E)(i)(II), (iv)';

const SAID: Readonly<Record<NoticeKind | Noticed, string>> = { 'continued-presence': 'Continued presence', 'bona-fide-t': 'A bona fide application for T status', 't-status': 'T status', ended: 'Ended' };

/** The offices that may be told: those that grant benefits. */
export async function readOffices({ tx }: Asked<object>): Promise<{ offices: { id: string; name: string }[] }> {
  return { offices: (await otherOrganizations(tx)).filter((o) => o.kind === 'benefit-granting').map(({ id, name }) => ({ id, name })) };
}

/** Tells a benefit-granting office what one record says of a person now, so that it may determine eligibility. */
export async function tellOffice({ tx, identity, input, services }: Asked<{ id: string; subject: string; office: string }>): Promise<Done> {
  const person = await getPerson(tx, identity, input.id);
  const office = (await organizationsOf(tx, [input.office])).get(input.office) ?? refuseUnknown();
  if (office.kind !== 'benefit-granting') throw new Refusal('relief.not-a-benefit-office', 'Only an office that grants benefits is told, and only to determine eligibility (8 USC 1367(b)(5)).');
  await store.lockPerson(tx, person.id);
  const owed = (await owedOf(tx, person.id, (await loadDossiers(tx, [person.id])).get(person.id) as Loaded)).find((o) => o.subject === input.subject) ?? refuseUnknown();
  if (owed.toldOn !== null) throw new Refusal('relief.told-already', `This was told on ${owed.toldOn}.`);
  if (!person.familyName || !person.bornOn) throw new Refusal('relief.no-name', 'A notice names the person and their birth date, so that the other office can find them: record both first.');
  const own = (await organizationsOf(tx, [tx.who.agency])).get(tx.who.agency);
  const what = owed.kind === 'ended' ? `${SAID[owed.ended as Noticed]} ended` : SAID[owed.kind];
  const facts = { notice: 'status', kind: owed.kind, ended: owed.ended, datedOn: owed.datedOn, endsOn: owed.endsOn, office: own?.name ?? '', givenName: person.givenName ?? '', familyName: person.familyName, bornOn: person.bornOn, sex: person.sex, citizenship: person.citizenship, language: person.language };
  await discloseWithout(tx, identity, services, {
    to: input.office, basis: 'statute', authority: AUTHORITY, person: person.id, kind: 'status-notice', facts,
    content: { name: `${person.givenName ?? ''} ${person.familyName}`.trim(), birth: person.bornOn, immigration: `${what}: ${dayInWords(owed.datedOn as Day)}${owed.endsOn ? `, until ${dayInWords(owed.endsOn as Day)}` : ''}.` },
  });
  const id = await store.keepOne(tx, 'told', { person: person.id, subject: owed.subject, kind: owed.kind, ended: owed.ended, dated_on: owed.datedOn, office: input.office, told_on: services.today() });
  return { id, version: 1 };
}

interface Facts { kind: NoticeKind; ended: Noticed | null; datedOn: string; endsOn: string | null; office: string; givenName: string; familyName: string; bornOn: string; sex: string; citizenship: string; language: string }

function factsOf(carried: Carried | undefined): Facts | undefined {
  const facts = carried?.facts as (Facts & { notice?: string }) | undefined;
  return facts?.notice === 'status' && NOTICE_KINDS.includes(facts.kind) && (facts.ended === null || NOTICED.includes(facts.ended)) ? facts : undefined;
}

/** A status notice that came in, opened: what it says, and whom of this office it may be about. */
export async function readIncoming({ tx, identity, input, services }: Asked<{ id: string }>): Promise<Incoming> {
  const facts = await openNotice(tx, services, input.id);
  const candidates = await matching(tx, identity, facts);
  return {
    id: input.id, kind: facts.kind, ended: facts.ended, datedOn: facts.datedOn, endsOn: facts.endsOn, office: facts.office, name: `${facts.familyName}, ${facts.givenName}`, bornOn: facts.bornOn,
    candidates: candidates.map((p) => ({ person: p.id, caseCode: p.caseCode, ...(p.familyName ? { name: `${p.familyName}, ${p.givenName ?? ''}` } : {}), ...(p.bornOn ? { bornOn: p.bornOn } : {}), exact: p.bornOn === facts.bornOn && p.familyName === facts.familyName })),
  };
}

/** What a notice says; it counts only where the agency whose mailbox it left is an immigration office, and that office is named as the directory of offices names it. */
async function openNotice(tx: Tx, services: Asked<object>['services'], id: string): Promise<Facts> {
  const carried = await openPacket(tx, services, id);
  const sender = carried && (await organizationsOf(tx, [carried.sender])).get(carried.sender);
  const facts = factsOf(carried);
  return facts && sender?.kind === 'immigration' ? { ...facts, office: sender.name } : refuseUnknown();
}

/** Persons of this office with the same birth year whose family name sounds like it; the likeliest first. */
async function matching(tx: Tx, identity: Keys, facts: Facts) {
  const words = nameWords(facts.familyName).flatMap((word) => partsOf({ names: [word] }).filter((p) => p.kind !== 'start'));
  const found = await identity.find(tx, [words, partsOf({ birthYear: Number(facts.bornOn.slice(0, 4)) })], 12);
  const people = await peopleOf(tx, identity, found);
  return people.sort((a, b) => Number(b.bornOn === facts.bornOn) - Number(a.bornOn === facts.bornOn));
}

/** Takes a status notice up into this office's own rows: for a person it knows, or for one who is entered with it. */
export async function takeNotice({ tx, identity, input, services }: Asked<{ id: string; person?: string }>): Promise<Done> {
  const facts = await openNotice(tx, services, input.id);
  const person = input.person === undefined ? await entered(tx, identity, facts, services.today()) : (await getPerson(tx, identity, input.person)).id;
  const same = (await notices.noticesOf(tx, [person])).some((n) => n.kind === facts.kind && n.ended === facts.ended && n.dated_on === facts.datedOn);
  if (same) throw new Refusal('relief.taken-already', 'This notice stands on the person already.');
  return { id: await keepNotice(tx, person, facts), version: 1 };
}

async function entered(tx: Tx, identity: Keys, facts: Facts, today: Day): Promise<string> {
  const [id] = await enterPeople(tx, identity, [{ givenName: facts.givenName, familyName: facts.familyName, bornOn: facts.bornOn, sex: facts.sex as 'unknown', citizenship: facts.citizenship, language: facts.language, cameToNoticeOn: today }]);
  return id as string;
}

/** Writes a status notice into the rows of the office that received it. */
export function keepNotice(tx: Tx, person: string, notice: Pick<Facts, 'kind' | 'ended' | 'datedOn' | 'endsOn' | 'office'>): Promise<string> {
  return store.keepOne(tx, 'notice', { person, kind: notice.kind, ended: notice.ended, dated_on: day(notice.datedOn), ends_on: notice.endsOn ? day(notice.endsOn) : null, office: notice.office });
}

/** A status notice as other rooms read it. */
export interface StatusNotice { id: string; person: string; kind: NoticeKind; ended: Noticed | null; datedOn: string; endsOn: string | null; office: string }

/** The status notices that an office received of persons, in order of their days. */
export async function noticesOf(tx: Tx, persons: readonly string[]): Promise<StatusNotice[]> {
  return (await notices.noticesOf(tx, persons)).map((n) => ({ id: n.id, person: n.person, kind: n.kind, ended: n.ended, datedOn: n.dated_on, endsOn: n.ends_on, office: n.office }));
}

