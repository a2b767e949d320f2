/** An instant in words. */
export function Instant({ at }: { at: string }) {
  return <time dateTime={at}><bdi>{new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(at))}</bdi></time>;
}
