import { describe, expect, it } from 'vitest';
import { day } from '../../foundation/calendar/day.ts';
import { sheetDocument } from './document.ts';
import type { DeadlineView, PersonFile } from './schema.ts';

const deadline = (kind: DeadlineView['kind'], dueOn: string, more: Partial<DeadlineView> = {}): DeadlineView => ({
  id: kind, person: 'p', caseCode: 'M-20470113', name: 'Ejemplo, Rosa', subject: 's', number: 'T-24-20470113', lane: 'status', kind, dueOn, countedFrom: '2024-03-02', amount: 3, unit: 'years', citation: '8 USC 1255(l)(1)(A) (United States Code, text of 2023) https://example.org/x', state: 'open', log: [], ...more,
});
const file = (deadlines: DeadlineView[]): PersonFile => ({
  person: 'p', caseCode: 'M-20470113', language: 'es', protected: true, presences: [], applications: [], family: [], reunifications: [], lanes: [], deadlines, absences: [], presenceKept: { broken: false, days: 0, longest: 0 }, completions: [], permits: [],
  civilActions: [{ id: 'c', version: 1, filedOn: '2025-01-01', concludedOn: null }], owed: [],
});

describe('the sheet of what is next', () => {
  const words = (lang: 'en' | 'es'): string => JSON.stringify(sheetDocument(file([deadline('adjust-from', '2027-03-02'), deadline('evidence-due', '2026-12-24', { amount: 84, unit: 'days', countedFrom: '2026-10-01' }), deadline('work-ends', '2026-05-01', { amount: null, unit: null })]), day('2026-11-25'), lang));
  it('says by when, how the day was counted, and by which rule, in the person’s language', () => {
    expect(words('en')).toMatch(/By December 24, 2026.*84 days from October 1, 2026.*From March 2, 2027 on.*3 years from March 2, 2024.*8 USC 1255\(l\)\(1\)\(A\)/);
    expect(words('es')).toMatch(/24 de diciembre de 2026.*84 días desde el 1 de octubre de 2026.*A partir del 2 de marzo de 2027.*3 años/);
    expect(words('es')).not.toMatch(/By |you |The /);
  });
  it('tells what has passed apart, and what holds while a civil action is pending', () => {
    expect(words('en')).toMatch(/These days have passed.*May 1, 2026/);
    expect(words('en')).toContain('22 USC 7105(c)(3)(A)(iii)');
  });
  it('cites sections of law and no report or form, and says of nobody what was done to them', () => {
    const said = JSON.stringify(sheetDocument(file([deadline('presence-ends', '2027-03-02', { citation: '22 USC 7105(c)(3)(A)(i); 28 CFR 1100.35; TIP Report 2017, United States https://example.org/y' })]), day('2026-11-25'), 'en'));
    expect(said).toContain('22 USC 7105(c)(3)(A)(i); 28 CFR 1100.35');
    expect(said).not.toMatch(/TIP Report|traffick/i);
    expect(words('es')).not.toMatch(/\btrata\b|tráfico/i);
  });
  it('names neither this product nor the person, and carries no number of a file', () => {
    for (const lang of ['en', 'es'] as const) expect(words(lang)).not.toMatch(/fourfold|Rosa|Ejemplo|20470113|https?:/i);
  });
});
