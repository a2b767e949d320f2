import { useMemo } from 'react';
import { Go, useGo } from './go.tsx';
import { Keys } from './Keys.tsx';
import { useKeys, type KeyBinding } from './keys.ts';
import { language, words } from './words.ts';

/** One place in the side navigation; `key` is the letter that follows `g`. */
export interface NavigationItem {
  path: string;
  label: string;
  key?: string | undefined;
  count?: number | undefined;
}

/** The places of one duty, such as Reach or Care. */
export interface NavigationGroup {
  id: string;
  label: string;
  items: readonly NavigationItem[];
}

/** The side navigation, grouped by duty; on a phone it is a sheet behind the menu button. */
export function SideNav({ groups, current, open, onGone }: {
  groups: readonly NavigationGroup[];
  current: string;
  open: boolean;
  onGone: () => void;
}) {
  const go = useGo();
  useKeys(useMemo(() => goKeys(groups, go), [groups, go]));
  const here = nearest(groups, current);
  return (
    <nav id="side-nav" className={open ? 'side-nav open' : 'side-nav'} aria-label={words('screen_navigation')}>
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={`nav-${group.id}`}>
          <h2 id={`nav-${group.id}`}>{group.label}</h2>
          <ul role="list">
            {group.items.map((item) => (
              <li key={item.path}>
                <Go to={item.path} onClick={onGone} {...(item.path === here ? { 'aria-current': item.path === current ? ('page' as const) : ('true' as const) } : {})}>
                  <span className="label">{item.label}</span>
                  {item.count !== undefined && <span className="count">{new Intl.NumberFormat(language()).format(item.count)}</span>}
                  {item.key !== undefined && <Keys keys={`g ${item.key}`} />}
                </Go>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function goKeys(groups: readonly NavigationGroup[], go: (path: string) => void): KeyBinding[] {
  return groups
    .flatMap(({ items }) => items)
    .flatMap(({ key, label, path }) => (key === undefined ? [] : [{ keys: `g ${key}`, label, group: 'go' as const, run: () => go(path) }]));
}

/** The one place that the open page belongs to: itself, or the nearest above it. */
function nearest(groups: readonly NavigationGroup[], current: string): string | undefined {
  return groups.flatMap(({ items }) => items.map(({ path }) => path))
    .filter((path) => path === current || (current.startsWith(`${path}/`) && path.split('/').length > 2))
    .sort((a, b) => b.length - a.length)[0];
}
