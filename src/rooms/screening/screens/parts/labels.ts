/** The words for answers, bands and what they stand for. */
import type { Tone } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { Answer, Band, Dimension, Element, Standing, Strength } from '../../schema.ts';

/** Each answer, and the key that gives it. */
export const answers: Readonly<Record<Answer, { label: string; key: string }>> = {
  yes: { label: m.screening_yes(), key: 'y' }, no: { label: m.screening_no(), key: 'n' }, unknown: { label: m.screening_unknown(), key: 'u' }, declined: { label: m.screening_declined(), key: 'd' }, 'not-asked': { label: m.screening_not_asked(), key: 'x' },
};

/** Each band in words, with the tone of its tag: none is an alarm. */
export const bands: Readonly<Record<Band, { label: string; tone: Tone }>> = {
  open: { label: m.screening_band_open(), tone: 'neutral' }, none: { label: m.screening_band_none(), tone: 'neutral' }, some: { label: m.screening_band_some(), tone: 'info' }, many: { label: m.screening_band_many(), tone: 'warn' }, strong: { label: m.screening_band_strong(), tone: 'warn' },
};

/** How an indicator or element stands. */
export const standings: Readonly<Record<Standing, { label: string; tone: Tone }>> = {
  met: { label: m.screening_met(), tone: 'primary' }, 'not-met': { label: m.screening_not_met(), tone: 'neutral' }, unknown: { label: m.screening_standing_unknown(), tone: 'neutral' },
};

/** The six dimensions. */
export const dimensions: Readonly<Record<Dimension, string>> = {
  'deceptive-recruitment': m.screening_dim_deceptive(), 'coercive-recruitment': m.screening_dim_coercive(), 'vulnerability-recruitment': m.screening_dim_vulnerability(), exploitation: m.screening_dim_exploitation(),
  'coercion-destination': m.screening_dim_coercion_there(), 'vulnerability-destination': m.screening_dim_vulnerability_there(),
};

/** How strong an indicator is. */
export const strengths: Readonly<Record<Strength, string>> = { strong: m.screening_strong(), medium: m.screening_medium(), weak: m.screening_weak() };

/** The elements of the law. */
export const elements: Readonly<Record<Element, string>> = {
  act: m.screening_el_act(), force: m.screening_el_force(), fraud: m.screening_el_fraud(), coercion: m.screening_el_coercion(), labor: m.screening_el_labor(), sex: m.screening_el_sex(), 'under-18': m.screening_el_under18(),
};

/** What a severe form needs. */
export const needs: Readonly<Record<string, string>> = { act: m.screening_el_act(), means: m.screening_need_means(), 'means-or-minor': m.screening_need_means_or_minor(), 'purpose-sex': m.screening_el_sex(), 'purpose-labor': m.screening_el_labor() };

/** The two severe forms. */
export const severeForms: Readonly<Record<'sex' | 'labor', string>> = { sex: m.screening_form_sex(), labor: m.screening_form_labor() };
