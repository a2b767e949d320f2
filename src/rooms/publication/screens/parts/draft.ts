/** A text as it is typed: a section's paragraphs stand apart by an empty line. */
import type { Draft } from '../../schema.ts';

/** A section being written. */
export interface Written { title: string; text: string }

/** The sections of a saved text as they are typed. */
export function writtenOf(sections: Draft['sections']): Written[] {
  return sections.map(({ title, paragraphs }) => ({ title, text: paragraphs.join('\n\n') }));
}

/** What was typed as it is saved: without empty paragraphs and sections. */
export function sectionsOf(written: readonly Written[]): Draft['sections'] {
  return written.map(({ title, text }) => ({ title: title.trim(), paragraphs: text.split(/\n\s*\n/).map((p) => p.trim().replace(/\s*\n\s*/g, ' ')).filter((p) => p !== '') })).filter(({ title, paragraphs }) => title !== '' && paragraphs.length > 0);
}

/** Puts a mark around what is selected, or a token where the cursor stands; answers the text and where the cursor stands after. */
export function inserted(text: string, from: number, to: number, wrap: (selected: string) => string): { text: string; at: number } {
  const piece = wrap(text.slice(from, to));
  return { text: text.slice(0, from) + piece + text.slice(to), at: from + piece.length };
}
