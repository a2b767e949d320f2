import { read } from '../../../../foundation/screen/ask.ts';
import type { Found, RoomPalette } from '../../../../foundation/screen/commands.ts';
import type { Catalog } from './equations.ts';

let catalog: Promise<Catalog> | undefined;

/** Finds figures by their number, their question, or what they count; the catalog is read once. */
async function find(text: string): Promise<readonly Found[]> {
  catalog ??= read<Catalog>('/figures').catch((error: unknown) => {
    catalog = undefined;
    throw error;
  });
  const { measures } = await catalog;
  const wanted = text.toLowerCase().split(/\s+/);
  return measures
    .filter(({ id, title, question }) => wanted.every((word) => `${id} ${title} ${question}`.toLowerCase().includes(word)))
    .slice(0, 8)
    .map(({ id, title }) => ({ id: `figure:${id}`, label: title, hint: id, path: `/app/figures/${id}` }));
}

/** What figures lend to the palette. */
export const palette: RoomPalette = { find };
