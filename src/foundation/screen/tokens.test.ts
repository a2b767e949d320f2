import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9A-Fa-f]{6}), (#[0-9A-Fa-f]{6})\)/g)].map(([, name, light, dark]) => [name ?? '', { light: light ?? '', dark: dark ?? '' }]),
);

/** The pairs that meet on screen and the contrast each needs: WCAG 2.2 SC 1.4.3 (4.5) and 1.4.11 (3). */
const pairs: [string, readonly string[], number][] = [
  ...(['ink', 'ink-2', 'ink-3'] as const).map((ink): [string, readonly string[], number] => [ink, ['bg', 'surface', 'sunken', 'raised'], 4.5]),
  ['primary', ['bg', 'surface', 'sunken', 'primary-soft', 'raised'], 4.5],
  ['on-primary', ['primary', 'primary-hover'], 4.5],
  ['danger', ['bg', 'surface', 'danger-soft'], 4.5],
  ['warn', ['bg', 'surface', 'warn-soft'], 4.5],
  ['success', ['bg', 'surface', 'success-soft'], 4.5],
  ['info', ['bg', 'surface', 'info-soft'], 4.5],
  ['ink', ['primary-soft', 'danger-soft', 'warn-soft', 'success-soft', 'info-soft'], 4.5],
  ['ink-2', ['primary-soft'], 4.5],
  ['exit-ink', ['exit-bg'], 7],
  ['control', ['bg', 'surface'], 3],
  ['focus', ['bg', 'surface', 'sunken', 'primary-soft'], 3],
  ...(['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const).map((series): [string, readonly string[], number] => [series, ['surface', 'bg'], 3]),
];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  test.each(pairs.flatMap(([front, backs, least]) => backs.map((back): [string, string, number] => [front, back, least])))('%s on %s is at least %s', (front, back, least) => {
    expect(contrast(colourOf(front, theme), colourOf(back, theme))).toBeGreaterThanOrEqual(least);
  });
});

test('the file was read', () => {
  expect(tokens.size).toBeGreaterThan(30);
});

function colourOf(name: string, theme: 'light' | 'dark'): string {
  const token = tokens.get(name);
  if (token === undefined) throw new Error(`no token ${name}`);
  return token[theme];
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
