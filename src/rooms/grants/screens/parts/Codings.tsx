import type { ReactNode } from 'react';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { AwardFile } from '../../schema.ts';
import * as ask from './askings.tsx';
import { countsAs, standings, ways } from './labels.ts';
import type { Asking } from './SheetForm.tsx';

/** The tags of a coding: that an award is against trafficking and that it is against child labor are two things. */
export function Tags({ trafficking, childLabor }: { trafficking: boolean | null; childLabor: boolean | null }) {
  return <>{trafficking === true && <Tag tone="primary">{m.grants_tag_trafficking()}</Tag>}{childLabor === true && <Tag tone="info">{m.grants_tag_child_labor()}</Tag>}</>;
}

/** How an award counts, by whom it was coded in which round, and what was decided from which edition on. */
export function Codings({ file, button }: { file: AwardFile; button: (of: Asking) => ReactNode }) {
  const { classified } = file;
  return (
    <section aria-labelledby="coding" className="stack">
      <h2 id="coding">{m.grants_coding()}</h2>
      <p className="row"><Tag tone={classified.standing === 'decided' ? 'success' : classified.standing === 'differ' ? 'warn' : 'neutral'}>{standings[classified.standing]}</Tag> <span className="hint">{classified.coders === 2 ? m.grants_two_code() : m.grants_one_codes()}</span>{classified.mayCode && button(ask.code(file.id))}{classified.maySettle && button(ask.settle(file.id))}{classified.standing === 'decided' && button(ask.reopen(file.id))}</p>
      {classified.rulings.length > 0 && (
        <ul className="line-list" role="list">
          {classified.rulings.toReversed().map((r) => <li key={r.id}><div className="stack tight"><p className="row"><strong>{countsAs(r.outcome, r.share)}</strong> <Tags {...r} /> {r.inForce && <Tag tone="success">{m.grants_in_force()}</Tag>}</p><p><Bidi>{r.reason}</Bidi></p><p className="hint">{ways[r.way]} · <OnDay day={r.decidedOn} /> · {m.grants_from_edition({ number: String(r.fromEdition) })}</p></div></li>)}
        </ul>
      )}
      {classified.codings.length > 0 && (
        <details>
          <summary>{m.grants_coders()}</summary>
          <ul className="line-list" role="list">
            {classified.codings.map((c) => <li key={c.id}><div className="stack tight"><p className="row"><strong><Bidi>{c.by}</Bidi></strong> {c.outcome === null ? <span className="hint">{m.grants_hidden_coding()}</span> : <>{countsAs(c.outcome, c.share ?? 0)} <Tags {...c} /></>}</p>{c.evidence !== null && <p><Bidi>{c.evidence}</Bidi></p>}<p className="hint">{m.grants_round_of({ number: String(c.round) })} · <OnDay day={c.codedOn} /></p></div></li>)}
          </ul>
        </details>
      )}
    </section>
  );
}
