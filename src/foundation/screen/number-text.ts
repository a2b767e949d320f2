import { language } from './words.ts';

/** A number as the language of the page writes it. */
export function numberText(value: number): string {
  return new Intl.NumberFormat(language()).format(value);
}
