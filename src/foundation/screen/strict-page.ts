/**
 * Keeps libraries from writing style elements, which the page's content policy refuses.
 * react-aria writes one rule unless an element of this id exists; the rule itself stands in base.css.
 */
export function keepPageStrict(): void {
  const id = 'react-aria-pressable-style';
  if (document.getElementById(id) !== null) return;
  const holder = document.createElement('meta');
  holder.id = id;
  document.head.append(holder);
}
