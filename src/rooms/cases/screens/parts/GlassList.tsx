import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { Clock } from '../../../../foundation/screen/Clock.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { GlassView } from '../../schema.ts';
import { ActButton } from './ActSheet.tsx';
import { glassFindings, glassReasons, glassScopes, pathOf } from './labels.ts';

/** Cases that were opened by somebody not on them: who, why, how long it lasts, and the review that is due. */
export function GlassList({ list }: { list: readonly GlassView[] }) {
  return list.length === 0 ? null : (
    <ul className="task-list" role="list" aria-label={m.cases_glass_list()}>
      {list.map((g) => (
        <li key={g.id}>
          <span className="stack tight">
            <span className="row">
              <Go to={pathOf(g.person, 'case')}><Code>{g.code}</Code></Go>
              <strong>{m.cases_glass_by({ name: g.by })}</strong>
              <Tag tone="danger">{glassReasons[g.reason]}</Tag>
              <Tag>{glassScopes[g.scope]}</Tag>
              {g.lasts && <Tag tone="warn">{m.cases_glass_open_now()}</Tag>}
            </span>
            {typeof g.words === 'string' && <Bidi>{g.words}</Bidi>}
          </span>
          <span className="row acts">
            {g.finding === null ? (
              <>
                <span className="hint">{m.cases_glass_review_by()} <Clock due={g.reviewBy} /></span>
                <ActButton<{ finding: string }> button={m.cases_glass_review()} title={m.cases_glass_review()} path={`/cases/glass/${g.id}/review`} version={g.version} submit={m.cases_glass_review_save()} done={m.cases_glass_reviewed()}>
                  <ChoiceField name="finding" label={m.cases_glass_finding()} choices={choicesOf(glassFindings)} />
                </ActButton>
              </>
            ) : <Tag>{glassFindings[g.finding as keyof typeof glassFindings]}</Tag>}
          </span>
        </li>
      ))}
    </ul>
  );
}
