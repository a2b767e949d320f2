import { describe, expect, it } from 'vitest';
import { checkClaim, stated } from './check-claim.ts';
import { chapterClaims } from './data.ts';

const all = new Map(chapterClaims().map((c) => [c.id, c]));

describe('the claims of the founding chapter', () => {
  it('are 68, each with its line and its figures', () => {
    expect([...all.keys()]).toEqual(Array.from({ length: 68 }, (_, i) => `SC${String(i + 1).padStart(3, '0')}`));
    for (const claim of all.values()) expect(claim.line > 0 && claim.what !== '' && claim.figures.length > 0, claim.id).toBe(true);
  });

  it('hold against themselves, but for those where the chapter is wrong', () => {
    const wrong = [...all.values()].filter((claim) => checkClaim(claim, all).some((c) => !c.holds)).map((c) => c.id);
    expect(wrong).toEqual(['SC043', 'SC045', 'SC047', 'SC053', 'SC061', 'SC062']);
    expect(checkClaim(all.get('SC045')!, all)[0]?.why).toBe('500 is not at most 21 x 20 (420)');
    expect(checkClaim(all.get('SC014')!, all)[0]).toEqual({ holds: true, why: '611 is 163 + 151 + 99 + 198 (611)' });
    expect(checkClaim(all.get('SC033')!, all).map((c) => c.holds)).toEqual([true, true, true, true]);
  });

  it('reads bounds and approximations at what they name', () => {
    expect([stated('>50'), stated('~3370000'), stated('0.5'), stated('1999-02'), stated('P.L. 106-386')]).toEqual([50, 3370000, 0.5, '1999-02', 'P.L. 106-386']);
  });
});
