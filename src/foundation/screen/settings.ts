/** What a person has set for this device: the only three things the browser ever stores. */
import { storeOf } from './store.ts';

/** The settings of this device. */
export interface Settings {
  theme: 'system' | 'light' | 'dark';
  density: 'comfortable' | 'compact';
  keys: 'on' | 'off';
}

const choices: { [Name in keyof Settings]: readonly Settings[Name][] } = {
  theme: ['system', 'light', 'dark'],
  density: ['comfortable', 'compact'],
  keys: ['on', 'off'],
};

const place = 'fourfold.settings';

/** The settings now in force. */
export const settings = storeOf<Settings>({ theme: 'system', density: 'comfortable', keys: 'on' });

/** Reads the stored settings and puts them on the page; call once, before the first paint. */
export function applySettings(): void {
  settings.change((before) => ({ ...before, ...stored() }));
  show(settings.read());
}

/** Changes one setting, keeps it and puts it on the page. */
export function setSetting<Name extends keyof Settings>(name: Name, value: Settings[Name]): void {
  settings.change((before) => ({ ...before, [name]: value }));
  show(settings.read());
  try {
    localStorage.setItem(place, JSON.stringify(settings.read()));
  } catch {
    // A browser that refuses storage keeps the setting until the page is closed.
  }
}

function stored(): Partial<Settings> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place) ?? '{}');
    if (typeof found !== 'object' || found === null) return {};
    return Object.fromEntries(
      Object.entries(found).filter(([name, value]) => (choices as Record<string, readonly unknown[]>)[name]?.includes(value)),
    ) as Partial<Settings>;
  } catch {
    return {};
  }
}

function show({ theme, density }: Settings): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  dataset['density'] = density;
}
