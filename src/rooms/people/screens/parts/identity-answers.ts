/** What identifies a person, as a form holds it and as the server takes it. */
import type { DocumentNumber, Identity } from '../../schema.ts';

/** The answers of the form: lists are written one to a line, numbers are rows. */
export interface IdentityAnswers {
  givenName?: string;
  familyName?: string;
  aliases?: string;
  bornOn?: string;
  phones?: string;
  address?: string;
  numbers?: Readonly<Record<string, { kind?: DocumentNumber['kind']; number?: string }>>;
}

/** How an identity is typed into the form. */
export function typedFrom(identity: Partial<Identity>): Record<string, unknown> {
  return {
    givenName: identity.givenName, familyName: identity.familyName, bornOn: identity.bornOn ?? undefined, address: identity.address,
    aliases: identity.aliases?.join('\n'), phones: identity.phones?.join('\n'),
    ...Object.fromEntries((identity.numbers ?? []).flatMap(({ kind, number }, at) => [[`numbers/${at}/kind`, kind], [`numbers/${at}/number`, number]])),
  };
}

/** The identity that the answers give, whole: what was left empty is empty. */
export function identityFrom(answers: IdentityAnswers): Identity {
  return {
    givenName: answers.givenName ?? '', familyName: answers.familyName ?? '', bornOn: answers.bornOn ?? null, address: answers.address ?? '',
    aliases: linesOf(answers.aliases), phones: linesOf(answers.phones),
    numbers: Object.values(answers.numbers ?? {}).flatMap(({ kind, number }) => (number === undefined ? [] : [{ kind: kind ?? 'other', number }])),
  };
}

/** The fields of an identity that differ between two states of it; absent and empty are the same. */
export function changedFields(before: Partial<Identity>, after: Partial<Identity>): (keyof Identity)[] {
  return (['givenName', 'familyName', 'aliases', 'bornOn', 'phones', 'address', 'numbers'] as const).filter((name) => print(before[name]) !== print(after[name]));
}

/** Only what somebody filled in. */
export function filledOf(identity: Identity): Partial<Identity> {
  return Object.fromEntries(Object.entries(identity).filter(([, value]) => print(value) !== ''));
}

function print(value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  return Array.isArray(value) && value.length === 0 ? '' : JSON.stringify(value);
}

function linesOf(text: string | undefined): string[] {
  return (text ?? '').split(/\n|;/).map((line) => line.trim()).filter((line) => line !== '');
}
