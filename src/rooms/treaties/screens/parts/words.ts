import * as m from '../../../../messages/messages.js';
import type { Certainty, EventKind, Fact, Means, ReservationKind } from '../../schema.ts';

/** What each step is called, in the order of the law. */
export const kindWords: Readonly<Record<EventKind, () => string>> = {
  signed: m.treaties_kind_signed, transmitted: m.treaties_kind_transmitted, consented: m.treaties_kind_consented, 'instrument-signed': m.treaties_kind_instrument_signed,
  deposited: m.treaties_kind_deposited, 'in-force': m.treaties_kind_in_force, denounced: m.treaties_kind_denounced,
};

/** Sourced or not, as answers to choose from. */
export const certaintyChoices = (): { value: Certainty; label: string }[] => [{ value: 'sourced', label: m.treaties_certainty_sourced() }, { value: 'unverified', label: m.treaties_certainty_unverified() }];

/** Of which kind a deposit is. */
export const meansWords: Readonly<Record<Means, () => string>> = { ratification: m.treaties_means_ratification, acceptance: m.treaties_means_acceptance, approval: m.treaties_means_approval, accession: m.treaties_means_accession, succession: m.treaties_means_succession };

/** What a state may say of how it is bound. */
export const reservationWords: Readonly<Record<ReservationKind, () => string>> = { reservation: m.treaties_reservation, declaration: m.treaties_declaration, understanding: m.treaties_understanding };

/** What a publication may say. */
export const factWords: Readonly<Record<Fact, () => string>> = { number: m.treaties_fact_number, adopted: m.treaties_adopted, 'in-force-generally': m.treaties_in_force, ...kindWords };

/** Words by code as answers to choose from. */
export function choicesOf(words: Readonly<Record<string, () => string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label: label() }));
}
