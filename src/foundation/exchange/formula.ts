/*
 * A text that begins with = + - @ tab or return may be run as a formula by a spreadsheet that opens the file. Such a
 * text is written with an apostrophe before it, and so is a text that already begins with apostrophes before such a
 * sign, so that taking one apostrophe away on reading always gives back what was written.
 */

const DANGEROUS = /^'*[=+\-@\t\r]/;
const ESCAPED = /^'+[=+\-@\t\r]/;

/** A text made safe for a cell of a CSV file. */
export function escapeFormula(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/** A text made safe for a text cell of XLSX, where nothing is run but the reader still takes an apostrophe away. */
export function escapeApostrophe(text: string): string {
  return ESCAPED.test(text) ? `'${text}` : text;
}

/** The text that `escapeFormula` or `escapeApostrophe` was given. */
export function unescapeFormula(text: string): string {
  // Almost every cell is decided by its first character; the expression is for the few that are left.
  return text.charCodeAt(0) === 39 && ESCAPED.test(text) ? text.slice(1) : text;
}

/**
 * A text in the form in which a workbook keeps it (ST_Xstring of ECMA-376): what XML or the writer does not hold is written `_x000D_`,
 * and a text that already looks so is told apart from it.
 */
export function escapeWorkbookText(text: string): string {
  const plain = escapeApostrophe(text)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/(?![\t\n])[\p{Cc}\uFFFD\p{Noncharacter_Code_Point}]/gu, encode);
  // write-excel-file 4.1 looks texts up in a plain object, so that `valueOf` would be taken for a text it already has.
  return plain in Object.prototype ? encode(plain.charAt(0)) + plain.slice(1) : plain;
}

function encode(text: string): string {
  return text.split('').map((unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`).join('');
}
