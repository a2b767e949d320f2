import { otherOrganizations } from '../../foundation/access/organizations.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { getPerson } from '../people/index.ts';
import { repliesTo, sendPacket, standingReleases, type RequestFacts, type SharedField } from '../sharing/index.ts';
import { FORMS_OF_HHS, filled, missing, type Item, type Known } from './hhs-form.ts';
import { getOwnCase } from './inside.ts';
import { blocksExport, hhsClock } from './rules.ts';
import type { HhsForm, HhsRequest, Status } from './schema.ts';
import * as store from './store.ts';
import { askedHhs, kindsServed, type AskedRow } from './store-content.ts';
import { SERVICE_TITLES, type ServiceCode } from './vocabulary.ts';

async function knownOf(tx: Tx, identity: Identity, file: store.FileRow, agency: string): Promise<Known> {
  const person = await getPerson(tx, identity, file.person);
  const [profile] = await store.findProfiles(tx, [file.id]);
  const statuses = await store.statusesOf(tx, [file.id]);
  const kinds = await kindsServed(tx, file.id);
  return {
    givenName: person.givenName, familyName: person.familyName, bornOn: person.bornOn, sex: person.sex, citizenship: person.citizenship, language: person.language, numbers: person.numbers,
    form: profile?.form ?? 'unknown', ageGroup: profile?.age_group ?? 'unknown', statuses: statuses.map((s) => ({ kind: s.kind, heldOn: s.held_on })), cameOn: profile?.came_on ?? file.opened_on, source: profile?.source ?? 'other',
    indicatedAt: profile?.indicated_at?.toISOString() ?? null, services: kinds.map((k) => SERVICE_TITLES[k as ServiceCode] ?? k), agency,
  };
}

/** What the record of a case says of fields that are to be told; a Refusal names those it says nothing of. */
export async function toldOf(tx: Tx, identity: Identity, file: store.FileRow, fields: readonly SharedField[]): Promise<Partial<Record<SharedField, string>>> {
  const known = await knownOf(tx, identity, file, '');
  const items = [...filled('certification', known), { field: 'immigration' as const, value: known.statuses.map((s) => `${s.kind} ${s.heldOn}`).join('; ') || null }];
  const found = fields.map((field) => [field, items.find((i) => i.field === field && i.value !== null)?.value] as const);
  const lacking = found.filter(([, text]) => !text).map(([field]) => field);
  if (lacking.length > 0) throw new Refusal('cases.nothing-of', `The record says nothing of: ${lacking.join(', ')}. Leave it out.`, { detail: { fields: lacking } });
  return Object.fromEntries(found) as Partial<Record<SharedField, string>>;
}

/** A request to HHS filled from the case, with what is missing, its clock, and to whom it may go. */
export async function readHhs({ tx, identity, input, services, who }: Asked<{ id: string; kind: HhsRequest }>): Promise<HhsForm> {
  const file = await getOwnCase(tx, input.id);
  const known = await knownOf(tx, identity, file, who.organization);
  const items = filled(input.kind, known);
  const releases = (await standingReleases(tx, services, file.person)).filter((r) => r.recipient.kind === 'benefit-granting');
  const offices = (await otherOrganizations(tx)).filter((o) => o.kind === 'benefit-granting');
  const asked = (await askedHhs(tx, file.id)).find((a) => a.kind === input.kind);
  const clock = input.kind === 'child-assistance' && known.indicatedAt ? hhsClock(new Date(known.indicatedAt), services.parameters) : undefined;
  return {
    kind: input.kind, form: FORMS_OF_HHS[input.kind].form, items: items.map((i) => ({ item: i.item, title: i.title, value: i.value, here: i.value !== null, required: i.required, where: i.where })), missing: missing(items).length,
    dueAt: clock?.dueAt.toISOString() ?? null, authority: clock?.authority ?? FORMS_OF_HHS[input.kind].authority, sentOn: asked?.sent_on ?? null, standing: await standingOf(tx, asked),
    offices: offices.map((o) => ({ id: o.id, name: o.name, release: releases.find((r) => r.recipient.id === o.id)?.id ?? null })),
  };
}

/** Where a request stands: sent, opened by the office, or decided, as the office itself answered. */
async function standingOf(tx: Tx, asked: AskedRow | undefined): Promise<HhsForm['standing']> {
  if (!asked?.packet) return null;
  const opened = (await repliesTo(tx, [asked.packet])).opened.has(asked.packet);
  return { state: asked.outcome ? 'decided' : opened ? 'opened' : 'sent', outcome: asked.outcome, decidedOn: asked.decided_on, endsOn: asked.ends_on };
}

/** Sends a request to the office that a release names, with what the release names; nothing is typed again. */
export async function sendHhs({ tx, identity, input, services, who }: Asked<{ id: string; kind: HhsRequest; release: string }>): Promise<{ id: string; version: number }> {
  const file = await getOwnCase(tx, input.id);
  const known = await knownOf(tx, identity, file, who.organization);
  const items = filled(input.kind, known);
  const minor = known.ageGroup === 'minor';
  if (known.ageGroup === 'unknown' || minor !== (input.kind === 'child-assistance')) throw new Refusal('cases.wrong-request', minor ? 'The person was under 18 at intake: assistance for a child is theirs, and no cooperation may be asked (22 USC 7105(b)(1)(G)).' : known.ageGroup === 'unknown' ? 'The age is not known: record the birth date first.' : 'The person is an adult: certification is theirs (22 USC 7105(b)(1)(E)).');
  const lacking = missing(items);
  if (lacking.length > 0) throw new Refusal('cases.request-incomplete', `The request lacks: ${lacking.map((i) => i.title).join(', ')}.`, { detail: { items: lacking.map((i) => i.item) } });
  const papers = await store.papersOf(tx, [file.id]);
  if (blocksExport(papers.map((p) => ({ kind: p.kind, endedOn: p.ended_on })))) throw new Refusal('cases.under-subpoena', 'A subpoena or demand stands on this case, so nothing of it leaves the product until counsel has answered.');
  const release = (await standingReleases(tx, services, file.person)).find((r) => r.id === input.release && r.recipient.kind === 'benefit-granting');
  if (!release) throw new Refusal('cases.no-release', 'No release to this office stands today. Ask the person for one under Sharing, and record it.');
  const content = contentOf(items, release.fields);
  const withheld = items.filter((i) => i.required && i.field !== null && !release.fields.includes(i.field));
  if (withheld.length > 0) throw new Refusal('cases.release-too-narrow', `The release does not name: ${withheld.map((i) => i.title).join(', ')}. The request cannot do without; ask the person for another release.`, { detail: { items: withheld.map((i) => i.item) } });
  const packet = await sendPacket(tx, identity, services, { release: release.id, person: file.person, kind: FORMS_OF_HHS[input.kind].topic, content, facts: { ...factsOf(known, release.fields, minor) } });
  return { id: await store.keepRow(tx, 'asked_hhs', { file: file.id, kind: input.kind, sent_on: services.today(), packet: packet.id }), version: 1 };
}

/** What the office's own form takes up, in codes: no more of it than the release names. */
function factsOf(known: Known, released: readonly SharedField[], minor: boolean): RequestFacts {
  const evidence = released.includes('immigration') ? known.statuses.flatMap((s) => {
    const kind = EVIDENCE[s.kind];
    return kind ? [{ kind, office: 'Department of Homeland Security', datedOn: s.heldOn }] : [];
  }) : [];
  return {
    givenName: known.givenName ?? '', familyName: known.familyName ?? '', form: released.includes('form') ? (known.form as RequestFacts['form']) : 'unknown', ...(minor && known.indicatedAt ? { discoveredAt: known.indicatedAt } : {}), evidence,
  };
}

const EVIDENCE: Readonly<Partial<Record<Status, string>>> = { 'cp-granted': 'continued-presence', 't-bona-fide': 'bona-fide-t', 't-granted': 't-status' };

function contentOf(items: readonly Item[], released: readonly SharedField[]): Partial<Record<SharedField, string>> {
  return Object.fromEntries(items.filter((i) => i.field !== null && i.value !== null && released.includes(i.field)).map((i) => [i.field, i.value])) as Partial<Record<SharedField, string>>;
}
