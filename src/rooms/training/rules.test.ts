import { describe, expect, it } from 'vitest';
import * as rules from './rules.ts';

const TODAY = '2005-06-03';

describe('a conference', () => {
  const team = (name: string, attended: number) => ({ team: name, attended });
  it('of 21 teams of twenty does not add up to 503, and says by how much', () => {
    const parts = [...Array.from({ length: 21 }, (_, i) => [team(`Team ${i}`, 6), team(`Team ${i}`, 14)]).flat(), { team: null, attended: 50 }];
    expect(rules.compositionOf('conference', 503, parts)).toEqual({ teams: 21, inTeams: 420, withoutTeam: 50, unknown: 33, addsUp: false });
    expect(rules.compositionOf('conference', 420, parts.slice(0, 42)).addsUp).toBe(true);
    expect(rules.compositionOf('training', 503, parts).addsUp).toBe(true);
    expect(rules.compositionOf('conference', 30, [{ team: null, attended: 10 }])).toEqual({ teams: 0, inTeams: 0, withoutTeam: 10, unknown: 20, addsUp: true });
  });
  it('has parts that are never more than the whole, and a whole that is never less', () => {
    expect(rules.objectToPart(503, Array.from({ length: 21 }, () => 20), 83)).toBeUndefined();
    expect(rules.objectToPart(503, Array.from({ length: 21 }, () => 20), 84)?.code).toBe('training.more-than-attended');
    expect([rules.objectToWhole(420, [400, 20]), rules.objectToWhole(419, [400, 20])?.code]).toEqual([undefined, 'training.more-than-attended']);
  });
  it('has teams that reach as far wherever they are named', () => {
    const there = [{ team: 'Tampa', extent: 'city' }];
    expect([rules.objectToTeam('Tampa', 'city', there), rules.objectToTeam('Tampa', 'state', there)?.code, rules.objectToTeam('Tampa', undefined, there)?.code, rules.objectToTeam(undefined, 'city', there)?.code, rules.objectToTeam(undefined, undefined, there)]).toEqual([undefined, 'training.team-extent', 'training.team-extent', 'training.team-extent', undefined]);
  });
});

describe('who attended', () => {
  it('are never more persons than attendances', () => {
    expect([rules.objectToPersons(40, undefined), rules.objectToPersons(40, 40), rules.objectToPersons(40, 41)?.code]).toEqual([undefined, undefined, 'training.more-persons']);
  });
  it('came on a day of the event, and nothing is attended before it is held', () => {
    const event = { starts_on: '2004-07-14', ends_on: '2004-07-16' };
    expect(['2004-07-13', '2004-07-14', '2004-07-16', '2004-07-17'].map((on) => rules.objectToAttended(event, on)?.code)).toEqual(['training.not-its-day', undefined, undefined, 'training.not-its-day']);
    expect([rules.objectToDays('2005-06-03', '2005-06-03', TODAY), rules.objectToDays('2005-06-03', '2005-06-04', TODAY)?.code, rules.objectToDays('2005-06-03', '2005-06-02', TODAY)?.code]).toEqual([undefined, 'training.day-to-come', 'training.no-days']);
  });
  it('get a certificate once they came, of an event with a curriculum, once it is over', () => {
    const event = { ends_on: '2004-07-16', curriculum_version: 'v' };
    const came = { attended_on: '2004-07-14' };
    expect(rules.objectToCertificate({ attended_on: null }, event, '2004-07-16', TODAY)?.code).toBe('training.did-not-attend');
    expect(rules.objectToCertificate(came, { ...event, curriculum_version: null }, '2004-07-16', TODAY)?.code).toBe('training.no-curriculum');
    expect(['2004-07-15', '2004-07-16', '2005-06-04'].map((on) => rules.objectToCertificate(came, event, on, TODAY)?.code)).toEqual(['training.not-its-day', undefined, 'training.not-its-day']);
  });
});
