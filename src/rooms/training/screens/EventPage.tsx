import { useState, type ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { CheckField, DateField, NumberField, TextField } from '../../../foundation/screen/fields.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { countryName } from '../../../foundation/screen/names.ts';
import { Note } from '../../../foundation/screen/Note.tsx';
import { numberText } from '../../../foundation/screen/number-text.ts';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import { LEVELS, type EventFile, type PartView, type RegistrationView } from '../schema.ts';
import { doesNotAddUp, extents, kinds, levels, reporters, sectors, topics } from './parts/labels.ts';
import { Part } from '../../../foundation/screen/Part.tsx';

/** One training or conference: whether its teams are the whole, who attended, who registered, and what they thought. */
export function EventPage() {
  const id = useAddress().params['id'];
  const reading = useRead<EventFile>(id === undefined ? undefined : `/training/events/${id}`);
  return <Loaded reading={reading} page>{(file) => <Event key={file.id} file={file} />}</Loaded>;
}

function Event({ file }: { file: EventFile }) {
  const mayWrite = useMay('training.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const { composition, evaluations } = file;
  const button = (of: Asking, label = of.title): ReactNode => mayWrite && <button type="button" className="button small" aria-label={label === of.title ? undefined : of.title} onClick={() => setAsking(of)}>{label}</button>;
  const teams = [...Map.groupBy(file.parts, (part) => part.team)].map(([team, parts]) => ({ team, extent: parts[0]?.extent ?? null, parts, attended: parts.reduce((sum, part) => sum + part.attended, 0) })).sort((a, b) => (a.team ?? '\uFFFF').localeCompare(b.team ?? '\uFFFF'));
  const levelOf = (parts: readonly PartView[], level: PartView['level']): number => parts.filter((part) => part.level === level).reduce((sum, part) => sum + part.attended, 0);
  const used = LEVELS.filter((level) => file.parts.some((part) => part.level === level));
  const columns: readonly Column<(typeof teams)[number]>[] = [
    { id: 'team', head: m.training_team(), cell: ({ team }) => (team === null ? m.training_no_team() : <Bidi>{team}</Bidi>), width: 'minmax(11rem, 2fr)', names: true },
    { id: 'extent', head: m.training_extent(), cell: ({ extent }) => (extent === null ? '' : extents[extent]), width: 'minmax(7rem, 1fr)' },
    ...used.map((level): Column<(typeof teams)[number]> => ({ id: level, head: levels[level], cell: ({ parts }) => numberText(levelOf(parts, level)), width: 'minmax(8rem, 1fr)', align: 'end' })),
    { id: 'attended', head: m.training_attendances(), cell: ({ attended }) => numberText(attended), width: '8rem', align: 'end' },
  ];
  const bySector = [...Map.groupBy(file.parts.filter((part) => part.sector !== null), (part) => part.sector as keyof typeof sectors)].map(([sector, parts]) => ({ label: sectors[sector], value: numberText(parts.reduce((sum, part) => sum + part.attended, 0)) }));
  const registrationColumns: readonly Column<RegistrationView>[] = [
    { id: 'name', head: m.training_person(), cell: ({ name }) => (name === undefined ? m.training_hidden() : <Bidi person>{name}</Bidi>), width: 'minmax(11rem, 2fr)', names: true },
    { id: 'sector', head: m.training_sector(), cell: ({ sector, level }) => `${sectors[sector]}, ${levels[level]}`, width: 'minmax(14rem, 2fr)' },
    { id: 'came', head: m.training_came_on(), cell: (one) => (one.attendedOn === null ? button(cameOf(one, file), m.training_came()) || m.training_not_recorded() : <OnDay day={one.attendedOn} />), width: 'minmax(8rem, 10rem)' },
    { id: 'certificate', head: m.training_certificate(), cell: (one) => <Certificate one={one} file={file} button={button} />, width: 'minmax(15rem, 1fr)' },
  ];
  return (
    <>
      <PageHeader over={<Bidi>{file.country === 'US' || file.country === 'ZZ' ? file.place : `${file.place}, ${countryName(file.country)}`}</Bidi>} title={<Bidi>{file.name}</Bidi>} under={<span className="row"><Tag>{kinds[file.kind]}</Tag> <span><OnDay day={file.startsOn} />{file.endsOn !== file.startsOn && <> – <OnDay day={file.endsOn} /></>}</span> <Bidi>{file.host}</Bidi></span>}>
        {mayWrite && <button type="button" className="button" onClick={() => setAsking(correct(file))}>{m.training_correct()}</button>}
      </PageHeader>
      <div className="stack loose">
        {!composition.addsUp && <Note tone="warn" title={m.training_adds_not_title()}>{doesNotAddUp(composition, file.attended)}</Note>}
        <KeyValues facts={[
          { label: m.training_attendances(), value: numberText(file.attended) }, { label: m.training_persons(), value: file.persons === null ? m.training_not_stated() : numberText(file.persons) },
          ...(composition.teams > 0 ? [{ label: m.training_teams(), value: numberText(composition.teams) }, { label: m.training_in_teams(), value: numberText(composition.inTeams) }, { label: m.training_without_team(), value: numberText(composition.withoutTeam) }] : []),
          ...(composition.unknown > 0 ? [{ label: m.training_unknown(), value: numberText(composition.unknown) }] : []), { label: m.training_reporter(), value: reporters[file.reporter] },
          { label: m.training_curriculum(), value: file.curriculum === null ? null : <Bidi>{`${m.training_version_named({ title: file.curriculum.title, number: String(file.curriculum.number) })}: ${file.curriculum.topics.map((topic) => topics[topic]).join(', ')}`}</Bidi> },
        ]} />
        <section aria-labelledby="parts" className="stack">
          <h2 id="parts">{m.training_parts()}</h2>
          {mayWrite && composition.unknown > 0 && <p>{button(tellApart(file))}</p>}
          {teams.length === 0 ? <p className="hint">{m.training_no_part()}</p> : <DataTable caption={m.training_parts()} captionHidden columns={columns} rows={teams} rowKey={({ team }) => team ?? ''} rowName={({ team }) => team ?? m.training_no_team()} height="32rem" empty={{ sentence: m.training_no_part() }} />}
          {bySector.length > 0 && <KeyValues facts={bySector} />}
        </section>
        <section aria-labelledby="registrations" className="stack">
          <h2 id="registrations">{m.training_registrations()}</h2>
          <p className="hint">{m.training_registrations_lead()}</p>
          {mayWrite && <p>{button(registering(file))}</p>}
          {file.registrations.length > 0 && <DataTable caption={m.training_registrations()} captionHidden columns={registrationColumns} rows={file.registrations} rowKey={({ id }) => id} rowName={({ name }) => name ?? m.training_hidden()} height="32rem" empty={{ sentence: m.training_no_registration() }} />}
        </section>
        <Part id="evaluations" title={m.training_evaluations()} lead={m.training_evaluations_lead()} none={evaluations.count === 0 && m.training_no_evaluation()} act={mayWrite && button(evaluating(file))}>
          <li>
            <KeyValues facts={[{ label: m.training_answers(), value: m.training_of({ count: numberText(evaluations.count), whole: numberText(file.attended) }) }, ...(evaluations.few ? [] : [{ label: m.training_useful(), value: evaluations.useful }, { label: m.training_before(), value: evaluations.before }, { label: m.training_after(), value: evaluations.after }, { label: m.training_would_act(), value: evaluations.wouldAct }])]} />
            {evaluations.few && <p className="hint">{m.training_few()}</p>}
          </li>
        </Part>
      </div>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}

function Certificate({ one, file, button }: { one: RegistrationView; file: EventFile; button: (of: Asking, label?: string) => ReactNode }) {
  const { certificate } = one;
  if (certificate === null) return one.attendedOn === null || file.curriculum === null ? '' : button(issuing(one), m.training_issue());
  return (
    <span className="row">
      <a href={`/api/training/certificates/${certificate.id}/pdf`} download aria-label={m.training_certificate_of({ serial: certificate.serial })}><Code>{certificate.serial}</Code></a>
      {certificate.withdrawnOn === null ? button(withdrawing(certificate), m.training_withdraw()) : <Tag>{m.training_withdrawn()}</Tag>}
    </span>
  );
}

function correct(file: EventFile): Asking {
  return { title: m.training_correct(), path: `/training/events/${file.id}/attended`, version: file.version, initial: { attended: file.attended, ...(file.persons === null ? {} : { persons: file.persons }) }, fields: <><NumberField name="attended" label={m.training_attendances()} hint={m.training_attendances_hint()} from={1} to={1_000_000} /><NumberField name="persons" label={m.training_persons()} hint={m.training_persons_hint()} from={1} to={1_000_000} optional /></> };
}

function tellApart(file: EventFile): Asking {
  return {
    title: m.training_add_part(), path: `/training/events/${file.id}/parts`,
    fields: <><TextField name="team" label={m.training_team()} hint={m.training_team_hint()} most={120} optional /><ChoiceField name="extent" label={m.training_extent()} choices={choicesOf(extents)} optional /><ChoiceField name="level" label={m.training_level()} choices={choicesOf(levels)} /><ChoiceField name="sector" label={m.training_sector()} choices={choicesOf(sectors)} optional /><NumberField name="attended" label={m.training_how_many()} from={1} to={1_000_000} /></>,
  };
}

function registering(file: EventFile): Asking {
  return {
    title: m.training_register(), path: `/training/events/${file.id}/registrations`, initial: { registeredOn: today() },
    fields: <><TextField name="givenName" label={m.training_given_name()} most={100} /><TextField name="familyName" label={m.training_family_name()} most={100} /><TextField name="email" label={m.training_email()} hint={m.training_email_hint()} most={196} code /><TextField name="organization" label={m.training_organization()} most={200} optional /><ChoiceField name="level" label={m.training_level()} choices={choicesOf(levels)} /><ChoiceField name="sector" label={m.training_sector()} choices={choicesOf(sectors)} /><DateField name="registeredOn" label={m.training_registered_on()} /></>,
  };
}

function cameOf(one: RegistrationView, file: EventFile): Asking {
  return { title: m.training_came_of({ name: one.name ?? '' }), path: `/training/registrations/${one.id}/attended`, version: one.version, initial: { attendedOn: file.startsOn }, fields: <DateField name="attendedOn" label={m.training_came_on()} /> };
}

function issuing(one: RegistrationView): Asking {
  return { title: m.training_issue_of({ name: one.name ?? '' }), path: `/training/registrations/${one.id}/certificate`, initial: { issuedOn: today() }, fields: <DateField name="issuedOn" label={m.training_issued_on()} /> };
}

function withdrawing(certificate: NonNullable<RegistrationView['certificate']>): Asking {
  return { title: m.training_withdraw_of({ serial: certificate.serial }), path: `/training/certificates/${certificate.id}/withdraw`, version: certificate.version, initial: { withdrawnOn: today() }, fields: <DateField name="withdrawnOn" label={m.training_withdrawn_on()} /> };
}

function evaluating(file: EventFile): Asking {
  const grade = (name: string, label: string): ReactNode => <NumberField name={name} label={label} hint={m.training_grade_hint()} from={1} to={5} />;
  return { title: m.training_add_evaluation(), path: `/training/events/${file.id}/evaluations`, initial: { wouldAct: false }, fields: <>{grade('useful', m.training_useful())}{grade('before', m.training_before())}{grade('after', m.training_after())}<CheckField name="wouldAct" label={m.training_would_act()} /></> };
}
