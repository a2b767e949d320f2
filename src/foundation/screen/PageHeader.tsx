import type { ReactNode } from 'react';

/** The head of a page: what stands above, its one `h1`, what stands below, and the page's first acts. */
export function PageHeader({ title, over, under, children }: { title: ReactNode; over?: ReactNode; under?: ReactNode; children?: ReactNode }) {
  return (
    <div className="page-header">
      <div className="heading">
        {over !== undefined && <p className="over">{over}</p>}
        <h1 tabIndex={-1}>{title}</h1>
        {under !== undefined && <p className="under">{under}</p>}
      </div>
      {children !== undefined && <div className="acts">{children}</div>}
    </div>
  );
}
