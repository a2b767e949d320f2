/** Values as they are written beside each other. */
import { language } from '../../../../foundation/screen/words.ts';
import { moneyInWords, unitFor } from '../../../../foundation/measure/words.ts';
import type { Cell, FigureAnswer } from '../../schema.ts';

/** The number of a value alone: `163`, `$82,000,000`; what is missing has its mark. */
export function numberOf({ value, status }: Pick<Cell, 'value' | 'status'>, currency?: string): string {
  if (value === null) return status === 'confidential' ? '[c]' : '[x]';
  return currency === undefined ? new Intl.NumberFormat(language()).format(value) : moneyInWords(value, currency);
}

/** A difference with its sign. */
export function signed(difference: number): string {
  return new Intl.NumberFormat(language(), { signDisplay: 'exceptZero', maximumFractionDigits: 2 }).format(difference);
}

/** The unit as it follows a value; money carries its own. */
export function unitOf(figure: Pick<FigureAnswer, 'value' | 'unit' | 'currency'>): string | undefined {
  return figure.currency === undefined ? unitFor(figure.value ?? 0, figure.unit) : undefined;
}

/** A share of a whole in per cent. */
export function shareOf(part: number, whole: number): string {
  return new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 1 }).format(whole === 0 ? 0 : part / whole);
}
