import { describe, expect, it } from 'vitest';
import { inserted, sectionsOf, writtenOf } from './draft.ts';

describe('a text as it is typed', () => {
  it('comes back as it was saved, whatever empty lines were typed', () => {
    const sections = [{ title: 'The law', paragraphs: ['One.', 'Two {{LET-01 FY2004}}.'] }];
    expect(sectionsOf(writtenOf(sections))).toEqual(sections);
    expect(sectionsOf([{ title: ' The law ', text: '\n\nOne.\n\n\n\nTwo\n{{LET-01 FY2004}}.\n' }, { title: 'Empty', text: '\n ' }, { title: '', text: 'No title' }])).toEqual(sections);
  });

  it('takes a mark around what is selected, and says where the cursor stands after', () => {
    expect(inserted('HHS issued 163 letters.', 11, 14, (selected) => `[[${selected}|not a figure]]`)).toEqual({ text: 'HHS issued [[163|not a figure]] letters.', at: 31 });
    expect(inserted('ab', 1, 1, () => '{{X}}')).toEqual({ text: 'a{{X}}b', at: 6 });
  });
});
