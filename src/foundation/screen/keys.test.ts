import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandsFor } from './commands.ts';
import { keyNames, newKeyReader, type KeyBinding, type KeyPress } from './keys.ts';
import { settings } from './settings.ts';

const binding = (keys: string): KeyBinding => ({ keys, label: keys, group: 'everywhere', run: () => {} });
const bindings = ['mod+k', '/', '?', 'g l', 'g d', 'x', 'l'].map(binding);
const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

beforeEach(() => settings.change((before) => ({ ...before, keys: 'on' })));
afterEach(() => settings.change((before) => ({ ...before, keys: 'on' })));

describe('shortcuts', () => {
  const read = (presses: [KeyPress, number, boolean?][]): (string | undefined)[] => {
    const reader = newKeyReader();
    return presses.map(([key, at, inText]) => reader(key, at, inText ?? false, bindings)?.keys);
  };

  test('a chord works with Ctrl or ⌘, in text too', () => {
    expect(read([[press('k', { ctrlKey: true }), 0, true], [press('K', { metaKey: true }), 1, true]])).toEqual(['mod+k', 'mod+k']);
  });

  test('single keys are never active in text', () => {
    expect(read([[press('x'), 0, true], [press('/'), 1, true], [press('g'), 2, true], [press('l'), 3, true]])).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('single keys can be turned off; chords stay', () => {
    settings.change((before) => ({ ...before, keys: 'off' }));
    expect(read([[press('x'), 0], [press('g'), 1], [press('l'), 2], [press('k', { ctrlKey: true }), 3]])).toEqual([undefined, undefined, undefined, 'mod+k']);
  });

  test('g and a letter go, within a second and a half', () => {
    expect(read([[press('g'), 0], [press('l'), 1000]])).toEqual([undefined, 'g l']);
    expect(read([[press('g'), 0], [press('l'), 1600]])).toEqual([undefined, 'l']);
    expect(read([[press('g'), 0], [press('z'), 10], [press('d'), 20]])).toEqual([undefined, undefined, undefined]);
  });

  test('writing with an input method is left alone', () => {
    expect(read([[press('x', { isComposing: true }), 0], [press('x', { altKey: true }), 1]])).toEqual([undefined, undefined]);
  });

  test('names are printed as the machine has them', () => {
    expect(keyNames('mod+k')).toEqual(['Ctrl', 'K']);
    expect(keyNames('g l')).toEqual(['G', 'L']);
  });
});

describe('commands', () => {
  const list = [
    { id: 'a', label: 'Letters', also: 'certification eligibility' },
    { id: 'b', label: 'Issue a letter' },
    { id: 'c', label: 'Câmara de apelación' },
  ];
  const ids = (text: string) => commandsFor(text, list).map(({ id }) => id);

  test('every typed word begins a word, the nearest first', () => {
    expect(ids('let')).toEqual(['a', 'b']);
    expect(ids('iss let')).toEqual(['b']);
    expect(ids('cert')).toEqual(['a']);
    expect(ids('camara APEL')).toEqual(['c']);
    expect(ids('zzz')).toEqual([]);
    expect(ids('')).toEqual(['a', 'b', 'c']);
  });
});
