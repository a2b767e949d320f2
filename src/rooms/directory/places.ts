/*
 * A small gazetteer: the cities of the founding chapter's task forces (line 95), every state, and the first three digits of
 * their ZIP codes. It is enough to say about how far a service is, and no question about a place leaves the house. The centre
 * of a ZIP area is that of its city, or of its state where no city of ours has it: distances are "about".
 * Coordinates and ZIP ranges are common knowledge, to two decimals; they were not checked against a source.
 */

/** A place somebody may be at: a city of ours, or a state. */
export interface Place { code: string; name: string; state: string; latitude: number; longitude: number; zone: string }

type City = readonly [slug: string, name: string, state: string, latitude: number, longitude: number, zips: string, also?: string];

const CITIES: readonly City[] = [
  ['philadelphia', 'Philadelphia', 'PA', 39.95, -75.17, '190-191', 'philly'], ['atlanta', 'Atlanta', 'GA', 33.75, -84.39, '300-303 311 399'], ['phoenix', 'Phoenix', 'AZ', 33.45, -112.07, '850-853'],
  ['newark', 'Newark', 'NJ', 40.74, -74.17, '070-073'], ['trenton', 'Trenton', 'NJ', 40.22, -74.76, '085-086'], ['arlington', 'Arlington', 'VA', 38.88, -77.1, '220-223 201', 'northern virginia|alexandria|fairfax'],
  ['hartford', 'Hartford', 'CT', 41.77, -72.67, '060-062'], ['new-haven', 'New Haven', 'CT', 41.31, -72.92, '064-065'], ['san-francisco', 'San Francisco', 'CA', 37.77, -122.42, '940-941 944', 'sf|bay area'],
  ['houston', 'Houston', 'TX', 29.76, -95.37, '770-775'], ['st-louis', 'St. Louis', 'MO', 38.63, -90.2, '630-631', 'saint louis|st louis'], ['tampa', 'Tampa', 'FL', 27.95, -82.46, '335-337 346', 'st petersburg|clearwater'],
  ['miami', 'Miami', 'FL', 25.76, -80.19, '330-333'], ['orlando', 'Orlando', 'FL', 28.54, -81.38, '327-328 347'], ['washington', 'Washington', 'DC', 38.91, -77.04, '200 202-205', 'washington dc|dc|d.c.'],
  ['portland', 'Portland', 'OR', 45.52, -122.68, '970-972'], ['albuquerque', 'Albuquerque', 'NM', 35.08, -106.65, '870-871'], ['seattle', 'Seattle', 'WA', 47.61, -122.33, '980-981'],
  ['las-vegas', 'Las Vegas', 'NV', 36.17, -115.14, '889-891', 'vegas'], ['san-antonio', 'San Antonio', 'TX', 29.42, -98.49, '780-782'], ['el-paso', 'El Paso', 'TX', 31.76, -106.49, '798-799 885'],
  ['los-angeles', 'Los Angeles', 'CA', 34.05, -118.24, '900-918', 'la|l.a.'], ['new-york', 'New York', 'NY', 40.71, -74.01, '100-104 110-116', 'nyc|new york city|brooklyn|queens|bronx|manhattan'],
];

type State = readonly [code: string, name: string, latitude: number, longitude: number, zone: string, zips: string];
const [E, C, M, P] = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'] as const;

const STATES: readonly State[] = [
  ['AL', 'Alabama', 32.8, -86.8, C, '350-369'], ['AK', 'Alaska', 64.2, -152.5, 'America/Anchorage', '995-999'], ['AZ', 'Arizona', 34.2, -111.7, 'America/Phoenix', '850-865'], ['AR', 'Arkansas', 34.8, -92.4, C, '716-729'],
  ['CA', 'California', 37.2, -119.4, P, '900-961'], ['CO', 'Colorado', 39, -105.5, M, '800-816'], ['CT', 'Connecticut', 41.6, -72.7, E, '060-069'], ['DE', 'Delaware', 39, -75.5, E, '197-199'],
  ['DC', 'District of Columbia', 38.9, -77.04, E, '200 202-205'], ['FL', 'Florida', 28.1, -81.7, E, '320-349'], ['GA', 'Georgia', 32.7, -83.4, E, '300-319 398-399'], ['HI', 'Hawaii', 20.8, -156.3, 'Pacific/Honolulu', '967-968'],
  ['ID', 'Idaho', 44.3, -114.6, M, '832-838'], ['IL', 'Illinois', 40, -89.2, C, '600-629'], ['IN', 'Indiana', 39.9, -86.3, E, '460-479'], ['IA', 'Iowa', 42.1, -93.5, C, '500-528'], ['KS', 'Kansas', 38.5, -98.4, C, '660-679'],
  ['KY', 'Kentucky', 37.5, -85.3, E, '400-427'], ['LA', 'Louisiana', 31, -92, C, '700-714'], ['ME', 'Maine', 45.4, -69.2, E, '039-049'], ['MD', 'Maryland', 39, -76.7, E, '206-219'], ['MA', 'Massachusetts', 42.3, -71.8, E, '010-027'],
  ['MI', 'Michigan', 44.3, -85.4, E, '480-499'], ['MN', 'Minnesota', 46.3, -94.3, C, '550-567'], ['MS', 'Mississippi', 32.7, -89.7, C, '386-397'], ['MO', 'Missouri', 38.4, -92.5, C, '630-658'], ['MT', 'Montana', 47, -109.6, M, '590-599'],
  ['NE', 'Nebraska', 41.5, -99.8, C, '680-693'], ['NV', 'Nevada', 39.3, -116.6, P, '889-898'], ['NH', 'New Hampshire', 43.7, -71.6, E, '030-038'], ['NJ', 'New Jersey', 40.2, -74.7, E, '070-089'], ['NM', 'New Mexico', 34.4, -106.1, M, '870-884'],
  ['NY', 'New York State', 42.9, -75.5, E, '005 063 100-149'], ['NC', 'North Carolina', 35.5, -79.4, E, '270-289'], ['ND', 'North Dakota', 47.4, -100.5, C, '580-588'], ['OH', 'Ohio', 40.3, -82.8, E, '430-459'], ['OK', 'Oklahoma', 35.6, -97.5, C, '730-749'],
  ['OR', 'Oregon', 43.9, -120.6, P, '970-979'], ['PA', 'Pennsylvania', 40.9, -77.8, E, '150-196'], ['PR', 'Puerto Rico', 18.2, -66.4, 'America/Puerto_Rico', '006-009'], ['RI', 'Rhode Island', 41.7, -71.6, E, '028-029'],
  ['SC', 'South Carolina', 33.9, -80.9, E, '290-299'], ['SD', 'South Dakota', 44.4, -100.2, C, '570-577'], ['TN', 'Tennessee', 35.9, -86.4, C, '370-385'], ['TX', 'Texas', 31.5, -99.3, C, '733 750-799 885'], ['UT', 'Utah', 39.3, -111.7, M, '840-847'],
  ['VT', 'Vermont', 44.1, -72.7, E, '050-059'], ['VA', 'Virginia', 37.5, -78.9, E, '201 220-246'], ['WA', 'Washington State', 47.4, -120.4, P, '980-994'], ['WV', 'West Virginia', 38.6, -80.6, E, '247-268'], ['WI', 'Wisconsin', 44.6, -89.7, C, '530-549'], ['WY', 'Wyoming', 43, -107.6, M, '820-831'],
];

const zipsOf = (ranges: string): string[] => ranges.split(' ').flatMap((r) => {
  const [from, to = from] = r.split('-').map(Number) as [number, number?];
  return Array.from({ length: to - from + 1 }, (_, i) => String(from + i).padStart(3, '0'));
});
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('.', '').replace(/[^a-z0-9]+/g, ' ').trim();

const states = new Map<string, Place>(STATES.map(([code, name, latitude, longitude, zone]) => [`US-${code}`, { code: `US-${code}`, name, state: code, latitude, longitude, zone }]));
const cities = new Map<string, Place>(CITIES.map(([slug, name, state, latitude, longitude]) => [slug, { code: slug, name: `${name}, ${state}`, state, latitude, longitude, zone: slug === 'el-paso' ? M : states.get(`US-${state}`)?.zone ?? E }]));
const byZip = new Map<string, Place>([...STATES.flatMap(([code, , , , , zips]) => zipsOf(zips).map((z) => [z, states.get(`US-${code}`) as Place] as const)), ...CITIES.flatMap(([slug, , , , , zips]) => zipsOf(zips).map((z) => [z, cities.get(slug) as Place] as const))]);
const byName = new Map<string, Place>([
  ...[...states.values()].flatMap((s) => [[plain(s.name), s], [plain(s.name.replace(' State', '')), s], [s.state.toLowerCase(), s]] as const),
  ...CITIES.flatMap(([slug, name, state, , , , also]) => [name, `${name} ${state}`, ...(also?.split('|') ?? []), ...(also?.split('|').map((a) => `${a} ${state}`) ?? [])].map((n) => [plain(n), cities.get(slug) as Place] as const)),
]);

/** Every city of the gazetteer, then every state, by name. */
export const PLACES: readonly Place[] = [...[...cities.values()].sort((a, b) => a.name.localeCompare(b.name)), ...[...states.values()].sort((a, b) => a.name.localeCompare(b.name))];

/** A place by its code (`tampa`, `US-FL`). */
export function placeOf(code: string): Place | undefined {
  return cities.get(code) ?? states.get(code);
}

/** The place a ZIP code lies in: its city, or else its state. */
export function placeOfZip(zip: string): Place | undefined {
  return byZip.get(zip.slice(0, 3));
}

/** What somebody typed as the place where they are: a ZIP code, a city of ours or a state, however it is written. */
export function readPlace(typed: string): { place: Place; zip?: string } | undefined {
  const zip = /^\s*(\d{5})(?:[\s-]*\d{4})?\s*$/.exec(typed)?.[1] ?? /\b(\d{5})\s*$/.exec(typed)?.[1];
  if (zip) {
    const place = placeOfZip(zip);
    return place ? { place, zip } : undefined;
  }
  const name = plain(typed);
  const place = byName.get(name) ?? byName.get(name.replace(/ (usa?|united states)$/, '')) ?? (name.length >= 4 ? [...byName].find(([n]) => n.startsWith(name))?.[1] : undefined);
  return place ? { place } : undefined;
}

/** The areas that hold a place, narrowest first: by these a service that is given there is found. */
export function areasAround(place: Place, zip?: string): string[] {
  return [...(zip ? [`z${zip.slice(0, 3)}`] : []), ...(place.code.startsWith('US-') ? [] : [place.code]), `US-${place.state}`, 'US'];
}

/** Whether a code names an area: the country, a state, a city of ours, or ZIP codes by their first three digits. */
export function isArea(code: string): boolean {
  return code === 'US' || placeOf(code) !== undefined || (/^z\d{3}$/.test(code) && byZip.has(code.slice(1)));
}

/** What a place is called; an area that is no place of ours keeps its code. */
export function areaName(code: string): string {
  return placeOf(code)?.name ?? code;
}

/** Miles between two points on the earth, along its surface. */
export function milesBetween(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const h = Math.sin(rad(b.latitude - a.latitude) / 2) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(rad(b.longitude - a.longitude) / 2) ** 2;
  return 3958.8 * 2 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The cell of half a degree in which a point lies, such as `55:-165`. */
export function cellOf(latitude: number, longitude: number): string {
  return `${Math.floor(latitude * 2)}:${Math.floor(longitude * 2)}`;
}

/** The cells around a point: at the least thirty miles in each direction (half a degree of longitude is 34.5 miles at the equator and less towards the pole). */
export function cellsAround({ latitude, longitude }: { latitude: number; longitude: number }): string[] {
  const [y, x] = [Math.floor(latitude * 2), Math.floor(longitude * 2)];
  const reach = Math.max(1, Math.ceil(30 / (34.5 * Math.cos((latitude * Math.PI) / 180))));
  const wide = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  return [-1, 0, 1].flatMap((dy) => wide.map((dx) => `${y + dy}:${x + dx}`));
}
