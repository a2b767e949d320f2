import { describe, expect, it } from 'vitest';
import { svgText } from '../../foundation/screen/charts/tree.ts';
import { isDrawn, shadeOf, shadesOf, worldMap } from './map.ts';

describe('numbers on a map', () => {
  it('have at most four shades, the darkest for the most, and the same number the same shade', () => {
    expect(shadesOf([5, 1, 9, 9, 20, 3, 7, 40])).toEqual([{ name: 'map-1', least: 1, most: 1 }, { name: 'map-2', least: 3, most: 5 }, { name: 'map-3', least: 7, most: 9 }, { name: 'map-4', least: 20, most: 40 }]);
    expect(shadesOf([8, 8])).toEqual([{ name: 'map-4', least: 8, most: 8 }]);
    const shades = shadesOf([0, 10, 20, 30, 40]);
    expect([0, 20, 40, null].map((v) => shadeOf(shades, v))).toEqual(['map-1', 'map-3', 'map-4', 'map-withheld']);
  });

  it('are hatched where they are withheld, so that no shade tells them', () => {
    const placed = [{ label: 'Africa <1>', countries: ['NG', 'GH'], value: 12, shown: '12' }, { label: 'Near East', countries: ['MA'], value: null, shown: '[c]' }];
    const drawn = svgText(worldMap('Map of the world. Africa 12', placed, shadesOf([12])));
    expect(drawn).toMatch(/<g class="map-4"><title>Africa &#60;1&#62;: 12<\/title><path d="M/);
    expect(drawn).toMatch(/<g class="map-withheld"><title>Near East: \[c\]<\/title><path d="M/);
    expect([drawn.includes('role="img" aria-label="Map of the world. Africa 12"'), isDrawn(['ZZ']), isDrawn(['ZZ', 'US']), drawn.length < 70_000]).toEqual([true, false, true, true]);
  });

  it('draws every country that people may come from or that money goes to, the small ones too', () => {
    const small = ['MT', 'SG', 'VA', 'MC', 'TV', 'NR', 'MV', 'BH', 'KM', 'ST', 'FM', 'SM', 'LI', 'AD', 'XK', 'WS', 'VU'];
    expect(small.filter((code) => !isDrawn([code]))).toEqual(['TV']);
  });
});
