import type { KeyObject } from 'node:crypto';
import { dayInWords, type Day } from '../../foundation/calendar/day.ts';
import { newSerial, readSerial } from '../../foundation/credential/serial.ts';
import { toPdf } from '../../foundation/document/pdf.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { seal, unseal } from '../../foundation/identity/seal.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import type { Asked, Sent } from '../../foundation/web/route.ts';
import { posterDocument } from './poster.ts';
import * as rules from './rules.ts';
import type { Campaigns, CoalitionFile, Coalitions, Counts, LeaveMember, ListAsked, NewAnnouncement, NewCampaign, NewCoalition, NewEdition, NewMaterial, NewMeeting, NewMember, NewPlacement, NewSite, NewTrace, Placements, Sites, Traced, WithdrawEdition } from './schema.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };

/** Records a campaign from the day it was launched. */
export async function addCampaign({ tx, input, services }: Asked<NewCampaign>): Promise<Done> {
  refuse(rules.objectToDay(input.launchedOn, services.today()));
  if ((await store.all<store.CampaignRow>(tx, 'campaign')).some((c) => c.name === input.name)) taken('A campaign of this name is on record already.');
  return { id: await store.keepOne(tx, 'campaign', { name: input.name, theme: input.theme, launched_on: input.launchedOn }), version: 1 };
}

/** Records something that a campaign gives out. */
export async function addMaterial({ tx, input }: Asked<NewMaterial>): Promise<Done> {
  await store.lock(tx, input.campaign);
  if (!(await store.find(tx, 'campaign', input.campaign))) refuseUnknown();
  if ((await store.all<store.MaterialRow>(tx, 'material')).some((one) => one.campaign === input.campaign && one.title === input.title)) taken('This campaign has a material of this title already.');
  return { id: await store.keepOne(tx, 'material', { ...input }), version: 1 };
}

/** Issues the next edition of a material in a language; from the second on it says what changed. */
export async function addEdition({ tx, input, services }: Asked<NewEdition>): Promise<Done> {
  await store.lock(tx, input.material);
  if (!(await store.find(tx, 'material', input.material))) refuseUnknown();
  const last = (await store.all<store.EditionRow>(tx, 'edition')).filter((e) => e.material === input.material && e.language === input.language).sort((a, b) => b.number - a.number)[0];
  refuse(rules.objectToDay(input.issuedOn, services.today(), last?.issued_on));
  if (last && input.changed === undefined) throw new Refusal('outreach.say-what-changed', 'Say what changed against the edition before.', { status: 400 });
  return { id: await store.keepOne(tx, 'edition', { material: input.material, language: input.language, number: (last?.number ?? 0) + 1, issued_on: input.issuedOn, changed: input.changed ?? null }), version: 1 };
}

/** Withdraws an edition: from that day on it goes to nobody. */
export async function withdrawEdition({ tx, input, services, version }: Asked<WithdrawEdition>): Promise<Done> {
  const edition = await store.find<store.EditionRow>(tx, 'edition', input.edition) ?? refuseUnknown();
  refuse(rules.objectToDay(input.withdrawnOn, services.today(), edition.issued_on));
  if (edition.withdrawn_on !== null) throw new Refusal('outreach.withdrawn', `This edition was withdrawn on ${dayInWords(edition.withdrawn_on as Day)}.`);
  if (input.withdrawnOn === edition.issued_on) throw new Refusal('outreach.before-it-began', 'It would end on the day on which it was issued.');
  return { id: edition.id, version: await store.reviseRow(tx, 'edition', edition.id, version ?? edition.version, { withdrawn_on: input.withdrawnOn }) };
}

/** Records a coalition that was convened. */
export async function addCoalition({ tx, input, services }: Asked<NewCoalition>): Promise<Done> {
  const campaign = await store.find<store.CampaignRow>(tx, 'campaign', input.campaign) ?? refuseUnknown();
  refuse(rules.objectToDay(input.convenedOn, services.today(), campaign.launched_on));
  if ((await store.all<store.CoalitionRow>(tx, 'coalition')).some((c) => c.name === input.name)) taken('A coalition of this name is on record already.');
  return { id: await store.keepOne(tx, 'coalition', { campaign: input.campaign, name: input.name, city: input.city, state: input.state, convened_on: input.convenedOn }), version: 1 };
}

/** Takes an organization into a coalition. */
export async function addMember({ tx, input, services }: Asked<NewMember>): Promise<Done> {
  const coalition = await held(tx, input.id);
  refuse(rules.objectToDay(input.joinedOn, services.today(), coalition.convened_on));
  if ((await store.ofCoalitions<store.MemberRow>(tx, 'member', [input.id])).some((one) => one.name === input.name && one.left_on === null)) throw new Refusal('outreach.member-there', 'This organization is a member already.');
  return { id: await store.keepOne(tx, 'member', { coalition: input.id, name: input.name, sector: input.sector, joined_on: input.joinedOn }), version: 1 };
}

/** Records that a member left. */
export async function leaveMember({ tx, input, services, version }: Asked<LeaveMember>): Promise<Done> {
  const member = await store.find<store.MemberRow>(tx, 'member', input.member) ?? refuseUnknown();
  refuse(rules.objectToDay(input.leftOn, services.today(), member.joined_on));
  if (member.left_on !== null || input.leftOn === member.joined_on) throw new Refusal('outreach.left', 'This member left already, or would on the day it joined.');
  return { id: member.id, version: await store.reviseRow(tx, 'member', member.id, version ?? member.version, { left_on: input.leftOn }) };
}

/** Records a meeting of a coalition that was held. */
export async function addMeeting({ tx, identity, input, services }: Asked<NewMeeting>): Promise<Done> {
  const coalition = await held(tx, input.id);
  refuse(rules.objectToDay(input.heldOn, services.today(), coalition.convened_on));
  const members = await store.ofCoalitions<store.MemberRow>(tx, 'member', [input.id]);
  for (const id of input.members) {
    const member = members.find((one) => one.id === id) ?? refuseUnknown();
    if (member.joined_on > input.heldOn || (member.left_on !== null && member.left_on <= input.heldOn)) throw new Refusal('outreach.not-a-member', `${member.name} was no member on that day. Count whoever came as a guest.`);
  }
  if ((await store.ofCoalitions<store.MeetingRow>(tx, 'meeting', [input.id])).some((one) => one.held_on === input.heldOn)) throw new Refusal('outreach.meeting-there', 'A meeting of this day is on record already.');
  const id = crypto.randomUUID();
  const decided = input.decided === undefined ? null : await sealed(tx, identity, id, input.decided);
  return { id: await store.keepOne(tx, 'meeting', { id, coalition: input.id, held_on: input.heldOn, about: input.about, members: input.members, guests: input.guests ?? 0, decided }), version: 1 };
}

/** Records copies that went to an intermediary, with a code where they carry one. */
export async function addPlacement({ tx, input, services }: Asked<NewPlacement>): Promise<Done> {
  const edition = await store.find<store.EditionRow>(tx, 'edition', input.edition) ?? refuseUnknown();
  if (input.coalition !== undefined) refuse(rules.objectToDay(input.sentOn, services.today(), (await store.find<store.CoalitionRow>(tx, 'coalition', input.coalition) ?? refuseUnknown()).convened_on));
  refuse(rules.objectToDay(input.sentOn, services.today()) ?? rules.objectToEdition(edition, input.sentOn) ?? rules.objectToIntermediary(input.intermediary, input.sentOn));
  return { id: await store.keepOne(tx, 'placement', {
    edition: input.edition, coalition: input.coalition ?? null, intermediary: input.intermediary, recipient: input.recipient, city: input.city, state: input.state, sent_on: input.sentOn, copies: input.copies, code: input.coded === true ? newSerial() : null,
  }), version: 1 };
}

/** Records a public service announcement as an outlet aired it. */
export async function addAnnouncement({ tx, input, services }: Asked<NewAnnouncement>): Promise<Done> {
  const campaign = await store.find<store.CampaignRow>(tx, 'campaign', input.campaign) ?? refuseUnknown();
  refuse(rules.objectToDay(input.lastOn, services.today(), input.airedOn) ?? rules.objectToDay(input.airedOn, services.today(), campaign.launched_on));
  if ((await store.announcementKeys(tx)).some((one) => one.title === input.title && one.outlet === input.outlet && one.aired_on === input.airedOn)) taken('This announcement is on record already for this outlet and day.');
  return { id: await store.keepOne(tx, 'announcement', { campaign: input.campaign, title: input.title, medium: input.medium, language: input.language, outlet: input.outlet, state: input.state ?? null, aired_on: input.airedOn, last_on: input.lastOn, airings: input.airings }), version: 1 };
}

/** Records a web resource of a campaign. */
export async function addSite({ tx, input, services }: Asked<NewSite>): Promise<Done> {
  if (!(await store.find(tx, 'campaign', input.campaign))) refuseUnknown();
  refuse(rules.objectToDay(input.openedOn, services.today()));
  if ((await store.all<store.SiteRow>(tx, 'site')).some((one) => one.name === input.name)) taken('A web resource of this name is on record already.');
  return { id: await store.keepOne(tx, 'site', { campaign: input.campaign, name: input.name, opened_on: input.openedOn }), version: 1 };
}

/** Notes that somebody in touch read out the code of a poster: its place, the day and the channel, and nothing of the contact. */
export async function noteTrace({ tx, input, services }: Asked<NewTrace>): Promise<Traced> {
  const code = readSerial(input.code);
  const place = code === undefined ? undefined : await store.placeOf(tx, code);
  if (!place) throw new Refusal('outreach.no-such-code', 'No poster carries this code. It has ten characters; ask for it again.');
  return { id: await store.keepOne(tx, 'trace', { code, on_day: services.today(), channel: input.channel }), version: 1, ...place };
}

/** The coalitions, each with what of its health is not met. */
export async function listCoalitions({ tx, services }: Asked<object>): Promise<Coalitions> {
  const rows = (await store.all<store.CoalitionRow>(tx, 'coalition')).filter((one) => one.ended_on === null || one.ended_on > services.today());
  const around = await aroundOf(tx, rows.map((r) => r.id));
  return {
    coalitions: rows.map((r) => {
      const own = around(r.id);
      const health = rules.healthOf(own, services.today());
      const count = (check: string): number => health.find((h) => h.check === check)?.has ?? 0;
      return {
        id: r.id, name: r.name, city: r.city, state: r.state, convenedOn: r.convened_on, members: count('members'), sectors: count('sectors'), lastMet: health.find((h) => h.check === 'met')?.lastOn ?? null, copies: own.placements.reduce((sum, p) => sum + p.copies, 0),
        unmet: health.filter((h) => !h.met).map((h) => h.check),
      };
    }),
  };
}

/** Everything on one coalition, and what it did this month. */
export async function readCoalition({ tx, identity, input, services }: Asked<{ id: string }>): Promise<CoalitionFile> {
  const row = await store.find<store.CoalitionRow>(tx, 'coalition', input.id) ?? refuseUnknown();
  const campaign = await store.find<store.CampaignRow>(tx, 'campaign', row.campaign);
  const own = (await aroundOf(tx, [row.id]))(row.id);
  const keys = await identity.keysOf(tx, own.meetings.map((one) => one.id));
  const from = `${services.today().slice(0, 7)}-01`;
  const { rows: placements } = await store.placements(tx, { coalition: row.id, count: 200 });
  return {
    id: row.id, name: row.name, city: row.city, state: row.state, convenedOn: row.convened_on, campaign: campaign?.name ?? '', health: rules.healthOf(own, services.today()),
    month: { from, meetings: own.meetings.filter((one) => one.held_on >= from).length, joined: own.members.filter((one) => one.joined_on >= from).length, copies: own.placements.filter((one) => one.sent_on >= from).reduce((sum, one) => sum + one.copies, 0), openings: await store.openingsSince(tx, row.id, from) },
    members: own.members.map((one) => ({ id: one.id, version: one.version, name: one.name, sector: one.sector, joinedOn: one.joined_on, leftOn: one.left_on })),
    meetings: own.meetings.map((one) => {
      const key = keys.get(one.id);
      return { id: one.id, heldOn: one.held_on, about: one.about, members: one.members, guests: one.guests, ...(one.decided === null ? { decided: null } : key ? { decided: unseal(key, at(tx, one.id), one.decided) } : {}) };
    }),
    placements,
  };
}

/** The campaigns with their materials, editions and announcements. */
export async function listCampaigns({ tx }: Asked<object>): Promise<Campaigns> {
  const campaigns = await store.all<store.CampaignRow>(tx, 'campaign');
  const materials = Map.groupBy(await store.all<store.MaterialRow>(tx, 'material'), (one) => one.campaign);
  const editions = Map.groupBy(await store.all<store.EditionRow>(tx, 'edition'), (one) => one.material);
  const copies = new Map((await store.copiesByEdition(tx)).map((one) => [one.edition, one.copies]));
  const announcements = Map.groupBy(await store.all<store.AnnouncementRow>(tx, 'announcement'), (one) => one.campaign);
  return {
    campaigns: campaigns.map((c) => ({
      id: c.id, name: c.name, theme: c.theme, launchedOn: c.launched_on,
      materials: (materials.get(c.id) ?? []).map((one) => ({
        id: one.id, title: one.title, kind: one.kind, editions: (editions.get(one.id) ?? []).map((e) => ({ id: e.id, version: e.version, language: e.language, number: e.number, issuedOn: e.issued_on, changed: e.changed, withdrawnOn: e.withdrawn_on, copies: copies.get(e.id) ?? 0 })),
      })),
      announcements: (announcements.get(c.id) ?? []).map((one) => ({ id: one.id, title: one.title, medium: one.medium, language: one.language, outlet: one.outlet, state: one.state, airedOn: one.aired_on, lastOn: one.last_on, airings: one.airings })),
    })),
  };
}

/** Where copies went, the newest first. */
export async function listPlacements({ tx, input }: Asked<ListAsked>): Promise<Placements> {
  const { total, rows } = await store.placements(tx, { from: input.from ?? 0, count: input.count ?? 50 });
  return { total, placements: rows };
}

/** The poster of a placement, with its code. */
export async function printPoster({ tx, input, services }: Asked<{ id: string }>): Promise<Sent> {
  const placement = (await store.placements(tx, { id: input.id })).rows[0] ?? refuseUnknown();
  if (placement.code === null) throw new Refusal('outreach.no-code', 'These copies carry no code. Record the next with one.');
  return { type: 'application/pdf', body: await toPdf(posterDocument(placement.code, services.origin, placement.language)), fileName: `poster-${placement.code}.pdf` };
}

/** The web resources: visits by month, visitors by file. */
export async function listSites({ tx }: Asked<object>): Promise<Sites> {
  const sites = await store.all<store.SiteRow>(tx, 'site');
  const counts = Map.groupBy(await store.webCounts(tx, sites.map((s) => s.id)), (one) => one.site);
  return {
    sites: sites.map((s) => {
      const own = counts.get(s.id) ?? [];
      const months = Map.groupBy(own.filter((one) => one.span === 'day'), (one) => one.from_day.slice(0, 7));
      return {
        id: s.id, name: s.name, openedOn: s.opened_on,
        months: [...months].sort(([a], [b]) => (a < b ? 1 : -1)).map(([month, days]) => ({ month, visits: days.reduce((sum, d) => sum + (d.visits ?? 0), 0), bots: days.reduce((sum, d) => sum + (d.bots ?? 0), 0), days: days.length })),
        files: own.filter((one) => one.span === 'file').map((one) => ({ from: one.from_day, last: one.last_day, visitors: one.visitors ?? 0, source: one.source })),
      };
    }),
  };
}

/** What waits in the office: coalitions that lack something, and what went out and came back this month. */
export async function readCounts(asked: Asked<object>): Promise<Counts> {
  const { coalitions } = await listCoalitions(asked);
  return { coalitions: coalitions.length, unwell: coalitions.filter((one) => one.unmet.length > 0).length, ...await store.sums(asked.tx, `${asked.services.today().slice(0, 7)}-01`) };
}

/** What was decided in a meeting, under a key of the meeting's own. */
export async function sealed(tx: Tx, identity: Identity, id: string, decided: string): Promise<Buffer> {
  const key = (await identity.makeKeys(tx, [id])).get(id) as KeyObject;
  return seal(key, at(tx, id), decided);
}

async function aroundOf(tx: Tx, ids: readonly string[]): Promise<(id: string) => { members: store.MemberRow[]; meetings: store.MeetingRow[]; placements: { coalition: string; sent_on: string; copies: number }[] }> {
  const members = Map.groupBy(await store.ofCoalitions<store.MemberRow>(tx, 'member', ids), (one) => one.coalition);
  const meetings = Map.groupBy(await store.ofCoalitions<store.MeetingRow>(tx, 'meeting', ids), (one) => one.coalition);
  const placements = Map.groupBy(await store.carriedBy(tx, ids), (one) => one.coalition);
  return (id) => ({ members: members.get(id) ?? [], meetings: meetings.get(id) ?? [], placements: placements.get(id) ?? [] });
}

async function held(tx: Tx, id: string): Promise<store.CoalitionRow> {
  await store.lock(tx, id);
  return await store.find<store.CoalitionRow>(tx, 'coalition', id) ?? refuseUnknown();
}

function at(tx: Tx, row: string): { agency: string; table: string; row: string; column: string } {
  return { agency: tx.who.agency, table: 'outreach.meeting', row, column: 'decided' };
}

function taken(sentence: string): never {
  throw new Refusal('outreach.name-taken', sentence);
}

function refuse(objection: rules.Objection | undefined): void {
  if (objection) throw new Refusal(objection.code, objection.sentence);
}
