import { Go } from '../../../../foundation/screen/go.tsx';
import { Icon } from '../../../../foundation/screen/Icon.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { FigureAnswer } from '../../schema.ts';
import { useTerms, type Catalog, type Declared, type Term } from './equations.ts';
import { numberOf, signed } from './numbers.ts';
import { figurePath } from './place.ts';

/** A total and the parts that make it, each leading to its own page; says whether they do. */
export function Equation({ catalog, declared, figure, asOf, asked }: { catalog: Catalog; declared: Declared; figure: FigureAnswer; asOf: string | undefined; asked: string | undefined }) {
  const terms = useTerms(catalog, declared, figure.period.label, asOf);
  const sum = terms.some(({ value }) => value === null || value === undefined) ? undefined : terms.reduce((all, { value }) => all + (value ?? 0), 0);
  const holds = sum === undefined || figure.value === null ? undefined : sum === figure.value;
  return (
    <div className="equation" role="group" aria-label={m.figures_equation({ name: declared.name })}>
      <ul role="list">
        <li className="total">
          <bdi className="term">{numberOf(figure, figure.currency)}</bdi>
          <span className="what">{m.figures_equation_total()}</span>
        </li>
        {terms.map((term, at) => (
          <li key={term.name}>
            <span className="sign">{at === 0 ? '=' : '+'}</span>
            <TermOf term={term} figure={figure} asOf={asked} />
          </li>
        ))}
      </ul>
      <p className="outcome" role="status">
        {holds === true && (
          <Tag tone="success">
            <Icon name="check" />
            {m.figures_equation_holds()}
          </Tag>
        )}
        {holds === false && <Tag tone="danger">{m.figures_equation_differs({ difference: signed((sum ?? 0) - (figure.value ?? 0)) })}</Tag>}
        {declared.holdsWhen !== undefined && <span className="hint">{m.figures_equation_when({ when: declared.holdsWhen })}</span>}
      </p>
    </div>
  );
}

function TermOf({ term, figure, asOf }: { term: Term; figure: FigureAnswer; asOf: string | undefined }) {
  const shown = term.value === undefined ? '…' : numberOf({ value: term.value, status: term.status }, figure.currency);
  return (
    <Go to={figurePath(term.measure, { period: figure.period.label, where: term.where, asOf })}>
      <bdi className="term">{shown}</bdi>
      <span className="what">{term.label}</span>
    </Go>
  );
}
