import { Refusal, type Problem } from '../../../foundation/errors.ts';
import type { Table } from '../../../foundation/exchange/read-table.ts';
import { unzipWithin } from '../../../foundation/exchange/unzip.ts';
import { findField, type Field } from './fields.ts';
import { readXml, XML_LIMITS, type Element } from './xml.ts';

/** The most submissions that one file may hold. */
const MOST = 100_000;
/** Names that IOM's form spells otherwise than its table. */
const SPELT: Readonly<Record<string, string>> = { prs_First_Name: 'prs_FirstName', prs_Second_Name: 'prs_SecondName', vic_Methods_of_Control: 'vic_MethodsOfControl' };

/** One submission: what was typed, by field, and what had to be decided to read it. */
interface Submission { values: Map<string, string>; paths: Map<string, string>; remarks: Pick<Problem, 'where' | 'problem' | 'mend'>[] }

/** Reads submissions of the XForm of HTCDS: one, several in one element, or a zip of them as collecting programs export it. */
export function readSubmissions(bytes: Uint8Array): Table {
  const roots = isZip(bytes) ? unzipped(bytes) : submissionsIn(readXml(new TextDecoder().decode(bytes)));
  if (roots.length > MOST) throw new Refusal('exchange.too-many-rows', `The file holds more than ${MOST.toLocaleString('en-US')} submissions. Send them in several files.`, { status: 413 });
  const read = roots.map(readSubmission);
  const header = [...new Set(read.flatMap((one) => [...one.values.keys()]))];
  if (header.length === 0) throw new Refusal('cases.htcds-form', 'No submission in this file answers a question of HTCDS. Send what was collected with the form.', { status: 400 });
  return {
    format: 'csv', header, headerRow: 0, sheetNames: [], notes: [], rows: read.map((one, i) => ({ rowNumber: i + 1, cells: header.map((name) => one.values.get(name) ?? '') })),
    remarks: read.flatMap((one, i) => one.remarks.map((remark) => ({ ...remark, where: placed(roots.length, i + 1, remark.where) }))),
    place: (index, rowNumber) => placed(roots.length, rowNumber, read[rowNumber - 1]?.paths.get(header[index] ?? '') ?? header[index] ?? ''),
  };
}

function placed(count: number, n: number, path: string): string {
  return count === 1 ? path : `${n}: ${path}`;
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function unzipped(bytes: Uint8Array): Element[] {
  const found = unzipWithin(bytes, XML_LIMITS.characters, (name) => /\.xml$/i.test(name) && !name.startsWith('__MACOSX/'));
  if (found === 'too-large') throw new Refusal('exchange.too-large', 'Unpacked, the submissions are larger than can be taken in at once. Send them in several files.', { status: 413 });
  if (found === 'broken') throw new Refusal('cases.htcds-xml', 'This zip cannot be unpacked. Export the submissions anew.', { status: 400 });
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, content]) => submissionsIn(readXml(new TextDecoder().decode(content))));
}

/** The submissions of a file: elements that answer questions themselves, or whose children do (a group of questions is no submission). */
function submissionsIn(root: Element): Element[] {
  if (root.name === 'html' && root.children.some((child) => child.name === 'head')) throw new Refusal('cases.htcds-form', 'This is the form itself, not what was collected with it. Export the submissions from the program that collects them.', { status: 400 });
  const isSubmission = (element: Element): boolean => element.attributes['id'] !== undefined || answers(element);
  return isSubmission(root) ? [root] : root.children.filter((child) => isSubmission(child) || child.children.some(answers));
}

const answers = (element: Element): boolean => element.children.some((child) => fieldOf(child.name) !== undefined);

function fieldOf(name: string): Field | undefined {
  return findField(SPELT[name] ?? name);
}

function readSubmission(root: Element): Submission {
  const found: Submission = { values: new Map(), paths: new Map(), remarks: [] };
  const visit = (element: Element, path: string): void => {
    for (const child of element.children) {
      const [field, at] = [fieldOf(child.name), `${path}/${child.name}`];
      if (!field) visit(child, at);
      else if (child.text.trim() !== '') {
        // A question of several answers sends its codes set apart by spaces; no code holds one.
        const text = child.text.trim();
        found.values.set(field.name, field.kind === 'choices' && !/[;,]/.test(text) ? text.split(/\s+/).join(';') : text);
        found.paths.set(field.name, at);
      }
    }
  };
  visit(root, `/${root.name}`);
  mendSecondName(found);
  return found;
}

/** IOM's form asks for the title under the label "Second Name", which it asks twice; what was typed there is read by what stands under the other. */
function mendSecondName({ values, paths, remarks }: Submission): void {
  const [title, second] = [values.get('prs_Title'), values.get('prs_SecondName')];
  const where = paths.get('prs_Title');
  if (title === undefined || where === undefined) return;
  const asked = 'The form asks for the title under the label “Second Name”.';
  if (second === undefined || second === title) {
    values.set('prs_SecondName', title);
    values.delete('prs_Title');
    paths.set('prs_SecondName', paths.get('prs_SecondName') ?? where);
    remarks.push({ where, problem: `${asked} ${second === undefined ? 'The question of the second name was left empty, so this was read as the second name.' : 'The same was typed as the second name, so no title was read.'}`, mend: 'Rename the question in the form to “Title”.' });
  } else remarks.push({ where, problem: `${asked} A second name was typed beside it, so this was read as the title.`, mend: 'Look whether it is one, and rename the question in the form to “Title”.' });
}
