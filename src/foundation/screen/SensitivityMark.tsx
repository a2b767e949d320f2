import { words } from './words.ts';

/** How far what is on a page may travel. */
export type Sensitivity = 'public' | 'internal' | 'restricted' | 'sealed';

const fillings: Record<Sensitivity, string> = {
  public: '',
  internal: 'M8 8V1.5A6.5 6.5 0 0 1 14.5 8Z',
  restricted: 'M8 1.5A6.5 6.5 0 0 1 8 14.5Z',
  sealed: 'M8 1.5A6.5 6.5 0 0 1 8 14.5A6.5 6.5 0 0 1 8 1.5Z',
};

/** The mark of a page's sensitivity: a word, a shape that fills as it rises, and only then a colour. */
export function SensitivityMark({ level }: { level: Sensitivity }) {
  return (
    <span className={`sensitivity ${level}`}>
      <svg className="shape" viewBox="0 0 16 16" width="15" height="15" aria-hidden="true" focusable="false">
        <circle className="edge" cx="8" cy="8" r="6.5" />
        <path className="fill" d={fillings[level]} />
      </svg>
      <span>
        <span className="hidden-visually">{words('screen_sensitivity')}</span>
        {words(`screen_sensitivity_${level}`)}
      </span>
    </span>
  );
}
