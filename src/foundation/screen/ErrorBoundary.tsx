import { Component, type ReactNode } from 'react';
import { newKey, Unanswered, type Trouble } from './ask.ts';
import { Problem } from './Problem.tsx';

interface Props {
  children: ReactNode;
  /** Told of failures of the screen itself, so that the app can log them under the id that the person sees. */
  onFailure?: ((error: unknown, id: string) => void) | undefined;
}

/** Keeps a failure to its part of the page and says what happened, with the number of the error. */
export class ErrorBoundary extends Component<Props, { trouble: Trouble | undefined }> {
  override state: { trouble: Trouble | undefined } = { trouble: undefined };

  static getDerivedStateFromError(error: unknown): { trouble: Trouble } {
    return { trouble: error instanceof Unanswered ? error.trouble : { kind: 'fault', id: newKey().slice(0, 8) } };
  }

  override componentDidCatch(error: unknown): void {
    const { trouble } = this.state;
    if (trouble?.kind === 'fault' && !(error instanceof Unanswered)) this.props.onFailure?.(error, trouble.id);
  }

  override render(): ReactNode {
    const { trouble } = this.state;
    return trouble === undefined ? this.props.children : <Problem trouble={trouble} onRetry={() => this.setState({ trouble: undefined })} />;
  }
}
