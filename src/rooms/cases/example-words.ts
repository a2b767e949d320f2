/** Words of the example's cases; everything in them is invented. */

/** Goals as survivors might say them, each in a language of its own. */
export const GOALS: readonly { words: string; steps: readonly string[] }[] = [
  { words: 'Quiero un lugar mío, con una llave que solo yo tenga.', steps: ['Apply for transitional housing', 'Visit two apartments', 'Open a savings account for the deposit'] },
  { words: 'I want to cook for a living. In my own kitchen one day.', steps: ['Enroll in the food-handling course', 'Ask the culinary program about evening classes'] },
  { words: 'Quiero hablar inglés para no necesitar a nadie en el doctor.', steps: ['Start the ESL class on Tuesdays', 'Find a conversation partner'] },
  { words: 'Tôi muốn gặp lại con gái.', steps: ['Collect papers for the family petition', 'Call the consulate about the birth record'] },
  { words: 'I want to sleep through the night.', steps: ['First appointment with the counselor', 'Ask the clinic about the sleep group'] },
  { words: 'I want my wages. All of them.', steps: ['Write down the weeks worked, with legal aid', 'File the wage claim'] },
  { words: 'Quiero que mi hermano deje de preocuparse.', steps: ['Agree on a safe day to call home'] },
  { words: 'I want papers that have my real name on them.', steps: ['Order the birth certificate', 'Apply for the identity card'] },
];

/** Tasks beside a plan. */
export const TASKS: readonly { kind: 'visit' | 'call' | 'court' | 'paper' | 'safety-check' | 'other'; words: string }[] = [
  { kind: 'visit', words: 'Visit; interpreter is booked' }, { kind: 'call', words: 'Call the clinic about the test results' }, { kind: 'court', words: 'Go along to the hearing' },
  { kind: 'paper', words: 'Fetch the letter from HHS and apply for food benefits' }, { kind: 'safety-check', words: 'Safety check, within the safe hours' }, { kind: 'other', words: 'Find winter clothes, size small' },
  { kind: 'call', words: 'Ask the school about enrollment' }, { kind: 'paper', words: 'Renew the bus pass' },
];

/** Notes by the service they go with. */
export const NOTES: Readonly<Record<string, readonly string[]>> = {
  'case-management': ['Looked at the plan together. She asked to go slower with housing and faster with English.', 'Met at the office. Talked through what the letter opens and what it does not.', 'Weekly meeting. He found the bus line by himself and was proud of it.'],
  shelter: ['Settled in. Showed the room, the door code and the quiet hours.', 'Checked in at the shelter. Sleeping better since the room faces the yard.'],
  medical: ['Went along to the clinic. The interpreter was a woman, as she had asked.', 'Follow-up visit. Next appointment in six weeks.'],
  'legal-advocacy': ['Explained the difference between the two applications, with drawings. She will decide by Friday.', 'Went along to the interview. Two breaks, as agreed before.'],
  'mental-health': ['First session. Only what she wanted to say.', 'He said the mornings are easier now.'],
  education: ['Enrolled in the evening class. Books are paid for.', 'She read the first page aloud.'],
  transportation: ['Drove to the clinic and back.'], interpretation: ['Interpreted at the bank.'], 'crisis-intervention': ['She called in the night. Stayed on the line until morning; went through the safety plan.'],
  'job-skills': ['Wrote a first résumé. Kitchen work, three languages.'], 'benefits-help': ['Filled in the form for food benefits together.'],
};

/** Safe contacts. */
export const CARDS = [
  { channel: 'text', hours: '14:00 to 16:00', whoMayAnswer: 'only she', voicemail: false, phrase: 'the library book is ready' },
  { channel: 'phone', hours: 'after 19:00, not on Sundays', whoMayAnswer: 'she or her roommate Mai', voicemail: false, phrase: 'about the class' },
  { channel: 'in-person', hours: 'Tuesdays at the center', whoMayAnswer: 'nobody', voicemail: false },
  { channel: 'phone', hours: 'any time', whoMayAnswer: 'only he', voicemail: true },
] as const;

/** A safety plan. */
export const SAFETY_PLAN = 'Where to go first: the bakery at the corner; they know. The bag with papers is with Mai. If he is outside: do not open, text the word. Bus 14 does not pass the old street. The locks were changed in spring.';
