import { ChecksField, ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { CheckField, LongText, TextField } from '../../../../foundation/screen/fields.tsx';
import type { Problem } from '../../../../foundation/errors.ts';
import * as m from '../../../../messages/messages.js';
import { readHours } from '../../hours.ts';
import type { LocationEntry, NewService, ServiceFile } from '../../schema.ts';
import { languageWord, needChoices, phoneWord } from '../../words.ts';
import { agesWords, areasText, formsWords, readAreas, readLanguages } from './labels.ts';

/** What the form of a service holds, as it is typed. */
export interface TypedService {
  name: string; description?: string; needs: NewService['needs']; ages: ServiceFile['ages']; forms: ServiceFile['forms']; statusNeeded: boolean; eligibility?: string; areas: string; languages: string; interpreter: boolean; phone?: string; phoneKind?: 'voice' | 'hotline' | 'text' | 'tty' | 'fax'; phone2?: string;
  email?: string; url?: string; hours?: string; howTo?: string; fees?: string; waitTime?: string; capacityKind: ServiceFile['capacity']['kind']; locations?: string[];
}

const choicesOf = <T extends string>(words: Readonly<Record<T, () => string>>): { value: T; label: string }[] => (Object.entries(words) as [T, () => string][]).map(([value, label]) => ({ value, label: label() }));
const phoneKinds = (['voice', 'hotline', 'text', 'tty', 'fax'] as const).map((value) => ({ value, label: phoneWord(value) }));
const PHONE = /^[+0-9][0-9 ().x-]{2,39}$/;

/** The questions of a service, the first to be answered first. */
export function ServiceFields({ locations }: { locations: readonly LocationEntry[] }) {
  return (
    <>
      <TextField name="name" label={m.directory_name()} most={300} />
      <ChecksField name="needs" label={m.directory_needs()} choices={needChoices()} />
      <TextField name="phone" label={m.directory_phone()} most={40} width="medium" optional />
      <ChoiceField name="phoneKind" label={m.directory_phone_kind()} choices={phoneKinds} optional />
      <TextField name="phone2" label={m.directory_phone2()} most={40} width="medium" optional />
      <TextField name="hours" label={m.directory_hours()} hint={m.directory_hours_hint()} most={300} optional />
      <TextField name="areas" label={m.directory_areas()} hint={m.directory_areas_hint()} most={400} />
      <TextField name="languages" label={m.directory_languages()} hint={m.directory_languages_hint()} most={300} />
      <CheckField name="interpreter" label={m.directory_interpreter()} />
      <ChoiceField name="ages" label={m.directory_ages()} choices={choicesOf(agesWords)} />
      <ChoiceField name="forms" label={m.directory_forms()} choices={choicesOf(formsWords)} />
      <CheckField name="statusNeeded" label={m.directory_status_needed()} />
      <TextField name="eligibility" label={m.directory_eligibility()} most={1000} optional />
      <LongText name="howTo" label={m.directory_how_to()} hint={m.directory_how_to_hint()} most={1000} rows={2} optional />
      <LongText name="description" label={m.directory_description()} most={4000} optional />
      <ChoiceField name="capacityKind" label={m.directory_capacity_kind()} choices={[{ value: 'none', label: m.directory_capacity_none() }, { value: 'beds', label: m.directory_capacity_beds() }, { value: 'slots', label: m.directory_capacity_slots() }]} />
      {locations.length > 0 && <ChecksField name="locations" label={m.directory_places()} choices={locations.map((l) => ({ value: l.id, label: placeLabel(l) }))} optional />}
      <TextField name="fees" label={m.directory_fees()} most={400} optional />
      <TextField name="waitTime" label={m.directory_wait()} most={200} optional />
      <TextField name="email" label={m.directory_email()} most={200} optional />
      <TextField name="url" label={m.directory_url()} most={300} optional />
    </>
  );
}

/** What a place is called where its address is not shown. */
export function placeLabel({ confidential, name, city, state }: LocationEntry): string {
  if (confidential) return m.directory_confidential_place();
  return [name, [city, state].filter(Boolean).join(', ')].filter(Boolean).join(' · ') || m.directory_place();
}

/** The answers of a new service, before anything is typed. */
export const newService: Partial<TypedService> = { ages: 'all', forms: 'both', capacityKind: 'none', phoneKind: 'voice', languages: 'English', interpreter: false, statusNeeded: false };

/** A service as it would be typed. */
export function typedOf(s: ServiceFile): TypedService {
  const [first, second] = s.phones;
  return {
    name: s.name, description: s.description ?? '', needs: s.needs, ages: s.ages, forms: s.forms, statusNeeded: s.statusNeeded, eligibility: s.eligibility ?? '', areas: areasText(s.areas), languages: s.languages.map((l) => languageWord(l)).join(', '), interpreter: s.interpreter,
    phone: first?.number ?? '', phoneKind: phoneKinds.find((k) => k.value === first?.kind)?.value ?? 'voice', phone2: second?.number ?? '', email: s.email ?? '', url: s.url ?? '', hours: s.hours ?? '', howTo: s.howTo ?? '', fees: s.fees ?? '', waitTime: s.waitTime ?? '', capacityKind: s.capacity.kind, locations: s.locations.map((l) => l.id),
  };
}

/** What the server would say of what is typed, said before it is sent. */
export function checkService(typed: TypedService): Problem[] {
  const { unknown: areas } = readAreas(typed.areas ?? '');
  const { unknown: languages } = readLanguages(typed.languages ?? '');
  return [
    ...areas.slice(0, 1).map((word) => ({ where: '/areas', problem: m.directory_areas_wrong({ word }), mend: m.directory_areas_hint() })),
    ...languages.slice(0, 1).map((word) => ({ where: '/languages', problem: m.directory_languages_wrong({ word }), mend: m.directory_languages_hint() })),
    ...(typed.hours && !readHours(typed.hours) ? [{ where: '/hours', problem: m.directory_hours_wrong(), mend: m.directory_hours_hint() }] : []),
    ...(['phone', 'phone2'] as const).flatMap((name) => (typed[name] && !PHONE.test(typed[name]) ? [{ where: `/${name}`, problem: m.directory_phone_wrong(), mend: m.directory_phone_mend() }] : [])),
    ...(typed.url && !/^https?:\/\/\S+$/.test(typed.url) ? [{ where: '/url', problem: m.directory_url_wrong(), mend: m.directory_url_mend() }] : []),
  ];
}

/** What is sent of what is typed. */
export function sentOf(typed: TypedService): Omit<NewService, 'organization'> {
  const { phone, phone2, phoneKind, areas, languages, ...rest } = typed;
  return {
    ...(Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined && v !== '')) as Omit<NewService, 'organization' | 'areas' | 'languages' | 'phones'>), areas: readAreas(areas).codes, languages: readLanguages(languages).codes,
    phones: [...(phone ? [{ number: phone, kind: phoneKind ?? ('voice' as const) }] : []), ...(phone2 ? [{ number: phone2, kind: 'voice' as const }] : [])],
  };
}
