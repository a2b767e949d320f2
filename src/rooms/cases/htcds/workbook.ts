import type { Problem } from '../../../foundation/errors.ts';
import { cellAddress } from '../../../foundation/exchange/address.ts';
import type { Table } from '../../../foundation/exchange/read-table.ts';
import { plainHeading } from '../../../foundation/exchange/sheet.ts';
import { FIELDS, findField, type Field } from './fields.ts';

const byLabel = Map.groupBy(FIELDS, (field) => plainHeading(field.label));
const byPlainName = new Map(FIELDS.map((field) => [plainHeading(field.name), field]));

/** The fewest machine names and labels by which a sheet is known for one of IOM's templates. */
const ENOUGH = 8;

/**
 * Reads a workbook laid out as IOM's templates are: machine names in a hidden first row, labels in the second. The label
 * under which people typed decides; the hidden name only where it chooses among fields of one label. What the two rows
 * do not agree in is reported by cell. Undefined where the file is laid out in another way.
 */
export function readTemplate(table: Table): Table | undefined {
  const [below, ...rows] = table.rows;
  if (!below || below.rowNumber !== table.headerRow + 1) return undefined;
  const known = table.header.filter((name) => findField(name)).length;
  const labelled = below.cells.filter((label) => byLabel.has(plainHeading(label))).length;
  if (known < ENOUGH || labelled < ENOUGH) return undefined;
  const remarks: Problem[] = [];
  const header = Array.from({ length: Math.max(table.header.length, below.cells.length) }, (_, index) => {
    const [name, label] = [(table.header[index] ?? '').trim(), (below.cells[index] ?? '').trim()];
    const field = fieldUnder(label, name);
    const remark = field ? remarkOn(field, label, name) : label !== '' || name !== '' ? { problem: `Neither the hidden name nor the label is of HTCDS 2.0, so the column is left out.`, mend: 'Head it with a label of the standard if it belongs to it.' } : undefined;
    if (remark) remarks.push({ where: cellAddress(index, table.headerRow), ...remark });
    return field?.name ?? '';
  });
  const repeated = header.findIndex((name, index) => name !== '' && header.indexOf(name) < index);
  if (repeated >= 0) remarks.push({ where: cellAddress(repeated, table.headerRow), problem: 'An earlier column is of the same field; this one is left out.', mend: 'Put both into one column.' });
  const once = header.map((name, index) => (header.indexOf(name) === index ? name : ''));
  // The templates number a thousand lines beforehand, so a line is blank when no column of the standard says anything.
  return { ...table, header: once, headerRow: below.rowNumber, rows: rows.filter((row) => row.cells.some((cell, index) => once[index] && cell.trim() !== '')), remarks };
}

function fieldUnder(label: string, name: string): Field | undefined {
  const candidates = byLabel.get(plainHeading(label)) ?? [];
  if (candidates.length === 0) return label === '' ? byPlainName.get(plainHeading(name)) : undefined;
  return candidates.find((field) => field.name === name) ?? (candidates.length === 1 ? candidates[0] : undefined);
}

function remarkOn(field: Field, label: string, name: string): Pick<Problem, 'problem' | 'mend'> | undefined {
  if (name === field.name) return undefined;
  const read = `The column was read as ${field.name}, by its label “${label}”.`;
  if (name === '') return { problem: `The hidden name is empty. ${read}`, mend: `Write ${field.name} into this cell.` };
  if (findField(name)) return { problem: `The hidden name is ${name}, of another field. ${read}`, mend: `Write ${field.name} into this cell; look whether what was typed belongs under the label.` };
  return { problem: `The hidden name “${name.slice(0, 60)}” is not of HTCDS 2.0. ${read}`, mend: `Write ${field.name} into this cell.` };
}
