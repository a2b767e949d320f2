/** Values as they are written beside each other. */
import { numberText } from '../../../../foundation/screen/number-text.ts';
import { language } from '../../../../foundation/screen/words.ts';
import { moneyInWords, unitFor } from '../../../../foundation/measure/words.ts';
import * as m from '../../../../messages/messages.js';
import type { Cell, FigureAnswer } from '../../schema.ts';

/** The number of a value alone: `163`, `$82,000,000`; what is missing has its mark. */
export function numberOf({ value, status }: Pick<Cell, 'value' | 'status'>, currency?: string): string {
  if (value === null) return status === 'confidential' ? '[c]' : '[x]';
  return currency === undefined ? numberText(value) : moneyInWords(value, currency);
}

/** Gross and unduplicated as they stand beside a value that is only one of them; empty where they are one thing or there is none. */
export function besideOf({ across, kind }: Pick<Cell, 'across' | 'kind'>): { label: string; value: string }[] {
  if (across === undefined || kind === undefined) return [];
  return [{ label: m.figures_gross(), value: plain(across.gross) }, { label: m.figures_unduplicated(), value: unduplicatedOf({ across }) }];
}

/** The unduplicated number, or the two it lies between; empty where the figure has none. */
export function unduplicatedOf({ across }: Pick<Cell, 'across'>): string {
  if (across === undefined) return '';
  return across.atLeast === across.atMost ? plain(across.atMost) : m.figures_unduplicated_between({ least: across.atLeast === null ? '…' : plain(across.atLeast), most: plain(across.atMost) });
}

/** The gross number; empty where the figure has none. */
export function grossOf({ across }: Pick<Cell, 'across'>): string {
  return across === undefined ? '' : plain(across.gross);
}

/** Whether a figure is a mean or a median: nobody adds those of several years. */
export function isMiddle({ counts }: Pick<FigureAnswer, 'counts'>): boolean {
  return counts === 'mean' || counts === 'median';
}

function plain(value: number): string {
  return numberText(value);
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
