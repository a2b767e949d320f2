const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES: Readonly<Record<string, number>> = { dozen: 12, hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

const SMALL = `(?:${TENS.join('|')})(?:[- ](?:${UNITS.slice(1, 10).join('|')}))?|${UNITS.slice(1).toReversed().join('|')}`;
const SCALE = 'hundred|thousand|million|billion|trillion';

/** The source of an expression for digits: `1,234`, `54.2`, `7,674,614`. */
export const DIGITS = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;

/** The source of an expression for a number in words: `ten`, `twenty-one`, `two hundred and fifty`, `a dozen`. */
export const NUMBER_WORDS = String.raw`(?:an?|${SMALL})(?:[ -](?:dozen|${SCALE}))(?:(?: and|,)?[ -](?:${SMALL}|${SCALE}))*|(?:${SMALL})`;

/** A number in digits or words with a scale after it, as its value and the step it is rounded to: `3.37 million` is 3,370,000 to 10,000; null for no number. */
export function parseNumber(text: string): { value: number; roundedTo: number } | null {
  const digits = new RegExp(`^(${DIGITS})(?:[ -]?(${SCALE}|dozen))?$`, 'i').exec(text.trim());
  if (digits) {
    const plain = (digits[1] ?? '').replaceAll(',', '');
    const scale = SCALES[(digits[2] ?? '').toLowerCase()] ?? 1;
    const decimals = plain.split('.')[1]?.length ?? 0;
    // Shifting the decimals before multiplying keeps 3.37 million from becoming 3370000.0000000005.
    return { value: (Number(plain.replace('.', '')) * scale) / 10 ** decimals, roundedTo: scale / 10 ** decimals };
  }
  const words = text.trim().toLowerCase().split(/[\s,-]+/).filter((word) => word !== 'and' && word !== '');
  if (words.length === 0) return null;
  let total = 0;
  let group = 0;
  let smallest = 1;
  for (const [index, word] of words.entries()) {
    const scale = SCALES[word];
    const unit = word === 'a' || word === 'an' ? (index === 0 ? 1 : -1) : UNITS.indexOf(word);
    const ten = TENS.indexOf(word);
    smallest = scale ?? 1;
    if (unit >= 0) group += unit;
    else if (ten >= 0) group += 20 + 10 * ten;
    else if (scale === undefined) return null;
    else if (scale <= 100) group *= scale;
    else {
      total += group * scale;
      group = 0;
    }
  }
  return { value: total + group, roundedTo: smallest };
}
