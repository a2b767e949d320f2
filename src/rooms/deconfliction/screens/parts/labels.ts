/** The words of deconfliction. */
import * as m from '../../../../messages/messages.js';
import type { Held, HoldingView, NoticeState, NoticeView } from '../../schema.ts';

export const held: Readonly<Record<Held, string>> = { phone: m.deconfliction_kind_phone(), plate: m.deconfliction_kind_plate(), name: m.deconfliction_kind_name(), document: m.deconfliction_kind_document() };
export const ends: Readonly<Record<NonNullable<HoldingView['endedAs']>, string>> = { withdrawn: m.deconfliction_end_withdrawn(), lapsed: m.deconfliction_end_lapsed() };
export const hows: Readonly<Record<NoticeView['how'], string>> = { same: m.deconfliction_how_same(), alike: m.deconfliction_how_alike() };
export const states: Readonly<Record<NoticeState, { label: string; tone: 'neutral' | 'success' | 'warn' | 'primary' }>> = {
  'to-decide': { label: m.deconfliction_state_to_decide(), tone: 'warn' }, waits: { label: m.deconfliction_state_waits(), tone: 'primary' }, open: { label: m.deconfliction_state_open(), tone: 'success' }, closed: { label: m.deconfliction_state_closed(), tone: 'neutral' },
};
