import { describe, expect, it } from 'vitest';
import { blockAt, inserted, joined, parted, sectionsOf, shifted, writtenOf } from './draft.ts';

let n = 0;
const fresh = (): string => `fresh${n += 1}`;

describe('a text as it is typed', () => {
  it('comes back as it was saved, whatever empty paragraphs were left', () => {
    const sections = [{ title: 'The law', paragraphs: ['One.', 'Two {{LET-01 FY2004}}.'], blocks: ['block1', 'block2'] }];
    expect(sectionsOf(writtenOf(sections, fresh))).toEqual(sections);
    const typed = [{ title: ' The law ', paragraphs: [{ block: 'empty1', text: ' \n' }, { block: 'block1', text: 'One.' }, { block: 'block2', text: 'Two\n{{LET-01 FY2004}}.\n' }] }, { title: 'Empty', paragraphs: [{ block: 'empty2', text: '' }] }, { title: '', paragraphs: [{ block: 'block3', text: 'No title' }] }];
    expect(sectionsOf(typed)).toEqual(sections);
    expect(blockAt('section 1 (The law), paragraph 2', typed)).toBe('block2');
    expect(blockAt('the figures of LET-01', typed)).toBeUndefined();
  });

  it('takes a mark around what is selected, and says where the cursor stands after', () => {
    expect(inserted('HHS issued 163 letters.', 11, 14, (selected) => `[[${selected}|not a figure]]`)).toEqual({ text: 'HHS issued [[163|not a figure]] letters.', at: 31 });
    expect(inserted('ab', 1, 1, () => '{{X}}')).toEqual({ text: 'a{{X}}b', at: 6 });
  });

  it('parts a paragraph where the cursor stands, and joins it again', () => {
    const section = { title: 'A', paragraphs: [{ block: 'block1', text: 'One. Two.' }] };
    const { section: two, next } = parted(section, 'block1', 5, fresh);
    expect(two.paragraphs.map((p) => p.text)).toEqual(['One.', 'Two.']);
    expect(joined(two, next)).toEqual({ section, into: 'block1', at: 5 });
    expect(joined(two, 'block1')).toBeUndefined();
    expect(shifted(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(shifted(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  });
});
