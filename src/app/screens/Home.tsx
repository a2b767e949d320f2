import { lazy, Suspense, type ComponentType } from 'react';
import { ErrorBoundary } from '../../foundation/screen/ErrorBoundary.tsx';
import { Go } from '../../foundation/screen/go.tsx';
import { Keys } from '../../foundation/screen/Keys.tsx';
import { Loading } from '../../foundation/screen/Loading.tsx';
import { OnDay } from '../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../foundation/screen/PageHeader.tsx';
import { useSession } from '../../foundation/screen/session.ts';
import { today } from '../../foundation/screen/today.ts';
import * as m from '../../messages/messages.js';

const files = import.meta.glob<{ Today: ComponentType }>('../../rooms/*/screens/Today.tsx');
const shares = new Map(Object.entries(files).map(([path, load]) => [path.split('/').at(-3), lazy(() => load().then(({ Today }) => ({ default: Today })))]));

/** The first page: what needs this person today, room by room, and then every place they may go. */
export function Home() {
  const session = useSession();
  const rooms = [...new Set(session.screens.map(({ room }) => room))];
  const places = session.screens.filter(({ navigation }) => navigation === true);
  return (
    <>
      <PageHeader title={m.app_home()} over={<OnDay day={today()} />} />
      <div className="stack loose">
        {rooms.map((room) => {
          const Today = shares.get(room);
          return Today === undefined ? null : (
            <ErrorBoundary key={room}>
              <Suspense fallback={<Loading />}>
                <Today />
              </Suspense>
            </ErrorBoundary>
          );
        })}
        <section aria-labelledby="places" className="stack">
          <h2 id="places">{m.app_home_places()}</h2>
          {places.length + session.sheets.length === 0 && <p>{m.app_home_nothing()}</p>}
          <ul className="places" role="list">
            {places.map(({ path, title, key }) => (
              <Place key={path} to={`/app${path}`} title={title} letter={key} />
            ))}
            {session.sheets.length > 0 && <Place to="/app/data" title={m.app_data()} letter="d" />}
          </ul>
        </section>
      </div>
    </>
  );
}

function Place({ to, title, letter }: { to: string; title: string; letter: string | undefined }) {
  return (
    <li>
      <Go to={to}>{title}</Go>
      {letter !== undefined && <Keys keys={`g ${letter}`} />}
    </li>
  );
}
