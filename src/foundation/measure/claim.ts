/** A figure a claim states: which measure, over which period, along which value of which dimension. */
export interface ClaimFigure {
  measure: string;
  /** As `parsePeriod` reads it: `FY2004`, `RY2005`, `FY2001-FY2004`. */
  period: string;
  where?: Readonly<Record<string, string>>;
}

/** How a claim of the founding chapter stands once a room owns it. */
export interface Claim {
  /** SC001 … SC068. */
  id: string;
  /** In the order of the claim's figures; a text is a fact that is not counted, such as a date taken from a record. */
  figures: readonly ClaimFigure[];
  /** Comparatives to check: the words, and which two figures (by position) they compare. */
  comparatives?: readonly { words: string; of: number; to: number }[];
  /** Sums that must hold: position of the total and of its parts. */
  sums?: readonly { total: number; parts: readonly number[] }[];
  /** Figures elsewhere in the chapter that must not be compared with these, and so are checked to be refused. */
  notComparable?: readonly { of: number; with: ClaimFigure }[];
  /** Values read from records that are not counts, such as dates of a treaty; asked of the database by the counter. */
  facts?: string;
}
