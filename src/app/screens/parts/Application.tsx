import { useEffect, useMemo, useState } from 'react';
import { read, send, troubleOf, type Trouble } from '../../../foundation/screen/ask.ts';
import { answeredAt } from '../../../foundation/screen/line.ts';
import { Loading } from '../../../foundation/screen/Loading.tsx';
import { now } from '../../../foundation/screen/now.ts';
import { Problem } from '../../../foundation/screen/Problem.tsx';
import { Screens, type Screen } from '../../../foundation/screen/router.tsx';
import { SessionContext, type SignedIn } from '../../../foundation/screen/session.ts';
import { useStore } from '../../../foundation/screen/store.ts';
import { setOfficeZone } from '../../../foundation/screen/today.ts';
import { groups, screensOf } from './screens-of.ts';
import { findFor, offerCommands } from './palette-of.ts';

const SIGN_IN = '/sign-in';

/** The staff application: asks who is signed in, and draws what of the house is theirs. */
export function Application() {
  const [answer, setAnswer] = useState<{ session: SignedIn; at: number } | { trouble: Trouble } | undefined>(undefined);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    read<SignedIn>('/session', {}, { signal: stop.signal }).then(
      (session) => {
        setOfficeZone(session.timeZone);
        setAnswer({ session, at: now() });
      },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        const trouble = troubleOf(error);
        if (trouble.kind === 'signed-out') window.location.replace(SIGN_IN);
        else setAnswer({ trouble });
      },
    );
    return () => stop.abort();
  }, [turn]);

  if (answer === undefined) return <Loading />;
  if ('session' in answer) return <House session={answer.session} askedAt={answer.at} />;
  return (
    <main className="alone">
      <Problem level={1} trouble={answer.trouble} onRetry={() => { setAnswer(undefined); setTurn(turn + 1); }} />
    </main>
  );
}

function House({ session, askedAt }: { session: SignedIn; askedAt: number }) {
  const endsAt = useSessionEnd(session, askedAt);
  const screens = useMemo(() => screensOf(session), [session]);
  const find = useMemo(() => findFor(session), [session]);
  useEffect(() => offerCommands(session, signOut), [session]);
  useEffect(() => fetchAhead(screens), [screens]);
  return (
    <SessionContext value={session}>
      <Screens
        screens={screens}
        groups={groups}
        may={(allow) => session.permissions.includes(allow)}
        shell={{
          home: '/app',
          account: { name: session.label, organization: session.organization },
          session: { endsAt, extend },
          demo: session.demo,
          signIn: SIGN_IN,
          onSignOut: signOut,
          find,
        }}
      />
    </SessionContext>
  );
}

/** A session ends when it has sat idle or when its whole time is over; every answer of the server starts the idle time anew. */
function useSessionEnd(session: SignedIn, askedAt: number): number {
  const answered = useStore(answeredAt);
  const idle = Date.parse(session.idleEndsAt) - askedAt;
  return Math.min(Date.parse(session.endsAt), Math.max(askedAt, answered) + idle);
}

/** Fetches every screen once the first has been drawn, so that a lost line does not keep anybody from going on. */
function fetchAhead(screens: readonly Screen[]): () => void {
  const timer = setTimeout(() => {
    for (const screen of screens) void screen.load().catch(() => undefined);
  }, 1500);
  return () => clearTimeout(timer);
}

async function extend(): Promise<number> {
  const { idleEndsAt } = await send<{ idleEndsAt: string | null }>('POST', '/session/extend');
  return idleEndsAt === null ? 0 : Date.parse(idleEndsAt);
}

function signOut(): void {
  const leave = (): void => window.location.assign(SIGN_IN);
  void send('POST', '/sign-out').then(leave, leave);
}
