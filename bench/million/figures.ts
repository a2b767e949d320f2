/*
 * Every figure of the two rooms, through countMany as the counter, against SQL that an analyst would write by hand on the
 * plain tables, asked as superuser: one statement for each table of figures. The numbers must be the same.
 */
import type pg from 'pg';
import { parsePeriod, yearPeriod, type Period } from '../../src/foundation/calendar/period.ts';
import type { Database } from '../../src/foundation/database/database.ts';
import { countingAsOf, countMany, type Wanted } from '../../src/foundation/measure/count.ts';
import type { Measure } from '../../src/foundation/measure/measure.ts';
import { measures as letters } from '../../src/rooms/letters/measures.ts';
import { measures as people } from '../../src/rooms/people/measures.ts';
import { timed } from './tools.ts';

/** One table of the Assessment: a measure, over the years of a basis or one span, in total or by a dimension. */
interface Table { measure: Measure; by: string | undefined; cut: Cut }
type Cut = 'fiscal' | 'reporting' | 'span';

const YEARS = Array.from({ length: 24 }, (_, i) => 2001 + i);
const SPAN = parsePeriod('FY2001-FY2004');

/** Every table: each measure in total and by each of its dimensions, for FY2001 to FY2024, reporting years 2001 to 2024, and FY2001 to FY2004 taken as one. */
export const TABLES: readonly Table[] = [...people, ...letters].flatMap((measure) => [undefined, ...Object.keys(measure.dimensions)].flatMap((by) => (['fiscal', 'reporting', 'span'] as const).map((cut) => ({ measure, by, cut }))));

function periodsOf(cut: Cut): Period[] {
  return cut === 'span' ? [SPAN] : YEARS.map((year) => yearPeriod(cut === 'fiscal' ? 'fiscal-year' : 'reporting-year', year));
}

/** A number by `year|code`; what counts nothing is left out. */
type Numbers = Map<string, number>;

/** Counts tables as the product does, all at one instant. */
export async function countOurs(database: Database, tables: readonly Table[], asOf?: Date): Promise<Numbers[]> {
  const wanted = tables.map(({ measure, by, cut }) => periodsOf(cut).map((period): Wanted => ({ measure, period, ...(by === undefined ? {} : { by }) })));
  const cells = await countingAsOf(database.counter, asOf, (ask, at) => countMany(ask, wanted.flat(), at));
  let next = 0;
  return wanted.map((rows) => {
    const numbers: Numbers = new Map();
    for (const { period, by } of rows) for (const value of cells[next++] ?? []) if (value.value) numbers.set(`${period.label}|${by === undefined ? '' : value.filter[by]?.[0]}`, value.value);
    return numbers;
  });
}

/** Counts tables by hand-written SQL. */
export async function countPeer(client: pg.Client, tables: readonly Table[], asOf?: Date): Promise<Numbers[]> {
  const answers: Numbers[] = [];
  for (const table of tables) {
    const { rows } = await client.query<{ year: number | null; code: string | null; n: number }>(peerStatement(table, asOf));
    const prefix = table.cut === 'fiscal' ? 'FY' : 'RY';
    answers.push(new Map(rows.map((r) => [`${table.cut === 'span' ? SPAN.label : `${prefix}${r.year}`}|${r.code ?? ''}`, r.n])));
  }
  return answers;
}

/** The statement an analyst writes: plain tables, the rows that stand, the days in question, one pass. */
function peerStatement({ measure, by, cut }: Table, asOf?: Date): string {
  const stands = (t: string): string => (asOf ? `${t}.recorded_at <= '${asOf.toISOString()}' and ${t}.superseded_at > '${asOf.toISOString()}'` : `${t}.superseded_at = 'infinity'`);
  const [from, until] = { fiscal: ['2000-10-01', '2024-10-01'], reporting: ['2000-04-01', '2024-04-01'], span: ['2000-10-01', '2004-10-01'] }[cut];
  const year = (day: string): string => ({ fiscal: `extract(year from ${day} + interval '3 months')::int`, reporting: `extract(year from ${day} + interval '9 months')::int`, span: 'null::int' })[cut];
  const within = (day: string): string => `${day} >= '${from}' and ${day} < '${until}'`;
  const code = (column: string): string => (by === undefined ? 'null::text' : column);
  const groups = `group by 1, 2`;
  const persons = (day: string, t: string, rest: string): string => `select year, code, count(*) as n from (select distinct ${year(day)} as year, ${code(`${t}.${by}`)} as code, ${t}.agency, ${t}.person ${rest}) d ${groups}`;
  const issued = `from letters.letter l where ${stands('l')} and l.replaces is null and ${within('l.issued_on')}
    and not exists (select from letters.ending e where e.agency = l.agency and e.letter = l.id and e.kind = 'rescinded' and ${stands('e')})`;
  switch (measure.id) {
    case 'PPL-01': return persons('i.identified_on', 'i', `from people.identification i where i.status = 'confirmed' and ${stands('i')} and ${within('i.identified_on')}`);
    case 'PPL-02': return persons('i.identified_on', 'i', `from people.identification i where i.status = 'potential' and ${stands('i')} and ${within('i.identified_on')}
      and not exists (select from people.identification c where c.agency = i.agency and c.person = i.person and c.status = 'confirmed' and ${stands('c')})`);
    case 'LET-01': return `select ${year('l.issued_on')} as year, ${code(`l.${by}`)} as code, count(*) as n ${issued} and l.kind <> 'interim' ${groups}`;
    case 'LET-02': return persons('l.issued_on', 'l', `${issued} and l.kind <> 'interim'`);
    case 'LET-03': return `select ${year('l.issued_on')} as year, ${code(`l.${by}`)} as code, count(*) as n ${issued} and l.kind = 'interim' ${groups}`;
    case 'LET-04': return by !== 'standing'
      ? `select ${year('r.received_on')} as year, ${code(`r.${by}`)} as code, count(*) as n from letters.request r where ${stands('r')} and ${within('r.received_on')} ${groups}`
      : `select ${year('r.received_on')} as year, case when d.granted then 'granted' when d.granted is false then 'denied' else 'pending' end as code, count(*) as n
        from letters.request r left join (select agency, request, bool_or(outcome <> 'denied') as granted from letters.decision d where outcome in ('certified', 'eligible', 'denied') and ${stands('d')} group by agency, request) d
          on d.agency = r.agency and d.request = r.id where ${stands('r')} and ${within('r.received_on')} ${groups}`;
    case 'LET-05': return `select ${year('b.applied_on')} as year, ${code(`b.${by}`)} as code, count(*) as n from letters.benefit_applied b where ${stands('b')} and ${within('b.applied_on')} ${groups}`;
    default: throw new Error(`Nobody wrote ${measure.id} by hand yet.`);
  }
}

/** Where two countings differ, in words; none where every number is the same. */
export function differences(tables: readonly Table[], ours: readonly Numbers[], peer: readonly Numbers[]): string[] {
  return tables.flatMap(({ measure, by, cut }, i) => {
    const [a, b] = [ours[i] as Numbers, peer[i] as Numbers];
    return [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key)).map((key) => `${measure.id} by ${by ?? 'nothing'} (${cut}) ${key}: ${a.get(key)} and by hand ${b.get(key)}`);
  });
}

/** What was found of the figures. */
export interface FiguresFound {
  tables: number; cells: number; differences: number;
  coldOurs: number | null; coldPeer: number | null; cachedMegabytes: number | null;
  ours: number[]; peer: number[]; asOfOurs: number[]; asOfPeer: number[];
  alone: { table: string; ours: number; peer: number }[];
}

/** The whole Assessment, repeated in turn with its peer: as of now and as of an earlier instant; then each table alone. */
export async function measureFigures(database: Database, client: pg.Client, repeats: number, asOf: Date): Promise<Omit<FiguresFound, 'coldOurs' | 'coldPeer' | 'cachedMegabytes'>> {
  const found = { ours: [] as number[], peer: [] as number[], asOfOurs: [] as number[], asOfPeer: [] as number[] };
  const wrong: string[] = [];
  let cells = 0;
  for (let k = 0; k < repeats; k++) {
    for (const at of [undefined, asOf]) {
      const ours = await timed(() => countOurs(database, TABLES, at));
      const peer = await timed(() => countPeer(client, TABLES, at));
      (at ? found.asOfOurs : found.ours).push(ours.ms);
      (at ? found.asOfPeer : found.peer).push(peer.ms);
      wrong.push(...differences(TABLES, ours.answer, peer.answer));
      cells = ours.answer.reduce((sum, numbers) => sum + numbers.size, 0);
    }
  }
  if (wrong.length > 0) throw new Error(`Figures differ from those by hand:\n${wrong.slice(0, 20).join('\n')}`);
  const alone = [];
  for (const table of TABLES) {
    const [ours, peer]: [number[], number[]] = [[], []];
    for (let k = 0; k < 3; k++) {
      ours.push((await timed(() => countOurs(database, [table]))).ms);
      peer.push((await timed(() => countPeer(client, [table]))).ms);
    }
    alone.push({ table: `${table.measure.id} ${table.cut}${table.by ? ` by ${table.by}` : ''}`, ours: Math.min(...ours), peer: Math.min(...peer) });
  }
  return { tables: TABLES.length, cells, differences: wrong.length, ...found, alone };
}
