import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { day, type Day } from '../../foundation/calendar/day.ts';
import { readLegalParameters } from '../../foundation/calendar/parameters.ts';
import { continuity, deadlinesOf, firstAdjustment, presenceEnd, statusEnd, type Dossier } from './clocks.ts';
import { derivation, type FamilyFacts } from './family.ts';
import { mayAnswer, protectionEnded } from './protection.ts';
import { applicationStanding, lackingForApplication, lackingForPresence, presenceStanding, type ApplicationGrounds, type PresenceGrounds, type Taken } from './rules.ts';
import { ASKERS, PURPOSES, type ApplicationStep, type PresenceStep, type Source } from './schema.ts';
import { tellable } from './telling.ts';

const parameters = readLegalParameters(readFileSync(new URL('../../foundation/calendar/data/legal-parameters.csv', import.meta.url), 'utf8'));
const step = <S>(name: S, onDay: string, more: Partial<Taken<S>> = {}): Taken<S> => ({ step: name, onDay, endsOn: null, reason: null, ...more });
const codes = (lacks: readonly { code: string }[]): string[] => lacks.map((l) => l.code);

describe('a civil action under 18 USC 1595', () => {
  const grounds: PresenceGrounds = { state: 'issued', receivedOn: '2004-01-05', lastOn: '2004-02-01', endsOn: '2005-02-01', kept: 'office', civilActionPending: true };
  const given = { reason: 'no-longer-needed', consulted: false, sources: ['record'] as Source[] };
  it('keeps continued presence from ending, being denied, and being revoked for anything but what the law names', () => {
    expect(codes(lackingForPresence('ended', grounds, given))).toEqual(['relief.must-be-permitted']);
    expect(codes(lackingForPresence('denied', { ...grounds, state: 'filed' }, given))).toEqual(['relief.must-be-permitted']);
    expect(codes(lackingForPresence('revoked', grounds, given))).toEqual(['relief.must-be-permitted']);
    expect(codes(lackingForPresence('revoked', grounds, { ...given, reason: 'no-diligence' }))).toEqual(['relief.must-be-permitted']);
    expect(lackingForPresence('revoked', grounds, { ...given, reason: 'no-diligence', consulted: true })).toEqual([]);
    expect(lackingForPresence('revoked', grounds, { ...given, reason: 'inadmissible' })).toEqual([]);
    expect(lackingForPresence('ended', { ...grounds, civilActionPending: false }, given)).toEqual([]);
  });
  it('leaves continued presence without a day that could be missed', () => {
    const steps: Taken<PresenceStep>[] = [step('issued', '2004-02-01', { endsOn: '2005-02-01' })];
    const dossier: Dossier = { presences: [{ id: 'p', steps, standing: presenceStanding(steps) }], applications: [], civilActions: [], absences: [], completions: [], permits: [] };
    expect(deadlinesOf(dossier, parameters)).toMatchObject([{ kind: 'presence-ends', dueOn: '2005-01-31', countedFrom: '2004-02-01', amount: 1, unit: 'years' }]);
    expect(deadlinesOf({ ...dossier, civilActions: [{ filedOn: '2004-05-01', concludedOn: null }] }, parameters)).toEqual([]);
    expect(deadlinesOf({ ...dossier, civilActions: [{ filedOn: '2004-05-01', concludedOn: '2004-09-01' }] }, parameters)).toHaveLength(1);
  });
});

describe('the law of the day', () => {
  it('gives continued presence one year, and two since 2017; status three years, and four since 2006', () => {
    expect(presenceEnd(day('2004-02-29'), parameters)).toBe('2005-02-28');
    expect(presenceEnd(day('2018-03-01'), parameters)).toBe('2020-03-01');
    expect(statusEnd('T-1', day('2004-06-01'), parameters)).toBe('2007-06-01');
    expect(statusEnd('T-1', day('2006-01-04'), parameters)).toBe('2009-01-04');
    expect(statusEnd('T-1', day('2006-01-05'), parameters)).toBe('2010-01-05');
    expect(statusEnd('T-1', day('2001-06-01'), parameters)).toBeNull();
  });
  it('lets nobody adjust before the regulation of 2009, then after three years, or sooner where the case is complete', () => {
    const none = { absences: [], completions: [] };
    expect(firstAdjustment('T-1', day('2002-06-01'), none, parameters)).toMatchObject({ dueOn: '2009-01-12', amount: null });
    expect(firstAdjustment('T-1', day('2010-03-02'), none, parameters)).toMatchObject({ dueOn: '2013-03-02', amount: 3, unit: 'years', countedFrom: '2010-03-02' });
    expect(firstAdjustment('T-1', day('2010-03-02'), { ...none, completions: [{ completedOn: '2011-07-01' }] }, parameters)).toMatchObject({ dueOn: '2011-07-01' });
    expect(firstAdjustment('T-1', day('2010-03-02'), { ...none, completions: [{ completedOn: '2014-07-01' }] }, parameters)?.dueOn).toBe('2013-03-02');
    expect(firstAdjustment('T-1', day('2010-03-02'), { ...none, completions: [{ completedOn: '2009-07-01' }] }, parameters)?.dueOn).toBe('2010-03-02');
  });
  it('counts presence anew after 90 days away at once or 180 in all, unless certified', () => {
    const away = (leftOn: string, returnedOn: string | null, justified: string | null = null) => ({ id: leftOn, leftOn, returnedOn, justified });
    const since = day('2010-01-01');
    expect(continuity('T-1', since, [away('2010-03-01', '2010-05-30')], parameters)).toMatchObject({ broken: false, days: 90 });
    expect(continuity('T-1', since, [away('2010-03-01', '2010-05-31')], parameters)).toMatchObject({ broken: true, restartedOn: '2010-05-31' });
    expect(continuity('T-1', since, [away('2010-03-01', '2010-05-31', 'certified')], parameters)).toMatchObject({ broken: false, days: 0 });
    const three = [away('2010-03-01', '2010-05-01'), away('2010-08-01', '2010-10-01'), away('2011-01-01', '2011-03-02')];
    expect(continuity('T-1', since, three, parameters)).toMatchObject({ broken: true, restartedOn: '2011-03-02' });
    expect(firstAdjustment('T-1', since, { absences: three, completions: [] }, parameters)?.dueOn).toBe('2014-03-02');
  });
  it('lets whoever holds U, family too, adjust after three years of presence since admission, sooner for nothing, and nobody before the regulation of 2009', () => {
    const none = { absences: [], completions: [] };
    for (const of of ['U-1', 'U-3'] as const) expect(firstAdjustment(of, day('2010-03-02'), none, parameters), of).toMatchObject({ dueOn: '2013-03-02', amount: 3, unit: 'years', countedFrom: '2010-03-02', citation: expect.stringMatching(/1255\(m\)\(1\)\(A\).*245\.24/) });
    expect(firstAdjustment('U-1', day('2010-03-02'), { ...none, completions: [{ completedOn: '2011-07-01' }] }, parameters)?.dueOn, 'the end of a case shortens nothing').toBe('2013-03-02');
    expect(firstAdjustment('U-1', day('2005-03-02'), none, parameters)).toMatchObject({ dueOn: '2009-01-12', amount: null, citation: expect.stringContaining('73 FR 75540') });
    const away = [{ id: 'x', leftOn: '2011-03-01', returnedOn: '2011-05-31', justified: null }];
    expect(firstAdjustment('U-1', day('2010-03-02'), { ...none, absences: away }, parameters)).toMatchObject({ dueOn: '2014-05-31', citation: expect.stringContaining('1255(m)(2)') });
    expect(firstAdjustment('U-1', day('2010-03-02'), { ...none, absences: [{ ...away[0]!, justified: 'assisting' }] }, parameters)?.dueOn).toBe('2013-03-02');
    expect(firstAdjustment('T-2', day('2010-03-02'), none, parameters), 'the family of T adjusts with the principal').toBeUndefined();
  });
  it('says by when somebody who is away must be back: 90 days, or what is left of 180', () => {
    const steps: Taken<ApplicationStep>[] = [step('approved', '2010-01-01', { endsOn: '2014-01-01' })];
    const application = { id: 'a', kind: 'status' as const, class: 'T-1' as const, steps, standing: applicationStanding('status', steps) };
    const dossier = (absences: Dossier['absences']): Dossier => ({ presences: [], applications: [application], civilActions: [], absences, completions: [], permits: [] });
    const due = (absences: Dossier['absences']) => deadlinesOf(dossier(absences), parameters).find((d) => d.kind === 'return-by')?.dueOn;
    expect(due([{ id: '1', leftOn: '2010-06-01', returnedOn: null, justified: null }])).toBe('2010-08-30');
    expect(due([{ id: '0', leftOn: '2010-02-01', returnedOn: '2010-05-02', justified: null }, { id: '2', leftOn: '2010-07-01', returnedOn: '2010-09-09', justified: null }, { id: '1', leftOn: '2010-11-01', returnedOn: null, justified: null }])).toBe('2010-11-21');
    expect(due([{ id: '1', leftOn: '2010-06-01', returnedOn: null, justified: 'assisting' }])).toBeUndefined();
  });
});

describe('who may follow a principal', () => {
  const facts = (more: Partial<FamilyFacts>): FamilyFacts => ({ class: 'T-3', relation: 'child', unmarried: true, inDanger: false, bornOn: '1995-01-01', principalBornOn: '1970-01-01', principalAppliedOn: '2004-05-01' as Day, appliedOn: '2004-06-01' as Day, ...more });
  it('is told by the subclause: under 21, or 21 and over', () => {
    expect(derivation(facts({}), parameters)).toMatchObject({ subclause: 'II', principalUnder21: false, lacking: [] });
    expect(derivation(facts({ principalBornOn: '1984-01-01', class: 'T-4', relation: 'parent' }), parameters)).toMatchObject({ subclause: 'I', principalUnder21: true, lacking: [] });
    expect(codes(derivation(facts({ class: 'T-4', relation: 'parent' }), parameters).lacking)).toEqual(['relief.principal-too-old']);
    expect(codes(derivation(facts({ class: 'T-2' }), parameters).lacking)).toEqual(['relief.not-this-class']);
  });
  it('stands still on the day the principal applied, for both of them', () => {
    const grown = facts({ principalBornOn: '1983-05-02', class: 'T-4', relation: 'parent', appliedOn: '2004-09-01' as Day });
    expect(derivation(grown, parameters)).toMatchObject({ principalUnder21: true, lacking: [] });
    expect(derivation(facts({ bornOn: '1983-05-02', appliedOn: '2004-09-01' as Day }), parameters).lacking).toEqual([]);
    expect(codes(derivation(facts({ bornOn: '1983-05-01', appliedOn: '2004-09-01' as Day }), parameters).lacking)).toEqual(['relief.too-old']);
    // Before 19 December 2003 no law froze the ages.
    const before = { principalAppliedOn: '2003-05-01' as Day, appliedOn: '2003-09-01' as Day };
    expect(codes(derivation(facts({ ...before, bornOn: '1982-05-02' }), parameters).lacking)).toEqual(['relief.too-old']);
  });
  it('holds for siblings since 2003, in danger since 2008, and for children of derivatives since 2013', () => {
    const sibling = { class: 'T-5' as const, relation: 'sibling' as const, principalBornOn: '1986-01-01' };
    expect(codes(derivation(facts({ ...sibling, principalAppliedOn: '2003-10-01' as Day, appliedOn: '2003-12-18' as Day }), parameters).lacking)).toEqual(['relief.not-yet-law']);
    expect(derivation(facts({ ...sibling, appliedOn: '2004-06-01' as Day }), parameters)).toMatchObject({ subclause: 'I', lacking: [] });
    expect(codes(derivation(facts({ ...sibling, bornOn: '1986-05-01' }), parameters).lacking)).toEqual(['relief.too-old']);
    expect(codes(derivation(facts({ ...sibling, unmarried: false }), parameters).lacking)).toEqual(['relief.married']);
    const parent = { class: 'T-4' as const, relation: 'parent' as const, inDanger: true };
    expect(codes(derivation(facts({ ...parent }), parameters).lacking)).toEqual(['relief.not-yet-law']);
    expect(derivation(facts({ ...parent, principalAppliedOn: '2009-01-01' as Day, appliedOn: '2009-02-01' as Day }), parameters)).toMatchObject({ subclause: 'III', lacking: [] });
    const grandchild = { class: 'T-6' as const, relation: 'child-of-derivative' as const, inDanger: true };
    expect(codes(derivation(facts({ ...grandchild, principalAppliedOn: '2012-01-01' as Day, appliedOn: '2013-03-06' as Day }), parameters).lacking)).toEqual(['relief.not-yet-law']);
    expect(derivation(facts({ ...grandchild, principalAppliedOn: '2012-01-01' as Day, appliedOn: '2013-03-07' as Day }), parameters).lacking).toEqual([]);
    expect(codes(derivation(facts({ ...grandchild, inDanger: false, principalAppliedOn: '2014-01-01' as Day, appliedOn: '2014-03-07' as Day }), parameters).lacking)).toEqual(['relief.no-danger']);
  });
});

describe('a step on an application', () => {
  const grounds: ApplicationGrounds = { kind: 'status', class: 'T-1', state: 'received', kept: 'office', receivedOn: '2004-05-01', principalGranted: true, granted: 0, most: 5000, adjustmentPending: false, eligibleFrom: null, regulationFrom: '2009-01-12' };
  const given = { reason: 'not-complied' as string | undefined, consulted: false, sources: ['record'] as Source[], dueOn: undefined, endsOn: undefined };
  const on = day('2004-09-01');
  it('is refused where it would deny solely on what the perpetrator furnished, or on nothing', () => {
    expect(codes(lackingForApplication('denied', grounds, { ...given, sources: ['perpetrator', 'perpetrator'] }, on))).toEqual(['relief.solely-perpetrator']);
    expect(codes(lackingForApplication('denied', grounds, { ...given, sources: [] }, on))).toEqual(['relief.rests-on-nothing']);
    expect(lackingForApplication('denied', grounds, { ...given, sources: ['perpetrator', 'law-enforcement'] }, on)).toEqual([]);
    expect(lackingForApplication('denied', { ...grounds, kept: 'tracker' }, { ...given, sources: [] }, on)).toEqual([]);
    expect(lackingForApplication('denied', { ...grounds, state: 'asked' }, { ...given, reason: 'abandoned', sources: [] }, on)).toEqual([]);
    expect(codes(lackingForApplication('denied', { ...grounds, state: 'asked' }, { ...given, sources: [] }, on))).toEqual(['relief.rests-on-nothing']);
  });
  it('is refused beyond the 5,000 principals of a fiscal year, and families are not counted', () => {
    expect(lackingForApplication('approved', { ...grounds, granted: 4999 }, given, on)).toEqual([]);
    expect(codes(lackingForApplication('approved', { ...grounds, granted: 5000 }, given, on))).toEqual(['relief.cap-reached']);
    expect(lackingForApplication('waiting-list', { ...grounds, granted: 5000 }, given, on)).toEqual([]);
    expect(lackingForApplication('approved', { ...grounds, class: 'T-2', granted: 5000 }, given, on)).toEqual([]);
    expect(codes(lackingForApplication('approved', { ...grounds, class: 'T-2', principalGranted: false }, given, on))).toEqual(['relief.principal-not-granted']);
  });
  it('extends status only on a ground of the law', () => {
    const held = { ...grounds, state: 'approved' as const, eligibleFrom: '2005-06-01' };
    expect(codes(lackingForApplication('extended', held, { ...given, reason: 'no-regulation', endsOn: '2009-01-12' }, day('2005-05-31')))).toEqual(['relief.regulation-there']);
    expect(lackingForApplication('extended', held, { ...given, reason: 'no-regulation', endsOn: '2009-01-12' }, day('2005-06-02'))).toEqual([]);
    expect(codes(lackingForApplication('extended', held, { ...given, reason: 'no-regulation', endsOn: '2010-01-12' }, day('2009-01-12')))).toEqual(['relief.regulation-there']);
    expect(codes(lackingForApplication('extended', held, { ...given, reason: 'adjustment-pending', endsOn: '2010-01-12' }, on))).toEqual(['relief.no-adjustment-pending']);
    expect(codes(lackingForApplication('extended', held, { ...given, reason: undefined }, on))).toEqual(['relief.no-reason', 'relief.no-end']);
  });
  it('is read off in order: a sustained appeal opens the application again, so that no decision counts', () => {
    const steps = [step('asked' as ApplicationStep, '2004-02-01'), step('answered' as ApplicationStep, '2004-03-01'), step('denied' as ApplicationStep, '2004-04-01', { reason: 'other' }), step('appealed' as ApplicationStep, '2004-04-20')];
    expect(applicationStanding('status', steps)).toMatchObject({ state: 'appealed', outcome: 'denied', decidedOn: '2004-04-01', reason: 'other' });
    expect(applicationStanding('status', [...steps, step('appeal-sustained', '2004-08-01')])).toMatchObject({ state: 'reopened', outcome: null, decidedOn: null, reason: null });
    expect(applicationStanding('status', [...steps, step('appeal-sustained', '2004-08-01'), step('approved', '2004-09-01', { endsOn: '2007-09-01' })])).toMatchObject({ state: 'approved', outcome: 'approved', endsOn: '2007-09-01' });
    expect(applicationStanding('status', [...steps, step('appeal-dismissed', '2004-08-01'), step('exhausted', '2004-10-01')])).toMatchObject({ state: 'closed', outcome: 'denied', decidedOn: '2004-04-01' });
    expect(applicationStanding('adjustment', [step('waiting-list', '2004-02-01')]).state, 'adjustment has no waiting list').toBe('received');
  });
});

describe('8 USC 1367', () => {
  it('answers only the purposes that the law names, by whom it names', () => {
    const answered = PURPOSES.flatMap((purpose) => ASKERS.filter((asker) => mayAnswer({ asker, purpose, sworn: true }).answered).map((asker) => `${purpose} ${asker}`));
    expect(answered.filter((a) => /employer|relative|press|other$/.test(a))).toEqual([]);
    expect(answered.filter((a) => a.startsWith('none'))).toEqual([]);
    expect(answered).toContain('law-enforcement local-police');
    expect(mayAnswer({ asker: 'local-police', purpose: 'law-enforcement', sworn: false }).answered).toBe(false);
    expect(mayAnswer({ asker: 'benefit-agency', purpose: 'benefits', sworn: false })).toEqual({ answered: true, authority: '8 USC 1367(b)(5)' });
    expect(mayAnswer({ asker: 'benefit-agency', purpose: 'law-enforcement', sworn: true }).answered).toBe(false);
  });
  it('protects until an application is denied and no appeal is left', () => {
    expect(protectionEnded(['denied'], false)).toBe(false);
    expect(protectionEnded(['closed'], false)).toBe(true);
    expect(protectionEnded(['closed', 'received'], false)).toBe(false);
    expect(protectionEnded(['closed'], true)).toBe(false);
    expect(protectionEnded([], false)).toBe(false);
  });
});

describe('what a benefit-granting office is told', () => {
  it('is each status that stands, and that one ended', () => {
    const p: Taken<PresenceStep>[] = [step('issued', '2004-02-01', { endsOn: '2005-02-01' })];
    const a: Taken<ApplicationStep>[] = [step('bona-fide', '2004-03-01')];
    const held = (presence: Taken<PresenceStep>[], application: Taken<ApplicationStep>[]) => tellable({ presences: [{ id: 'p', standing: presenceStanding(presence), lastGrantedOn: '2004-02-01' }], applications: [{ id: 'a', kind: 'status', class: 'T-1', standing: applicationStanding('status', application) }] });
    expect(held(p, a).map((t) => [t.kind, t.ended, t.datedOn])).toEqual([['continued-presence', null, '2004-02-01'], ['bona-fide-t', null, '2004-03-01']]);
    expect(held([...p, step('ended', '2004-10-01')], [...a, step('approved', '2004-09-01', { endsOn: '2007-09-01' })]).map((t) => [t.kind, t.ended, t.datedOn])).toEqual([['ended', 'continued-presence', '2004-10-01'], ['t-status', null, '2004-09-01']]);
    expect(held(p, [...a, step('denied', '2004-09-01', { reason: 'other' })]).at(-1)).toMatchObject({ kind: 'ended', ended: 'bona-fide-t', datedOn: '2004-09-01' });
    expect(held(p, [step('denied', '2004-09-01', { reason: 'other' })]), 'nobody was told of it, so nobody is told that it ended').toHaveLength(1);
  });
});
