/** The letters over a column of a spreadsheet: 0 is A, 25 is Z, 26 is AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
}

/** The address of a cell as a spreadsheet shows it: column 2, row 7 is C7. */
export function cellAddress(columnIndex: number, rowNumber: number): string {
  return columnLetters(columnIndex) + String(rowNumber);
}

/** The index of a column from its letters, without the row: AA is 26. */
export function columnIndexOf(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
