import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Icon } from '../../../../foundation/screen/Icon.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { FigurePage, History, MeasureShape } from '../../schema.ts';
import { useTerms, type Catalog } from './equations.ts';
import { keptOf } from './kept.ts';
import { numberOf, signed } from './numbers.ts';

interface CellProps {
  measure: MeasureShape;
  period: string;
  /** Whether the measure is counted over periods of this kind at all. */
  counted: boolean;
}

function useValue({ measure, period, counted }: CellProps) {
  return useRead<FigurePage>(counted ? `/figures/${measure.id}` : undefined, { period, where: undefined, asOf: undefined });
}

/** The value of a figure for the period. */
export function CatalogValue(props: CellProps) {
  const { data, error } = useValue(props);
  if (!props.counted) return <span className="hint">{m.figures_value_not_counted()}</span>;
  if (data === undefined) return error === null ? <span className="bone" /> : <span className="hint">{m.figures_value_unread()}</span>;
  if (data.figure.noTotal !== undefined) return <span className="hint">{m.figures_value_by_parts()}</span>;
  return <strong className="catalog-value"><bdi>{numberOf(data.figure, data.figure.currency)}</bdi></strong>;
}

/** Where the figure stands: counted from the records, kept, or kept and no longer what the records give. */
export function CatalogStatus(props: CellProps) {
  const { data } = useValue(props);
  const history = useRead<History>(props.counted ? `/figures/${props.measure.id}/history` : undefined, { period: props.period });
  if (!props.counted || data === undefined || history.data === undefined) return null;
  const kept = keptOf(history.data, data.figure);
  if (kept === undefined) return <Tag>{m.figures_status_counted()}</Tag>;
  if (kept.value !== data.figure.value) return <Tag tone="warn">{m.figures_status_moved()}</Tag>;
  return <Tag tone={kept.version > 1 ? 'info' : 'success'}>{kept.version > 1 ? m.figures_status_revised({ version: kept.version }) : m.figures_status_kept()}</Tag>;
}

/** The line that must sum, where one is declared for the figure. */
export function CatalogEquation({ catalog, ...props }: CellProps & { catalog: Catalog }) {
  const { data } = useValue(props);
  const declared = catalog.reconciliations.find(({ total }) => total === props.measure.id);
  const terms = useTerms(catalog, props.counted ? declared : undefined, props.period, undefined);
  if (declared === undefined || !props.counted) return null;
  if (data === undefined || terms.some(({ value }) => value === undefined)) return <span className="bone" />;
  const { figure } = data;
  const sum = terms.reduce((all, { value }) => all + (value ?? 0), 0);
  const text = `${numberOf(figure, figure.currency)} = ${terms.map(({ value, status }) => numberOf({ value: value ?? null, status }, figure.currency)).join(' + ')}`;
  return (
    <span className="catalog-equation">
      <bdi className="code">{text}</bdi>
      {sum === figure.value ? (
        <span className="holds">
          <Icon name="check" />
          <span className="hidden-visually">{m.figures_equation_holds()}</span>
        </span>
      ) : (
        <Tag tone="danger">{m.figures_equation_differs({ difference: signed(sum - (figure.value ?? 0)) })}</Tag>
      )}
    </span>
  );
}
