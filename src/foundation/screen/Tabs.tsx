import { Go } from './go.tsx';
import { language } from './words.ts';

/** One view of the same thing, with an address of its own. */
export interface Tab {
  path: string;
  label: string;
  count?: number | undefined;
}

/** Views of one thing as links; each has its address, so that it can be sent, printed and opened beside. */
export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
  return (
    <nav aria-label={label}>
      <ul className="tabs" role="list">
        {tabs.map((tab) => (
          <li key={tab.path}>
            <Go to={tab.path} {...(tab.path === current ? { 'aria-current': 'page' as const } : {})}>
              {tab.label}
              {tab.count !== undefined && <span className="count">{new Intl.NumberFormat(language()).format(tab.count)}</span>}
            </Go>
          </li>
        ))}
      </ul>
    </nav>
  );
}
