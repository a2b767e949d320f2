/** Builds the staff application out of a list of screens, with the shell around whichever is open. */
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  RouterProvider,
  useBlocker,
  useLocation,
  useMatches,
  useNavigate,
  useParams,
  useRouter,
  useRouterState,
  useSearch,
} from '@tanstack/react-router';
import { createContext, use, useEffect, useMemo, useRef, useState, type ComponentType } from 'react';
import { newQueryClient } from './ask-hooks.ts';
import { troubleOf } from './ask.ts';
import { Go, GoingContext, type Going } from './go.tsx';
import { Loading } from './Loading.tsx';
import { Problem } from './Problem.tsx';
import type { Sensitivity } from './SensitivityMark.tsx';
import { Shell, type ShellProps } from './Shell.tsx';
import type { NavigationGroup } from './SideNav.tsx';
import { UnsavedQuestion } from './UnsavedQuestion.tsx';
import { unsaved } from './unsaved.ts';
import { words } from './words.ts';

/** One screen of the application. */
export interface Screen {
  /** `/app/letters/:id` */
  path: string;
  /** Fetches the component when the screen is first needed: `() => import('./LetterDesk.tsx').then((m) => m.LetterDesk)`. */
  load: () => Promise<ComponentType>;
  /** A neutral title, never a person's name or code: it stands in the browser's history. */
  title: () => string;
  /** The permission without which the screen is not offered; the server decides again. */
  allow?: string | undefined;
  /** The duty under which it stands in the side navigation; without it the screen is not listed. */
  group?: string | undefined;
  /** The letter that follows `g`. */
  key?: string | undefined;
  sensitivity?: Sensitivity | undefined;
  /** Whether its title stands alone, without the product's name: what is printed of it may go into a person's own hands. */
  unbranded?: boolean | undefined;
  /** How much waits there. */
  count?: (() => number | undefined) | undefined;
}

/** What the app gives: its screens, its duties in order, who may, and the rest of the shell. */
export interface ScreensProps {
  screens: readonly Screen[];
  groups: readonly { id: string; label: string }[];
  may: (allow: string) => boolean;
  shell: Omit<ShellProps, 'children' | 'title' | 'current' | 'navigation' | 'sensitivity'>;
}

const ScreensContext = createContext<ScreensProps | undefined>(undefined);

/** The staff application: routes, shell, titles, focus, and the question before unsaved answers are lost. */
export function Screens(props: ScreensProps) {
  const [client] = useState(newQueryClient);
  const [router] = useState(() => newRouter(props.screens));
  return (
    <QueryClientProvider client={client}>
      <ScreensContext value={props}>
        <RouterProvider router={router} />
      </ScreensContext>
    </QueryClientProvider>
  );
}

/** The address of the open screen: its parameters, its query, and how to change the query without leaving. */
export function useAddress(): {
  path: string;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  setQuery: (change: Readonly<Record<string, string | undefined>>) => void;
} {
  const { pathname } = useLocation();
  const params: Record<string, string> = useParams({ strict: false });
  const query: Record<string, string> = useSearch({ strict: false });
  const navigate = useNavigate();
  return {
    path: pathname,
    params,
    query,
    setQuery: (change) => {
      const next = Object.fromEntries(Object.entries({ ...query, ...change }).filter(([, value]) => value !== undefined && value !== ''));
      void navigate({ to: pathname, search: next as never, replace: true, resetScroll: false });
    },
  };
}

function newRouter(screens: readonly Screen[]) {
  const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });
  const routes = screens.map((screen) =>
    createRoute({
      getParentRoute: () => root,
      path: routePath(screen.path),
      component: lazyRouteComponent(() => screen.load().then((component) => ({ default: component }))),
    }),
  );
  return createRouter({
    routeTree: root.addChildren(routes),
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultPendingMs: 300,
    defaultErrorComponent: ({ error, reset }) => <Problem trouble={troubleOf(error)} onRetry={reset} />,
    defaultNotFoundComponent: NotFound,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text === '' ? '' : `?${text}`;
    },
  });
}

/** `/app/letters/:id` as the router writes it. */
function routePath(path: string): string {
  return path.replace(/:(\w+)/g, '$$$1');
}

function Frame() {
  const props = use(ScreensContext);
  if (props === undefined) throw new Error('A screen stands inside Screens.');
  const { screens, groups, may, shell } = props;
  const router = useRouter();
  // The place that has been reached, not the one that is still on its way: until then the old page stays as it is.
  const pathname = useRouterState({ select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname });
  const going = useMemo<Going>(
    () => ({
      go: (path) => router.history.push(path),
      prepare: (path) => void router.preloadRoute({ to: path as never }).catch(() => undefined),
    }),
    [router],
  );
  const open = useOpenScreen(screens);
  const title = open?.title() ?? words('screen_product');
  const blocker = useBlocker({ shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && unsaved.read().size > 0, withResolver: true, enableBeforeUnload: false });
  useArrival(pathname, title, open?.unbranded === true);

  return (
    <GoingContext value={going}>
      <Shell {...shell} title={title} current={pathname} sensitivity={open?.sensitivity} navigation={navigationOf(screens, groups, may)}>
        {open?.allow !== undefined && !may(open.allow) ? <NotFound /> : <Outlet />}
      </Shell>
      <UnsavedQuestion open={blocker.status === 'blocked'} onStay={() => blocker.reset?.()} onLeave={() => blocker.proceed?.()} />
    </GoingContext>
  );
}

function useOpenScreen(screens: readonly Screen[]): Screen | undefined {
  const id = useMatches().at(-1)?.routeId;
  return screens.find(({ path }) => routePath(path) === id);
}

/** The side navigation out of the screens that name a duty and that this person may open. */
function navigationOf(screens: readonly Screen[], groups: ScreensProps['groups'], may: ScreensProps['may']): NavigationGroup[] {
  return groups
    .map(({ id, label }) => ({
      id,
      label,
      items: screens
        .filter((screen) => screen.group === id && (screen.allow === undefined || may(screen.allow)))
        .map((screen) => ({ path: screen.path, label: screen.title(), key: screen.key, count: screen.count?.() })),
    }))
    .filter(({ items }) => items.length > 0);
}

/** On arrival the title is set and the focus moves to the page's `h1`; the first page keeps the browser's focus. */
function useArrival(path: string, title: string, unbranded: boolean): void {
  const before = useRef(path);
  useEffect(() => {
    const product = words('screen_product');
    document.title = unbranded || title === product ? title : `${title} · ${product}`;
    if (before.current === path) return;
    before.current = path;
    window.scrollTo(0, 0);
    return whenHeadingIsThere((heading) => heading.focus({ preventScroll: true }));
  }, [path, title, unbranded]);
}

/** Waits for the page's `h1`, which may come with its data. */
function whenHeadingIsThere(act: (heading: HTMLElement) => void): () => void {
  const find = (): boolean => {
    const heading = document.querySelector<HTMLElement>('main h1');
    if (heading === null) return false;
    if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
    act(heading);
    return true;
  };
  if (find()) return () => undefined;
  const watch = new MutationObserver(() => {
    if (find()) watch.disconnect();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  return () => watch.disconnect();
}

function NotFound() {
  const home = use(ScreensContext)?.shell.home;
  return (
    <Problem level={1} trouble={{ kind: 'refusal', code: 'unknown', sentence: '', detail: {} }}>
      {home !== undefined && (
        <p>
          <Go to={home}>{words('screen_go_home')}</Go>
        </p>
      )}
    </Problem>
  );
}
