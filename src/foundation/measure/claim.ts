/** A figure a claim states: which measure, over which period, along which value of which dimension. */
export interface ClaimFigure {
  measure: string;
  /** As `parsePeriod` reads it: `FY2004`, `RY2005`, `FY2001-FY2004`. */
  period: string;
  where?: Readonly<Record<string, string>>;
}

/**
 * What can be found of a claim: it fails; the records cannot decide it as it is told; it is told beside what it cannot be
 * compared with; it was told otherwise before.
 */
export type Verdict = 'fails' | 'doubtful' | 'incomparable' | 'revised';

/** How a claim of the founding chapter stands once a room owns it. */
export interface Claim {
  /** SC001 … SC068. */
  id: string;
  /** In the order of the claim's figures; a text is a fact that is not counted, such as a date taken from a record. */
  figures: readonly ClaimFigure[];
  /** Comparatives to check: the words, and which figures (by position) they compare; a superlative is held against all the others of its series. */
  comparatives?: readonly { words: string; of: number; to: number | readonly number[] }[];
  /** Sums that must hold: position of the total and of its parts. */
  sums?: readonly { total: number; parts: readonly number[] }[];
  /** Figures that must not be compared with these, and so are checked to be refused; `told` where the chapter itself sets them beside one another, or lets one be read as the other. */
  notComparable?: readonly { of: number; with: ClaimFigure; told?: boolean }[];
  /** What the sentence can equally mean: where the records count more than one number, it is doubtful. */
  readings?: readonly ClaimFigure[];
  /** One figure as it was published on different days: where the numbers differ, it is revised. */
  editions?: readonly ClaimFigure[];
  /** SQL of the columns `fact` and `value` as of `facts`: what the records hold that makes the sentence doubtful as it is told; no row, no doubt. */
  doubts?: string;
  /** SQL of the columns `fact` and `value`, both text, from `_as_of` views of the room: values that are read from records and not counted, such as days of a treaty, in the order of the claim's figures. */
  facts?: string;
  /** What the dated law of the room says, in the order of the claim's figures; a claim has facts of the records or of the law. */
  law?: readonly { readonly fact: string; readonly value: string | null }[];
  /** What the chapter states of those facts, in their order, as precisely as it does (`2000-11` is met by any day of that month); one that differs makes the claim flagged. */
  stated?: readonly string[];
  /** What is found beside the arithmetic, in one sentence. */
  remark?: string;
}
