import { useMemo } from 'react';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import * as m from '../../../../messages/messages.js';
import type { PersonFile } from '../../schema.ts';

/** Prints what is next and by when, in the person's language first. */
export function SheetCard({ file }: { file: PersonFile }) {
  const own = file.language.startsWith('es') ? 'es' : 'en';
  const other = own === 'es' ? 'en' : 'es';
  const names = { en: m.relief_sheet_en(), es: m.relief_sheet_es() };
  const to = (lang: 'en' | 'es'): string => `/api/relief/people/${file.person}/sheet?lang=${lang}`;
  useKeys(useMemo(() => [{ keys: 's', label: m.relief_sheet(), group: 'page' as const, run: () => location.assign(to(own)) }], [file.person, own]));
  return (
    <section className="card no-print" aria-labelledby="sheet">
      <h2 id="sheet">{m.relief_sheet()}</h2>
      <p className="hint">{m.relief_sheet_text()}</p>
      <p className="row">
        <a className="button primary" href={to(own)} download>{names[own]}<Keys keys="s" /></a>
        <a className="button" href={to(other)} download>{names[other]}</a>
      </p>
    </section>
  );
}
