import { useState } from 'react';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { line, noteAnswer, noteLoss, noteSignedOut } from '../line.ts';
import { PageHeader } from '../PageHeader.tsx';
import { Problem } from '../Problem.tsx';
import { useStore } from '../store.ts';

function Fails({ now }: { now: boolean }) {
  if (now) throw new Error('The sample has failed, as it was asked to.');
  return <p>This part is well.</p>;
}

/** All ways in which a page says that something went wrong. */
export function ErrorsPage() {
  const [failing, setFailing] = useState(false);
  const { state } = useStore(line);
  return (
    <>
      <PageHeader title="When things fail" />
      <div className="stack">
        <Problem trouble={{ kind: 'fault', id: 'f-7Q4M2X' }} onRetry={() => undefined} />
        <Problem trouble={{ kind: 'refusal', code: 'letters.already-held', sentence: 'This person already holds a letter, issued on 2 March 2004.', detail: {} }} />
        <Problem trouble={{ kind: 'refusal', code: 'unknown', sentence: '', detail: {} }} />
        <Problem trouble={{ kind: 'offline' }} onRetry={() => undefined} />
        <Problem trouble={{ kind: 'signed-out' }} signIn="/sign-in" />
        <ErrorBoundary>
          <Fails now={failing} />
        </ErrorBoundary>
        <p className="row">
          <button type="button" className="button" onClick={() => setFailing(true)}>
            Fail
          </button>
          <button type="button" className="button" onClick={state === 'lost' ? noteAnswer : noteLoss}>
            Lose the line
          </button>
          <button type="button" className="button" onClick={noteSignedOut}>
            End the session
          </button>
        </p>
      </div>
    </>
  );
}
