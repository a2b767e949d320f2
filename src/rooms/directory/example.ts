import { acting } from '../../foundation/audit/acting.ts';
import { addDays } from '../../foundation/calendar/day.ts';
import { identityOf } from '../../foundation/identity/subjects.ts';
import type { Example, ExampleAsked } from '../../foundation/web/example.ts';
import { areasAsHsds, publishEverything } from './actions.ts';
import { readHours, schedulesOf } from './hours.ts';
import { documentOf, keepLocations } from './location.ts';
import { placeOf } from './places.ts';
import { FACTS, type CapacityKind } from './schema.ts';
import * as store from './store.ts';
import type { Need } from './taxonomy.ts';

/** A service of the example as later rooms find it. */
export interface ExampleService { id: string; keeper: 'HOTLINE' | 'LANTERN'; organization: string; name: string; needs: readonly Need[]; city: string | null; state: string | null; languages: readonly string[]; ages: 'all' | 'adults' | 'minors'; confidential: boolean; full: boolean }

/** A made-up service: what it is for, where, in which tongues, how much room, how long ago it was checked. */
interface Made {
  organization: string; name: string; about: string; needs: readonly Need[]; city?: string; areas: readonly string[]; languages: readonly string[]; interpreter?: boolean; hours?: string; phone: string; kind?: 'hotline' | 'text'; ages?: 'all' | 'adults' | 'minors'; forms?: 'sex' | 'labor';
  status?: boolean; counts?: CapacityKind; free?: number; total?: number; confidential?: boolean; street?: string; zip?: string; checked: number; howTo: string; keeper?: 'LANTERN';
}

const CALL = 'Call; an advocate answers and asks what you need.';
const WALK = 'Come in during opening hours; no appointment is needed.';
const REFER = 'An advocate calls for you; the shelter tells you where to meet.';

/** Invented throughout: names, numbers (555-01xx) and streets; only the cities are real, those of the task forces of the founding chapter (line 95). */
const SERVICES: readonly Made[] = [
  { organization: 'National Safe Line', name: 'Safe Line', about: 'A person to talk to at any hour.', needs: ['hotline', 'crisis'], areas: ['US'], languages: ['en', 'es', 'zh'], interpreter: true, hours: '24/7', phone: '800-555-0100', kind: 'hotline', checked: 2, howTo: CALL },
  { organization: 'National Safe Line', name: 'Safe Line by text', about: 'The same people, by text.', needs: ['hotline', 'crisis'], areas: ['US'], languages: ['en', 'es'], hours: '24/7', phone: '800-555-0101', kind: 'text', checked: 2, howTo: 'Text HELLO.' },
  { organization: 'Open Door Immigration Law', name: 'Immigration lawyers by phone', about: 'Lawyers for T status and family, by phone and video.', needs: ['immigration', 'legal'], areas: ['US'], languages: ['en', 'es', 'pt', 'fr'], interpreter: true, hours: 'Mo-Fr 9-18', phone: '800-555-0102', checked: 11, howTo: 'Call and ask for the trafficking team.' },
  { organization: 'Far Voices Interpreters', name: 'Interpreters by phone', about: 'Spoken interpretation in forty languages.', needs: ['interpreter'], areas: ['US'], languages: ['en', 'es', 'vi', 'ko', 'tl', 'th', 'ar', 'am', 'ru'], hours: '24/7', phone: '800-555-0103', checked: 20, howTo: 'Call and say the language.' },
  { organization: 'Bayside Haven', name: 'Emergency shelter', about: 'Beds for adults, with a case manager and a safe door.', needs: ['shelter', 'case-management'], city: 'tampa', areas: ['tampa', 'z336'], languages: ['en', 'es'], hours: '24/7', phone: '813-555-0110', ages: 'adults', counts: 'beds', free: 2, total: 12, confidential: true, street: '4415 Imaginary Palm Way', zip: '33604', checked: 3, howTo: REFER },
  { organization: 'Bayside Haven', name: 'Counseling', about: 'Trauma counseling, alone or in a group.', needs: ['mental-health', 'crisis'], city: 'tampa', areas: ['tampa', 'US-FL'], languages: ['en', 'es', 'ht'], hours: 'Mo-Fr 9-17', phone: '813-555-0111', counts: 'slots', free: 4, checked: 3, street: '210 Invented Harbor Street', zip: '33602', howTo: CALL },
  { organization: 'Gulf Coast Legal Circle', name: 'Pay and safety lawyers', about: 'Unpaid wages, protection orders, victims’ rights.', needs: ['legal', 'immigration'], city: 'tampa', areas: ['tampa', 'orlando', 'US-FL'], languages: ['en', 'es'], interpreter: true, hours: 'Mo-Fr 9-17', phone: '813-555-0112', checked: 9, street: '88 Made-up Court', zip: '33606', howTo: CALL },
  { organization: 'Cypress Family Clinic', name: 'Clinic for everyone', about: 'Doctors and dentists, whatever papers you have.', needs: ['medical', 'dental'], city: 'tampa', areas: ['tampa'], languages: ['en', 'es', 'vi'], hours: 'Mo-Sa 8-18', phone: '813-555-0113', checked: 41, street: '901 Fictional Cypress Avenue', zip: '33610', howTo: WALK },
  { organization: 'Coral House', name: 'Safe house for women', about: 'A house for women and their children.', needs: ['shelter', 'child-care'], city: 'miami', areas: ['miami'], languages: ['en', 'es', 'ht'], hours: '24/7', phone: '305-555-0114', ages: 'all', counts: 'beds', free: 0, total: 10, confidential: true, street: '77 Nonexistent Lagoon Drive', zip: '33125', checked: 1, howTo: REFER },
  { organization: 'Coral House', name: 'Food and clothes', about: 'Groceries and clothes, three days a week.', needs: ['food', 'clothing'], city: 'miami', areas: ['miami'], languages: ['en', 'es'], hours: 'Mo,We,Fr 10-14', phone: '305-555-0115', checked: 15, street: '300 Pretend Flamingo Road', zip: '33127', howTo: WALK },
  { organization: 'Orange Grove Workers Center', name: 'Help for farm workers', about: 'Wages, papers kept by employers, and rides.', needs: ['legal', 'documents', 'transport'], city: 'orlando', areas: ['orlando', 'US-FL'], languages: ['es', 'en'], hours: 'Mo-Fr 12-20', phone: '407-555-0116', forms: 'labor', checked: 30, street: '14 Invented Grove Lane', zip: '32805', howTo: CALL },
  { organization: 'Peachtree Safe Homes', name: 'Transitional housing', about: 'Apartments for up to two years.', needs: ['housing', 'case-management'], city: 'atlanta', areas: ['atlanta', 'US-GA'], languages: ['en', 'es'], hours: 'Mo-Fr 9-17', phone: '404-555-0117', ages: 'adults', counts: 'beds', free: 3, total: 20, confidential: true, street: '19 Unreal Magnolia Terrace', zip: '30312', checked: 6, howTo: CALL },
  { organization: 'Peachtree Safe Homes', name: 'House for young people', about: 'For people under 18, with school.', needs: ['shelter', 'education', 'mental-health'], city: 'atlanta', areas: ['US-GA'], languages: ['en', 'es', 'ko'], hours: '24/7', phone: '404-555-0118', ages: 'minors', counts: 'beds', free: 1, total: 6, confidential: true, street: '6 Unmapped Dogwood Close', zip: '30315', checked: 4, howTo: REFER },
  { organization: 'Brotherly Legal Aid', name: 'Immigration and wage lawyers', about: 'T status, family petitions, unpaid wages.', needs: ['immigration', 'legal'], city: 'philadelphia', areas: ['philadelphia', 'US-PA', 'US-NJ'], languages: ['en', 'es', 'zh', 'ru'], hours: 'Mo-Fr 9-17', phone: '215-555-0119', checked: 17, street: '1 Fictitious Liberty Place', zip: '19102', howTo: CALL },
  { organization: 'Schuylkill Health Partners', name: 'Mental health and recovery', about: 'Counseling, and care for alcohol and drugs.', needs: ['mental-health', 'substance-use'], city: 'philadelphia', areas: ['philadelphia'], languages: ['en', 'es'], hours: 'Mo-Fr 8-20; Sa 9-13', phone: '215-555-0120', counts: 'slots', free: 0, checked: 120, street: '52 Invented Mill Street', zip: '19104', howTo: WALK },
  { organization: 'Sonoran Shelter Alliance', name: 'Desert shelter', about: 'Beds for men and women.', needs: ['shelter'], city: 'phoenix', areas: ['phoenix', 'US-AZ'], languages: ['en', 'es'], hours: '24/7', phone: '602-555-0121', ages: 'adults', counts: 'beds', free: 5, total: 30, confidential: true, street: '808 Mirage Saguaro Trail', zip: '85006', checked: 5, howTo: REFER },
  { organization: 'Garden State Workers Project', name: 'Workers’ lawyers', about: 'Forced labor in homes, salons and kitchens.', needs: ['legal', 'documents'], city: 'newark', areas: ['newark', 'US-NJ'], languages: ['en', 'es', 'pt', 'ko'], hours: 'Tu-Sa 10-18', phone: '973-555-0122', forms: 'labor', checked: 22, street: '9 Imagined Ironbound Street', zip: '07105', howTo: CALL },
  { organization: 'Capital Harbor', name: 'Case management', about: 'One person who stays with you through it all.', needs: ['case-management', 'money', 'documents'], city: 'arlington', areas: ['arlington', 'washington'], languages: ['en', 'es', 'am', 'ar'], hours: 'Mo-Fr 9-17', phone: '703-555-0123', counts: 'slots', free: 6, checked: 8, street: '40 Pretend Potomac Road', zip: '22201', howTo: CALL },
  { organization: 'Capital Harbor', name: 'Crisis beds', about: 'A few nights, any night.', needs: ['shelter', 'crisis'], city: 'washington', areas: ['washington', 'arlington'], languages: ['en', 'es', 'am'], hours: '24/7', phone: '202-555-0124', ages: 'adults', counts: 'beds', free: 0, total: 4, confidential: true, street: '333 Nowhere Circle', zip: '20009', checked: 2, howTo: REFER },
  { organization: 'Elm City Welcome', name: 'English and work', about: 'English classes, job skills, and a first job.', needs: ['education', 'job-skills'], city: 'new-haven', areas: ['new-haven', 'hartford', 'US-CT'], languages: ['en', 'es', 'fr'], hours: 'Mo-Th 9-20', phone: '203-555-0125', checked: 33, street: '7 Invented Elm Court', zip: '06511', howTo: WALK },
  { organization: 'Golden Gate Refuge', name: 'Shelter and beyond', about: 'Shelter with Asian-language advocates.', needs: ['shelter', 'case-management', 'interpreter'], city: 'san-francisco', areas: ['san-francisco'], languages: ['en', 'zh', 'tl', 'vi', 'th'], hours: '24/7', phone: '415-555-0126', ages: 'adults', counts: 'beds', free: 2, total: 9, confidential: true, street: '150 Phantom Fog Street', zip: '94110', checked: 7, howTo: REFER },
  { organization: 'Golden Gate Refuge', name: 'Lawyers for survivors', about: 'Immigration, custody and records.', needs: ['legal', 'immigration'], city: 'san-francisco', areas: ['san-francisco', 'US-CA'], languages: ['en', 'zh', 'es'], hours: 'Mo-Fr 9-17', phone: '415-555-0127', checked: 7, street: '2 Imaginary Market Alley', zip: '94103', howTo: CALL },
  { organization: 'Bayou City Passage', name: 'Safe passage', about: 'Help in a crisis, a ride and a bed.', needs: ['crisis', 'transport', 'shelter'], city: 'houston', areas: ['houston', 'US-TX'], languages: ['en', 'es', 'vi'], hours: '24/7', phone: '713-555-0128', kind: 'hotline', counts: 'beds', free: 7, total: 24, confidential: true, street: '62 Unreal Bayou Bend', zip: '77004', checked: 1, howTo: CALL },
  { organization: 'Bayou City Passage', name: 'Dental days', about: 'Dentists twice a month.', needs: ['dental'], city: 'houston', areas: ['houston'], languages: ['en', 'es'], hours: 'Sa 9-15', phone: '713-555-0129', checked: 64, street: '500 Fictional Smile Street', zip: '77002', howTo: CALL },
  { organization: 'Gateway Arch Advocates', name: 'Victims’ advocates', about: 'Somebody beside you at the police and in court.', needs: ['legal', 'case-management'], city: 'st-louis', areas: ['st-louis', 'US-MO'], languages: ['en', 'es'], interpreter: true, hours: 'Mo-Fr 8-17', phone: '314-555-0130', checked: 12, street: '21 Made-up Arch Avenue', zip: '63103', howTo: CALL },
  { organization: 'Rose City Youth', name: 'Beds for young people', about: 'A low-rule shelter for people under 18.', needs: ['shelter', 'food'], city: 'portland', areas: ['portland', 'US-OR'], languages: ['en', 'es'], hours: 'daily 18-8', phone: '503-555-0131', ages: 'minors', forms: 'sex', counts: 'beds', free: 4, total: 14, street: '99 Pretend Rose Street', zip: '97204', checked: 10, howTo: WALK },
  { organization: 'High Desert Wellness', name: 'Clinic and counseling', about: 'A clinic with counselors, by appointment.', needs: ['medical', 'mental-health'], city: 'albuquerque', areas: ['albuquerque', 'US-NM'], languages: ['en', 'es'], hours: 'Mo-Fr 8-17', phone: '505-555-0132', status: true, checked: 200, street: '71 Invented Mesa Road', zip: '87102', howTo: CALL },
  { organization: 'Puget Sound Sanctuary', name: 'Housing for families', about: 'Homes for families reunited.', needs: ['housing', 'reunification'], city: 'seattle', areas: ['seattle', 'US-WA'], languages: ['en', 'es', 'so', 'am'], hours: 'Mo-Fr 9-17', phone: '206-555-0133', counts: 'beds', free: 1, total: 18, confidential: true, street: '18 Nonesuch Cedar Lane', zip: '98122', checked: 14, howTo: CALL },
  { organization: 'Puget Sound Sanctuary', name: 'Lawyers by the water', about: 'Immigration and employment lawyers.', needs: ['immigration', 'legal'], city: 'seattle', areas: ['seattle', 'US-WA'], languages: ['en', 'zh', 'vi', 'ru'], hours: 'Mo-Fr 9-17', phone: '206-555-0134', checked: 14, street: '4 Fictional Pier', zip: '98101', howTo: CALL },
  { organization: 'Silver State Way Out', name: 'Way out', about: 'Counseling and beds for people leaving the sex trade.', needs: ['shelter', 'mental-health', 'substance-use'], city: 'las-vegas', areas: ['las-vegas', 'US-NV'], languages: ['en', 'es', 'tl'], hours: '24/7', phone: '702-555-0135', ages: 'adults', forms: 'sex', counts: 'beds', free: 0, total: 16, confidential: true, street: '7000 Illusion Neon Way', zip: '89101', checked: 3, howTo: REFER },
  { organization: 'Mission Trail Families', name: 'Family reunification', about: 'Finding family, travel and arrival.', needs: ['reunification', 'documents', 'money'], city: 'san-antonio', areas: ['san-antonio', 'US-TX'], languages: ['es', 'en'], hours: 'Mo-Fr 9-17', phone: '210-555-0136', checked: 27, street: '12 Invented Mission Street', zip: '78205', howTo: CALL },
  { organization: 'Border Light Clinic', name: 'Clinic at the border', about: 'Doctors, with no question about papers.', needs: ['medical', 'interpreter'], city: 'el-paso', areas: ['el-paso'], languages: ['es', 'en'], hours: 'Mo-Sa 8-18', phone: '915-555-0137', checked: 19, street: '55 Imaginary Rio Avenue', zip: '79901', howTo: WALK },
  { organization: 'Angels Garment Workers', name: 'Garment workers’ center', about: 'Wages, papers and a place to meet.', needs: ['legal', 'documents', 'job-skills'], city: 'los-angeles', areas: ['los-angeles'], languages: ['es', 'en', 'th', 'ko'], hours: 'Mo-Fr 10-19; Sa 10-14', phone: '213-555-0138', forms: 'labor', checked: 16, street: '640 Fictional Thread Street', zip: '90015', howTo: WALK },
  { organization: 'Pacific Safe Harbor', name: 'Shelter by the sea', about: 'Beds for women, men and families, in many languages.', needs: ['shelter', 'case-management'], city: 'los-angeles', areas: ['los-angeles', 'US-CA'], languages: ['en', 'es', 'th', 'tl', 'zh'], hours: '24/7', phone: '213-555-0139', counts: 'beds', free: 6, total: 40, confidential: true, street: '29 Unseen Tide Terrace', zip: '90006', checked: 2, howTo: REFER },
  { organization: 'Five Boroughs Shelter Network', name: 'Night intake', about: 'One call finds a bed in the city.', needs: ['shelter', 'crisis'], city: 'new-york', areas: ['new-york'], languages: ['en', 'es', 'zh', 'ru', 'ar', 'fr'], interpreter: true, hours: '24/7', phone: '212-555-0140', kind: 'hotline', counts: 'beds', free: 9, total: 120, confidential: true, street: '303 Invisible Brownstone Row', zip: '11206', checked: 1, howTo: CALL },
  { organization: 'Five Boroughs Shelter Network', name: 'Lawyers for workers', about: 'Wages, immigration, and orders of protection.', needs: ['legal', 'immigration'], city: 'new-york', areas: ['new-york'], languages: ['en', 'es', 'zh', 'ne', 'hi'], hours: 'Mo-Fr 9-18', phone: '212-555-0141', checked: 25, street: '17 Imaginary Court Street', zip: '11201', howTo: CALL },
  { organization: 'Hudson Language School', name: 'English in the evening', about: 'Free classes, with child care.', needs: ['education', 'child-care'], city: 'new-york', areas: ['new-york', 'newark'], languages: ['en', 'es'], hours: 'Mo-Th 18-21', phone: '212-555-0142', checked: 95, street: '8 Pretend Hudson Street', zip: '10013', howTo: WALK },
  { organization: 'Lantern House', name: 'Lantern shelter', about: 'Our own house, for those we serve.', needs: ['shelter', 'case-management'], city: 'tampa', areas: ['tampa'], languages: ['en', 'es'], hours: '24/7', phone: '813-555-0150', counts: 'beds', free: 1, total: 8, confidential: true, street: '5 Hidden Lantern Lane', zip: '33605', checked: 1, howTo: REFER, keeper: 'LANTERN' },
  { organization: 'Lantern House', name: 'Job training', about: 'Twelve weeks, with a first job at the end.', needs: ['job-skills', 'education'], city: 'tampa', areas: ['tampa', 'US-FL'], languages: ['en', 'es'], hours: 'Mo-Fr 9-15', phone: '813-555-0151', counts: 'slots', free: 5, checked: 12, street: '400 Invented Lantern Plaza', zip: '33602', howTo: CALL, keeper: 'LANTERN' },
  { organization: 'Lantern House', name: 'Benefits desk', about: 'Food benefits, Medicaid and cash help, step by step.', needs: ['money', 'food', 'documents'], city: 'tampa', areas: ['tampa', 'US-FL'], languages: ['en', 'es', 'ht'], hours: 'Mo-Fr 9-17', phone: '813-555-0152', checked: 12, street: '400 Invented Lantern Plaza', zip: '33602', howTo: WALK, keeper: 'LANTERN' },
];

/** Forty services in the cities of the task forces: the hotline keeps the directory of the country, Lantern House its own; some confidential, some full, some not checked for long. */
export const example: Example = {
  after: [],
  load: async (asked) => {
    const made: ExampleService[] = [];
    made.push(...await keepShare(asked, 'HOTLINE', 'hotline-advocate', SERVICES.filter((s) => !s.keeper)));
    made.push(...await keepShare(asked, 'LANTERN', 'case-manager', SERVICES.filter((s) => s.keeper === 'LANTERN')));
    asked.made.set('directory', made);
    asked.progress(SERVICES.length, SERVICES.length);
  },
};

async function keepShare({ database, services, cast }: ExampleAsked, keeper: 'HOTLINE' | 'LANTERN', role: string, share: readonly Made[]): Promise<ExampleService[]> {
  const [worker, supervisor] = [await cast.as(keeper, role), await cast.as(keeper, 'supervisor')];
  const today = services.today();
  const rows = share.map((s) => ({ s, id: crypto.randomUUID(), location: s.street ? crypto.randomUUID() : undefined, place: s.city ? placeOf(s.city) : undefined }));
  const organizations = new Map([...new Set(share.map((s) => s.organization))].map((name) => [name, crypto.randomUUID()]));
  await acting(database, worker, { records: 'loaded the example', via: 'example directory' }, async (tx) => {
    const identity = identityOf(services.keys, worker.agency);
    await store.keepRows(tx, 'organization', [...organizations].map(([name, id]) => ({ id, name, detail: { description: `${name} serves people who have been trafficked. Invented for the example.` }, entered_on: addDays(today, -400) })));
    await keepLocations(tx, identity, rows.flatMap(({ s, location, place }) => (location && place ? [{
      id: location, organization: organizations.get(s.organization) as string, confidential: s.confidential ?? false,
      document: documentOf({ name: s.confidential ? 'Shelter' : 'Office', address: s.street as string, city: place.name.split(',')[0] as string, state: place.state, zip: s.zip as string }),
    }] : [])));
    await store.keepRows(tx, 'service', rows.map(({ s, id, place }) => ({
      id, organization: organizations.get(s.organization), name: s.name, status: 'active', needs: s.needs, ages: s.ages ?? 'all', forms: s.forms ?? 'both', status_needed: s.status ?? false, areas: s.areas, zone: place?.zone ?? 'America/New_York', capacity_kind: s.counts ?? 'none',
      entered_on: addDays(today, -400), ended_on: null, detail: detailOf(s),
    })));
    await store.keepRows(tx, 'service_place', rows.flatMap(({ id, location }) => (location ? [{ service: id, location }] : [])));
    await store.keepRows(tx, 'checking', rows.map(({ s, id }) => ({ service: id, facts: [...FACTS], checked_on: addDays(today, -s.checked), checked_by: worker.label })));
    await store.keepRows(tx, 'capacity', rows.flatMap(({ s, id }) => (s.free === undefined ? [] : [{ service: id, free: s.free, total: s.total ?? null, said_by: worker.label }])));
  });
  await acting(database, supervisor, { records: 'loaded the example', via: 'example directory' }, (tx) => publishEverything(tx, identityOf(services.keys, supervisor.agency), today, 'public'));
  return rows.map(({ s, id, place }) => ({ id, keeper, organization: s.organization, name: s.name, needs: s.needs, city: s.city ?? null, state: place?.state ?? null, languages: s.languages, ages: s.ages ?? 'all', confidential: s.confidential ?? false, full: s.free === 0 }));
}

function detailOf(s: Made): store.Document {
  return {
    description: s.about, application_process: s.howTo, fees_description: 'Free', phones: [{ id: crypto.randomUUID(), number: s.phone, type: s.kind ?? 'voice' }], service_areas: areasAsHsds(s.areas),
    languages: s.languages.map((code) => ({ id: crypto.randomUUID(), name: new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code, code })),
    ...(s.hours ? { schedules: schedulesOf(readHours(s.hours) ?? []).map((x) => ({ id: crypto.randomUUID(), ...x })) } : {}), ...(s.interpreter ? { interpretation_services: 'An interpreter is found for other languages.' } : {}),
  };
}
