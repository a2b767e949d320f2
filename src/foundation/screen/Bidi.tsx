/** What a person wrote, in whatever direction its script runs; `person` marks a name that Ctrl-. hides. */
export function Bidi({ children, person = false }: { children: string; person?: boolean }) {
  return (
    <bdi dir="auto" className={person ? 'person' : undefined}>
      {children}
    </bdi>
  );
}

/** A code, a number or a sum: left to right in every language, its digits of one width. */
export function Code({ children }: { children: string }) {
  return (
    <bdi dir="ltr" className="code">
      {children}
    </bdi>
  );
}
