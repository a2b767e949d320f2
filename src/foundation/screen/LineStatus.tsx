import { useEffect, useRef } from 'react';
import { announce } from './announce.ts';
import { line, noteAnswer, noteLoss } from './line.ts';
import { useStore } from './store.ts';
import { words } from './words.ts';

/** Says when the line is slow or lost, and when the session is over; says nothing when all is well. */
export function LineStatus({ signIn }: { signIn: string }) {
  const { state, signedOut } = useStore(line);
  const before = useRef(state);

  useEffect(() => {
    window.addEventListener('offline', noteLoss);
    window.addEventListener('online', noteAnswer);
    return () => {
      window.removeEventListener('offline', noteLoss);
      window.removeEventListener('online', noteAnswer);
    };
  }, []);

  useEffect(() => {
    if (before.current === 'lost' && state === 'good') announce(words('screen_line_back'));
    before.current = state;
  }, [state]);

  return (
    <div className="line-status" role="status">
      {signedOut ? (
        <p className="warn">
          {words('screen_signed_out')} <a href={signIn}>{words('screen_sign_in')}</a>
        </p>
      ) : state === 'lost' ? (
        <p className="warn">{words('screen_line_lost')}</p>
      ) : state === 'slow' ? (
        <p>{words('screen_line_slow')}</p>
      ) : null}
    </div>
  );
}
