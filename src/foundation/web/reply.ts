import { randomUUID } from 'node:crypto';
import { Invalid, Refusal, type Problem } from '../errors.ts';

/** The one shape of every error reply. */
export interface ErrorReply {
  error: {
    kind: 'invalid' | 'refusal' | 'fault';
    sentence: string;
    code?: string;
    problems?: readonly Problem[];
    detail?: Readonly<Record<string, unknown>>;
    id?: string;
  };
}

/** What hidden and absent, forbidden and unknown, all answer. */
export const UNKNOWN: ErrorReply = { error: { kind: 'refusal', code: 'unknown', sentence: 'There is nothing here that you can see.' } };

/** What anybody not signed in is answered under `/api`, whether the address exists or not. */
export const SIGNED_OUT: ErrorReply = { error: { kind: 'refusal', code: 'signed-out', sentence: 'You are signed out. Sign in, then go on where you were.' } };

/** An error turned into its reply; a Fault is logged by its id only, and what the database says never leaves. */
export function replyTo(error: unknown, log: (entry: { id: string; name: string; code: string; at: string }) => void): { status: number; body: ErrorReply; retryAfter?: number } {
  if (error instanceof Invalid) return { status: 400, body: { error: { kind: 'invalid', sentence: 'Some of what you gave does not fit.', problems: error.problems } } };
  if (error instanceof Refusal) {
    if (error.code === 'unknown') return { status: 404, body: UNKNOWN };
    return { status: error.status, body: { error: { kind: 'refusal', code: error.code, sentence: error.message, detail: error.detail } } };
  }
  const code = String((error as { code?: unknown }).code ?? '');
  const known = fromDatabase(code) ?? fromFastify(error, code);
  if (known) return known;
  const id = randomUUID();
  log({ id, name: (error as Error).name, code, at: ((error as Error).stack ?? '').split('\n').slice(1, 6).map((l) => l.trim()).join(' < ') });
  return { status: 500, body: { error: { kind: 'fault', sentence: 'Something went wrong on our side. Nothing was kept; try again, and give this number if you ask for help.', id } } };
}

function fromDatabase(code: string): { status: number; body: ErrorReply; retryAfter?: number } | undefined {
  const refusal = (status: number, name: string, sentence: string) => ({ status, body: { error: { kind: 'refusal' as const, code: name, sentence } } });
  switch (code) {
    case '23505': return refusal(409, 'already-there', 'This is recorded already. Look at what is there, and change that instead.');
    case '23503': case '42501': return { status: 404, body: UNKNOWN };
    case '23514': case '23502': case '22P02': case '22P05': case '22003': case '22007': case '22008': case '22021': return { status: 400, body: { error: { kind: 'invalid', sentence: 'Some of what you gave does not fit.', problems: [{ where: '/', problem: 'A value is outside what can be recorded.', mend: 'Check the days and numbers you gave.' }] } } };
    case '40001': case '40P01': case '55P03': case '57014': case '25P04': case '57P01': case '57P02': case '57P03': case '53300': case '08006': case '08003': case '08000': case 'ECONNREFUSED': case 'ECONNRESET': case 'ENOENT': case 'EPIPE':
      return { ...refusal(503, 'busy', 'The records cannot be reached at this moment. Nothing was lost; try again in a few seconds.'), retryAfter: 3 };
    default: return undefined;
  }
}

function fromFastify(error: unknown, code: string): { status: number; body: ErrorReply; retryAfter?: number } | undefined {
  const status = (error as { statusCode?: number }).statusCode;
  if (/Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/.test((error as Error).message ?? '')) {
    return { status: 503, retryAfter: 3, body: { error: { kind: 'refusal', code: 'busy', sentence: 'The records cannot be reached at this moment. Nothing was lost; try again in a few seconds.' } } };
  }
  if (status === 429) return { status: 429, retryAfter: 60, body: { error: { kind: 'refusal', code: 'too-often', sentence: 'That was asked too often. Wait a minute, then ask again.' } } };
  if (status === 413) return { status: 413, body: { error: { kind: 'refusal', code: 'too-large', sentence: 'That is larger than can be taken in at once. Send it in parts.' } } };
  if (status === 415) return { status: 415, body: { error: { kind: 'refusal', code: 'wrong-form', sentence: 'Send JSON, with the content type application/json.' } } };
  if (status !== undefined && status >= 400 && status < 500 && code.startsWith('FST_')) {
    return { status: 400, body: { error: { kind: 'invalid', sentence: 'The request could not be read.', problems: [{ where: '/', problem: 'The request is not well-formed.', mend: 'Send JSON as the documentation shows it.' }] } } };
  }
  return undefined;
}
