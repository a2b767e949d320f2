import { defineSheet } from './sheet.ts';

/** A sheet of twelve columns with every kind, for the tests and the benchmark of this folder. */
export const exampleSheet = defineSheet({
  room: 'letters',
  name: 'letters',
  title: 'Letters',
  columns: [
    { name: 'letter_number', title: 'Letter number', about: 'The number printed on the letter.', kind: 'key', required: true, pattern: '[A-Z]{3}-\\d{4}-\\d{6}', example: 'LET-2004-000123' },
    { name: 'issued_on', title: 'Issued on', about: 'The day on the letter.', kind: 'day', required: true, example: '2004-03-14' },
    { name: 'kind', title: 'Kind of letter', about: 'For an adult or a minor.', kind: 'choice', required: true, choices: { certification: 'Certification', eligibility: 'Eligibility' }, example: 'certification' },
    { name: 'full_name', title: 'Full name', about: 'The name on the letter.', kind: 'text', required: true, maxLength: 80, example: 'Maria Example', personal: true },
    { name: 'born_on', title: 'Date of birth', about: 'The date of birth on the letter.', kind: 'day', required: false, example: '1980-02-29', personal: true },
    { name: 'state', title: 'State', about: 'Where the person lives.', kind: 'text', required: false, pattern: '[A-Z]{2}', example: 'FL' },
    { name: 'household', title: 'Persons in household', about: 'How many persons.', kind: 'integer', required: false, example: '3' },
    { name: 'aid', title: 'Monthly aid', about: 'What is paid each month.', kind: 'money', required: false, example: '412.50' },
    { name: 'replaced', title: 'Replaced', about: 'Whether a later letter replaces it.', kind: 'yes-no', required: false, example: 'no' },
    { name: 'office', title: 'Office', about: 'The office that issued it.', kind: 'text', required: false, example: 'Tampa' },
    { name: 'remark', title: 'Remark', about: 'Anything else.', kind: 'text', required: false, example: 'None' },
    { name: 'received_on', title: 'Request received', about: 'When the request came.', kind: 'day', required: false, example: '2004-03-01' },
  ],
});

/** The nth of any number of rows that fit `exampleSheet`, as text cells. */
export function exampleCells(n: number): string[] {
  const two = (number: number): string => String(number).padStart(2, '0');
  const date = `${2001 + (n % 4)}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`;
  return [
    `LET-2004-${String(n).padStart(6, '0')}`,
    n % 3 === 0 ? date : n % 3 === 1 ? `${1 + (n % 12)}/${13 + (n % 16)}/2004` : `${1 + (n % 28)} March 2004`,
    n % 7 === 0 ? 'eligibility' : 'Certification',
    `Person ${n}, “of” Somewhere`,
    n % 5 === 0 ? '' : `19${two(50 + (n % 40))}-06-${two(1 + (n % 28))}`,
    ['FL', 'TX', 'CA', 'NY'][n % 4] ?? 'FL',
    String(n % 9),
    `${n % 1000}.${two(n % 100)}`,
    n % 2 === 0 ? 'yes' : 'No',
    'Tampa',
    n % 10 === 0 ? 'A remark,\nin two lines' : '',
    date,
  ];
}
