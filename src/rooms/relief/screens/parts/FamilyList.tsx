import { Code } from '../../../../foundation/screen/Bidi.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import type { ApplicationHead } from '../../schema.ts';
import { applicationStates, classes } from './labels.ts';

/** Applications as lines: whose, of which class, since when, and where each stands. */
export function FamilyList({ family }: { family: readonly ApplicationHead[] }) {
  return (
    <ul className="line-list" role="list">
      {family.map((one) => (
        <li key={one.id}>
          <span className="row">
            <Go to={`/app/relief/applications/${one.id}`}><Code>{one.number}</Code></Go>
            <span>{classes[one.class]}</span>
            <span className="hint"><Code>{one.caseCode}</Code></span>
          </span>
          <span className="row">
            <span className="hint"><OnDay day={one.receivedOn} /></span>
            <Tag tone={applicationStates[one.state].tone}>{applicationStates[one.state].label}</Tag>
          </span>
        </li>
      ))}
    </ul>
  );
}
