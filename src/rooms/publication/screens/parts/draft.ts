/** A text as it is typed: sections of paragraphs, each paragraph with the name it keeps. */
import type { Draft } from '../../schema.ts';

/** A paragraph being written. */
interface WrittenParagraph { block: string; text: string }

/** A section being written. */
export interface Written { title: string; paragraphs: readonly WrittenParagraph[] }

/** The sections of a saved text as they are typed; paragraphs without a name are given one. */
export function writtenOf(sections: Draft['sections'], fresh: () => string): Written[] {
  return sections.map(({ title, paragraphs, blocks }) => ({ title, paragraphs: paragraphs.map((text, i) => ({ block: blocks?.[i] ?? fresh(), text })) }));
}

/** What was typed as it is saved: in one line each, without empty paragraphs and sections. */
export function sectionsOf(written: readonly Written[]): Draft['sections'] {
  return written.map(({ title, paragraphs }) => {
    const told = paragraphs.map(({ block, text }) => ({ block, text: text.trim().replace(/\s*\n\s*/g, ' ') })).filter(({ text }) => text !== '');
    return { title: title.trim(), paragraphs: told.map(({ text }) => text), blocks: told.map(({ block }) => block) };
  }).filter(({ title, paragraphs }) => title !== '' && paragraphs.length > 0);
}

/** Puts a mark around what is selected, or a token where the cursor stands; answers the text and where the cursor stands after. */
export function inserted(text: string, from: number, to: number, wrap: (selected: string) => string): { text: string; at: number } {
  const piece = wrap(text.slice(from, to));
  return { text: text.slice(0, from) + piece + text.slice(to), at: from + piece.length };
}

/** The paragraph parted in two where the cursor stands; the second has a name of its own. */
export function parted(section: Written, block: string, at: number, fresh: () => string): { section: Written; next: string } {
  const next = fresh();
  return { section: { ...section, paragraphs: section.paragraphs.flatMap((p) => (p.block === block ? [{ ...p, text: p.text.slice(0, at).trimEnd() }, { block: next, text: p.text.slice(at).trimStart() }] : [p])) }, next };
}

/** The paragraph joined to the one before it, and where in that one it begins; undefined for the first of a section. */
export function joined(section: Written, block: string): { section: Written; into: string; at: number } | undefined {
  const i = section.paragraphs.findIndex((p) => p.block === block);
  const [before, own] = [section.paragraphs[i - 1], section.paragraphs[i]];
  if (!before || !own) return undefined;
  const text = own.text === '' ? before.text : `${before.text}${before.text === '' ? '' : ' '}${own.text}`;
  return { section: { ...section, paragraphs: section.paragraphs.flatMap((p, k) => (k === i - 1 ? [{ ...p, text }] : k === i ? [] : [p])) }, into: before.block, at: text.length - own.text.length };
}

/** A list with one of its members a place earlier or later. */
export function shifted<One>(list: readonly One[], at: number, by: 1 | -1): One[] {
  const next = [...list];
  const [one] = next.splice(at, 1);
  if (one !== undefined) next.splice(Math.max(0, at + by), 0, one);
  return next;
}

/** Which paragraph a finding is about, from the place it names; undefined for one that is about the figures as a whole. */
export function blockAt(place: string, sections: readonly Written[]): string | undefined {
  const named = /^section (\d+) \(.*\), paragraph (\d+)$/.exec(place);
  // What is checked has no empty paragraphs and sections, so it is counted in what is saved.
  return named === null ? undefined : sectionsOf(sections)[Number(named[1]) - 1]?.blocks?.[Number(named[2]) - 1];
}
