import { readTable, type Table, type TableRow } from '../../foundation/exchange/read-table.ts';
import type { Source } from './schema.ts';

/*
 * How a log becomes visits, a rule of this product's own, which stands here and nowhere else:
 * 1. A page is a GET that was answered (200 to 299, or 304), and neither a picture, a style, a script, a font nor a feed.
 * 2. A robot is whoever names itself one, names itself nothing, or has read robots.txt in this file; its pages are left out, and counted as left out.
 * 3. A visitor is one address with one program; whoever uses two machines is two, and who shares one is one. It is known within this file only, and
 *    neither the address nor anything made from it is kept.
 * 4. A visit is pages of one visitor without a pause of more than thirty minutes, and belongs to the day on which it began, as the log writes days.
 */

const LINE = /^(\S+) \S+ .*?\[(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) [+-]\d{4}\] "([A-Z]+) (\S+)[^"]*" (\d{3}) \S+(?: "[^"]*" "([^"]*)")?/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const ROBOT = /bot\b|bot\/|crawl|spider|slurp|archiver|fetch|monitor|checker|scan|preview|curl|wget|python|java\/|libwww|httpclient|headless/i;
const NOT_A_PAGE = /\.(gif|jpe?g|png|ico|svg|webp|css|js|mjs|map|woff2?|ttf|xml|rss|txt|json)$/i;
const PAUSE = 30 * 60;

/** The columns into which a log or an export is read. */
const COUNTED = ['site', 'span', 'from_day', 'last_day', 'visits', 'visitors', 'pages', 'bots', 'source'] as const;

interface Hit { day: string; at: number; who: string; page: boolean; robots: boolean; agent: string }

/** Reads a server log in the common or combined form, or an export of an analytics program, into rows of days and one of the whole file; undefined where the file is neither. */
export async function readWebFile(bytes: Uint8Array, fileName: string): Promise<Table | undefined> {
  if (bytes.length === 0 || (bytes[0] === 0x50 && bytes[1] === 0x4b)) return undefined;
  const text = new TextDecoder().decode(bytes);
  const site = fileName.replace(/^.*[/\\]/, '').replace(/(\.[A-Za-z0-9]{1,4})+$/, '');
  return LINE.test(text.slice(0, 20_000).split('\n')[0] ?? '') ? fromLog(text, site) : fromExport(text, fileName, site);
}

/** Visits, visitors, pages and robots of a log, by the rule above. */
export function countLog(text: string): { days: { day: string; visits: number; visitors: number; pages: number; bots: number }[]; visitors: number; unread: number } {
  const hits: Hit[] = [];
  let unread = 0;
  for (const line of text.split('\n')) {
    const hit = hitIn(line);
    if (hit) hits.push(hit);
    else if (line.trim() !== '') unread += 1;
  }
  const robots = new Set(hits.filter((h) => h.robots || h.agent === '' || h.agent === '-' || ROBOT.test(h.agent)).map((h) => h.who));
  const days = new Map<string, { visits: number; who: Set<string>; pages: number; bots: number }>();
  const last = new Map<string, number>();
  const all = new Set<string>();
  for (const hit of hits.filter((h) => h.page).sort((a, b) => a.at - b.at)) {
    const day = days.get(hit.day) ?? { visits: 0, who: new Set(), pages: 0, bots: 0 };
    days.set(hit.day, day);
    if (robots.has(hit.who)) { day.bots += 1; continue; }
    const before = last.get(hit.who);
    if (before === undefined || hit.at - before > PAUSE) day.visits += 1;
    last.set(hit.who, hit.at);
    day.who.add(hit.who);
    all.add(hit.who);
    day.pages += 1;
  }
  return { days: [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, { visits, who, pages, bots }]) => ({ day, visits, visitors: who.size, pages, bots })), visitors: all.size, unread };
}

function hitIn(line: string): Hit | undefined {
  const found = LINE.exec(line);
  if (!found) return undefined;
  const [, address, date, monthName, year, hours, minutes, seconds, method, target, status, agent = ''] = found as unknown as string[];
  const month = MONTHS.indexOf(monthName as string) + 1;
  if (month === 0) return undefined;
  const day = `${year}-${String(month).padStart(2, '0')}-${date}`;
  const path = (target as string).split(/[?#]/)[0] as string;
  const answered = (status as string).startsWith('2') || status === '304';
  // Seconds since a day of the calendar, in the log's own time: only differences are asked.
  const at = Date.UTC(Number(year), month - 1, Number(date), Number(hours), Number(minutes), Number(seconds)) / 1000;
  return { day, at, who: `${address} ${agent}`, page: method === 'GET' && answered && !NOT_A_PAGE.test(path), robots: path === '/robots.txt', agent };
}

function fromLog(text: string, site: string): Table {
  const { days, visitors, unread } = countLog(text);
  const rows = days.map((d) => [site, 'day', d.day, d.day, d.visits, d.visitors, d.pages, d.bots, 'server-log' satisfies Source]);
  const whole = days.length > 0 ? [[site, 'file', days[0]?.day ?? '', days.at(-1)?.day ?? '', '', visitors, '', '', 'server-log']] : [];
  return asTable([...rows, ...whole], unread === 0 ? [] : [`Of the log, ${unread === 1 ? '1 line could not be read and is' : `${unread} lines could not be read and are`} left out.`]);
}

const HEADS = { day: ['date', 'day', 'dayindex', 'dateday'], visits: ['sessions', 'visits'], visitors: ['users', 'visitors', 'uniquevisitors', 'totalusers', 'activeusers'], pages: ['pageviews', 'views', 'screenpageviews', 'pages'] } as const;

/** An export begins with lines of remarks, has a row a day, and ends with a row without a day: what it says of visitors is of the whole span. */
async function fromExport(text: string, fileName: string, site: string): Promise<Table | undefined> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).filter((line) => !line.startsWith('#') && line.trim() !== '');
  const plain = (head: string): string => head.toLowerCase().replace(/[^a-z]/g, '');
  const heads = (lines[0] ?? '').split(/[,;\t]/).map(plain);
  const has = (names: readonly string[]): boolean => heads.some((head) => names.includes(head));
  if (heads.includes('span') || heads.includes('fromday') || !has(HEADS.day) || !has(HEADS.visits)) return undefined;
  const table = await readTable(new TextEncoder().encode(lines.join('\n')), fileName);
  const at = Object.fromEntries(Object.entries(HEADS).map(([what, names]) => [what, table.header.findIndex((head) => (names as readonly string[]).includes(plain(head)))])) as Record<keyof typeof HEADS, number>;
  const cell = (row: TableRow, what: keyof typeof HEADS): string => (row.cells[at[what]] ?? '').trim();
  const number = (text: string): string => text.replace(/(?<=\d)[,\u00A0 ](?=\d{3})/g, '');
  const days = table.rows.filter((row) => cell(row, 'day') !== '').map((row) => ({ row, day: cell(row, 'day').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') }));
  const rows = days.map(({ row, day }) => [site, 'day', day, day, number(cell(row, 'visits')), number(cell(row, 'visitors')), number(cell(row, 'pages')), '', 'analytics' satisfies Source]);
  const total = table.rows.find((row) => cell(row, 'day') === '' && cell(row, 'visitors') !== '');
  const sorted = days.map(({ day }) => day).sort();
  const whole = total && sorted.length > 0 && sorted.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)) ? [[site, 'file', sorted[0] ?? '', sorted.at(-1) ?? '', '', number(cell(total, 'visitors')), '', '', 'analytics']] : [];
  return asTable([...rows, ...whole], whole.length === 0 ? ['The export has no row for the whole span, so how many visitors it had altogether is not known: those of its days are not added.'] : []);
}

function asTable(rows: readonly (readonly (string | number)[])[], notes: readonly string[]): Table {
  return {
    format: 'csv', header: [...COUNTED], headerRow: 1, sheetNames: [], notes, remarks: notes.map((problem) => ({ where: '/', problem, mend: 'Nothing needs to be done.' })), rows: rows.map((cells, i) => ({ rowNumber: i + 2, cells: cells.map(String) })),
    place: (_, rowNumber) => `${rows[rowNumber - 2]?.[1] === 'file' ? 'the whole file' : rows[rowNumber - 2]?.[2] ?? ''}`,
  };
}
