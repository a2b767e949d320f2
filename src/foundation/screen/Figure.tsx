import type { ReactNode } from 'react';
import { Tag } from './Tag.tsx';
import { words } from './words.ts';

/** Where a published number stands. */
export type FigureStatus = 'released' | 'draft' | 'provisional' | 'revised';

const tones = { released: 'success', draft: 'neutral', provisional: 'warn', revised: 'info' } as const;

/** A number to be read first: its value, then its unit and window, the numbers that must be read with it, then where it stands. */
export function Figure({ label, value, unit, window, beside = [], status, children }: {
  label: string;
  /** The value as it is printed, marks included: `163`, `$82 million`, `[c]`. */
  value: string;
  unit?: string | undefined;
  /** The period that was counted. */
  window: string;
  /** What must not be left out beside the value: gross and unduplicated. */
  beside?: readonly { label: string; value: string }[];
  status?: FigureStatus | undefined;
  children?: ReactNode;
}) {
  return (
    <div className="big-figure">
      <p className="label">{label}</p>
      <p className="number">
        <bdi>{value}</bdi>
        {unit !== undefined && <span className="unit">{unit}</span>}
        {status !== undefined && <Tag tone={tones[status]}>{words(`screen_status_${status}`)}</Tag>}
      </p>
      <p className="window">{window}</p>
      {beside.length > 0 && (
        <dl className="beside">
          {beside.map((one) => (
            <div key={one.label}>
              <dt>{one.label}</dt>
              <dd>
                <bdi>{one.value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </div>
  );
}
