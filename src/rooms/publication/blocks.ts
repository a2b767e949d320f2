import type { Section } from './text.ts';

/*
 * Paragraphs have names, and keep them while words change and sections move: what is said of one stays with it, and two who
 * write in different ones do not write over each other.
 */

/** A text of which every paragraph has its name. */
export type Named = Section & { readonly blocks: readonly string[] };

/** Names every paragraph: by the name it came with, else by that of the same words before, else by that of its place before, else anew. */
export function named(sections: readonly Section[], before: readonly Section[], fresh: () => string): Named[] {
  const taken = new Set<string>();
  const old = before.flatMap((s) => s.paragraphs.map((text, i) => ({ text, title: s.title, i, block: s.blocks?.[i] })));
  const claim = (block: string | undefined): string | undefined => {
    if (block === undefined || taken.has(block)) return undefined;
    taken.add(block);
    return block;
  };
  const given = sections.map((s) => s.paragraphs.map((_, i) => claim(s.blocks?.[i])));
  const byWords = sections.map((s, at) => s.paragraphs.map((text, i) => given[at]?.[i] ?? claim(old.find((o) => o.text === text && o.block !== undefined && !taken.has(o.block))?.block)));
  return sections.map((s, at) => ({ ...s, blocks: s.paragraphs.map((_, i) => byWords[at]?.[i] ?? claim(old.find((o) => o.title === s.title && o.i === i)?.block) ?? claim(fresh()) ?? fresh()) }));
}

/** What two made of one text, brought together paragraph by paragraph; undefined where both changed the same one, or both its order. */
export function merged(base: readonly Section[], mine: readonly Section[], theirs: readonly Section[]): Section[] | undefined {
  const shape = (sections: readonly Section[]): string => JSON.stringify(sections.map((s) => [s.title, s.blocks]));
  const [mineMoved, theirsMoved] = [shape(mine) !== shape(base), shape(theirs) !== shape(base)];
  if (mineMoved && theirsMoved && shape(mine) !== shape(theirs)) return undefined;
  const words = (sections: readonly Section[]): Map<string, string> => new Map(sections.flatMap((s) => s.paragraphs.map((text, i) => [s.blocks?.[i] ?? text, text] as const)));
  const [was, own, other] = [words(base), words(mine), words(theirs)];
  const changed = (text: string | undefined, block: string): boolean => text !== was.get(block);
  for (const block of new Set([...was.keys(), ...own.keys(), ...other.keys()])) {
    // Taken out by one and changed by the other is a conflict too.
    if (changed(own.get(block), block) && changed(other.get(block), block) && own.get(block) !== other.get(block)) return undefined;
  }
  return (mineMoved ? mine : theirs).map((s) => ({ ...s, paragraphs: s.paragraphs.map((text, i) => {
    const block = s.blocks?.[i] ?? text;
    return changed(own.get(block), block) ? own.get(block) ?? text : other.get(block) ?? text;
  }) }));
}

/** The paragraphs that differ from one text to another, by name. */
export function changedBlocks(before: readonly Section[], after: readonly Section[]): string[] {
  const words = (sections: readonly Section[]): Map<string, string> => new Map(sections.flatMap((s) => s.paragraphs.map((text, i) => [s.blocks?.[i] ?? text, text] as const)));
  const [was, is] = [words(before), words(after)];
  return [...was].filter(([block, text]) => is.get(block) !== text).map(([block]) => block);
}

/** Where a paragraph stands, as findings say it; undefined where it is gone. */
export function placeOf(sections: readonly Section[], block: string): { section: number; paragraph: number; words: string; text: string } | undefined {
  for (const [s, section] of sections.entries()) {
    const p = section.blocks?.indexOf(block) ?? -1;
    if (p >= 0) return { section: s + 1, paragraph: p + 1, words: `section ${s + 1} (${section.title}), paragraph ${p + 1}`, text: section.paragraphs[p] ?? '' };
  }
  return undefined;
}
