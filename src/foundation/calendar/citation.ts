/** The section of law in a citation, without the edition and the address it was read at; where it names addresses only, their sites. Pure. */
export function lawOf(citation: string): string {
  const law = citation.replace(/\s*\(United States Code[^)]*\)/, '').replace(/;?\s*https?:\/\/\S+/g, '').replace(/,?\s*(as summarised at|at|see)\s*$/, '').trim();
  return law === '' ? [...new Set([...citation.matchAll(/https?:\/\/(?:www\.)?([^\s/]+)/g)].map(([, site]) => site))].join(', ') : law;
}
