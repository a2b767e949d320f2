/** What the command palette can do and find: the app's own acts, and what each room lends. */
import { commands, type Command, type Found, type RoomPalette } from '../../../foundation/screen/commands.ts';
import type { SignedIn } from '../../../foundation/screen/session.ts';
import { setSetting, settings } from '../../../foundation/screen/settings.ts';
import * as m from '../../../messages/messages.js';

const files = import.meta.glob<{ palette: RoomPalette }>('../../../rooms/*/screens/parts/palette.ts');

/** Puts the commands of this session into the palette; the returned function takes them out again. */
export function offerCommands(session: SignedIn, signOut: () => void): () => void {
  let here = true;
  let mine: readonly Command[] = [];
  const offer = (list: readonly Command[]): void => {
    mine = [...mine, ...list];
    commands.change((before) => [...before, ...list]);
  };
  offer(ownCommands(session, signOut));
  for (const palette of palettesOf(session)) {
    void palette.then((found) => {
      if (here && found.commands !== undefined) offer(found.commands(session));
    }).catch(() => undefined);
  }
  return () => {
    here = false;
    commands.change((before) => before.filter((one) => !mine.includes(one)));
  };
}

/** Asks every room that lends a way of finding; what one room cannot find does not hold up the others. */
export function findFor(session: SignedIn): (text: string, signal: AbortSignal) => Promise<readonly Found[]> {
  return async (text, signal) => {
    const lists = await Promise.all(palettesOf(session).map(async (palette) => {
      const { find } = await palette;
      return find === undefined ? [] : find(text, signal);
    }).map((asked) => asked.catch((): readonly Found[] => [])));
    return lists.flat();
  };
}

function palettesOf(session: SignedIn): Promise<RoomPalette>[] {
  const rooms = [...new Set(session.screens.map(({ room }) => room))];
  return rooms.flatMap((room) => {
    const file = files[`../../../rooms/${room}/screens/parts/palette.ts`];
    return file === undefined ? [] : [file().then(({ palette }) => palette)];
  });
}

function ownCommands(session: SignedIn, signOut: () => void): Command[] {
  const sheets = session.sheets;
  return [
    ...sheets.filter(({ mayImport }) => mayImport).map(({ name, title }) => ({ id: `do:import:${name}`, label: m.app_do_import({ title }), also: m.app_do_import_also(), path: `/app/data?sheet=${name}` })),
    ...(sheets.some(({ mayExport }) => mayExport) ? [{ id: 'do:export', label: m.app_do_export(), also: m.app_do_export_also(), path: '/app/data?do=export' }] : []),
    { id: 'do:theme', label: m.app_do_theme(), also: m.app_do_theme_also(), run: switchTheme },
    { id: 'do:rows', label: m.app_do_rows(), also: m.app_do_rows_also(), run: switchRows },
    { id: 'do:sign-out', label: m.app_do_sign_out(), also: m.app_do_sign_out_also(), run: signOut },
  ];
}

function switchTheme(): void {
  const { theme } = settings.read();
  const dark = theme === 'dark' || (theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  setSetting('theme', dark ? 'light' : 'dark');
}

function switchRows(): void {
  setSetting('density', settings.read().density === 'compact' ? 'comfortable' : 'compact');
}
