import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { byRules, bySchema, checkFile, standardRules, withDocument } from './validate.ts';
import type { Ruleset } from './rules.ts';

const FOLDER = join(import.meta.dirname, '../../../../../shared/acceptance/iati');
const there = existsSync(FOLDER);
if (!there) console.warn('IATI: the standard’s own tests are not here (../shared/acceptance/iati), so its verdicts are not tried.');
const files = (folder: string): string[] => readdirSync(folder, { withFileTypes: true, recursive: true }).filter((e) => e.isFile() && e.name.endsWith('.xml')).map((e) => join(e.parentPath, e.name));
const TODAY = '2026-11-25';

describe.skipIf(!there)('the standard’s own tests', () => {
  for (const [folder, valid] of [['activity-tests/should-pass', true], ['organisation-tests/should-pass', true], ['should-pass', true], ['activity-tests/should-fail', false], ['organisation-tests/should-fail', false], ['should-fail', false]] as const) {
    it(`${folder}: every file is found ${valid ? 'valid' : 'not valid'} by the schema`, () => {
      const all = files(join(FOLDER, 'tests', folder));
      expect(all.length).toBeGreaterThan(5);
      const wrong = all.filter((path) => ((withDocument(readFileSync(path), bySchema)?.length ?? 1) === 0) !== valid);
      expect(wrong).toEqual([]);
    });
  }

  /** Ruleset → file → whether it is kept, after the specification of rulesets. */
  const VERDICTS: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
    at_least_one: { at_least_one_bad: false, at_least_one_narrative: true, at_least_one_ref: true, at_least_one_no_element_good: true },
    between_dates: { between_dates_good: true, between_dates_bad: false }, condition: { activity_status_2: true, activity_status_3: false }, date_now: { date_now_good: true, date_now_bad: false }, date_order: { date_good: true, date_bad: false, empty_activity: true },
    dependent_title_description: { empty_activity: true, title: false, description: false, title_description: true }, empty: { empty: true, empty_activity: true, title: true }, forloop: { forloop_good: true, forloop_bad: false }, if_then: { if_then_good: true, if_then_bad: false },
    no_more_than_one_title: { empty_activity: true, title: true, title_twice: false }, no_paths: { empty: true, empty_activity: false },
    one_or_all: { one_or_all_lang_good: true, one_or_all_lang_good_all: true, one_or_all_lang_bad: false, one_or_all_lang_bad_all: false, one_or_all_currency_bad: false, one_or_all_currency_all_bad: false, one_or_all_sector_bad: false, one_or_all_sector_all_bad: false },
    one_or_all_org: { one_or_all_org_currency_good: true, one_or_all_org_currency_bad: false }, only_one_of: { only_one_of_activity_good: true, only_one_of_activity_bad: false, only_one_of_transaction_good: true, only_one_of_transaction_bad: false },
    period_time: { period_time_good: true, period_time_bad: false }, range: { range_good: true, range_bad: false }, recipient_country: { recipient_country_good: true, recipient_country_bad: false }, recipient_region_budget: { recipient_region_budget_good: true, recipient_region_budget_bad: false },
    regex_matches: { regex_good: true, regex_bad: false }, regex_no_matches: { regex_good: false, regex_bad: true },
    result_indicator_baseline_selector_with_conditions: { results_indicator_baseline_value_good: true, results_indicator_baseline_value_bad: false, results_indicator_baseline_value_not_relevant: true },
    result_indicator_period_actual_selector_with_conditions: { results_indicator_period_actual_value_good: true, results_indicator_period_actual_value_bad: false, results_indicator_period_actual_value_not_relevant: true },
    result_indicator_period_target_selector_with_conditions: { results_indicator_period_target_value_good: true, results_indicator_period_target_value_bad: false, results_indicator_period_target_value_not_relevant: true },
    results_references: { results_refs_good: true, results_refs_bad: false }, sector_percentage_sum: { sector_percentage_sum_good: true, sector_percentage_sum_bad: false }, starts_with: { identifiers: true, identifiers_bad: false }, sum: { sum_good: true, sum_bad: false }, sum_two: { sum_two_good: true, sum_two_bad: false },
    time_limit: { time_limit_good: true, time_limit_bad: false }, title_exists: { empty: true, empty_activity: false, title: true, title_text: true }, title_text_exists: { empty_activity: false, title: false, title_text: true }, total_expenditure: { total_expenditure_good: true, total_expenditure_bad: false },
    unique: { unique_good: true, unique_bad: false }, unique_title_description: { title_description_content: true, title_twice: false },
  };
  /** Of a ruleset of three cases, those that a file is about. */
  const ONLY: Readonly<Record<string, string>> = { one_or_all_lang: 'lang', one_or_all_currency: 'currency', one_or_all_sector: 'sector' };

  it('every rule gives the verdict of the specification on every file it was written for, and no ruleset is left out', () => {
    const meta = join(FOLDER, 'meta_tests');
    expect(Object.keys(VERDICTS).sort()).toEqual(readdirSync(meta).filter((f) => f.endsWith('.json')).map((f) => f.slice(0, -5)).sort());
    const wrong: string[] = [];
    for (const [name, verdicts] of Object.entries(VERDICTS)) {
      const ruleset = JSON.parse(readFileSync(join(meta, `${name}.json`), 'utf8')) as Ruleset;
      for (const [file, kept] of Object.entries(verdicts)) {
        const about = Object.entries(ONLY).find(([prefix]) => name === 'one_or_all' && file.startsWith(prefix))?.[1];
        const chosen = about === undefined ? ruleset : Object.fromEntries(Object.entries(ruleset).map(([context, rules]) => [context, Object.fromEntries(Object.entries(rules).map(([rule, { cases }]) => [rule, { cases: cases.filter((c) => c.all === about) }]))]));
        const found = withDocument(readFileSync(join(meta, `${file}.xml`)), (d) => byRules(d, chosen, TODAY));
        if ((found?.length === 0) !== kept) wrong.push(`${name} on ${file}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('the activity written by hand from the chapter is valid and breaks no rule, and the standard’s own example is valid and breaks some', () => {
    expect(checkFile(readFileSync(join(FOLDER, 'tip-fy2004.xml')), TODAY)).toEqual({ activities: 1, findings: [] });
    const example = checkFile(readFileSync(join(FOLDER, 'activity-standard-example-annotated.xml')), TODAY);
    expect(example.findings.filter((f) => f.rule === 'schema')).toEqual([]);
    expect(example.findings.filter((f) => f.severity === 'error').length).toBeGreaterThan(3);
  });
});

describe('an IATI file', () => {
  it('that is none gets a clear answer', () => {
    for (const text of ['', 'not XML', '<a/>', '<iati-activities version="2.03"><b/></iati-activities>']) expect(checkFile(Buffer.from(text), TODAY).findings[0]?.severity, text).toBe('error');
  });

  it('that names other documents or entities makes nothing be fetched or blown up', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY b "&#38;c;&#38;c;"><!ENTITY c "dddddddddd">]><iati-activities version="2.03"><iati-activity><title>&x;</title></iati-activity></iati-activities>';
    const { findings } = checkFile(Buffer.from(bomb), TODAY);
    expect(findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(findings)).not.toContain('root:');
  });

  it('is held against the 107 rules of the standard', () => {
    const cases = (rules: Record<string, { cases: { do?: never }[] }>): number => Object.values(rules).reduce((n, { cases: all }) => n + all.reduce((m, c) => m + (c.do === undefined ? 1 : cases(c.do)), 0), 0);
    expect(Object.values(standardRules()).reduce((n, rules) => n + cases(rules as never), 0)).toBe(107);
  });
});
