import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { KeyValues } from '../../../../foundation/screen/KeyValues.tsx';
import { Tag, type Tone } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { Found, Reason } from '../../schema.ts';
import { areaWord, languageWord, listWords, needTerm, openWord, phoneWord, reasonWord, takesWord } from '../../words.ts';

/** One service found: whom to call, and why it stands where it stands. */
export function FoundCard({ found: f }: { found: Found }) {
  const open = openWord(f);
  return (
    <li>
      <div className="stack">
        <p><strong><Bidi>{f.name}</Bidi></strong> <span className="hint"><Bidi>{f.organization}</Bidi>{f.places.length > 0 && <> · <Bidi>{f.places.join(' · ')}</Bidi></>}</span></p>
        {f.phones.map((p) => (
          <p key={p.number} className="row"><span>{phoneWord(p.kind)}</span><a href={`tel:${p.number.replaceAll(/[^+0-9]/g, '')}`}><bdi dir="ltr" className="code">{p.number}</bdi></a>{p.note !== null && <span className="hint"><Bidi>{p.note}</Bidi></span>}</p>
        ))}
        <p className="row" aria-label={m.directory_find_reasons()}>
          {f.reasons.map((r) => <Tag key={r.code} tone={toneOf(r)}>{r.code === 'open-now' || r.code === 'closed-now' ? open ?? reasonWord(r) : reasonWord(r)}</Tag>)}
        </p>
        <details className="why"><summary>{m.directory_facts()}</summary><More found={f} /></details>
      </div>
    </li>
  );
}

function More({ found: f }: { found: Found }) {
  return (
    <KeyValues
      facts={[
        { label: m.directory_how_to(), value: f.howTo && <Bidi>{f.howTo}</Bidi> }, { label: m.directory_description(), value: f.description && <Bidi>{f.description}</Bidi> }, { label: m.directory_needs(), value: f.needs.map((n) => needTerm(n)).join(' · ') }, { label: m.directory_who(), value: <Bidi>{takesWord(f)}</Bidi> },
        { label: m.directory_languages(), value: f.languages.length > 0 && listWords(f.languages.map((l) => languageWord(l))) }, { label: m.directory_hours(), value: f.hours && <bdi dir="ltr">{f.hours}</bdi> }, { label: m.directory_area(), value: f.areas.length > 0 && f.areas.map((a) => areaWord(a)).join(' · ') },
        { label: m.directory_place(), value: f.places.length > 0 ? f.places.join(' · ') : m.directory_find_private() }, { label: m.directory_fees(), value: f.fees && <Bidi>{f.fees}</Bidi> }, { label: m.directory_url(), value: f.url && <bdi dir="ltr">{f.url}</bdi> },
      ].filter(({ value }) => value !== null && value !== false && value !== '')}
    />
  );
}

function toneOf({ code, for: speaks }: Reason): Tone {
  if (code === 'room-full' || code === 'checked-long-ago' || code === 'never-checked' || code === 'language-not') return 'warn';
  return speaks && (code === 'room-free' || code === 'language-spoken' || code === 'open-now' || code === 'needs-all') ? 'success' : 'neutral';
}
