import { dayInWords } from '../../../../foundation/screen/day-text.ts';
import { EmptyState } from '../../../../foundation/screen/EmptyState.tsx';
import { KeyValues } from '../../../../foundation/screen/KeyValues.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { CountView } from '../../schema.ts';
import { acts, modes } from './labels.ts';

const spoken = (day: string): string => dayInWords(day, language());

/** The counts of a paper with the law each stands under: which it is, why, and how long it could be charged. */
export function CountLaw({ counts }: { counts: readonly CountView[] }) {
  return (
    <section aria-labelledby="law" className="stack">
      <h2 id="law">{m.justice_law()}</h2>
      {counts.length === 0 && <EmptyState sentence={m.justice_no_counts()} />}
      {counts.map((c) => (
        <div key={c.id} className="law-block">
          <h3>{m.justice_law_count({ n: c.place, statute: c.statute, title: c.title })}</h3>
          <p className="hint">{m.justice_law_act({ act: acts[c.act], mode: modes[c.mode], from: spoken(c.offenseFrom), to: spoken(c.offenseTo) })}</p>
          {c.law !== null && (
            <KeyValues facts={[
              { label: m.justice_law_penalty(), value: <>{c.law.penalty} {c.law.unverified && <Tag tone="warn">{m.justice_law_unverified()}</Tag>}</> }, { label: m.justice_law_why(), value: c.law.why },
              { label: m.justice_law_limit(), value: <>{c.law.runsOut === null ? c.law.limitation : m.justice_law_until({ said: c.law.limitation, day: spoken(c.law.runsOut) })} {c.law.late && <Tag tone="danger">{m.justice_law_late()}</Tag>}</> }, { label: m.justice_law_limit_why(), value: c.law.limitationWhy },
            ]} />
          )}
        </div>
      ))}
    </section>
  );
}
