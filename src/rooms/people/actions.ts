import { readingsOf } from '../../foundation/audit/readings.ts';
import { day, type Day } from '../../foundation/calendar/day.ts';
import { Fault, Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { destroySubject, type Identity as Keys } from '../../foundation/identity/subjects.ts';
import type { Asked, Services } from '../../foundation/web/route.ts';
import { ageGroupOn, likeness, readSearch, searchable } from './rules.ts';
import type { CorrectFacts, CorrectIdentity, Identity, NewIdentification, NewPerson, Person, PersonFile, PersonSearch, RelationKind } from './schema.ts';
import * as store from './store.ts';

const IDENTITY_FIELDS = ['givenName', 'familyName', 'aliases', 'bornOn', 'phones', 'address', 'numbers'] as const;

/** Enters people, with their keys and their places in the index; answers their ids in order. */
export async function enterPeople(tx: Tx, keys: Keys, people: readonly (NewPerson & { id?: string; caseCode?: string })[]): Promise<string[]> {
  const codes = await freeCaseCodes(tx, people.filter((p) => p.caseCode === undefined).length);
  const ids = await store.keepPersons(tx, people.map((p) => ({
    id: p.id ?? crypto.randomUUID(), case_code: p.caseCode ?? codes.pop(), sex: p.sex ?? 'unknown', citizenship: p.citizenship ?? 'ZZ', language: p.language ?? 'und',
    age_group: ageGroupOn(p.bornOn, p.cameToNoticeOn as Day), came_to_notice_on: day(p.cameToNoticeOn),
  })));
  const subjectKeys = await keys.makeKeys(tx, ids);
  const identities = people.map((p, i) => ({ person: ids[i] as string, identity: pickIdentity(p) }));
  await store.keepIdentities(tx, identities.map((e) => ({ ...e, key: subjectKeys.get(e.person) as never })));
  await keys.index(tx, identities.map((e) => ({ subject: e.person, searchable: searchable(e.identity) })));
  return ids;
}

/** Enters one person. */
export async function enterPerson({ tx, identity, input }: Asked<NewPerson>): Promise<{ id: string; version: number }> {
  const [id] = await enterPeople(tx, identity, [input]);
  return { id: id as string, version: 1 };
}

/** Finds people by any part an advocate would have; best likeness first, at most 50. */
export async function searchPeople({ tx, identity, input }: Asked<PersonSearch>): Promise<{ people: Person[]; more: boolean }> {
  const { groups, caseCode } = readSearch(input.words);
  const byCode = caseCode ? await store.findByCaseCode(tx, caseCode) : undefined;
  const found = byCode ? [byCode.id] : await identity.find(tx, groups, 51);
  const people = await peopleOf(tx, identity, found.slice(0, 50));
  const score = new Map(people.map((p) => [p.id, likeness(input.words, p)]));
  return { people: people.sort((a, b) => (score.get(b.id) ?? 0) - (score.get(a.id) ?? 0)), more: found.length > 50 };
}

/** People by id with the identity whose keys still stand. */
export async function peopleOf(tx: Tx, keys: Keys, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const rows = await store.findPersons(tx, ids);
  const opened = await store.openIdentities(tx, ids, await keys.keysOf(tx, ids));
  return rows.map((row) => {
    const identity = opened.get(row.id);
    return {
      id: row.id, version: row.version, identityVersion: identity?.version ?? 0, caseCode: row.case_code, sex: row.sex, citizenship: row.citizenship, language: row.language,
      cameToNoticeOn: row.came_to_notice_on, ageGroup: row.age_group, purged: !identity, ...identity?.identity,
    };
  });
}

/** The caseload, a window at a time, each person with the names the asker may see. */
export async function listCaseload({ tx, identity, input }: Asked<{ from?: number; count?: number }>): Promise<{ total: number; people: Person[] }> {
  const { total, rows } = await store.caseload(tx, input.from ?? 0, input.count ?? 50);
  const people = new Map((await peopleOf(tx, identity, rows.map((r) => r.id))).map((p) => [p.id, p]));
  return { total, people: rows.map((r) => people.get(r.id)).filter((p): p is Person => !!p) };
}

/** Everything an agency holds of one person. */
export async function readPerson({ tx, identity, input, who }: Asked<{ id: string }>): Promise<PersonFile> {
  const person = await getPerson(tx, identity, input.id);
  const around = await store.aroundPerson(tx, input.id);
  return {
    person,
    relations: around.relations.map((r) => ({ id: r.id, kind: r.kind, relative: { id: r.relative, caseCode: r.case_code } })),
    links: around.links.map((l) => ({ id: l.id, version: l.version, other: { id: l.other, caseCode: l.case_code }, reason: l.reason, linkedAt: l.recorded_at.toISOString(), undone: l.undone, undoneReason: l.undone_reason })),
    identifications: around.identifications.map((i) => ({ id: i.id, status: i.status, identifiedOn: i.identified_on, form: i.form, evidence: i.evidence })),
    readings: (await readingsOf(tx, input.id)).map((r) => ({ at: r.at.toISOString(), act: r.act, mine: r.account === who.account })),
  };
}

/** The person of an id, or the one answer that hidden and absent share. */
export async function getPerson(tx: Tx, keys: Keys, id: string): Promise<Person> {
  const [person] = await peopleOf(tx, keys, [id]);
  return person ?? refuseUnknown();
}

/** Corrects what identifies a person; the version the asker had before them must still stand. */
export async function correctIdentity({ tx, identity, input, version }: Asked<CorrectIdentity>): Promise<{ id: string; version: number }> {
  const { id, ...changes } = input;
  const key = (await identity.keysOf(tx, [id])).get(id);
  const before = (await store.openIdentities(tx, [id], await identity.keysOf(tx, [id]))).get(id);
  if (!key || !before) refuseUnknown();
  const after = { ...before.identity, ...changes };
  const next = await store.reviseIdentity(tx, before.id, version ?? before.version, key, after);
  await identity.index(tx, [{ subject: id, searchable: searchable(after) }]);
  return { id, version: next };
}

/** Corrects a person's sex, citizenship or language; the figures of before still stand as of before. */
export async function correctFacts({ tx, input, version }: Asked<CorrectFacts>): Promise<{ id: string; version: number }> {
  const { id, ...changes } = input;
  const [before] = await store.findPersons(tx, [id]);
  if (!before) refuseUnknown();
  return { id, version: await store.revisePerson(tx, id, version ?? before.version, changes) };
}

/** Says that one person is another's relative. */
export async function relate({ tx, input }: Asked<{ id: string; relative: string; kind: RelationKind }>): Promise<{ id: string; version: number }> {
  if (input.id === input.relative) throw new Refusal('people.same-person', 'A person cannot be their own relative.');
  return { id: await store.keepRelation(tx, input.id, input.relative, input.kind), version: 1 };
}

/** Ties two records of one person; neither is changed. */
export async function linkPeople({ tx, input }: Asked<{ id: string; sameAs: string; reason: string }>): Promise<{ id: string; version: number }> {
  if (input.id === input.sameAs) throw new Refusal('people.same-person', 'This is the same record, not another record of the same person.');
  const [id] = await store.keepLinkRows(tx, [{ one: input.id, other: input.sameAs, reason: input.reason }]);
  return { id: id as string, version: 1 };
}

/** Takes a link back; that it was made, and why it was taken back, stays in the record. */
export async function unlinkPeople({ tx, input, version }: Asked<{ link: string; reason: string }>): Promise<{ id: string; version: number }> {
  const link = await store.findLink(tx, input.link);
  if (!link) refuseUnknown();
  if (link.undone) throw new Refusal('people.link-undone', 'This link was taken back already.');
  return { id: input.link, version: await store.undoLink(tx, input.link, version ?? link.version, input.reason) };
}

/** Records that a person was identified as a potential or confirmed victim. */
export async function identifyPerson({ tx, input }: Asked<NewIdentification>): Promise<{ id: string; version: number }> {
  const [id] = await store.keepIdentifications(tx, [{ person: input.id, status: input.status, identified_on: day(input.identifiedOn), form: input.form, evidence: input.evidence }]);
  return { id: id as string, version: 1 };
}

/** Destroys the key of a person: what identified them cannot be read again, here or in any backup once it is opened. */
export async function purgePerson({ tx, input, services, identity }: Asked<{ id: string }>): Promise<{ id: string; version: number }> {
  const person = await destroyPerson(tx, identity, services, input.id);
  return { id: input.id, version: person.version };
}

/** Has every room forget a person and destroys their key; other rooms purge whole persons by it. */
export async function destroyPerson(tx: Tx, keys: Keys, services: Services, id: string): Promise<Person> {
  const person = await getPerson(tx, keys, id);
  await services.forget(tx, id);
  await destroySubject(tx, services.dataFolder, id);
  return person;
}

function pickIdentity(person: Partial<Identity>): Partial<Identity> {
  return Object.fromEntries(IDENTITY_FIELDS.filter((f) => person[f] !== undefined).map((f) => [f, person[f]]));
}

/** Case codes that no person of the agency has: random, so that they tell neither order nor number of persons; drawn again where one was given already. */
export async function freeCaseCodes(tx: Tx, count: number, draw: () => string = newCaseCode): Promise<string[]> {
  const free = new Set<string>();
  for (let turn = 0; free.size < count && turn < 50; turn++) {
    const drawn = new Set(Array.from({ length: count - free.size }, draw));
    const taken = await store.takenCaseCodes(tx, [...drawn]);
    for (const code of drawn) if (!taken.has(code)) free.add(code);
  }
  if (free.size < count) throw new Fault('No case code was free in fifty draws.');
  return [...free];
}

function newCaseCode(): string {
  return `M-${String(crypto.getRandomValues(new Uint32Array(1))[0]! % 90_000_000 + 10_000_000)}`;
}
