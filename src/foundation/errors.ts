/**
 * The three errors of the product, and no fourth:
 * Invalid, the input does not fit its shape; Refusal, a rule said no; Fault, ours.
 */

/** One thing wrong with an input: where it is, what is wrong, and how to mend it. */
export interface Problem {
  /** A JSON pointer into the input (`/bornOn`) or a cell of a file (`C7`). */
  where: string;
  problem: string;
  mend: string;
}

/** The input does not fit its schema: answered 400, problem by problem. */
export class Invalid extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((p) => `${p.where}: ${p.problem} ${p.mend}`).join('\n') || 'The input is not valid.');
    this.name = 'Invalid';
    this.problems = problems;
  }
}

/** A rule said no: a stable code (`letters.already-held`) and a sentence for people; answered 409 unless `status` says otherwise. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly detail: Readonly<Record<string, unknown>>;
  constructor(code: string, sentence: string, options: { status?: number; detail?: Record<string, unknown> } = {}) {
    super(sentence);
    this.name = 'Refusal';
    this.code = code;
    this.status = options.status ?? 409;
    this.detail = options.detail ?? {};
  }
}

/** Our own failure: logged under an id, and the reply says nothing but that id. */
export class Fault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Fault';
  }
}

/** Throws the Refusal that hidden and absent share, so that neither can be told from the other. */
export function refuseUnknown(): never {
  throw new Refusal('unknown', 'There is nothing here that you can see.', { status: 404 });
}
