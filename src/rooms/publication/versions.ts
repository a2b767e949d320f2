import type { Section } from './text.ts';

/*
 * The number of a version says what a reader must do about it: of a major one something they may lean on is gone or stands
 * elsewhere, of a minor one numbers or paragraphs came in or were brought up to date, of a patch one words were corrected.
 */

/** How much a version changes. */
export type Weight = 'major' | 'minor' | 'patch';

/** One thing that changed from a version to the next: what, in a sentence for readers. */
export interface Change { weight: Weight; what: string; words: string }

/** A version as it is compared: its text and its numbers as they are shown. */
export interface Standing { sections: readonly Section[] | null; cells: ReadonlyMap<string, { measure: string; title: string; period: string; part: string; definition: number; shown: string }> }

/** Everything that changed from a version to the next, what weighs most first. */
export function changesOf(before: Standing, after: Standing): Change[] {
  const order: readonly Weight[] = ['major', 'minor', 'patch'];
  return [...(before.sections === null || after.sections === null ? [] : textChanges(before.sections, after.sections)), ...cellChanges(before, after)].sort((a, b) => order.indexOf(a.weight) - order.indexOf(b.weight));
}

/** How much all of it together changes: as much as its heaviest part, and a patch where nothing did. */
export function weightOf(changes: readonly Change[]): Weight {
  return (['major', 'minor'] as const).find((weight) => changes.some((c) => c.weight === weight)) ?? 'patch';
}

/** The number after another; the first is 1.0.0. */
export function nextNumber(last: string | undefined, weight: Weight): string {
  const [major = 0, minor = 0, patch = 0] = (last ?? '').split('.').map(Number);
  if (last === undefined) return '1.0.0';
  return weight === 'major' ? `${major + 1}.0.0` : weight === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

interface Paragraph { block: string; section: string; text: string }

/** The paragraphs of a text, each by the name of its block or else by its words. */
function paragraphsOf(sections: readonly Section[]): Paragraph[] {
  return sections.flatMap(({ title, paragraphs, blocks }) => paragraphs.map((text, i) => ({ block: blocks?.[i] ?? text, section: title, text })));
}

function textChanges(before: readonly Section[], after: readonly Section[]): Change[] {
  const changes: Change[] = [];
  const say = (weight: Weight, what: string, words: string): void => { changes.push({ weight, what, words }); };
  const [old, now] = [paragraphsOf(before), paragraphsOf(after)];
  const [oldBy, nowBy] = [new Map(old.map((p) => [p.block, p])), new Map(now.map((p) => [p.block, p]))];
  const titles = after.map((s) => s.title);
  // A section is the same one under another title where it keeps a paragraph that it had.
  const titleNow = new Map(before.map((s) => [s.title, titles.includes(s.title) ? s.title : now.find((p) => !before.some((b) => b.title === p.section) && oldBy.get(p.block)?.section === s.title)?.section]));
  for (const { title } of before) {
    const is = titleNow.get(title);
    if (is === undefined) say('major', 'section-removed', `The section “${title}” was taken out.`);
    else if (is !== title) say('patch', 'section-renamed', `The section “${title}” is now called “${is}”.`);
  }
  const stays = [...titleNow.values()].filter((t): t is string => t !== undefined);
  for (const title of titles) if (!stays.includes(title)) say('minor', 'section-added', `The section “${title}” was added.`);
  const order = titles.filter((t) => stays.includes(t));
  if (stays.some((t, i) => t !== order[i])) say('major', 'sections-moved', 'The sections stand in another order.');
  for (const was of old) {
    const is = nowBy.get(was.block);
    const from = titleNow.get(was.section);
    if (!is) { if (from !== undefined) say('major', 'paragraph-removed', `A paragraph of “${from}” was taken out: ${quoted(was.text)}.`); }
    else if (from !== undefined && is.section !== from) say('major', 'paragraph-moved', `A paragraph went from “${from}” to “${is.section}”: ${quoted(is.text)}.`);
    if (is && is.text !== was.text) say(figuresOf(is.text) === figuresOf(was.text) ? 'patch' : 'minor', figuresOf(is.text) === figuresOf(was.text) ? 'words-corrected' : 'paragraph-changed', `${figuresOf(is.text) === figuresOf(was.text) ? 'Words were corrected' : 'A paragraph tells other figures'} in “${is.section}”: ${quoted(was.text)} became ${quoted(is.text)}.`);
  }
  for (const is of now) if (!oldBy.has(is.block) && stays.includes(is.section)) say('minor', 'paragraph-added', `A paragraph was added to “${is.section}”: ${quoted(is.text)}.`);
  return changes;
}

/** The figures that a paragraph tells, for it tells the same ones however its words are corrected. */
function figuresOf(text: string): string {
  return [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => match[1]?.trim().replace(/\s+/g, ' ')).sort().join('; ');
}

/** The beginning of a paragraph as it is quoted, its tokens by the figure they name. */
function quoted(text: string): string {
  const plain = text.replace(/\{\{([^{}]*)\}\}/g, '($1)').replace(/\[\[([^[\]|]*)\|[^[\]]*\]\]/g, '$1');
  return `“${plain.length > 160 ? `${plain.slice(0, 158).trimEnd()}…` : plain}”`;
}

function cellChanges(before: Standing, after: Standing): Change[] {
  const changes: Change[] = [];
  const gone = [...before.cells].filter(([figure]) => !after.cells.has(figure)).map(([, cell]) => cell);
  const fresh = [...after.cells].filter(([figure]) => !before.cells.has(figure)).map(([, cell]) => cell);
  for (const [weight, what, list, said] of [['major', 'figures-removed', gone, 'no longer told'], ['minor', 'figures-added', fresh, 'told for the first time']] as const) {
    for (const [measure, own] of Map.groupBy(list, (c) => c.measure)) {
      const one = own[0];
      changes.push({ weight, what, words: own.length === 1 && one ? `${nameOf(one)} (${measure}) is ${said}.` : `${own.length} figures of ${one?.title} (${measure}) are ${said}.` });
    }
  }
  for (const [figure, was] of before.cells) {
    const is = after.cells.get(figure);
    if (!is) continue;
    if (is.definition !== was.definition) changes.push({ weight: 'major', what: 'definition-changed', words: `${nameOf(is)} is counted by definition ${is.definition}, and was by definition ${was.definition}.` });
    if (is.shown !== was.shown) changes.push({ weight: 'minor', what: 'value-changed', words: `${nameOf(is)}: ${was.shown} became ${is.shown}.` });
  }
  return changes;
}

function nameOf({ title, period, part }: { title: string; period: string; part: string }): string {
  return `${title}${part === '' ? '' : `, ${part}`}, ${period}`;
}
