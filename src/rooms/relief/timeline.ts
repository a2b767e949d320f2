import { civilActionPending } from './clocks.ts';
import type { Loaded } from './recompute.ts';
import { LANES, type Lane, type PersonFile, type ReunificationView } from './schema.ts';

type Happening = PersonFile['lanes'][number]['happenings'][number];

/** A person's relief as lanes of one line of time: what was done, in order; what is ahead stands with the deadlines. */
export function lanesOf(loaded: Loaded, cases: readonly ReunificationView[], on: string): PersonFile['lanes'] {
  const by = new Map<Lane, Happening[]>(LANES.map((lane) => [lane, []]));
  const add = (lane: Lane, happening: Omit<Happening, 'ahead'>): void => void by.get(lane)?.push({ ...happening, ahead: happening.on > on });
  for (const p of loaded.presenceRows) {
    add('presence', { id: p.id, on: p.received_on, what: 'requested', record: `/relief/presences/${p.id}`, number: p.number, detail: p.basis });
    for (const s of p.steps) add('presence', { id: s.id, on: s.on_day, what: s.step, record: `/relief/presences/${p.id}`, number: p.number, detail: s.reason });
  }
  for (const c of loaded.actions) {
    add('presence', { id: c.id, on: c.filed_on, what: 'civil-action-filed', record: null, number: null, detail: civilActionPending([{ filedOn: c.filed_on, concludedOn: c.concluded_on }], on) ? 'pending' : null });
    if (c.concluded_on !== null) add('presence', { id: `${c.id}-end`, on: c.concluded_on, what: 'civil-action-concluded', record: null, number: null, detail: null });
  }
  for (const a of loaded.applicationRows) {
    const lane: Lane = a.kind === 'adjustment' ? 'adjustment' : a.relation === null ? 'status' : 'family';
    add(lane, { id: a.id, on: a.received_on, what: 'received', record: `/relief/applications/${a.id}`, number: a.number, detail: a.class });
    for (const s of a.steps) add(lane, { id: s.id, on: s.on_day, what: s.step, record: `/relief/applications/${a.id}`, number: a.number, detail: s.reason });
  }
  for (const c of loaded.completed) add('adjustment', { id: c.id, on: c.completed_on, what: 'case-complete', record: null, number: null, detail: null });
  for (const w of loaded.away) {
    add('adjustment', { id: w.id, on: w.leftOn, what: 'departed', record: null, number: null, detail: w.justified });
    if (w.returnedOn !== null) add('adjustment', { id: `${w.id}-back`, on: w.returnedOn, what: 'returned', record: null, number: null, detail: null });
  }
  for (const p of loaded.permitRows) add('work', { id: p.id, on: p.valid_from, what: p.kind === 'work' ? 'work-permit' : 'travel-document', record: null, number: null, detail: p.category });
  for (const c of cases) {
    add('family', { id: c.id, on: c.openedOn, what: c.kind === 'return' ? 'return-opened' : 'reunification-opened', record: '/relief/family', number: null, detail: c.class ?? c.country });
    c.steps.forEach((s, i) => add('family', { id: `${c.id}-${i}`, on: s.onDay, what: `reunification-${s.step}`, record: '/relief/family', number: null, detail: c.class }));
  }
  return LANES.map((lane) => ({ lane, happenings: (by.get(lane) ?? []).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) }));
}
