import type { KeyObject } from 'node:crypto';
import { dayInWords, type Day } from '../../foundation/calendar/day.ts';
import { newSerial } from '../../foundation/credential/serial.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { toPdf } from '../../foundation/document/pdf.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { seal, unseal } from '../../foundation/identity/seal.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import type { Asked, Sent, Services } from '../../foundation/web/route.ts';
import { certificateDocument } from './certificate.ts';
import { certificateCode } from './check.ts';
import { signCertificate, type CertificateContent } from './credential.ts';
import * as rules from './rules.ts';
import type { Attended, CorrectEvent, Curricula, EventFile, Events, IssueCertificate, ListAsked, NewCurriculum, NewEvaluation, NewEvent, NewPart, NewRegistration, NewVersion, WithdrawCertificate } from './schema.ts';
import * as store from './store.ts';
import { keepPersons, personsOf, place, type Person } from './trainees.ts';

type Done = { id: string; version: number };

/** Records a curriculum; what is taught follows in versions. */
export async function addCurriculum({ tx, input }: Asked<NewCurriculum>): Promise<Done> {
  if ((await store.all<store.CurriculumRow>(tx, 'curriculum')).some((c) => c.title === input.title)) throw new Refusal('training.name-taken', 'A curriculum of this title is on record already.');
  return { id: await store.keepOne(tx, 'curriculum', { ...input }), version: 1 };
}

/** Issues the next version of a curriculum; from the second on it says what changed. */
export async function addVersion({ tx, input, services }: Asked<NewVersion>): Promise<Done> {
  await store.lock(tx, input.curriculum);
  if (!(await store.find(tx, 'curriculum', input.curriculum))) refuseUnknown();
  const last = (await store.all<store.VersionRow>(tx, 'curriculum_version')).filter((v) => v.curriculum === input.curriculum)[0];
  refuse(rules.objectToDays(last?.issued_on ?? input.issuedOn, input.issuedOn, services.today()));
  if (last && input.changed === undefined) throw new Refusal('training.say-what-changed', 'Say what changed against the version before.', { status: 400 });
  return { id: await store.keepOne(tx, 'curriculum_version', { curriculum: input.curriculum, number: (last?.number ?? 0) + 1, issued_on: input.issuedOn, minutes: input.minutes, changed: input.changed ?? null }), version: 1 };
}

/** Records a training, a conference or a pilot that was held. */
export async function addEvent({ tx, input, services }: Asked<NewEvent>): Promise<Done> {
  refuse(rules.objectToDays(input.startsOn, input.endsOn, services.today()) ?? rules.objectToPersons(input.attended, input.persons));
  if (input.curriculumVersion !== undefined && !(await store.find(tx, 'curriculum_version', input.curriculumVersion))) refuseUnknown();
  if ((await store.eventsNamed(tx, [input.name])).some((e) => e.starts_on === input.startsOn)) throw new Refusal('training.event-there', 'This event is on record already.');
  return { id: await store.keepOne(tx, 'event', {
    kind: input.kind, name: input.name, place: input.place, country: input.country ?? 'US', host: input.host, starts_on: input.startsOn, ends_on: input.endsOn, attended: input.attended, persons: input.persons ?? null, reporter: input.reporter ?? 'own', curriculum_version: input.curriculumVersion ?? null,
  }), version: 1 };
}

/** Corrects how many attended, and how many persons they were; never fewer than are told apart already. */
export async function correctEvent({ tx, input, version }: Asked<CorrectEvent>): Promise<Done> {
  const { event, parts } = await held(tx, input.id);
  refuse(rules.objectToWhole(input.attended, parts.map((p) => p.attended)) ?? rules.objectToPersons(input.attended, input.persons));
  return { id: event.id, version: await store.reviseRow(tx, 'event', event.id, version ?? event.version, { attended: input.attended, persons: input.persons ?? null }) };
}

/** Tells a part of those who attended apart: by level, by sector, and by the team they came with. */
export async function addPart({ tx, input }: Asked<NewPart>): Promise<Done> {
  const { event, parts } = await held(tx, input.id);
  if (parts.some((p) => p.level === input.level && p.sector === (input.sector ?? null) && p.team === (input.team ?? null))) throw new Refusal('training.part-there', 'This part is told apart already.');
  refuse(rules.objectToTeam(input.team, input.extent, parts) ?? rules.objectToPart(event.attended, parts.map((p) => p.attended), input.attended));
  return { id: await store.keepOne(tx, 'part', { event: event.id, team: input.team ?? null, extent: input.extent ?? null, level: input.level, sector: input.sector ?? null, attended: input.attended }), version: 1 };
}

/** Registers a person for an event; whoever registered before is the same person, by their address. */
export async function register({ tx, identity, input, services }: Asked<NewRegistration>): Promise<Done> {
  const { event } = await held(tx, input.id);
  refuse(rules.objectToDays(input.registeredOn, input.registeredOn, services.today()));
  const [trainee] = await keepPersons(tx, identity, [{ givenName: input.givenName, familyName: input.familyName, email: input.email, organization: input.organization ?? null }]);
  if ((await store.ofEvents<store.RegistrationRow>(tx, 'registration', [event.id])).some((r) => r.trainee === trainee)) throw new Refusal('training.registered', 'Somebody with this address is registered for this event already.');
  return { id: await store.keepOne(tx, 'registration', { event: event.id, trainee, level: input.level, sector: input.sector, registered_on: input.registeredOn, attended_on: null }), version: 1 };
}

/** Records that somebody who registered came. */
export async function recordAttended({ tx, input, services, version }: Asked<Attended>): Promise<Done> {
  const registration = await store.find<store.RegistrationRow>(tx, 'registration', input.registration) ?? refuseUnknown();
  const { event } = await held(tx, registration.event);
  refuse(rules.objectToDays(input.attendedOn, input.attendedOn, services.today()) ?? rules.objectToAttended(event, input.attendedOn));
  if (registration.attended_on !== null) throw new Refusal('training.attended', 'It is recorded already that this person came.');
  return { id: registration.id, version: await store.reviseRow(tx, 'registration', registration.id, version ?? registration.version, { attended_on: input.attendedOn }) };
}

/** Keeps what one of those who came thought; it names nobody. */
export async function evaluate({ tx, input }: Asked<NewEvaluation>): Promise<Done> {
  const { event } = await held(tx, input.id);
  const there = await store.ofEvents<store.EvaluationRow>(tx, 'evaluation', [event.id]);
  if (there.length >= event.attended) throw new Refusal('training.more-answers', `${event.attended} attended, and as many have answered.`);
  return { id: await store.keepOne(tx, 'evaluation', { event: event.id, useful: input.useful, before: input.before, after: input.after, would_act: input.wouldAct }), version: 1 };
}

/** Issues the certificate of somebody who came: number, signed credential, sealed content, place on the status list. */
export async function issueCertificate({ tx, identity, input, services }: Asked<IssueCertificate>): Promise<Done> {
  const registration = await store.find<store.RegistrationRow>(tx, 'registration', input.registration) ?? refuseUnknown();
  const { event } = await held(tx, registration.event);
  refuse(rules.objectToCertificate(registration, event, input.issuedOn, services.today()));
  if ((await store.certificatesOf(tx, [registration.id])).length > 0) throw new Refusal('training.certified', 'This person has the certificate of this event already.');
  const person = (await personsOf(tx, identity, [registration.trainee])).get(registration.trainee) ?? refuseUnknown();
  const [row] = await certificateRows(tx, identity, services, [{ registration, event, person, issuedOn: input.issuedOn, serial: newSerial() }]);
  return { id: await store.keepOne(tx, 'certificate', row as Record<string, unknown>), version: 1 };
}

/** Withdraws a certificate; whoever checks it is told. */
export async function withdrawCertificate({ tx, input, services, version }: Asked<WithdrawCertificate>): Promise<Done> {
  const certificate = await store.find<store.CertificateRow>(tx, 'certificate', input.certificate) ?? refuseUnknown();
  if (certificate.withdrawn_on !== null) throw new Refusal('training.withdrawn', `This certificate was withdrawn on ${dayInWords(certificate.withdrawn_on as Day)}.`);
  refuse(rules.objectToDays(certificate.issued_on, input.withdrawnOn, services.today()));
  return { id: certificate.id, version: await store.reviseRow(tx, 'certificate', certificate.id, version ?? certificate.version, { withdrawn_on: input.withdrawnOn }) };
}

/** The certificate as an accessible PDF, the same bytes each time. */
export async function printCertificate({ tx, identity, input, services }: Asked<{ certificate: string }>): Promise<Sent> {
  const certificate = await store.find<store.CertificateRow>(tx, 'certificate', input.certificate) ?? refuseUnknown();
  const registration = await store.find<store.RegistrationRow>(tx, 'registration', certificate.registration) ?? refuseUnknown();
  const key = (await identity.keysOf(tx, [registration.trainee])).get(registration.trainee) ?? refuseUnknown();
  const { content, packed } = JSON.parse(unseal(key, place(tx, 'certificate', certificate.id), certificate.sealed)) as { content: CertificateContent; packed: string };
  return { type: 'application/pdf', body: await toPdf(certificateDocument(content, packed, services.origin)), fileName: `certificate-${content.serial}.pdf` };
}

/** Events, the newest first, each with whether its teams are the whole. */
export async function listEvents({ tx, input }: Asked<ListAsked>): Promise<Events> {
  const { total, rows } = await store.events(tx, input.show === 'conferences', input.from ?? 0, input.count ?? 50);
  const ids = rows.map((r) => r.id);
  const parts = Map.groupBy(await store.ofEvents<store.PartRow>(tx, 'part', ids), (p) => p.event);
  return {
    total, events: rows.map((e) => ({ id: e.id, kind: e.kind, name: e.name, place: e.place, country: e.country, host: e.host, startsOn: e.starts_on, endsOn: e.ends_on, attended: e.attended, composition: rules.compositionOf(e.kind, e.attended, parts.get(e.id) ?? []) })),
  };
}

/** Everything on one event. */
export async function readEvent({ tx, identity, input }: Asked<{ id: string }>): Promise<EventFile> {
  const event = await store.find<store.EventRow>(tx, 'event', input.id) ?? refuseUnknown();
  const parts = await store.ofEvents<store.PartRow>(tx, 'part', [event.id]);
  const registrations = await store.ofEvents<store.RegistrationRow>(tx, 'registration', [event.id]);
  const persons = await personsOf(tx, identity, registrations.map((r) => r.trainee));
  const certificates = new Map((await store.certificatesOf(tx, registrations.map((r) => r.id))).map((c) => [c.registration, c]));
  const version = event.curriculum_version === null ? undefined : await store.find<store.VersionRow>(tx, 'curriculum_version', event.curriculum_version);
  const curriculum = version && await store.find<store.CurriculumRow>(tx, 'curriculum', version.curriculum);
  return {
    id: event.id, version: event.version, kind: event.kind, name: event.name, place: event.place, country: event.country, host: event.host, startsOn: event.starts_on, endsOn: event.ends_on, attended: event.attended, persons: event.persons, reporter: event.reporter,
    curriculum: version && curriculum ? { title: curriculum.title, number: version.number, minutes: version.minutes, topics: curriculum.topics } : null,
    composition: rules.compositionOf(event.kind, event.attended, parts), parts: parts.map(({ event: _, ...part }) => part),
    registrations: registrations.map((r) => {
      const [person, certificate] = [persons.get(r.trainee), certificates.get(r.id)];
      return {
        id: r.id, version: r.version, ...(person ? { name: `${person.familyName}, ${person.givenName}`, email: person.email, organization: person.organization } : {}), level: r.level, sector: r.sector, registeredOn: r.registered_on, attendedOn: r.attended_on,
        certificate: certificate ? { id: certificate.id, version: certificate.version, serial: certificate.serial, issuedOn: certificate.issued_on, withdrawnOn: certificate.withdrawn_on } : null,
      };
    }).sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'en')),
    evaluations: summed(await store.ofEvents<store.EvaluationRow>(tx, 'evaluation', [event.id])),
  };
}

/** The curricula with their versions, and how many events taught each. */
export async function listCurricula({ tx }: Asked<object>): Promise<Curricula> {
  const versions = Map.groupBy(await store.all<store.VersionRow>(tx, 'curriculum_version'), (v) => v.curriculum);
  const events = new Map((await store.eventsByVersion(tx)).map((e) => [e.id, e.events]));
  return {
    curricula: (await store.all<store.CurriculumRow>(tx, 'curriculum')).map((c) => ({ ...c, versions: (versions.get(c.id) ?? []).map((v) => ({ id: v.id, number: v.number, issuedOn: v.issued_on, minutes: v.minutes, changed: v.changed, events: events.get(v.id) ?? 0 })) })),
  };
}

/** Rows of certificates ready to be kept, signed and sealed. */
export async function certificateRows(tx: Tx, identity: Identity, services: Services, all: readonly { registration: { id: string; trainee: string }; event: store.EventRow; person: Person; issuedOn: string; serial: string }[]): Promise<Record<string, unknown>[]> {
  await store.lock(tx, `certificates|${tx.who.agency}`);
  const first = await store.nextPlace(tx);
  const keys = await identity.keysOf(tx, all.map((one) => one.registration.trainee));
  const titles = new Map<string, { title: string; minutes: number }>();
  for (const id of new Set(all.map((one) => one.event.curriculum_version as string))) {
    const version = await store.find<store.VersionRow>(tx, 'curriculum_version', id) ?? refuseUnknown();
    titles.set(id, { title: (await store.find<store.CurriculumRow>(tx, 'curriculum', version.curriculum) ?? refuseUnknown()).title, minutes: version.minutes });
  }
  return Promise.all(all.map(async ({ registration, event, person, issuedOn, serial }, i) => {
    const id = crypto.randomUUID();
    const { title, minutes } = titles.get(event.curriculum_version as string) as { title: string; minutes: number };
    const content: CertificateContent = { serial, name: `${person.givenName} ${person.familyName}`, completed: title, heldOn: event.ends_on, place: event.place, minutes, issuedOn, statusIndex: first + i };
    const packed = await signCertificate(content, tx.who.agency, identity.keys, services.origin, services.now());
    return {
      id, registration: registration.id, serial, issued_on: issuedOn, status_index: content.statusIndex, check_code: certificateCode(services.keys.checking(), serial, person.familyName, Number(issuedOn.slice(0, 4))), says: `${title}, ${event.place}, ${dayInWords(event.ends_on as Day)}`.slice(0, 400),
      sealed: seal(keys.get(registration.trainee) as KeyObject, place(tx, 'certificate', id), JSON.stringify({ content, packed })), withdrawn_on: null,
    };
  }));
}

function summed(rows: readonly store.EvaluationRow[]): EventFile['evaluations'] {
  const few = rows.length > 0 && rows.length < rules.FEWEST_ANSWERS;
  const mean = (of: (row: store.EvaluationRow) => number): number | null => (rows.length === 0 || few ? null : Math.round((rows.reduce((sum, row) => sum + of(row), 0) / rows.length) * 10) / 10);
  return { count: rows.length, few, useful: mean((r) => r.useful), before: mean((r) => r.before), after: mean((r) => r.after), wouldAct: rows.length === 0 || few ? null : rows.filter((r) => r.would_act).length };
}

async function held(tx: Tx, id: string): Promise<{ event: store.EventRow; parts: store.PartRow[] }> {
  await store.lock(tx, id);
  const event = await store.find<store.EventRow>(tx, 'event', id) ?? refuseUnknown();
  return { event, parts: await store.ofEvents<store.PartRow>(tx, 'part', [event.id]) };
}

function refuse(objection: rules.Objection | undefined): void {
  if (objection) throw new Refusal(objection.code, objection.sentence);
}
