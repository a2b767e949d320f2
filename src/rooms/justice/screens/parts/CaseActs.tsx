import { ChecksField, ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { CheckField, DateField, NumberField, TextField } from '../../../../foundation/screen/fields.tsx';
import { countryChoices } from '../../../../foundation/screen/names.ts';
import * as m from '../../../../messages/messages.js';
import { papersAfter } from '../../rules.ts';
import { STATUTES } from '../../schema.ts';
import type { CaseFile, CountView } from '../../schema.ts';
import { OFFENSES } from '../../law.ts';
import { ActButton } from './ActSheet.tsx';
import { acts, ageGroups, ages, forfeits, modes, papers, races, relations, roles, sexes, statuses, befores, victimAges } from './labels.ts';

const statutes = STATUTES.map((value) => ({ value, label: `${value}, ${OFFENSES[value].title}` }));
const countChoices = (counts: readonly CountView[]): { value: string; label: string }[] => counts.map((c) => ({ value: c.id, label: m.justice_law_count({ n: c.place, statute: c.statute, title: c.title }) }));

interface CountValues { aggravated?: boolean; aliens?: number }
interface PersonValues { name: string; aliases?: string; origin?: string; citizenship?: string }

/** What is added to a case as a whole. */
export function CaseActs({ file }: { file: CaseFile }) {
  const path = `/justice/cases/${file.id}`;
  const last = file.papers.at(-1);
  const current = file.counts.filter((c) => c.instrument === last?.id);
  const next = last ? choicesOf(papers).filter(({ value }) => (papersAfter(last.kind) as readonly string[]).includes(value)) : [];
  return (
    <>
      <ActButton<PersonValues>
        title={m.justice_add_defendant()} path={`${path}/defendants`} initial={{ sex: 'unknown', ageGroup: 'unknown', race: 'unknown', role: 'unknown' }}
        body={(v) => ({ ...v, aliases: (v.aliases ?? '').split(';').map((a) => a.trim()).filter((a) => a !== ''), origin: v.origin ?? 'ZZ', citizenship: v.citizenship ?? 'ZZ' })}
      >
        <TextField name="name" label={m.justice_name()} most={200} />
        <TextField name="aliases" label={m.justice_alias()} hint={m.justice_alias_hint()} most={600} optional />
        <ChoiceField name="sex" label={m.justice_sex()} choices={choicesOf(sexes)} />
        <ChoiceField name="ageGroup" label={m.justice_age()} choices={choicesOf(ages)} />
        <ChoiceField name="race" label={m.justice_race()} choices={choicesOf(races)} />
        <ChoiceField name="origin" label={m.justice_origin()} choices={countryChoices()} optional />
        <ChoiceField name="citizenship" label={m.justice_citizenship()} choices={countryChoices()} optional />
        <ChoiceField name="role" label={m.justice_role()} choices={choicesOf(roles)} />
      </ActButton>
      <ActButton<CountValues> title={m.justice_add_count()} path={`${path}/counts`} initial={{ mode: 'completed', victim: 'adult' }}>
        <ChoiceField name="statute" label={m.justice_statute()} choices={statutes} />
        <ChoiceField name="act" label={m.justice_act()} choices={choicesOf(acts)} />
        <ChoiceField name="mode" label={m.justice_mode()} choices={choicesOf(modes)} />
        <ChoiceField name="victim" label={m.justice_victim_age()} choices={choicesOf(victimAges)} />
        <DateField name="offenseFrom" label={m.justice_offense_from()} />
        <DateField name="offenseTo" label={m.justice_offense_to()} />
        <CheckField name="aggravated" label={m.justice_aggravated()} />
        <NumberField name="aliens" label={m.justice_aliens()} hint={m.justice_aliens_hint()} from={1} to={9999} optional />
      </ActButton>
      <ActButton<{ leave?: string[] }> title={m.justice_supersede()} path={`${path}/papers`}>
        <p>{m.justice_supersede_lead()}</p>
        <ChoiceField name="paper" label={m.justice_paper()} choices={next} />
        <DateField name="filedOn" label={m.justice_filed_on()} />
        {current.length > 0 && <ChecksField name="leave" label={m.justice_leave()} choices={countChoices(current)} optional />}
      </ActButton>
      <ActButton title={m.justice_begin_trial()} path={`${path}/trials`} initial={{ before: 'jury' }}>
        <DateField name="beganOn" label={m.justice_began_on()} />
        <ChoiceField name="before" label={m.justice_before()} choices={choicesOf(befores)} />
      </ActButton>
      <ActButton<{ value: number; victims?: number }> title={m.justice_forfeit()} path={`${path}/forfeitures`} body={({ value, victims, ...v }) => ({ ...v, cents: Math.round(value * 100), toVictims: Math.round((victims ?? 0) * 100) })}>
        <ChoiceField name="what" label={m.justice_what()} choices={choicesOf(forfeits)} />
        <DateField name="orderedOn" label={m.justice_ordered_on()} />
        <NumberField name="value" label={m.justice_value()} unit={m.justice_dollars()} whole={false} from={1} />
        <NumberField name="victims" label={m.justice_to_victims()} unit={m.justice_dollars()} whole={false} from={0} optional />
      </ActButton>
      <ActButton<{ origin?: string }> title={m.justice_add_victim()} path={`${path}/victims`} initial={{ sex: 'unknown', ageGroup: 'unknown', status: 'unknown', relation: 'unknown' }} body={(v) => ({ ...v, origin: v.origin ?? 'ZZ' })}>
        <DateField name="identifiedOn" label={m.justice_identified_on()} />
        <ChoiceField name="sex" label={m.justice_sex()} choices={choicesOf(sexes)} />
        <ChoiceField name="ageGroup" label={m.justice_age()} choices={choicesOf(ageGroups)} />
        <ChoiceField name="origin" label={m.justice_origin()} choices={countryChoices()} optional />
        <ChoiceField name="status" label={m.justice_status()} choices={choicesOf(statuses)} />
        <ChoiceField name="relation" label={m.justice_relation()} choices={choicesOf(relations)} />
        {current.length > 0 && <ChecksField name="counts" label={m.justice_victim_counts()} choices={countChoices(current)} optional />}
      </ActButton>
    </>
  );
}
