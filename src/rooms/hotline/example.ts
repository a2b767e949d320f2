import { addDays, day, type Day } from '../../foundation/calendar/day.ts';
import { acting } from '../../foundation/audit/acting.ts';
import { identityOf, type Identity } from '../../foundation/identity/subjects.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { seeded, type Example, type ExampleAsked } from '../../foundation/web/example.ts';
import type { Session } from '../../foundation/access/sessions.ts';
import type { ExampleService } from '../directory/index.ts';
import { enterPeople } from '../people/index.ts';
import { newContactNumber, pinHash } from './codes.ts';
import { CALLS_SAID, PLACES, THREADS, TIPS_SAID } from './example-words.ts';
import { RECEIPT_HOURS } from './rules.ts';
import { DESCRIBED, NEEDS, type Caller, type Closing, type Described, type Need } from './schema.ts';
import * as store from './store.ts';
import { freeTipNumbers } from './tips.ts';

/** The calls of the example, from the month in which the chapter begins to count (line 51) until it was published; web contacts and visits beside them are this generator's own. */
const SPAN = { from: day('2004-04-01'), until: day('2005-06-04') };
const RECEIVED = { phone: 2143, web: 118, 'walk-in': 14 } as const;

interface Contact { id: string; on: Day; channel: keyof typeof RECEIVED; caller: Caller | null; described: Described[]; needs: Need[]; language: string; minor: boolean; closedAs: Closing; handled: boolean }

/** The hotline of the example: its calls, forms and visits since April 2004, referrals, tips with their hand-overs, callers who became persons on record, and a desk on which something waits today. */
export const example: Example = {
  after: ['people', 'directory'],
  load: async (given) => {
    const asked: ExampleAsked = { ...given, random: seeded(888) };
    const advocate = await asked.cast.as('HOTLINE', 'hotline-advocate');
    const identity = identityOf(asked.services.keys, advocate.agency);
    await acting(asked.database, advocate, { records: 'loaded the example', via: 'example hotline' }, async (tx) => {
      await store.keepOne(tx, 'desk', { public_number: '888-3737-888', form_name: 'Trafficking Information and Referral Hotline', form_open: true, webhook: 1 });
      await store.keepOne(tx, 'presence', { account: advocate.account, label: advocate.label, state: 'ready' });
    });
    const contacts = (Object.keys(RECEIVED) as Contact['channel'][]).flatMap((channel) => Array.from({ length: RECEIVED[channel] * asked.scale }, () => invent(asked.random, channel)));
    const people: { id: string; on: Day }[] = [];
    for (let start = 0; start < contacts.length; start += 400) {
      const part = contacts.slice(start, start + 400);
      await acting(asked.database, advocate, { records: 'loaded the example', via: 'example hotline' }, async (tx) => { people.push(...await keepContacts(asked, advocate, identity, tx, part)); });
      asked.progress(Math.min(start + 400, contacts.length), contacts.length);
    }
    await acting(asked.database, advocate, { records: 'loaded the example', via: 'example hotline' }, (tx) => keepToday(asked, identity, tx));
    asked.made.set('hotline people', people);
  },
};

function invent(random: () => number, channel: Contact['channel']): Contact {
  const chance = (p: number): boolean => random() < p;
  const days = Math.round((Date.parse(SPAN.until) - Date.parse(SPAN.from)) / 86_400_000);
  const on = addDays(SPAN.from, Math.floor(random() ** 0.8 * days)); // the hotline grew better known
  const idle = channel === 'phone' && chance(0.31);
  const caller: Caller | null = idle ? null : pick(random, ['self', 'self', 'self', 'known', 'known', 'tip', 'tip', 'professional', 'professional', 'other'] as const);
  const about = caller === 'self' || caller === 'known';
  const described = about ? DESCRIBED.filter(() => chance(0.24)) : [];
  const needs = about ? NEEDS.filter(() => chance(0.18)) : [];
  const closedAs: Closing = idle ? pick(random, ['wrong-number', 'wrong-number', 'hang-up', 'prank'] as const) : caller === 'tip' ? 'tip' : about ? (needs.length === 0 ? 'support' : chance(0.45) ? 'transferred' : 'referred') : 'information';
  return { id: crypto.randomUUID(), on, channel, caller, described, needs, language: about ? pick(random, ['en', 'en', 'en', 'es', 'es', 'zh', 'vi', 'ko', 'th', 'ru']) : 'en', minor: described.includes('minor'), closedAs, handled: chance(0.68) };
}

async function keepContacts({ random, made, cast }: ExampleAsked, advocate: Session, identity: Identity, tx: Tx, contacts: readonly Contact[]): Promise<{ id: string; on: Day }[]> {
  const chance = (p: number): boolean => random() < p;
  const persons = contacts.filter((c) => c.caller === 'self' && c.closedAs === 'transferred' && chance(0.25)).map((c) => ({ contact: c.id, id: crypto.randomUUID(), on: c.on, language: c.language }));
  await enterPeople(tx, identity, persons.map((p) => ({ id: p.id, cameToNoticeOn: p.on, language: p.language, givenName: pick(random, ['Alma', 'Bela', 'Chipo', 'Dao', 'Ewa', 'Farid', 'Goran', 'Hana']), familyName: pick(random, ['Ejemplo', 'Muestra', 'Ensayo', 'Modelo', 'Prueba', 'Sample']) })));
  const personOf = new Map(persons.map((p) => [p.contact, p.id]));
  const at = (c: Contact, more = 0): string => new Date(Date.parse(`${c.on}T14:00:00Z`) + more * 60_000).toISOString();
  await store.keepRows(tx, 'contact', contacts.map((c) => ({
    id: c.id, number: newContactNumber(), channel: c.channel, received_at: at(c), received_on: c.on, taken_by: advocate.account, taken_at: at(c), caller: c.caller, safety: c.caller === null || c.caller === 'professional' ? null : chance(0.94) ? 'safe' : 'yes-no',
    described: c.described, needs: c.needs, language: c.language, age_group: c.minor ? 'minor' : c.caller === 'self' ? 'adult' : 'unknown', closed_as: c.closedAs, closed_at: at(c, 2 + Math.floor(random() * 25)), person: personOf.get(c.id) ?? null,
  })));
  // What older contacts said was destroyed on schedule; the last months' words still stand, under their own keys.
  const said = contacts.filter((c) => c.on >= '2005-04-01' && c.closedAs !== 'wrong-number' && c.closedAs !== 'hang-up');
  const keys = await identity.makeKeys(tx, said.map((c) => c.id));
  await store.keepRows(tx, 'words', said.map((c) => {
    const id = crypto.randomUUID();
    const words = c.caller === 'tip' ? { tipPlace: pick(random, PLACES), tipTime: 'Last week, in the evening', tipSeen: pick(random, TIPS_SAID) } : { notes: pick(random, CALLS_SAID), place: pick(random, PLACES) };
    return { id, contact: c.id, sealed: store.sealFor(keys.get(c.id) as never, tx.who.agency, 'words', id, JSON.stringify(words)) };
  }));
  const referred = contacts.filter((c) => c.closedAs === 'referred' || c.closedAs === 'transferred');
  await store.keepRows(tx, 'consent', referred.map((c) => ({ contact: c.id, name: chance(0.6), number: chance(0.5), told: chance(0.8), script: 'desk-1' })));
  const known = made.get('directory') as readonly ExampleService[];
  const lantern = (await cast.as('LANTERN', 'case-manager')).agency;
  await store.keepRows(tx, 'referral', referred.flatMap((c) => {
    const fits = known.filter((one) => one.needs.some((need) => (c.needs as readonly string[]).includes(need)));
    const chosen = (fits.length > 0 ? fits : known).toSorted(() => random() - 0.5).slice(0, 1 + Math.floor(random() * 2));
    return chosen.map((one) => ({
      contact: c.id, service: one.id, keeper: one.keeper === 'LANTERN' ? lantern : advocate.agency, organization: one.organization, name: one.name, needs: c.needs, referred_on: c.on,
      reached: c.closedAs === 'transferred' ? 'spoke' : pick(random, ['message', 'no-answer', null]), outcome: c.closedAs === 'transferred' ? 'connected' : 'given', sent: null,
    }));
  }));
  await keepTips(random, identity, tx, contacts.filter((c) => c.closedAs === 'tip'));
  return persons.map((p) => ({ id: p.id, on: p.on }));
}

async function keepTips(random: () => number, identity: Identity, tx: Tx, contacts: readonly Contact[]): Promise<void> {
  const numbers = await freeTipNumbers(tx, contacts.length);
  const tips = contacts.map((c, i) => ({ id: crypto.randomUUID(), contact: c.id, on: c.on, number: numbers[i] as string, urgent: random() < 0.12, handed: c.handled }));
  await store.keepRows(tx, 'tip', tips.map((t) => ({ id: t.id, contact: t.contact, number: t.number, received_on: t.on, decision: t.handed ? 'hand-over' : 'not', urgent: t.urgent, told: t.handed ? pick(random, ['received', 'looked-into', 'acted-on', 'nothing-found', 'cannot-say']) : 'received' })));
  // The PINs of the example are known to nobody: a hash of random bytes stands where a slow hash stands.
  const hash = await pinHash(identity.keys.indexing, 'T-0000-0000', crypto.randomUUID());
  await store.keepRows(tx, 'tip_pin', tips.map((t) => ({ tip: t.id, hash })));
  await store.keepRows(tx, 'hand_over', tips.filter((t) => t.handed).map((t) => {
    const sent = Date.parse(`${t.on}T15:00:00Z`);
    const acknowledged = addDays(t.on, Math.floor(random() ** 2 * 9));
    return {
      tip: t.id, recipient: null, recipient_name: pick(random, ['ICE field office', 'FBI field office', 'Civil Rights Division, Worker Exploitation line', 'Wage and Hour Division']), sent_at: new Date(sent).toISOString(), sent_on: t.on, due_at: new Date(sent + (t.urgent ? RECEIPT_HOURS.urgent : RECEIPT_HOURS.usual) * 3_600_000).toISOString(),
      referral: null, acknowledged_on: acknowledged, acknowledged_by: pick(random, ['letter', 'telephone']), reference: `A-${Math.floor(random() * 90_000 + 10_000)}`, outcome: null,
    };
  }));
}

/** What waits on the desk on the day the example is loaded. */
async function keepToday({ services, random }: ExampleAsked, identity: Identity, tx: Tx): Promise<void> {
  const ago = (minutes: number): string => new Date(services.now().getTime() - minutes * 60_000).toISOString();
  const open = [
    { id: crypto.randomUUID(), channel: 'phone', language: 'es', minutes: 1 }, { id: crypto.randomUUID(), channel: 'web', language: 'en', minutes: 34 }, { id: crypto.randomUUID(), channel: 'web', language: 'es', minutes: 71 }, { id: crypto.randomUUID(), channel: 'chat', language: 'en', minutes: 4 },
  ];
  const closed = Array.from({ length: 3 }, () => ({ id: crypto.randomUUID() }));
  const common = { caller: null, safety: null, described: [], needs: [], age_group: 'unknown', taken_by: null, taken_at: null, closed_as: null, closed_at: null };
  await store.keepRows(tx, 'contact', [
    ...open.map((o) => ({ ...common, id: o.id, number: newContactNumber(), channel: o.channel, received_at: ago(o.minutes), received_on: services.today(), language: o.language })),
    ...closed.map((c, i) => ({ ...common, id: c.id, number: newContactNumber(), channel: 'phone', received_at: ago(60 * 24 * (i + 2)), received_on: addDays(services.today(), -(i + 2)), language: 'es', caller: 'self', safety: 'safe', described: ['documents', 'debt'], needs: ['legal'], taken_by: tx.who.account, taken_at: ago(60 * 24 * (i + 2)), closed_as: 'support', closed_at: ago(60 * 24 * (i + 2) - 12) })),
  ]);
  const keys = await identity.makeKeys(tx, [...open, ...closed].map((c) => c.id));
  await keepTipsToday(services.now(), services.today(), identity, tx);
  const threads = open.filter((o) => o.channel !== 'phone');
  await store.keepRows(tx, 'message', threads.map((o, i) => {
    const id = crypto.randomUUID();
    return { id, contact: o.id, direction: 'in', sealed: store.sealFor(keys.get(o.id) as never, tx.who.agency, 'message', id, THREADS[o.language === 'es' ? 'es' : 'en'][i % 2] as string) };
  }));
  await store.noteUnanswered(tx, threads.map((o) => o.id));
  await store.keepRows(tx, 'safe_contact', closed.map((c, i) => {
    const id = crypto.randomUUID();
    return { id, contact: c.id, channel: pick(random, ['phone', 'text']), from_hour: i === 1 ? 14 : 8, until_hour: i === 1 ? 16 : 22, voicemail: false, confirmed_on: i === 2 ? addDays(services.today(), -40) : addDays(services.today(), -2), sealed: store.sealFor(keys.get(c.id) as never, tx.who.agency, 'safe_contact', id, JSON.stringify({ address: `202-555-01${10 + i}`, whoMayAnswer: 'Only they themselves', phrase: 'It is about the library book' })) };
  }));
  await store.keepRows(tx, 'follow_up', closed.map((c, i) => ({ contact: c.id, due_at: ago(-60 * (i * 20 - 10)), outcome: null, done_on: null })));
}

/** Two tips of the last days: one whose receipt is awaited, one whose receipt is overdue. */
async function keepTipsToday(now: Date, today: Day, identity: Identity, tx: Tx): Promise<void> {
  const hash = await pinHash(identity.keys.indexing, 'T-0000-0000', crypto.randomUUID());
  const tips = [0, 4].map((days, i) => ({ contact: crypto.randomUUID(), id: crypto.randomUUID(), at: now.getTime() - (days * 24 + 3) * 3_600_000, on: addDays(today, -days), office: ['FBI field office', 'ICE field office'][i] as string }));
  await store.keepRows(tx, 'contact', tips.map((t) => ({ id: t.contact, number: newContactNumber(), channel: 'phone', received_at: new Date(t.at).toISOString(), received_on: t.on, taken_by: tx.who.account, taken_at: new Date(t.at).toISOString(), caller: 'tip', safety: 'safe', language: 'en', closed_as: 'tip', closed_at: new Date(t.at + 600_000).toISOString() })));
  const keys = await identity.makeKeys(tx, tips.map((t) => t.contact));
  await store.keepRows(tx, 'words', tips.map((t, i) => {
    const id = crypto.randomUUID();
    return { id, contact: t.contact, sealed: store.sealFor(keys.get(t.contact) as never, tx.who.agency, 'words', id, JSON.stringify({ tipPlace: PLACES[i], tipTime: 'Since the spring, early in the morning', tipSeen: TIPS_SAID[i] })) };
  }));
  const numbers = await freeTipNumbers(tx, tips.length);
  await store.keepRows(tx, 'tip', tips.map((t, i) => ({ id: t.id, contact: t.contact, number: numbers[i], received_on: t.on, decision: 'hand-over', urgent: false })));
  await store.keepRows(tx, 'tip_pin', tips.map((t) => ({ tip: t.id, hash })));
  await store.keepRows(tx, 'hand_over', tips.map((t) => ({ tip: t.id, recipient: null, recipient_name: t.office, sent_at: new Date(t.at).toISOString(), sent_on: t.on, due_at: new Date(t.at + RECEIPT_HOURS.usual * 3_600_000).toISOString(), referral: null, acknowledged_on: null, acknowledged_by: null, reference: null, outcome: null })));
}

function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}
