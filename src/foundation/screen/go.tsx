import { createContext, use, type AnchorHTMLAttributes, type MouseEvent, type ReactNode } from 'react';

/** How the page goes somewhere: by the router, or without one by the browser. */
export interface Going {
  go: (path: string) => void;
  prepare: (path: string) => void;
}

/** Given by the router; without it links are plain links. */
export const GoingContext = createContext<Going | undefined>(undefined);

/** Goes to a path from an act that is not a link. */
export function useGo(): (path: string) => void {
  const going = use(GoingContext);
  return going?.go ?? ((path) => window.location.assign(path));
}

/** A link inside the product: a real anchor that the router takes over, prepared when pointed at. */
export function Go({ to, children, ...rest }: { to: string; children?: ReactNode } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>) {
  const going = use(GoingContext);
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    rest.onClick?.(event);
    if (going === undefined || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || rest.target !== undefined) return;
    event.preventDefault();
    going.go(to);
  };
  return (
    <a {...rest} href={to} onClick={follow} onPointerEnter={() => going?.prepare(to)} onFocus={() => going?.prepare(to)}>
      {children}
    </a>
  );
}
