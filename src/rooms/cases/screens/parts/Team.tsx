import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import * as m from '../../../../messages/messages.js';
import type { Desk } from '../../schema.ts';
import { ActButton } from './ActSheet.tsx';
import type { Case, Inside } from './labels.ts';
import { useAct } from './use-act.ts';

/** Who works a case, and who lets colleagues in and out. */
export function Team({ of, inside }: { of: Case; inside: Inside }) {
  const desk = useRead<Desk>('/cases/desk').data;
  const { act } = useAct();
  const free = (desk?.colleagues ?? []).filter((c) => !of.team.some((t) => t.account === c.account));
  return (
    <section className="card" aria-labelledby="case-team">
      <div className="row spread">
        <h2 id="case-team">{m.cases_team()}</h2>
        {inside.mayAssign && free.length > 0 && (
          <ActButton<{ account: string; part: string }> button={m.cases_team_add()} title={m.cases_team_add()} path={`/cases/${of.id}/team`} initial={{ part: 'member' }} submit={m.cases_team_add_save()} done={m.cases_team_added()}>
            <ChoiceField name="account" label={m.cases_team_who()} choices={free.map((c) => ({ value: c.account, label: c.label }))} />
            <ChoiceField name="part" label={m.cases_team_part()} choices={[{ value: 'lead', label: m.cases_lead() }, { value: 'member', label: m.cases_member() }]} />
          </ActButton>
        )}
      </div>
      {of.team.length === 0 && <p className="hint">{m.cases_team_none()}</p>}
      <ul className="line-list" role="list">
        {of.team.map((t) => (
          <li key={t.id}>
            <span>{t.name}{t.mine && <> ({m.cases_you()})</>}<br /><span className="hint">{t.part === 'lead' ? m.cases_lead() : m.cases_member()}</span></span>
            {inside.mayAssign && of.team.length > 1 && <button type="button" className="button quiet small" onClick={() => act(`/cases/team/${t.id}/leave`, {}, m.cases_team_left())}>{t.mine ? m.cases_team_leave() : m.cases_team_remove()}</button>}
          </li>
        ))}
      </ul>
      <p className="hint">{m.cases_team_lead()}</p>
    </section>
  );
}
