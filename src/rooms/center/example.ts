import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { acting } from '../../foundation/audit/acting.ts';
import { addDays, day, type Day } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { identityOf, type Identity } from '../../foundation/identity/subjects.ts';
import { seeded, type Example } from '../../foundation/web/example.ts';
import type { Services } from '../../foundation/web/route.ts';
import { freeNumbers, sealAt } from './common.ts';
import { keepLeads } from './leads.ts';
import { clocksFrom, requestClocks } from './rules.ts';
import type { Closing, Crime, Outcome, Reason, Source } from './schema.ts';
import * as store from './store.ts';

/** Leads of a month at the center in its first year, how many of them are referred, and what stands there today; invented, for the chapter gives no figure of them. */
const TARGET = { months: 10, aMonth: 6, referredInThree: 1 } as const;
const SAID = [
  'Men are driven to a farm before dawn and back at night; their papers are with the foreman.', 'A house with many young women, none of whom goes out alone.', 'A recruiter asks for a fee abroad for work in restaurants that pays nobody.', 'The same van brings people to three cleaning jobs; they sleep in one room.',
  'An advertisement offers visas for domestic work and keeps the passports.', 'A boy of about fifteen sells goods at night and is counted by a man in a car.',
] as const;
const SOURCES: readonly Source[] = ['hotline', 'public', 'agency', 'embassy', 'foreign', 'provider', 'inspection', 'task-force'];
const PLACES = ['CA', 'TX', 'NY', 'FL', 'NJ', 'GA'] as const;
const CLOSINGS: readonly Closing[] = ['no-substance', 'too-little', 'duplicate', 'other-matter'];
const FACTS = 'Three sources independent of one another describe the same recruiter, the same fees and the same bus; wire transfers of the fees are on record.';
const NAMES = ['Ensayo Ficticio', 'Grupo Muestra', 'Modelo Prueba', 'Prueba Ejemplo', 'Ficticio Modelo', 'Transportes Ejemplo', 'Muestra Ensayo', 'Ejemplo Prueba'] as const;
const CRIMES: readonly Crime[] = ['labor-trafficking', 'smuggling', 'sex-trafficking', 'document-fraud', 'labor-trafficking', 'money-laundering', 'sex-trafficking', 'corruption'];
const COUNTRIES = [['MX', 'Office of the Attorney General'], ['GT', 'National Civil Police'], ['TH', 'Department of Special Investigation'], ['DO', 'Office of the Attorney General'], ['UA', 'Ministry of the Interior']] as const;

/** The center of the example: what established it, its first year, and what waits there today. */
export const example: Example = {
  after: [],
  load: async ({ database, services, cast, scale, progress }) => {
    const random = seeded(1777);
    const [officer, supervisor] = [await cast.as('HSTC', 'investigator'), await cast.as('HSTC', 'supervisor')];
    const identity = identityOf(services.keys, officer.agency);
    const today = services.today();
    const within = (who: typeof officer, work: (tx: Tx) => Promise<void>): Promise<void> => acting(database, who, { records: 'loaded the example', via: 'example center' }, work);
    await within(supervisor, keepFounding);
    await within(officer, async (tx) => {
      await keepFirstYear(tx, identity, random, scale);
      await keepSubjects(tx, identity, services, supervisor.account, today);
      await keepProducts(tx, identity, today);
      await keepRequests(tx, identity, random, today);
      await keepToday(tx, identity, today);
    });
    progress(1, 1);
  },
};

async function keepFounding(tx: Tx): Promise<void> {
  await store.keepRows(tx, 'founding', [
    { event: 'charter', happened: '2004-07', by_whom: ['The Secretary of State', 'The Secretary of Homeland Security', 'The Attorney General'], authority: 'Charter of the center', act: null, source: 'TIP Report 2005, chapter on the U.S. Government, line 103' },
    { event: 'statute', happened: '2004-12-17', by_whom: ['Congress'], authority: 'Public Law 108-458, section 7202; 8 USC 1777', act: 'Intelligence Reform and Terrorism Prevention Act of 2004', source: '8 USC 1777 (United States Code)' },
  ]);
}

async function keepFirstYear(tx: Tx, identity: Identity, random: () => number, scale: number): Promise<void> {
  const leads = Array.from({ length: TARGET.months * TARGET.aMonth * scale }, (_, at) => {
    const receivedOn = addDays(day('2004-08-01'), Math.floor((at * 30) / (TARGET.aMonth * scale)));
    const referred = at % 3 < TARGET.referredInThree;
    const closedOn = addDays(receivedOn, 20 + Math.floor(random() * 20));
    return {
      id: crypto.randomUUID(), reference: `04-${String(at + 1).padStart(4, '0')}`, receivedOn, source: pick(random, SOURCES), reliability: pick(random, ['reliable', 'usually', 'unreliable', 'unknown'] as const), confidence: pick(random, ['confirmed', 'probable', 'doubtful', 'unjudged'] as const), form: pick(random, ['sex', 'labor', 'labor', 'smuggling', 'unknown'] as const),
      place: pick(random, PLACES), urgent: at % 10 === 0, words: { what: pick(random, SAID) }, rest: { standing: 'closed', assessed_on: addDays(receivedOn, 2), closed_on: closedOn, closed_as: referred ? 'referred' : pick(random, CLOSINGS) }, referred, sentOn: addDays(receivedOn, 4),
    };
  });
  await keepLeads(tx, identity, leads);
  await store.keepRows(tx, 'referral', leads.filter((l) => l.referred).map((l) => ({
    lead: l.id, recipient: null, recipient_name: `Field office, ${l.place}`, sent_on: l.sentOn, due_at: `${addDays(l.sentOn, 3)}T16:00:00Z`, message: null, acknowledged_on: addDays(l.sentOn, 2), acknowledged_by: 'letter', reference: `FO-${l.reference}`, outcome: null,
  })));
}

async function keepSubjects(tx: Tx, identity: Identity, services: Services, supervisor: string, today: Day): Promise<void> {
  const all = [
    ...NAMES.map((name, at) => ({ name, crime: CRIMES[at] as Crime, enteredOn: addDays(today, -[30, 60, 90, 200, 300, 340, 380, 900][at]!), purged: null })),
    ...[0, 1, 2].map((at) => ({ name: '', crime: CRIMES[at] as Crime, enteredOn: addDays(day('2004-09-01'), at * 40), purged: at === 2 ? { on: addDays(day('2004-12-20'), 60), as: 'no-suspicion' } : { on: clocksFrom(addDays(day('2004-09-01'), at * 40), services.parameters).holdsUntil, as: 'not-validated' } })),
  ].map((s) => ({ ...s, id: crypto.randomUUID() }));
  const keys = await identity.makeKeys(tx, all.filter((s) => s.purged === null).map((s) => s.id));
  const keyOf = (id: string): KeyObject => keys.get(id) ?? createSecretKey(randomBytes(32)); // of what is purged no key is kept
  const numbers = await freeNumbers(tx, 'subject', all.map((s) => s.enteredOn));
  const reviewed = all.filter((s) => s.purged === null && s.enteredOn < addDays(today, -800)).map((s) => ({ subject: s, on: addDays(today, -200), id: crypto.randomUUID() }));
  await store.keepRows(tx, 'subject', all.map((s, at) => {
    const { reviewOn, holdsUntil } = clocksFrom(reviewed.find((r) => r.subject === s)?.on ?? s.enteredOn, services.parameters);
    return {
      id: s.id, number: numbers[at], kind: s.name.startsWith('Grupo') || s.name.startsWith('Transportes') ? 'organization' : 'person', crime: s.crime, reliability: 'usually', confidence: 'probable', sensitivity: at % 3 === 0 ? 'restricted' : 'limited',
      sealed: sealAt(tx, keyOf(s.id), 'subject', s.id, { name: s.name, aliases: [], identifiers: [], suspicion: FACTS }), entered_on: s.enteredOn, entered_by: at % 2 === 0 ? tx.who.account : supervisor, review_on: reviewOn, holds_until: holdsUntil, lead: null, purged_on: s.purged?.on ?? null, purged_as: s.purged?.as ?? null,
    };
  }));
  await store.keepRows(tx, 'validation', reviewed.map(({ subject, on, id }) => ({ id, subject: subject.id, validated_on: on, holds_until: clocksFrom(on, services.parameters).holdsUntil, sealed: sealAt(tx, keyOf(subject.id), 'validation', id, { reason: 'A conviction of the recruiter abroad and two new statements confirm the suspicion.' }) })));
  await store.keepRows(tx, 'dissemination', [all[0], all[7], all[8]].flatMap((s) => {
    const id = crypto.randomUUID();
    return s ? [{ id, subject: s.id, recipient: null, recipient_name: 'Field office, Houston', right_to_know: 'law-enforcement', purpose: 'investigation', given_on: addDays(s.enteredOn, 10), given_by: 'paper', sealed: sealAt(tx, keyOf(s.id), 'dissemination', id, { need: 'They investigate the same recruiter.' }), told_on: null }] : [];
  }));
}

async function keepProducts(tx: Tx, identity: Identity, today: Day): Promise<void> {
  const products = ([['Routes and recruiters, first assessment', 'strategic', ['2004-11-15', '2005-05-02']], ['Vulnerabilities in the movement of persons, 2005', 'vulnerability', ['2005-05-20']], ['Fees for work abroad: what to look for', 'bulletin', [addDays(today, -20)]]] as const).map(([title, kind, issued]) => ({ id: crypto.randomUUID(), title, kind, issued }));
  const keys = await identity.makeKeys(tx, products.map((p) => p.id));
  await store.keepRows(tx, 'product', products.map(({ id, title, kind }) => ({ id, title, kind, sensitivity: kind === 'bulletin' ? 'open' : 'limited' })));
  const list = products.flatMap((p) => ['Department of State', 'Department of Homeland Security', 'Department of Justice'].map((name) => ({ id: crypto.randomUUID(), product: p.id, recipient: null, recipient_name: name, since: p.issued[0] as string, left_on: null })));
  await store.keepRows(tx, 'addressee', list);
  const editions = products.flatMap((p) => p.issued.map((on, at) => ({ id: crypto.randomUUID(), product: p, on, number: at + 1 })));
  await store.keepRows(tx, 'edition', editions.map((e) => ({ id: e.id, product: e.product.id, number: e.number, issued_on: e.on, changes: e.number === 1 ? null : 'The routes of the spring are added.', sealed: sealAt(tx, keys.get(e.product.id) as KeyObject, 'edition', e.id, { body: `${e.product.title}. An invented text of the example: how fees, debts and papers are used, along which routes, and where they can be met.` }) })));
  await store.keepRows(tx, 'copy', editions.flatMap((e) => list.filter((a) => a.product === e.product.id).map((a) => ({ edition: e.id, addressee: a.id, recipient_name: a.recipient_name, sent_on: e.on }))));
}

async function keepRequests(tx: Tx, identity: Identity, random: () => number, today: Day): Promise<void> {
  const past = Array.from({ length: 10 }, (_, at) => {
    const outcome: Outcome = at % 5 === 4 ? 'declined' : at % 4 === 3 ? 'in-part' : 'answered';
    return { askedOn: addDays(day('2004-09-10'), at * 24), answered: { outcome, reason: (outcome === 'declined' ? 'nothing-held' : null) as Reason | null, after: 10 + Math.floor(random() * 18) } };
  });
  const all = [...past, { askedOn: addDays(today, -35), answered: null }, { askedOn: addDays(today, -3), answered: null }].map((r, at) => ({ ...r, id: crypto.randomUUID(), at }));
  const [keys, numbers] = [await identity.makeKeys(tx, all.map((r) => r.id)), await freeNumbers(tx, 'request', all.map((r) => r.askedOn))];
  await store.keepRows(tx, 'request', all.map((r) => {
    const [country, partner] = COUNTRIES[r.at % COUNTRIES.length] as (typeof COUNTRIES)[number];
    const clocks = requestClocks(r.askedOn, undefined);
    return {
      id: r.id, number: numbers[r.at], direction: r.at % 3 === 2 ? 'to' : 'from', country, partner, channel: (['liaison', 'police', 'legal-assistance'] as const)[r.at % 3], what: (['information', 'records', 'whereabouts'] as const)[r.at % 3], asked_on: r.askedOn, acknowledge_by: clocks.acknowledgeBy, answer_by: clocks.answerBy,
      acknowledged_on: r.answered ? addDays(r.askedOn, 2) : null, answered_on: r.answered ? addDays(r.askedOn, r.answered.after) : null, outcome: r.answered?.outcome ?? null, reason: r.answered?.reason ?? null,
      sealed: sealAt(tx, keys.get(r.id) as KeyObject, 'request', r.id, { asked: 'What is known of a recruiter who advertises work in restaurants.', ...(r.answered ? { answer: 'An invented answer of the example.' } : {}) }),
    };
  }));
}

async function keepToday(tx: Tx, identity: Identity, today: Day): Promise<void> {
  const common = { reliability: 'unknown', confidence: 'unjudged', form: 'unknown' } as const;
  await keepLeads(tx, identity, [
    { ...common, receivedOn: addDays(today, -7), source: 'public', place: 'TX', urgent: false, words: { what: SAID[0] } }, { ...common, receivedOn: addDays(today, -1), source: 'embassy', place: 'NY', urgent: true, words: { what: SAID[4] } }, { ...common, receivedOn: today, source: 'agency', place: 'CA', urgent: false, words: { what: SAID[3] } },
    { receivedOn: addDays(today, -9), source: 'foreign', reliability: 'reliable', confidence: 'probable', form: 'labor', place: 'FL', urgent: false, words: { what: SAID[2] }, rest: { standing: 'assessed', assessed_on: addDays(today, -6) } },
  ]);
}

function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}
