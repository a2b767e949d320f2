import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import { addYears, isDay, type Day } from '../../../foundation/calendar/day.ts';
import { FUNDERS, RECIPIENTS, REGIONS, type Funder, type MovementKind, type RecipientKind, type Region, type Scope } from '../schema.ts';
import { regionOf } from '../regions.ts';
import { OFFICES, ORGANIZATION_TYPES, REGION_CODES, REPORTING } from './codes.ts';

/** An IATI activity as an award reads it, and its own XML, which keeps whatever an award has no place for. Whom to call is left out, for it names people, and so are comments, which may. */
export interface Read {
  number: string; title: string; purpose: string; funder: Funder; recipient: string; recipientKind: RecipientKind; scope: Scope; region: Region; countries: string[]; startsOn: string | null; endsOn: string | null; closed: boolean; cents: number; movements: { kind: MovementKind; onDay: string; cents: number }[]; currencies: string[]; xml: string;
}

/** The activities of a file, in its order. */
export function readActivities(document: XmlDocument): Read[] {
  return document.find('/iati-activities/iati-activity').map((n) => readActivity(n as XmlElement));
}

function readActivity(e: XmlElement): Read {
  for (const node of e.find('contact-info | .//comment()')) node.remove();
  const text = (path: string): string => String(e.eval(`string(${path})`)).replace(/\s+/g, ' ').trim();
  const texts = (path: string): string[] => e.find(path).map((n) => n.content.trim());
  const identifier = text('iati-identifier');
  const number = identifier.startsWith(`${REPORTING.reference}-`) ? identifier.slice(REPORTING.reference.length + 1) : identifier;
  const currency = text('@default-currency') || 'USD';
  const countries = [...new Set([...texts('recipient-country/@code'), ...texts('transaction/recipient-country/@code')])].filter((c) => /^[A-Z]{2}$/.test(c));
  const domestic = countries.length > 0 && countries.every((c) => c === 'US');
  const region = domestic ? 'domestic' : REGIONS.find((r) => r !== 'domestic' && REGION_CODES[r] === text("recipient-region[not(@vocabulary) or @vocabulary='1']/@code")) ?? countries.map(regionOf).find((r) => r !== undefined) ?? 'global';
  const day = (types: string): string | null => [text(`activity-date[@type='${types[0]}']/@iso-date`), text(`activity-date[@type='${types[1]}']/@iso-date`)].map((d) => d.slice(0, 10)).find(isDay) ?? null;
  const money = e.find('transaction').map((t) => t as XmlElement).map((t) => {
    const own = (path: string): string => String(t.eval(`string(${path})`)).trim();
    return { type: own('transaction-type/@code'), onDay: own('transaction-date/@iso-date').slice(0, 10), currency: own('value/@currency') || currency, cents: Math.round(Number(own('value')) * 100) };
  });
  const movements = money.filter((m) => m.currency === 'USD' && isDay(m.onDay) && Number.isSafeInteger(m.cents) && m.cents !== 0 && ['2', '3', '4'].includes(m.type)).map((m) => ({ kind: m.type === '2' ? 'obligated' as const : 'disbursed' as const, onDay: m.onDay, cents: m.cents }));
  const sum = (kind: MovementKind): number => movements.filter((m) => m.kind === kind).reduce((n, m) => n + m.cents, 0);
  const budget = Math.round(Number(e.eval("sum(budget[not(value/@currency) or value/@currency='USD']/value)")) * 100);
  const who = ["participating-org[@role='4']", 'transaction/receiver-org', "participating-org[@role='3']", 'reporting-org'].find((path) => text(`${path}/narrative`) !== '') ?? 'reporting-org';
  const funder = text("participating-org[@role='1']/narrative") || text('reporting-org/narrative');
  const startsOn = day('21');
  return {
    number, title: text('title/narrative'), purpose: text('description/narrative') || text('title/narrative'), funder: FUNDERS.find((f) => f !== 'other' && OFFICES[f].name === funder) ?? 'other',
    recipient: text(`${who}/narrative`), recipientKind: RECIPIENTS.find((k) => ORGANIZATION_TYPES[k] === text(`${who}/@type`)) ?? 'ngo', scope: domestic ? 'domestic' : 'international', region, countries: domestic ? [] : countries,
    startsOn, endsOn: day('43') ?? (startsOn === null ? null : addYears(startsOn as Day, 1)), closed: text('activity-status/@code') === '4', cents: Math.max(sum('obligated'), sum('disbursed'), budget), movements, currencies: [...new Set(money.map((m) => m.currency))].filter((c) => c !== 'USD'), xml: xmlOf(e),
  };
}

/** An activity’s own XML, with the namespaces that its file declares for it: a file it is written into declares none. */
function xmlOf(e: XmlElement): string {
  const xml = e.toString({ format: false, noDeclaration: true });
  const used = Object.entries(e.doc.root.nsDeclarations).filter(([prefix]) => prefix !== '' && xml.includes(`${prefix}:`) && !xml.includes(`xmlns:${prefix}=`));
  return xml.replace('<iati-activity', `<iati-activity${used.map(([prefix, uri]) => ` xmlns:${prefix}="${uri.replace(/[&<"]/g, '')}"`).join('')}`);
}
