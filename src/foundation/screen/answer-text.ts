/** Numbers and telephone numbers as people write them. Pure. */
import { plainDigits } from './day-text.ts';

/** Reads a number as the language writes it, with or without its grouping; undefined when it is none. */
export function readNumber(text: string, language = 'en'): number | undefined {
  const decimal = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  const group = decimal === ',' ? '.' : ',';
  const bare = plainDigits(text).replace(/[\u066B]/g, decimal).replace(/[\s\u00A0\u202F'’_\u066C$]/g, '').replace(/[\u2212–]/g, '-');
  const [whole = '', fraction, ...more] = bare.split(decimal);
  if (more.length > 0) return undefined;
  const grouped = whole.includes(group);
  if (grouped && !/^-?\d{1,3}([.,]\d{3})+$/.test(whole)) return undefined;
  const plain = `${whole.replaceAll(group, '')}${fraction === undefined ? '' : `.${fraction}`}`;
  return /^-?(\d+(\.\d+)?|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

/** Reads a telephone number into `+` and its digits; ten digits are taken as a number of the United States. */
export function readPhone(text: string): string | undefined {
  const [number = ''] = plainDigits(text).split(/(?:ext|x)\.?\s*\d+\s*$/i);
  const digits = number.replace(/\D/g, '');
  if (/^\s*(\+|00)/.test(number)) {
    const abroad = number.trim().startsWith('00') ? digits.slice(2) : digits;
    return abroad.length >= 7 && abroad.length <= 15 ? `+${abroad}` : undefined;
  }
  if (digits.length === 10 && /^[2-9]/.test(digits)) return `+1${digits}`;
  return digits.length === 11 && digits.startsWith('1') ? `+${digits}` : undefined;
}

/** Writes a telephone number so that it can be read aloud: `+1 888 373 7888`. */
export function phoneInGroups(phone: string): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone);
  if (american !== null) return `+1 ${american.slice(1).join(' ')}`;
  return `+${phone.slice(1).replace(/(\d{3})(?=\d{2})/g, '$1 ')}`;
}
