/** The codes a figure is limited to, in words. */
import type { MeasureShape } from '../../schema.ts';

/** `Certification letters (adults); Sex trafficking`, or nothing where the figure is not limited. */
export function filterWords(filter: Readonly<Record<string, readonly string[]>>, measure: MeasureShape | undefined): string {
  return Object.entries(filter).map(([name, codes]) => {
    const dimension = measure?.dimensions.find((d) => d.name === name);
    return codes.map((code) => dimension?.codes.find((one) => one.code === code)?.label ?? code).join(', ');
  }).join('; ');
}
