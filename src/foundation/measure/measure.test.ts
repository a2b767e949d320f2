import { describe, expect, it } from 'vitest';
import { day } from '../calendar/day.ts';
import { Invalid } from '../errors.ts';
import type { Measure } from './measure.ts';
import { defineMeasure } from './measure.ts';
import { columnsOf, recordsProblems, relationsIn } from './sql-lint.ts';

const letters: Measure = {
  id: 'LET-01',
  room: 'letters',
  title: 'Letters issued',
  question: 'How many letters were issued on behalf of victims?',
  unit: 'letter',
  population: 'certification and eligibility letters',
  event: 'a letter was issued',
  basis: ['fiscal-year', 'month'],
  countedOnce: 'Each letter once; a replacement is not a new letter.',
  across: { way: 'A', serial: 'the serial of the letter' },
  disclosure: { rule: 'threshold', why: 'A letter stands for one person' },
  dimensions: { kind: { title: 'Kind of letter', values: { certification: 'certification letters to adults', eligibility: 'eligibility letters to minors' } }, country: { title: 'Country', values: {}, open: true } },
  version: 1,
  effectiveFrom: day('2000-10-01'),
  changes: [],
  authority: '22 USC 7105(b)(1)(E), (G); chapter line 49',
  sentence: '{value} letters were issued on behalf of victims in {period}',
  aggregate: { kind: 'records' },
  records: 'select l.agency, l.id as record, l.issued_on as day, l.kind, l.country from letters.letter_as_of l where l.replaces is null',
};

const problemsOf = (change: Partial<Measure>): string[] => {
  try {
    defineMeasure({ ...letters, ...change });
    return [];
  } catch (error) {
    if (error instanceof Invalid) return error.problems.map((p) => p.where);
    throw error;
  }
};

describe('defining a measure', () => {
  it('accepts a complete one and freezes it to the bottom', () => {
    const defined = defineMeasure(letters);
    expect(Object.isFrozen(defined.dimensions['kind']?.values)).toBe(true);
  });
  it('names the field of everything that is wrong', () => {
    expect(problemsOf({ id: 'letters' })).toEqual(['/letters/id']);
    expect(problemsOf({ authority: ' ' })).toEqual(['/LET-01/authority']);
    expect(problemsOf({ sentence: '{value} letters in {colour}' })).toEqual(['/LET-01/sentence', '/LET-01/sentence']);
    expect(problemsOf({ dimensions: { 'kind; drop': { title: 'x', values: { a: 'b' } } } })).toContain('/LET-01/dimensions/kind; drop');
    expect(problemsOf({ dimensions: { order: { title: 'x', values: { a: 'b' } } } })).toContain('/LET-01/dimensions/order');
    expect(problemsOf({ dimensions: { day: { title: 'x', values: { a: 'b' } } } })).toContain('/LET-01/dimensions/day');
    expect(problemsOf({ version: 2 })).toEqual(['/LET-01/changes']);
    expect(problemsOf({ basis: [] })).toEqual(['/LET-01/basis']);
    expect(problemsOf({ across: { way: 'A', serial: ' ' } })).toEqual(['/LET-01/across/serial']);
    expect(problemsOf({ disclosure: { rule: 'dominance', of: 'x y', why: ' ' } })).toEqual(['/LET-01/disclosure/why', '/LET-01/disclosure/rule', '/LET-01/disclosure/of', '/LET-01/records']);
    expect(problemsOf({ dimensions: { kind: { title: 'Kind', values: { a: 'A', b: 'B' }, said: { whole: 'all', parts: { a: 'some' } } } } })).toEqual(['/LET-01/dimensions/kind/said']);
    expect(problemsOf({ noTotal: '' })).toEqual(['/LET-01/noTotal']);
    expect(problemsOf({ aggregate: { kind: 'sum', of: 'amount', currency: 'dollars' } })).toEqual(['/LET-01/aggregate/currency', '/LET-01/records']);
  });
});

describe('the SQL of a measure', () => {
  const needed = ['agency', 'record', 'day'];
  const good = 'select a.agency, a.id as record, a.on_day "day" from letters.letter_as_of a';
  it('reads only views that keep the past', () => {
    expect(recordsProblems(good, needed)).toEqual([]);
    expect(recordsProblems(good, needed, 'letters')).toEqual([]);
    expect(recordsProblems(good, needed, 'people')[0]).toMatch(/not of the schema “people”/);
    expect(recordsProblems(good.replace('letter_as_of', 'letter'), needed)[0]).toMatch(/keep the past/);
    expect(recordsProblems(good.replace('letters.', ''), needed)[0]).toMatch(/keep the past/);
  });
  it('sees tables wherever they hide', () => {
    const hidden = [
      'select agency, record, day from (select * from people.person) x',
      'select agency, record, day from letters.letter_as_of, people.person',
      'select agency, record, day from letters.letter_as_of a join lateral (select 1 from people.person) p on true',
      'with t as (select * from people.person) select agency, record, day from t, letters.letter_as_of',
      'select agency, record, day from letters.letter_as_of where id in (select id from people.person)',
      'select agency, record, day from letters.letter_as_of union all select 1, 2, 3 from people.person',
      'select agency, (select max(id) from people.person) as record, day from letters.letter_as_of',
      'select agency, record, day from letters.letter_as_of a left join /* x */ people."person" b on true',
    ];
    for (const sql of hidden) expect(recordsProblems(sql, needed).join(), sql).toContain('“people.person”');
  });
  it('is not deceived by FROM that names no table, by text or by comments', () => {
    const sql = `with c as (select * from letters.letter_as_of) select agency, record, extract(year from day) as day
      from c cross join unnest(kinds) k where a is distinct from b and note <> 'from people.person' -- from people.person`;
    expect(relationsIn(sql).map(({ name }) => name)).toEqual(['letters.letter_as_of', 'unnest']);
    expect(recordsProblems(sql, needed)).toEqual([]);
  });
  it('only reads, as one statement', () => {
    expect(recordsProblems(`${good}; drop table x`, needed)).toContain('It must be one statement, without a semicolon.');
    expect(recordsProblems('delete from letters.letter_as_of', needed)[0]).toMatch(/one SELECT/);
    expect(recordsProblems('with d as (delete from letters.letter_as_of returning *) select agency, record, day from d', needed).join()).toMatch(/may not say “delete”/);
    expect(recordsProblems(`${good} for update`, needed).join()).toMatch(/only read/);
    expect(recordsProblems('select agency, call as record, day from hotline.call_as_of', needed)).toEqual([]);
  });
  it('hangs on no clock', () => {
    for (const clock of ['current_date', 'now()::date', 'statement_timestamp()::date']) expect(recordsProblems(`${good} where a.on_day < ${clock}`, needed).join(), clock).toContain('It reads the clock');
  });
  it('names its columns', () => {
    expect(columnsOf('select a.agency, coalesce(x, 1) as record, day::date as day from t')).toEqual(['agency', 'record', 'day']);
    expect(columnsOf('select * from t')).toBeNull();
    expect(recordsProblems(good, [...needed, 'kind'])).toEqual(['It does not yield the column “kind”.']);
    expect(recordsProblems('select * from letters.letter_as_of', needed)[0]).toMatch(/name every column/);
  });
});
