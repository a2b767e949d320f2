import * as m from '../../../../messages/messages.js';
import type { Piece } from '../../text.ts';
import type { Shown } from './atoms.ts';

/** How figures read now, by their names, as the last check had them. */
export type FiguresShown = ReadonlyMap<string, { shown: string; sentence: string }>;

/** How a figure or a mark of a text reads; a figure waits while no check has come, and is unknown where the check does not have it. */
export function shownWith(figures: FiguresShown | undefined): (piece: Piece) => Shown {
  return (piece) => {
    if (piece.kind === 'token') {
      const known = figures?.get(piece.figure);
      return known ? { text: known.shown, title: piece.figure, standing: 'figure' } : { text: piece.figure, title: piece.figure, standing: figures === undefined ? 'waiting' : 'unknown' };
    }
    if (piece.kind !== 'mark') return { text: '', title: '', standing: 'not' };
    return piece.source === null ? { text: piece.words, title: m.publication_mark_not(), standing: 'not' } : { text: piece.words, title: m.publication_from_source({ source: piece.source }), standing: 'source' };
  };
}
