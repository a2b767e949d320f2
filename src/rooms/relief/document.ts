import { dayInWords, type Day } from '../../foundation/calendar/day.ts';
import { lawOf } from '../../foundation/calendar/citation.ts';
import { bdi, heading, item, list, note, p, type Block, type Document } from '../../foundation/document/content.ts';
import * as m from '../../messages/messages.js';
import type { DeadlineView, PersonFile } from './schema.ts';

type Language = 'en' | 'es';

/** What is next and by when, for the person's own hands: nothing on it says whose product made it, and it names nobody. */
export function sheetDocument(file: PersonFile, today: Day, lang: Language): Document {
  const say = { locale: lang } as const;
  const open = file.deadlines.filter((d) => d.state === 'open').sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const now = open.filter((d) => d.kind === 'adjust-from' && d.dueOn <= today);
  const ahead = open.filter((d) => d.dueOn >= today && !now.includes(d));
  const passed = open.filter((d) => d.dueOn < today && !now.includes(d));
  const pending = file.civilActions.some((c) => c.concludedOn === null);
  const title = m.relief_public_sheet_title({}, say);
  return {
    title, lang, blocks: [
      heading(1, title), p(m.relief_public_sheet_as_of({ day: dayInWords(today, lang) }, say)),
      ...(now.length + ahead.length === 0 ? [p(m.relief_public_sheet_none({}, say))] : []),
      ...now.flatMap((d) => entry(d, m.relief_public_sheet_now({}, say), lang)),
      ...ahead.flatMap((d) => entry(d, m[d.kind === 'adjust-from' ? 'relief_public_sheet_from' : 'relief_public_sheet_by']({ day: dayInWords(d.dueOn as Day, lang) }, say), lang)),
      ...(pending ? [note('info', m.relief_public_sheet_civil_title({}, say), [p(m.relief_public_sheet_civil({}, say))])] : []),
      ...(passed.length > 0 ? [note('warn', m.relief_public_sheet_passed_title({}, say), [p(m.relief_public_sheet_passed({}, say)), list(passed.map((d) => `${what(d, lang)} ${dayInWords(d.dueOn as Day, lang)}.`))])] : []),
      ...standing(file, lang),
      note('info', m.relief_public_sheet_keep_title({}, say), [p(m.relief_public_sheet_keep({}, say))]),
    ],
  };
}

/** One thing that is due: by when, what to do, and how the day was counted. */
function entry(deadline: DeadlineView, when: string, lang: Language): Block[] {
  const say = { locale: lang } as const;
  const counted = deadline.amount !== null && deadline.unit !== null && deadline.countedFrom !== null
    ? m.relief_public_sheet_counted({ length: lengthOf(deadline.amount, deadline.unit, lang), from: dayInWords(deadline.countedFrom as Day, lang) }, say) : m.relief_public_sheet_set({}, say);
  return [heading(2, when), p(what(deadline, lang)), p([`${counted} ${m.relief_public_sheet_rule({}, say)} `, bdi(sectionsOf(deadline.citation), { lang: 'en', dir: 'ltr' })])];
}

/** The sections of law of a citation alone: reports and forms beside them would tell what the sheet is about. */
function sectionsOf(citation: string): string {
  return lawOf(citation).split('; ').filter((part) => /\b(USC|CFR|FR)\b/.test(part)).join('; ');
}

const WHAT: Readonly<Record<DeadlineView['kind'], (inputs: object, options: { locale: Language }) => string>> = {
  'presence-ends': m.relief_public_due_presence_ends, 'evidence-due': m.relief_public_due_evidence, 'appeal-due': m.relief_public_due_appeal, 'status-ends': m.relief_public_due_status_ends,
  'adjust-from': m.relief_public_due_adjust, 'return-by': m.relief_public_due_return, 'work-ends': m.relief_public_due_work, 'travel-ends': m.relief_public_due_travel,
};

function what({ kind }: DeadlineView, lang: Language): string {
  return WHAT[kind]({}, { locale: lang });
}

/** A length of time in words of a language: `3 years`, `84 días`. */
export function lengthOf(amount: number, unit: string, lang: Language): string {
  return new Intl.NumberFormat(lang, { style: 'unit', unit: unit.replace(/s$/, ''), unitDisplay: 'long' }).format(amount);
}

/** Where things stand, a line for each record. */
function standing(file: PersonFile, lang: Language): Block[] {
  const say = { locale: lang } as const;
  const day = (on: string): string => dayInWords(on as Day, lang);
  const lines = [
    ...file.presences.map((r) => (r.issuedOn ? m.relief_public_stands_presence({ day: day(r.issuedOn) }, say) : m.relief_public_stands_presence_asked({ day: day(r.receivedOn) }, say))),
    ...file.applications.map((r) => {
      const of = { what: r.kind === 'adjustment' ? m.relief_public_adjustment({}, say) : m.relief_public_status({ class: r.class }, say), day: day(r.decidedOn ?? r.receivedOn) };
      return r.outcome === 'approved' ? m.relief_public_stands_approved(of, say) : r.outcome === 'denied' ? m.relief_public_stands_denied(of, say) : r.outcome === 'withdrawn' ? m.relief_public_stands_withdrawn(of, say) : m.relief_public_stands_received(of, say);
    }),
    ...file.family.map((r) => m.relief_public_stands_family({ class: r.class, day: day(r.receivedOn) }, say)),
  ];
  return lines.length === 0 ? [] : [heading(2, m.relief_public_stands({}, say)), list(lines.map((line) => item(line)))];
}
