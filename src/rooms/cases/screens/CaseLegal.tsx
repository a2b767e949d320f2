import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DateField } from '../../../foundation/screen/fields.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import type { Legal } from '../schema.ts';
import { ActButton } from './parts/ActSheet.tsx';
import { CaseFrame, type InCase } from './parts/CaseFrame.tsx';
import { HhsRequests } from './parts/HhsRequests.tsx';
import { funders, matterOutcomes, matters, statuses, trainings } from './parts/labels.ts';

/** Relief and letters as the person showed them, requests to HHS, legal aid and job training. */
export function CaseLegal() {
  return <CaseFrame>{(given) => <LegalOf key={given.of.id} {...given} />}</CaseFrame>;
}

function LegalOf({ of, inside }: InCase) {
  const reading = useRead<Legal>(`/cases/${of.id}/legal`);
  const writes = useMay('cases.write') && !of.purged;
  return (
    <Loaded reading={reading}>
      {(legal) => (
        <div className="columns broad">
          <HhsRequests of={of} kind={inside.ageGroup === 'minor' ? 'child-assistance' : 'certification'} />
          <section className="card" aria-labelledby="relief">
            <div className="row spread">
              <h2 id="relief">{m.cases_relief()}</h2>
              {writes && (
                <ActButton<{ kind: string; heldOn: string; endsOn?: string }> button={m.cases_relief_new()} title={m.cases_relief_new()} path={`/cases/${of.id}/statuses`} initial={{ heldOn: today() }} submit={m.cases_relief_save()} done={m.cases_relief_saved()}>
                  <ChoiceField name="kind" label={m.cases_relief_what()} choices={choicesOf(statuses)} />
                  <DateField name="heldOn" label={m.cases_relief_on()} from="1990-01-01" to={today()} />
                  <DateField name="endsOn" label={m.cases_relief_ends()} from="1990-01-01" optional />
                </ActButton>
              )}
            </div>
            <p className="hint">{m.cases_relief_lead()}</p>
            <ul className="line-list" role="list">
              {legal.statuses.map((s) => <li key={s.id}><span>{statuses[s.kind]}</span><span className="hint"><OnDay day={s.heldOn} />{s.endsOn !== null && <> {m.cases_until()} <OnDay day={s.endsOn} /></>}</span></li>)}
            </ul>
          </section>
          <Matters of={of.id} list={legal.matters} writes={writes} funder={inside.funder} />
          <Trainings of={of.id} list={legal.trainings} writes={writes} />
        </div>
      )}
    </Loaded>
  );
}

function Matters({ of, list, writes, funder }: { of: string; list: Legal['matters']; writes: boolean; funder: string }) {
  return (
    <section className="card" aria-labelledby="matters">
      <div className="row spread">
        <h2 id="matters">{m.cases_matters()}</h2>
        {writes && (
          <ActButton<object> button={m.cases_matter_new()} title={m.cases_matter_new()} path={`/cases/${of}/matters`} initial={{ openedOn: today(), funder }} submit={m.cases_matter_save()} done={m.cases_matter_saved()}>
            <ChoiceField name="kind" label={m.cases_matter_kind()} choices={choicesOf(matters)} />
            <ChoiceField name="funder" label={m.cases_funder()} choices={choicesOf(funders)} />
            <DateField name="openedOn" label={m.cases_matter_opened()} from="1990-01-01" to={today()} />
          </ActButton>
        )}
      </div>
      <p className="hint">{m.cases_matters_lead()}</p>
      <ul className="line-list" role="list">
        {list.map((x) => (
          <li key={x.id}>
            <span>{matters[x.kind]}<br /><span className="hint"><OnDay day={x.openedOn} /> · {funders[x.funder]}</span></span>
            {x.closedOn !== null ? <Tag>{matterOutcomes[x.outcome ?? '']} <OnDay day={x.closedOn} /></Tag> : writes && (
              <ActButton<object> button={m.cases_matter_close()} title={m.cases_matter_close()} path={`/cases/matters/${x.id}/close`} version={x.version} initial={{ closedOn: today() }} submit={m.cases_matter_close_save()} done={m.cases_matter_closed()}>
                <ChoiceField name="outcome" label={m.cases_matter_outcome()} choices={choicesOf(matterOutcomes)} />
                <DateField name="closedOn" label={m.cases_passage_on()} from={x.openedOn} to={today()} />
              </ActButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Trainings({ of, list, writes }: { of: string; list: Legal['trainings']; writes: boolean }) {
  return (
    <section className="card" aria-labelledby="training">
      <div className="row spread">
        <h2 id="training">{m.cases_training()}</h2>
        {writes && (
          <ActButton<object> button={m.cases_training_new()} title={m.cases_training_new()} path={`/cases/${of}/training`} initial={{ enrolledOn: today() }} submit={m.cases_training_save()} done={m.cases_training_saved()}>
            <ChoiceField name="kind" label={m.cases_training_kind()} choices={choicesOf(trainings)} />
            <DateField name="enrolledOn" label={m.cases_training_on()} from="1990-01-01" to={today()} />
          </ActButton>
        )}
      </div>
      <ul className="line-list" role="list">
        {list.map((t) => (
          <li key={t.id}>
            <span>{trainings[t.kind]}<br /><span className="hint"><OnDay day={t.enrolledOn} /></span></span>
            <span className="row">
              {t.completedOn !== null && <Tag tone="success">{m.cases_training_completed()} <OnDay day={t.completedOn} /></Tag>}
              {t.placedOn !== null && <Tag tone="success">{m.cases_training_placed()} <OnDay day={t.placedOn} /></Tag>}
              {t.leftOn !== null && <Tag>{m.cases_training_left()} <OnDay day={t.leftOn} /></Tag>}
              {writes && t.leftOn === null && t.placedOn === null && (
                <ActButton<object> button={m.cases_training_move()} title={m.cases_training_move()} path={`/cases/training/${t.id}/move`} version={t.version} initial={{ completedOn: t.completedOn ?? '' }} submit={m.cases_training_move_save()} done={m.cases_training_moved()}>
                  <DateField name="completedOn" label={m.cases_training_completed_on()} from={t.enrolledOn} to={today()} optional />
                  <DateField name="placedOn" label={m.cases_training_placed_on()} from={t.enrolledOn} to={today()} optional />
                  <DateField name="leftOn" label={m.cases_training_left_on()} from={t.enrolledOn} to={today()} optional />
                </ActButton>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
