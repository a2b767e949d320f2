import { Keys } from './Keys.tsx';
import { keyBindings, keyNames, type KeyBinding, type KeyGroup } from './keys.ts';
import { settings } from './settings.ts';
import { Sheet } from './Sheet.tsx';
import { useStore } from './store.ts';
import { words } from './words.ts';

type Line = Pick<KeyBinding, 'keys' | 'label' | 'group'>;

const groups: readonly KeyGroup[] = ['everywhere', 'page', 'go', 'lists', 'forms'];

/** The sheet of all keys that are alive now, opened by `?`. */
export function KeysSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const alive = useStore(keyBindings);
  const { keys } = useStore(settings);
  const lines: Line[] = open ? [...alive, ...builtIn()] : [];
  return (
    <Sheet open={open} onClose={onClose} title={words('screen_keys_title')} className="keys-sheet">
      {keys === 'off' && <p className="note">{words('screen_keys_off')}</p>}
      <div className="key-groups" role="region" tabIndex={0} aria-label={words('screen_keys_title')}>
        {groups
          .map((group) => ({ group, here: lines.filter((one) => one.group === group) }))
          .filter(({ here }) => here.length > 0)
          .map(({ group, here }) => (
            <section key={group}>
              <h3>{words(`screen_keys_group_${group}`)}</h3>
              <dl>
                {here.map(({ keys: combination, label }) => (
                  <div key={combination}>
                    <dt>
                      <span className="hidden-visually">{keyNames(combination).join(' ')}</span>
                      <Keys keys={combination} />
                    </dt>
                    <dd>{label}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Sheet>
  );
}

/** The keys that belong to components and are alive wherever those stand. */
function builtIn(): Line[] {
  return [
    { keys: 'mod+z', label: words('screen_keys_undo'), group: 'everywhere' },
    { keys: 'j k', label: words('screen_keys_move'), group: 'lists' },
    { keys: 'x', label: words('screen_keys_select'), group: 'lists' },
    { keys: 'Shift+x', label: words('screen_keys_range'), group: 'lists' },
    { keys: 'Enter', label: words('screen_keys_open'), group: 'lists' },
    { keys: 'Home End', label: words('screen_keys_ends'), group: 'lists' },
    { keys: 'PgUp PgDn', label: words('screen_keys_pages'), group: 'lists' },
    { keys: 'mod+Enter', label: words('screen_keys_submit'), group: 'forms' },
    { keys: 'F8', label: words('screen_keys_next_problem'), group: 'forms' },
  ];
}
