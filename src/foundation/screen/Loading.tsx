import { words } from './words.ts';

/** Says that something is on its way. */
export function Loading() {
  return (
    <p className="loading" role="status">
      {words('screen_loading')}
    </p>
  );
}
