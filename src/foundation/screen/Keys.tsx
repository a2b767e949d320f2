import { keyNames } from './keys.ts';

/** A shortcut as keycaps, left to right in every language. */
export function Keys({ keys }: { keys: string }) {
  return (
    <bdi dir="ltr" className="keycaps" aria-hidden="true">
      {keyNames(keys).map((name, index) => (
        <kbd key={index}>{name}</kbd>
      ))}
    </bdi>
  );
}
