import { day, type Day } from '../../foundation/calendar/day.ts';
import type { Problem } from '../../foundation/errors.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { CheckedRow } from '../../foundation/exchange/check-table.ts';
import type { RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet } from '../../foundation/exchange/sheet.ts';
import { keepCases, type WholeCase, type WholeCount, type WholeDefendant } from './bulk.ts';
import { lawOrRefuse } from './rules.ts';
import { nameOf } from './readings.ts';
import { ACTS, STATUTES, type CustodyStep, type Statute } from './schema.ts';
import * as store from './store.ts';

const FORMS = { sex: 'Sex trafficking', labor: 'Labor trafficking', both: 'Both', unknown: 'Not recorded' };
const PAPERS = { complaint: 'Complaint', information: 'Information', indictment: 'Indictment' };
const DISPOSITIONS = { pending: 'Pending', plea: 'Plea of guilty', verdict: 'Verdict of guilty', acquitted: 'Acquitted', dismissed: 'Dismissed' };
const CUSTODIES = { 'not-arrested': 'Not arrested', 'at-large': 'Fugitive', detained: 'Detained', released: 'Released', serving: 'Serving' };

/** A docket as a district keeps it: a row for each defendant, the sections charged in one cell (`18:1591; 8:1324`), how it ended and what was imposed. */
const docketSheet = defineSheet({
  room: 'justice', name: 'docket', title: 'Docket',
  columns: [
    { name: 'district', title: 'District', about: 'The judicial district as courts shorten it.', kind: 'text', required: true, pattern: '^[A-Za-z]{2,4}$', example: 'nyed' },
    { name: 'docket', title: 'Docket no.', about: 'The docket number. Rows of one case carry the same, and the same facts of the case.', kind: 'text', required: true, pattern: '^([0-9]:)?[0-9]{2}-([Cc][Rr]|[Mm][Jj])-[0-9]{3,6}$', example: '04-CR-00140' },
    { name: 'filed_on', title: 'Filed', about: 'The day of the first charging paper.', kind: 'day', required: true, example: '2004-02-11' },
    { name: 'paper', title: 'Charging paper', about: 'The first charging paper; an indictment where this is empty.', kind: 'choice', required: false, choices: PAPERS, example: 'indictment' },
    { name: 'form', title: 'Form of trafficking', about: 'Of the case.', kind: 'choice', required: false, choices: FORMS, example: 'sex' },
    { name: 'investigation', title: 'Investigation no.', about: 'The number of the investigation it came of, recorded here before.', kind: 'text', required: false, pattern: '^[A-Z0-9][A-Z0-9-]{2,29}$', example: 'INV-2003-0117' },
    { name: 'defendant', title: 'Defendant', about: 'The name as the docket has it.', kind: 'text', required: true, maxLength: 200, example: 'Juan Ejemplo', personal: true, fieldClass: 'justice.defendant' },
    { name: 'aliases', title: 'Also known as', about: 'Other names, set apart by semicolons.', kind: 'text', required: false, maxLength: 600, example: 'El Maestro', personal: true, fieldClass: 'justice.defendant' },
    { name: 'sex', title: 'Sex', about: 'As recorded.', kind: 'choice', required: false, choices: { female: 'Female', male: 'Male', another: 'Another', unknown: 'Not recorded' }, example: 'male' },
    { name: 'citizenship', title: 'Citizenship', about: 'ISO 3166-1 alpha-2; ZZ where not known.', kind: 'text', required: false, pattern: '^[A-Z]{2}$', example: 'MX' },
    { name: 'charges', title: 'Charges', about: 'The sections this defendant is charged under, as title and section: 18:1591 or 18 USC 1591, set apart by semicolons.', kind: 'text', required: true, maxLength: 400, example: '18:1591; 8:1324' },
    { name: 'act', title: 'Act', about: 'What the offense consisted in, where the docket says it.', kind: 'choice', required: false, choices: Object.fromEntries(ACTS.map((a) => [a, `${a[0]?.toUpperCase()}${a.slice(1)}`])), example: 'recruiting' },
    { name: 'offense_from', title: 'Offense from', about: 'The first day of the offense.', kind: 'day', required: true, example: '2002-03-01' },
    { name: 'offense_to', title: 'Offense until', about: 'The last day of the offense; its law is the law of the case.', kind: 'day', required: true, example: '2003-12-20' },
    { name: 'custody', title: 'Status', about: 'Where the defendant is.', kind: 'choice', required: false, choices: CUSTODIES, example: 'detained' },
    { name: 'disposition', title: 'Disposition', about: 'How it ended for this defendant, the same on every section; pending where this is empty.', kind: 'choice', required: false, choices: DISPOSITIONS, example: 'plea' },
    { name: 'disposed_on', title: 'Disposed', about: 'The day of the plea, verdict or dismissal.', kind: 'day', required: false, example: '2004-06-10' },
    { name: 'sentenced_on', title: 'Sentenced', about: 'The day of the sentence.', kind: 'day', required: false, example: '2004-11-22' },
    { name: 'months', title: 'Prison months', about: 'Months of prison.', kind: 'integer', required: false, example: '71' },
    { name: 'life', title: 'Life', about: 'Whether the term is life.', kind: 'yes-no', required: false, example: 'no' },
    { name: 'probation_months', title: 'Probation months', about: 'Months of probation.', kind: 'integer', required: false, example: '36' },
    { name: 'release_months', title: 'Supervised release months', about: 'Months of supervised release.', kind: 'integer', required: false, example: '36' },
    { name: 'restitution', title: 'Restitution', about: 'What was ordered to be paid to victims, in dollars.', kind: 'money', required: false, example: '60000.00' },
  ],
});

type Values = CheckedRow['values'];
type Fault = (row: number, column: string, problem: Pick<Problem, 'problem' | 'mend'>) => void;
const text = (values: Values, column: string): string | undefined => (typeof values[column] === 'string' && values[column] !== '' ? values[column] : undefined);
const dayOf = (values: Values, column: string): Day | undefined => { const t = text(values, column); return t === undefined ? undefined : day(t); };
const number = (values: Values, column: string): number | null => (typeof values[column] === 'number' ? values[column] : null);
const keyOf = (values: Values): string => `${String(values['district']).toLowerCase()} ${String(values['docket']).toUpperCase()}`;

/** A section as dockets write it: `18:1591`, `18 USC 1591`, `18 U.S.C. § 1591(b)(2)`; undefined where it is none of the list. */
export function readSection(written: string): Statute | undefined {
  const found = /^\s*(\d{1,2})\s*(?::|u\.?\s*s\.?\s*c\.?)\s*(?:§+\s*|sec(?:tion|\.)?\s*)?(\d{3,4})\s*((?:\([a-z0-9]+\))*)\s*$/i.exec(written);
  if (!found) return undefined;
  const [, title, section, below = ''] = found;
  const whole = `${title} USC ${section}`;
  const first = /^\([a-z0-9]+\)/i.exec(below)?.[0].toLowerCase() ?? '';
  return STATUTES.find((s) => s === `${whole}${first}`) ?? STATUTES.find((s) => s === whole);
}

const CUSTODY_STEPS: Readonly<Record<string, CustodyStep[]>> = { 'at-large': ['at-large'], detained: ['arrested'], released: ['arrested', 'released'], serving: ['arrested', 'surrendered'] };
const DISPOSED = { plea: 'plea', verdict: 'guilty', acquitted: 'not-guilty', dismissed: 'dismissed' } as const;

/** Dockets in and out as a file. What stands already is left as it is, and named. */
export const sheets: readonly RoomSheet[] = [{
  sheet: docketSheet, mayImport: 'justice.import', mayExport: 'justice.export',
  take: async ({ tx, identity, services }, rows, fault) => {
    const standing = new Set((await store.casesByDocket(tx, [...new Set(rows.map((r) => String(r.values['docket']).toUpperCase()))])).map((c) => `${c.district} ${c.docket}`));
    const investigations = await store.investigationsByNumber(tx, [...new Set(rows.flatMap((r) => text(r.values, 'investigation') ?? []))]);
    let faults = 0;
    const wrong: Fault = (row, column, problem) => { faults++; fault(row, column, problem); };
    const cases = new Map<string, WholeCase>();
    for (const { rowNumber, values } of rows) {
      if (standing.has(keyOf(values))) {
        wrong(rowNumber, 'docket', { problem: 'This case is recorded already.', mend: 'Leave its rows out; what is new is entered in the case.' });
        continue;
      }
      const number_ = text(values, 'investigation');
      if (number_ !== undefined && !investigations.has(number_)) wrong(rowNumber, 'investigation', { problem: 'No investigation of this number is recorded here.', mend: 'Record it first, or leave the cell empty.' });
      for (const column of ['filed_on', 'offense_to', 'disposed_on', 'sentenced_on']) if ((dayOf(values, column) ?? '') > services.today()) wrong(rowNumber, column, { problem: 'This day has not come yet.', mend: 'Check the year.' });
      const file = caseOf(cases, values, investigations, rowNumber, wrong);
      const defendant = defendantOf(file, values, rowNumber, wrong);
      if (defendant) file.defendants.push(defendant);
    }
    if (faults > 0) return;
    const all = [...cases.values()];
    for (let from = 0; from < all.length; from += 100) await keepCases(tx, identity, all.slice(from, from + 100));
  },
  give: async function* ({ tx, identity }) {
    for (let from = 0; ; from += 100) {
      const cases = await store.caseWindow(tx, from, 100);
      if (cases.length === 0) return;
      const ids = cases.map((c) => c.id);
      const [papers, defendants, counts, charges] = [await store.papersOf(tx, ids), await store.defendantsOf(tx, ids), await store.countsOf(tx, ids), await store.chargesOf(tx, ids)];
      const people = defendants.map((d) => d.id);
      const [sentences, orders, keys] = [await store.sentencesOf(tx, people), await store.restitutionOf(tx, people), await identity.keysOf(tx, people)];
      store.noteRead(tx, 'prosecution', ids);
      for (const c of cases) {
        const investigation = c.investigation === null ? undefined : await store.findInvestigation(tx, c.investigation);
        for (const d of defendants.filter((one) => one.prosecution === c.id)) {
          const mine = charges.filter((g) => g.defendant === d.id && g.standing !== 'struck' && g.standing !== 'superseded');
          const own = mine.flatMap((g) => counts.find((n) => n.id === g.count) ?? []);
          const [words, sentence, order] = [nameOf(tx, keys.get(d.id), d), sentences.find((s) => s.defendant === d.id && s.ended_on === null), orders.filter((r) => r.defendant === d.id && r.ended_on === null)];
          if (own[0] === undefined) continue;
          yield {
            district: c.district, docket: c.docket, filed_on: c.filed_on, paper: first(papers.find((p) => p.prosecution === c.id)?.kind), form: c.form, investigation: investigation?.number ?? null, defendant: words?.name ?? null, aliases: words?.aliases.join('; ') ?? null, sex: d.sex, citizenship: d.citizenship,
            charges: [...new Set(own.map((n) => n.statute.replace(' USC ', ':')))].join('; '), act: own[0].act, offense_from: own[0].offense_from, offense_to: own[0].offense_to, custody: d.custody in CUSTODIES ? d.custody : null,
            disposition: d.standing === 'convicted' ? d.convicted_by : d.standing === 'acquitted' || d.standing === 'dismissed' ? d.standing : 'pending', disposed_on: d.convicted_on ?? (d.standing === 'acquitted' || d.standing === 'dismissed' ? mine.at(-1)?.standing_on ?? null : null),
            sentenced_on: sentence?.sentenced_on ?? null, months: sentence?.months ?? null, life: sentence?.life ?? null, probation_months: sentence?.probation_months ?? null, release_months: sentence?.release_months ?? null, restitution: order.length === 0 ? null : order.reduce((sum, r) => sum + Number(r.cents), 0),
          };
        }
      }
    }
  },
}];

function first(kind: string | undefined): string {
  return kind !== undefined && kind in PAPERS ? kind : 'indictment';
}

/** The case of a row: as an earlier row of the file described it, or as this one does. */
function caseOf(cases: Map<string, WholeCase>, values: Values, investigations: ReadonlyMap<string, string>, rowNumber: number, wrong: Fault): WholeCase {
  const filedOn = dayOf(values, 'filed_on') as Day;
  const known = cases.get(keyOf(values));
  if (known) {
    if (known.filedOn !== filedOn) wrong(rowNumber, 'filed_on', { problem: 'An earlier row of this case gives another day.', mend: 'Give the same day in every row of the case.' });
    return known;
  }
  const investigation = investigations.get(text(values, 'investigation') ?? '');
  const made: WholeCase = {
    docket: String(values['docket']).toUpperCase(), district: String(values['district']).toLowerCase(), filedOn, form: (text(values, 'form') ?? 'unknown') as WholeCase['form'], ...(investigation === undefined ? {} : { investigation }),
    papers: [{ kind: text(values, 'paper') ?? 'indictment', filedOn, counts: [] }], defendants: [], victims: [],
  };
  cases.set(keyOf(values), made);
  return made;
}

/** What a row says of how it ended. */
interface Ended { custody: string; disposition: keyof typeof DISPOSITIONS; disposedOn: Day | undefined; sentencedOn: Day | undefined; months: number | null; life: boolean; probation: number | null; release: number | null; ordered: number | null }

function endedOf(values: Values): Ended {
  return {
    custody: text(values, 'custody') ?? 'not-arrested', disposition: (text(values, 'disposition') ?? 'pending') as keyof typeof DISPOSITIONS, disposedOn: dayOf(values, 'disposed_on'), sentencedOn: dayOf(values, 'sentenced_on'),
    months: number(values, 'months'), life: values['life'] === true, probation: number(values, 'probation_months'), release: number(values, 'release_months'), ordered: number(values, 'restitution'),
  };
}

/** What cannot be in how a row ended: the column, what is wrong, and how to mend it. */
function objectToEnd(e: Ended, filedOn: Day): readonly [column: string, problem: string, mend: string] | undefined {
  const [convicted, termed] = [e.disposition === 'plea' || e.disposition === 'verdict', e.months !== null || e.life || e.probation !== null];
  if (e.disposition === 'pending' && e.disposedOn !== undefined) return ['disposed_on', 'What is pending has no day of disposition.', 'Say how it ended, or take the day out.'];
  if (e.disposition !== 'pending' && e.disposedOn === undefined) return ['disposed_on', 'A disposition needs its day.', 'Give the day of the plea, verdict or dismissal.'];
  if (e.disposedOn !== undefined && e.disposedOn < filedOn) return ['disposed_on', 'It cannot have ended before it was filed.', 'Check both days.'];
  if (e.custody === 'at-large' && e.disposition !== 'pending' && e.disposition !== 'dismissed') return ['custody', 'The defendant is not before the court, and so cannot plead or be tried.', 'Correct the status or the disposition.'];
  if ((e.sentencedOn !== undefined || e.ordered !== null) && !convicted) return ['sentenced_on', 'No plea or verdict of guilty stands in this row.', 'Correct the disposition, or take the sentence out.'];
  if (e.sentencedOn !== undefined && e.disposedOn !== undefined && e.sentencedOn < e.disposedOn) return ['sentenced_on', 'The sentence lies before the plea or verdict.', 'Check both days.'];
  if (e.sentencedOn !== undefined && !termed) return ['months', 'A sentence is months of prison, life or probation.', 'Give one of them.'];
  if ((e.life && e.months !== null) || (e.sentencedOn === undefined && (termed || e.ordered !== null))) return ['months', 'The term does not fit the row: life beside months, or a term without its day.', 'Give the day of the sentence, and one term.'];
  for (const [column, value, least, most] of [['months', e.months, 0, 1200], ['probation_months', e.probation, 1, 600], ['release_months', e.release, 1, 1200]] as const) if (value !== null && (value < least || value > most)) return [column, 'No term is of so many months.', `Give a number up to ${most}.`];
  return undefined;
}

/** The counts of a row in its case, by place; undefined where a section cannot be charged. */
function countsOf(file: WholeCase, values: Values, rowNumber: number, wrong: Fault): number[] | undefined {
  const [from, to] = [dayOf(values, 'offense_from') as Day, dayOf(values, 'offense_to') as Day];
  const counts = file.papers[0]?.counts as WholeCount[];
  const places = new Set<number>();
  for (const one of String(values['charges']).split(';').map((s) => s.trim()).filter((s) => s !== '')) {
    const statute = readSection(one);
    if (!statute) {
      wrong(rowNumber, 'charges', { problem: 'One of these is no section that can be charged here.', mend: `Write sections of the list: ${STATUTES.map((s) => s.replace(' USC ', ':')).join(', ')}.` });
      return undefined;
    }
    const count: WholeCount = { statute, mode: 'completed', victim: CHILDREN.has(statute) ? 'minor' : 'adult', aggravated: false, offenseFrom: from, offenseTo: to, act: text(values, 'act') ?? 'other' };
    if (!lawful(count, file.filedOn, rowNumber, wrong)) return undefined;
    const at = counts.findIndex((c) => c.statute === statute && c.offenseFrom === from && c.offenseTo === to && c.act === count.act);
    places.add(at >= 0 ? at : counts.push(count) - 1);
  }
  if (places.size > 0) return [...places];
  wrong(rowNumber, 'charges', { problem: 'No section is given.', mend: 'Write at least one, such as 18:1591.' });
  return undefined;
}

function defendantOf(file: WholeCase, values: Values, rowNumber: number, wrong: Fault): WholeDefendant | undefined {
  const places = countsOf(file, values, rowNumber, wrong);
  const ended = endedOf(values);
  const objection = objectToEnd(ended, file.filedOn);
  if (objection) wrong(rowNumber, objection[0], { problem: objection[1], mend: objection[2] });
  if (!places || objection) return undefined;
  const { disposition, disposedOn, sentencedOn, ordered } = ended;
  return {
    name: String(values['defendant']), aliases: (text(values, 'aliases') ?? '').split(';').map((a) => a.trim()).filter((a) => a !== ''), sex: (text(values, 'sex') ?? 'unknown') as WholeDefendant['sex'], ageGroup: 'unknown', race: 'unknown', country: text(values, 'citizenship') ?? 'ZZ', role: 'unknown',
    charges: places.map((count) => ({ paper: 0, count, steps: [{ step: 'charged', onDay: file.filedOn }, ...(disposition !== 'pending' && disposedOn ? [{ step: DISPOSED[disposition], onDay: disposedOn }] : [])] })),
    custody: (CUSTODY_STEPS[ended.custody] ?? []).map((s) => ({ step: s, onDay: file.filedOn })),
    ...(sentencedOn === undefined ? {} : { sentence: { on: sentencedOn, months: ended.months, life: ended.life, probation: ended.probation, release: ended.release } }), ...(ordered === null || sentencedOn === undefined ? {} : { ordered: { on: sentencedOn, cents: ordered, paid: [] } }),
  };
}

const CHILDREN: ReadonlySet<Statute> = new Set<Statute>(['18 USC 2422(b)', '18 USC 2423(a)', '18 USC 2423(b)', '18 USC 2423(c)', '18 USC 2423(d)']);

function lawful(count: WholeCount, filedOn: Day, rowNumber: number, wrong: Fault): boolean {
  if (count.offenseFrom > filedOn) {
    wrong(rowNumber, 'offense_from', { problem: 'The offense begins after the case was filed.', mend: 'Check both days.' });
    return false;
  }
  try {
    lawOrRefuse(count);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    wrong(rowNumber, error.code === 'justice.out-of-order' ? 'offense_to' : 'charges', { problem: error.message, mend: 'Correct the section or the days of the offense.' });
    return false;
  }
}
