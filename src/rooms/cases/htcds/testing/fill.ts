import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { columnLetters } from '../../../../foundation/exchange/address.ts';
import { plainHeading } from '../../../../foundation/exchange/sheet.ts';
import { FIELDS } from '../fields.ts';
import type { HtcdsCase } from '../sheet.ts';

/** The labels of IOM's templates from column B on, as people see them. */
export const LABELS = ['Case Owner', 'Salutation', 'First Name', 'Second Name', 'Consent', 'Birthdate', 'Gender', 'Citizenship', 'Title', 'Email', 'Home Phone', 'Mobile Phone', 'Mailing Street', 'Mailing City', 'Mailing State/Province', 'Mailing Zip/Postal Code', 'Mailing Country', 'Trafficking Status', 'Trafficking Status Decision Making Organization', 'Method of Recruitment', 'Location of Recruitment', 'Methods of Control', 'Type of Exploitation', 'Forced Labour Industry', 'Type of Sex Exploitation', 'Location of Exploitation', 'Status', 'Referring Organisation', 'Incoming Referral Date', 'Referring Primary Case Worker', 'Reason for Incoming Referral', 'Incoming Referral Details', 'Referred Organisation', 'Referred Primary Case Worker', 'Reason for Outgoing Referral', 'Outgoing Referral Date', 'Outgoing Referral Details', 'Reason for Case Closure'];

/** How somebody types a value: codes, labels as a list offers them, or labels as people write them. */
export type Typing = 'codes' | 'labels' | 'loose';

function typed(name: string, value: HtcdsCase[string], typing: Typing): string {
  const values = FIELDS.find((f) => f.name === name)?.values ?? {};
  const say = (one: string): string => (typing === 'codes' ? one : typing === 'labels' ? values[one] ?? one : `${(values[one] ?? one)[values[one] ? 'toUpperCase' : 'toString']()} `);
  if (typeof value === 'boolean') return { codes: value ? 'TRUE' : 'FALSE', labels: value ? 'Yes' : 'No', loose: value ? 'y ' : ' N' }[typing];
  return typeof value === 'object' ? value.map(say).join(typing === 'labels' ? '; ' : ';') : say(String(value));
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const serial = (day: string): number => (Date.parse(day) - Date.parse('1899-12-30')) / 86_400_000;

/** One of IOM's templates with cases typed under its labels, from the third row on; days as the cells of the template hold them where `days` says so. */
export function filled(template: Uint8Array, cases: readonly HtcdsCase[], typing: Typing, days: 'cells' | 'text' = 'text'): Uint8Array {
  const entries = unzipSync(template);
  const path = 'xl/worksheets/sheet1.xml';
  let xml = strFromU8(entries[path] as Uint8Array);
  cases.forEach((given, i) => {
    const row = 3 + i;
    const styled = (at: string): string => new RegExp(`<c r="${at}"( s="\\d+")`).exec(xml)?.[1] ?? '';
    const cells = LABELS.map((label, index) => {
      const at = `${columnLetters(index + 1)}${row}`;
      const name = FIELDS.find((f) => plainHeading(f.label) === plainHeading(label))?.name ?? '';
      const value = given[name];
      if (value === undefined) return `<c r="${at}"${styled(at)}/>`;
      if (days === 'cells' && name.endsWith('Date') && name.startsWith('cas_')) return `<c r="${at}"${styled(at)}><v>${serial(String(value))}</v></c>`;
      return `<c r="${at}"${styled(at)} t="inlineStr"><is><t xml:space="preserve">${escaped(typed(name, value, typing))}</t></is></c>`;
    });
    xml = xml.replace(new RegExp(`<row r="${row}"([^>]*)>.*?</row>`, 's'), (_, rest: string) => `<row r="${row}"${rest}><c r="A${row}"><v>${i + 1}</v></c>${cells.join('')}</row>`);
  });
  return zipSync({ ...entries, [path]: strToU8(xml) });
}

const FORM_NAMES: Readonly<Record<string, string>> = { prs_FirstName: 'prs_First_Name', prs_SecondName: 'prs_Second_Name', vic_MethodsOfControl: 'vic_Methods_of_Control' };

/** A submission of IOM's form: its instance as the form declares it, with the answers of a case in it. */
export function submission(form: string, given: HtcdsCase): string {
  const instance = /<instance>(<data .*?<\/data>)<\/instance>/s.exec(form)?.[1] ?? '';
  return Object.entries(given).reduce((xml, [name, value]) => {
    const spelt = FORM_NAMES[name] ?? name;
    const text = typeof value === 'object' ? value.join(' ') : typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
    if (!xml.includes(`<${spelt}/>`)) throw new Error(`The form does not ask for ${name}.`);
    return xml.replace(`<${spelt}/>`, `<${spelt}>${escaped(text)}</${spelt}>`);
  }, instance);
}
