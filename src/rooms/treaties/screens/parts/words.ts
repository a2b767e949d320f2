import * as m from '../../../../messages/messages.js';
import type { Certainty, EventKind } from '../../schema.ts';

/** What each step is called, in the order of the law. */
export const kindWords: Readonly<Record<EventKind, () => string>> = {
  signed: m.treaties_kind_signed, transmitted: m.treaties_kind_transmitted, consented: m.treaties_kind_consented, 'instrument-signed': m.treaties_kind_instrument_signed,
  deposited: m.treaties_kind_deposited, 'in-force': m.treaties_kind_in_force, denounced: m.treaties_kind_denounced,
};

/** The steps as answers to choose from. */
export const kindChoices = (): { value: string; label: string }[] => Object.entries(kindWords).map(([value, label]) => ({ value, label: label() }));

/** Sourced or not, as answers to choose from. */
export const certaintyChoices = (): { value: Certainty; label: string }[] => [{ value: 'sourced', label: m.treaties_certainty_sourced() }, { value: 'unverified', label: m.treaties_certainty_unverified() }];
