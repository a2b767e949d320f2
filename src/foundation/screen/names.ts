/** Countries and languages by the names that people know; what is kept stays in codes (ISO 3166-1 alpha-2, BCP 47). */
import { language, words } from './words.ts';

const codesOfCountries = 'AF AL DZ AO AR AM AU AT AZ BS BD BY BE BZ BJ BT BO BA BW BR BN BG BF BI KH CM CA CV CF TD CL CN CO KM CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HK HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR XK KW KG LA LV LB LS LR LY LI LT LU MO MG MW MY MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PS PA PG PY PE PH PL PT QA RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TW TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VA VE VN YE ZM ZW'.split(' ');
const codesOfLanguages = 'am ar bn zh en fr ht hi hmn id it ja km ko lo mam mn my ne pa fa pl ps pt qu quc ro ru si so es sw tl ta th ti tr uk ur uz vi wo yo'.split(' ');

/** The name of a country; a code that is none stays as it is. */
export function countryName(code: string): string {
  return code === 'ZZ' ? words('screen_not_recorded') : nameIn('region', code);
}

/** The name of a language; a tag that is none stays as it is. */
export function languageName(tag: string): string {
  return tag === 'und' ? words('screen_not_recorded') : nameIn('language', tag);
}

/** Every country as a choice, in the order of the alphabet. */
export function countryChoices(): { value: string; label: string }[] {
  return inOrder(codesOfCountries.map((value) => ({ value, label: countryName(value) })));
}

/** The languages most met, as choices; the one that a record has already is among them. */
export function languageChoices(own?: string): { value: string; label: string }[] {
  const tags = own === undefined || own === 'und' || codesOfLanguages.includes(own) ? codesOfLanguages : [...codesOfLanguages, own];
  return inOrder(tags.map((value) => ({ value, label: languageName(value) })));
}

function nameIn(type: 'region' | 'language', code: string): string {
  try {
    return new Intl.DisplayNames([language()], { type }).of(code) ?? code;
  } catch {
    return code;
  }
}

function inOrder<T extends { label: string }>(list: T[]): T[] {
  return list.sort((a, b) => a.label.localeCompare(b.label, language()));
}
