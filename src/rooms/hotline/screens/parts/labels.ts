/** The words for contacts, and the keys that say them. */
import { languageName as nameOfLanguage } from '../../../../foundation/screen/names.ts';
import * as m from '../../../../messages/messages.js';
import type { Caller, Channel, Closing, ContactFile, Described, FollowUps, HandOverView, Live, Need, Notice, Pointer, Safety, SafeContactView, TextsView, TipTold, TipView } from '../../schema.ts';

/** A word with the key that says it. */
export interface Keyed { label: string; key: string }

export const channels: Readonly<Record<Channel, string>> = { phone: m.hotline_channel_phone(), text: m.hotline_channel_text(), chat: m.hotline_channel_chat(), web: m.hotline_channel_web(), 'walk-in': m.hotline_channel_walk_in() };
export const safeties: Readonly<Record<Safety, Keyed>> = { safe: { label: m.hotline_safe(), key: '1' }, 'yes-no': { label: m.hotline_yes_no(), key: '2' }, danger: { label: m.hotline_danger(), key: '3' } };
export const callers: Readonly<Record<Caller, Keyed>> = {
  self: { label: m.hotline_self(), key: 's' }, known: { label: m.hotline_known(), key: 'k' }, tip: { label: m.hotline_caller_tip(), key: 't' }, professional: { label: m.hotline_professional(), key: 'p' }, other: { label: m.hotline_other(), key: 'o' },
};
export const quick: Readonly<Record<'wrong-number' | 'prank' | 'hang-up', Keyed>> = { 'wrong-number': { label: m.hotline_wrong_number(), key: 'w' }, prank: { label: m.hotline_prank(), key: 'r' }, 'hang-up': { label: m.hotline_hang_up(), key: 'h' } };
export const describeds: Readonly<Record<Described, Keyed>> = {
  documents: { label: m.hotline_d_documents(), key: 'a' }, threats: { label: m.hotline_d_threats(), key: 's' }, debt: { label: m.hotline_d_debt(), key: 'd' }, 'cannot-leave': { label: m.hotline_d_cannot_leave(), key: 'f' }, hurt: { label: m.hotline_d_hurt(), key: 'h' },
  'lied-to': { label: m.hotline_d_lied_to(), key: 'j' }, 'family-threatened': { label: m.hotline_d_family(), key: 'k' }, 'long-hours': { label: m.hotline_d_long_hours(), key: 'l' }, 'pay-kept': { label: m.hotline_d_pay_kept(), key: 'o' }, 'police-threat': { label: m.hotline_d_police(), key: 'p' },
  sex: { label: m.hotline_d_sex(), key: 'x' }, minor: { label: m.hotline_d_minor(), key: 'm' },
};
export const needs: Readonly<Record<Need, Keyed>> = {
  shelter: { label: m.hotline_n_shelter(), key: '1' }, legal: { label: m.hotline_n_legal(), key: '2' }, immigration: { label: m.hotline_n_immigration(), key: '3' }, medical: { label: m.hotline_n_medical(), key: '4' }, food: { label: m.hotline_n_food(), key: '5' },
  interpreter: { label: m.hotline_n_interpreter(), key: '6' }, crisis: { label: m.hotline_n_crisis(), key: '7' }, transport: { label: m.hotline_n_transport(), key: '8' }, money: { label: m.hotline_n_money(), key: '9' }, 'case-management': { label: m.hotline_n_case(), key: '0' },
};
export const closings: Readonly<Record<Closing, string>> = {
  referred: m.hotline_c_referred(), transferred: m.hotline_c_transferred(), tip: m.hotline_c_tip(), information: m.hotline_c_information(), support: m.hotline_c_support(), danger: m.hotline_c_danger(), 'wrong-number': m.hotline_wrong_number(), prank: m.hotline_prank(), 'hang-up': m.hotline_hang_up(), other: m.hotline_other(),
};
export const contactStates: Readonly<Record<ContactFile['state'], string>> = { ringing: m.hotline_state_ringing(), live: m.hotline_state_live(), closed: m.hotline_state_closed() };
export const pointerWords: Readonly<Record<Pointer['element'], string>> = { force: m.hotline_el_force(), fraud: m.hotline_el_fraud(), coercion: m.hotline_el_coercion(), labor: m.hotline_el_labor(), sex: m.hotline_el_sex(), 'under-18': m.hotline_el_minor() };
export const bandWords = { none: m.hotline_band_none(), some: m.hotline_band_some(), many: m.hotline_band_many(), strong: m.hotline_band_strong() } as const;
export const reacheds: Readonly<Record<'spoke' | 'message' | 'no-answer', Keyed>> = { spoke: { label: m.hotline_spoke(), key: 'c' }, message: { label: m.hotline_left_message(), key: 'l' }, 'no-answer': { label: m.hotline_no_answer(), key: 'x' } };
export const outcomes: Readonly<Record<'connected' | 'given' | 'declined', Keyed>> = { connected: { label: m.hotline_connected(), key: 'y' }, given: { label: m.hotline_given(), key: 'v' }, declined: { label: m.hotline_declined(), key: 'n' } };
export const safeChannels: Readonly<Record<SafeContactView['channel'], string>> = { phone: m.hotline_channel_phone(), text: m.hotline_channel_text(), email: m.hotline_channel_email(), 'in-person': m.hotline_channel_walk_in() };
export const unsafeWords: Readonly<Record<string, string>> = { absent: m.hotline_unsafe_absent(), old: m.hotline_unsafe_old(), hours: m.hotline_unsafe_hours() };
export const textStates: Readonly<Record<TextsView['texts'][number]['state'], { label: string; tone: 'success' | 'warn' | 'neutral' }>> = {
  waiting: { label: m.hotline_text_waiting(), tone: 'neutral' }, sent: { label: m.hotline_text_sent(), tone: 'success' }, failed: { label: m.hotline_text_failed(), tone: 'warn' }, withdrawn: { label: m.hotline_text_withdrawn(), tone: 'neutral' },
};
export const textReasons: Readonly<Record<NonNullable<TextsView['texts'][number]['reason']>, string>> = {
  'card-absent': m.hotline_text_card_absent(), 'card-old': m.hotline_text_card_old(), 'no-longer-text': m.hotline_text_no_longer_text(), 'no-number': m.hotline_text_no_number(), 'too-late': m.hotline_text_too_late(), 'gateway-refused': m.hotline_text_gateway_refused(), 'gateway-silent': m.hotline_text_gateway_silent(),
};
/** What each notice says, in the language it goes out in. */
export function noticeWords(language: 'en' | 'es'): Readonly<Record<Notice, string>> {
  const o = { locale: language } as const;
  return { write: m.hotline_public_text_write({}, o), call: m.hotline_public_text_call({}, o), 'as-agreed': m.hotline_public_text_as_agreed({}, o) };
}
export const followUpOutcomes: Readonly<Record<NonNullable<ContactFile['followUps'][number]['outcome']>, string>> = { reached: m.hotline_fu_reached(), 'not-reached': m.hotline_fu_not_reached(), 'not-safe': m.hotline_fu_not_safe(), 'no-longer-wanted': m.hotline_fu_not_wanted() };
export const decisions: Readonly<Record<TipView['decision'], Keyed>> = { 'hand-over': { label: m.hotline_tip_hand_over(), key: 'h' }, not: { label: m.hotline_tip_not(), key: 'n' }, ask: { label: m.hotline_tip_ask(), key: 'a' } };
export const tolds: Readonly<Record<TipTold, string>> = { received: m.hotline_told_received(), 'looked-into': m.hotline_told_looked(), 'acted-on': m.hotline_told_acted(), 'nothing-found': m.hotline_told_nothing(), 'cannot-say': m.hotline_told_cannot() };
export const receipts: Readonly<Record<HandOverView['state'], { label: string; tone: 'success' | 'warn' | 'danger' | 'neutral' }>> = {
  received: { label: m.hotline_receipt_received(), tone: 'success' }, 'received-late': { label: m.hotline_receipt_late(), tone: 'warn' }, running: { label: m.hotline_receipt_running(), tone: 'neutral' }, missed: { label: m.hotline_receipt_missed(), tone: 'danger' },
};
export const presences: Readonly<Record<Live['mine'], string>> = { ready: m.hotline_ready(), minute: m.hotline_minute(), away: m.hotline_away() };

/** The languages that are offered first at the desk. */
const OFTEN = ['en', 'es', 'zh', 'vi', 'ko', 'tl', 'th', 'ru', 'uk', 'pt', 'fr', 'ht', 'ar', 'hi', 'ne', 'am', 'sw', 'ase'] as const;

/** What a language is called. */
export function languageName(tag: string): string {
  return tag === 'und' ? m.hotline_language_unknown() : nameOfLanguage(tag);
}

/** The languages as the choices of a select, the given one among them. */
export function languageChoices(now: string): { value: string; label: string }[] {
  return [...new Set(['und', ...OFTEN, now])].map((value) => ({ value, label: languageName(value) }));
}

/** Whether a follow-up can be done now, in words. */
export function reachWord(row: FollowUps['followUps'][number]): string {
  return row.stands ? m.hotline_fu_safe_now() : unsafeWords[row.reason ?? 'absent'] ?? '';
}
