import { OneOf } from './OneOf.tsx';
import { setSetting, settings } from './settings.ts';
import { useStore } from './store.ts';
import { words } from './words.ts';

/** The settings of this device: theme, density of rows, single-key shortcuts. */
export function SettingsPanel() {
  const now = useStore(settings);
  return (
    <div className="settings-panel">
      <ThemeChoice />
      <OneOf
        label={words('screen_density')}
        value={now.density}
        options={[
          { value: 'comfortable', label: words('screen_density_comfortable') },
          { value: 'compact', label: words('screen_density_compact') },
        ]}
        onChange={(value) => setSetting('density', value)}
      />
      <label className="switch-line">
        <input type="checkbox" checked={now.keys === 'on'} onChange={(event) => setSetting('keys', event.target.checked ? 'on' : 'off')} />
        <span>{words('screen_single_keys')}</span>
      </label>
    </div>
  );
}

/** The choice of theme by itself. */
export function ThemeChoice() {
  const { theme } = useStore(settings);
  return (
    <OneOf
      label={words('screen_theme')}
      value={theme}
      options={[
        { value: 'system', label: words('screen_theme_system') },
        { value: 'light', label: words('screen_theme_light') },
        { value: 'dark', label: words('screen_theme_dark') },
      ]}
      onChange={(value) => setSetting('theme', value)}
    />
  );
}
