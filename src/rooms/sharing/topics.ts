/** The topics whose packets another office's forms take up, and the facts that go beside the released fields; whoever sends and whoever takes up read them here. */

/** `certification-request` (an adult) and `child-assistance` (a minor): what a request for a letter is filled from, 22 USC 7105(b)(1); OMB 0970-0454 and 0970-0362. The fields `name` and `birth` go in the packet's content; the names apart stand here. */
export interface RequestFacts {
  givenName: string;
  familyName: string;
  form: 'sex' | 'labor' | 'both' | 'unknown';
  /** For a minor: when somebody discovered that they may be a victim, as an ISO instant; the 24 hours run from it. */
  discoveredAt?: string;
  /** Documents of other offices that the sender has seen: a letter's kinds of evidence. */
  evidence: readonly { kind: string; office: string; datedOn: string; endsOn?: string }[];
}

/** What the office answers to such a request once it has decided: the outcome, and until when its letter holds. No name and no number: the sender knows whom it asked for, and the letter goes to the person. */
export interface AnswerFacts {
  outcome: 'certified' | 'interim' | 'interim-extended' | 'eligible' | 'denied';
  decidedOn: string;
  endsOn: string | null;
}
