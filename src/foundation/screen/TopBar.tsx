import { namesHidden, toggleNames } from './blur.ts';
import { Disclosure } from './Disclosure.tsx';
import { Go } from './go.tsx';
import { Icon } from './Icon.tsx';
import { Keys } from './Keys.tsx';
import { SensitivityMark, type Sensitivity } from './SensitivityMark.tsx';
import { SettingsPanel, ThemeChoice } from './SettingsPanel.tsx';
import { useStore } from './store.ts';
import { words } from './words.ts';

/** Who is signed in, and for which organization. */
export interface Account {
  name: string;
  organization: string;
}

/** The bar above every staff page: where one is, how far it may travel, and the few acts that are everywhere. */
export function TopBar({ home, title, sensitivity, account, onSearch, onSignOut, navigationOpen, onNavigation }: {
  home: string;
  title: string;
  sensitivity: Sensitivity | undefined;
  account: Account;
  onSearch: () => void;
  onSignOut: () => void;
  navigationOpen: boolean;
  onNavigation: () => void;
}) {
  return (
    <header className="top-bar">
      <button type="button" className="button quiet open-navigation" aria-expanded={navigationOpen} aria-controls="side-nav" onClick={onNavigation}>
        <Icon name={navigationOpen ? 'close' : 'menu'} />
        {words(navigationOpen ? 'screen_close_navigation' : 'screen_open_navigation')}
      </button>
      <Go to={home} className="product">
        <span className="mark" aria-hidden="true" />
        <span>{words('screen_product')}</span>
      </Go>
      <div className="where">
        <span className="title">{title}</span>
        {sensitivity !== undefined && <SensitivityMark level={sensitivity} />}
      </div>
      <div className="tools">
        <button type="button" className="button search" onClick={onSearch}>
          <Icon name="search" />
          <span className="long">{words('screen_search_or_command')}</span>
          <span className="short">{words('screen_search')}</span>
          <Keys keys="mod+k" />
        </button>
        <NamesButton />
        <div className="only-wide">
          <Disclosure button={<><Icon name="theme" />{words('screen_theme')}</>}>{() => <ThemeChoice />}</Disclosure>
        </div>
        <AccountMenu account={account} onSignOut={onSignOut} />
      </div>
    </header>
  );
}

function NamesButton() {
  const hidden = useStore(namesHidden);
  return (
    <button type="button" className="button quiet names" aria-keyshortcuts="Control+." onClick={toggleNames}>
      <Icon name={hidden ? 'show' : 'hide'} />
      {words(hidden ? 'screen_show_names' : 'screen_hide_names')}
    </button>
  );
}

function AccountMenu({ account, onSignOut }: { account: Account; onSignOut: () => void }) {
  return (
    <Disclosure
      label={words('screen_account_of', { name: account.name, organization: account.organization })}
      buttonClass="button quiet account"
      button={
        <>
          <Icon name="person" />
          <span className="who">
            <bdi className="name">{account.name}</bdi>{' '}
            <bdi className="organization">{account.organization}</bdi>
          </span>
          <Icon name="down" />
        </>
      }
    >
      {() => (
        <>
          <p className="whole-account">
            <bdi className="name">{account.name}</bdi>
            <bdi className="organization">{account.organization}</bdi>
          </p>
          <SettingsPanel />
          <button type="button" className="button sign-out" onClick={onSignOut}>
            {words('screen_sign_out')}
          </button>
        </>
      )}
    </Disclosure>
  );
}
