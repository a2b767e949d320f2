import type { Choice } from './ChoiceField.tsx';

/** Codes with their words as the choices of a field: all of them, or those named. */
export function choicesOf<Code extends string>(labels: Readonly<Record<Code, string>>, only: readonly Code[] = Object.keys(labels) as Code[]): Choice[] {
  return only.map((value) => ({ value, label: labels[value] }));
}
