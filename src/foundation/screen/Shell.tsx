import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { toggleNames } from './blur.ts';
import { CommandPalette } from './CommandPalette.tsx';
import type { Found } from './commands.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useKeyListener, useKeys, type KeyBinding } from './keys.ts';
import { KeysSheet } from './KeysSheet.tsx';
import { LineStatus } from './LineStatus.tsx';
import { now } from './now.ts';
import type { Sensitivity } from './SensitivityMark.tsx';
import { SessionWarning, type Session } from './SessionWarning.tsx';
import { SideNav, type NavigationGroup } from './SideNav.tsx';
import { Toasts } from './Toasts.tsx';
import { undoLast } from './toasts.ts';
import { TopBar, type Account } from './TopBar.tsx';
import { warnBeforeUnload } from './unsaved.ts';
import { words } from './words.ts';

/** What the app gives to the shell; the router adds the title, the place and the page. */
export interface ShellProps {
  home: string;
  title: string;
  current: string;
  sensitivity?: Sensitivity | undefined;
  navigation: readonly NavigationGroup[];
  account: Account;
  session?: Session | undefined;
  demo?: boolean | undefined;
  signIn: string;
  onSignOut: () => void;
  find?: ((text: string, signal: AbortSignal) => Promise<readonly Found[]>) | undefined;
  onFailure?: ((error: unknown, id: string) => void) | undefined;
  children: ReactNode;
}

/** The frame of every staff page: skip link, bar, navigation, messages, palette, and one `main`. */
export function Shell(props: ShellProps) {
  const [layer, setLayer] = useState<'none' | 'palette' | 'keys' | 'navigation'>('none');
  const close = (): void => setLayer('none');

  useKeyListener(now);
  useEffect(warnBeforeUnload, []);
  useKeys(
    useMemo(
      (): KeyBinding[] => [
        { keys: 'mod+k', label: words('screen_keys_palette'), group: 'everywhere', run: () => setLayer('palette') },
        { keys: '/', label: words('screen_keys_palette'), group: 'everywhere', run: () => setLayer('palette') },
        { keys: '?', label: words('screen_keys_sheet'), group: 'everywhere', run: () => setLayer('keys') },
        { keys: 'mod+.', label: words('screen_keys_blur'), group: 'everywhere', run: toggleNames },
      ],
      [],
    ),
  );
  useUndoKey();

  return (
    <div className="shell" data-layer={layer}>
      <a className="skip" href="#main">
        {words('screen_skip_to_content')}
      </a>
      <TopBar
        home={props.home}
        title={props.title}
        sensitivity={props.sensitivity}
        account={props.account}
        onSearch={() => setLayer('palette')}
        onSignOut={props.onSignOut}
        navigationOpen={layer === 'navigation'}
        onNavigation={() => setLayer(layer === 'navigation' ? 'none' : 'navigation')}
      />
      <SideNav groups={props.navigation} current={props.current} open={layer === 'navigation'} onGone={close} />
      <div className="beside">
        <aside className="notices" aria-label={words('screen_notices')}>
          {props.demo === true && <p className="demo-banner">{words('screen_demo')}</p>}
          <LineStatus signIn={props.signIn} />
          {props.session !== undefined && <SessionWarning session={props.session} />}
        </aside>
        <main id="main" tabIndex={-1}>
          <ErrorBoundary key={props.current} onFailure={props.onFailure}>
            {props.children}
          </ErrorBoundary>
        </main>
      </div>
      <Toasts />
      <CommandPalette open={layer === 'palette'} onClose={close} navigation={props.navigation} find={props.find} />
      <KeysSheet open={layer === 'keys'} onClose={close} />
    </div>
  );
}

/** Ctrl-Z outside text takes back the newest act that offers it; inside text it stays the browser's. */
function useUndoKey(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z') return;
      if (event.defaultPrevented || (event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]') !== null)) return;
      if (undoLast()) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
