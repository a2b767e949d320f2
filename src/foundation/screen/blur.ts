/** Whether names are hidden on this screen, for the moment when somebody stands behind you; never stored. */
import { announce } from './announce.ts';
import { storeOf } from './store.ts';
import { words } from './words.ts';

/** True while names are hidden. */
export const namesHidden = storeOf(false);

/** Hides the names that are shown, or shows them again. */
export function toggleNames(): void {
  namesHidden.change((before) => !before);
  const hidden = namesHidden.read();
  document.documentElement.dataset['blur'] = hidden ? 'on' : 'off';
  announce(words(hidden ? 'screen_names_hidden' : 'screen_names_shown'));
}
