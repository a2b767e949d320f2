import { Code } from '../../../../foundation/screen/Bidi.tsx';
import { dayInWords } from '../../../../foundation/screen/day-text.ts';
import { KeyValues } from '../../../../foundation/screen/KeyValues.tsx';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { MeasureShape } from '../../schema.ts';
import type { ViewProps } from './FigureView.tsx';

function acrossOf({ across: { way, serial = '', oneOffice = false } }: MeasureShape): string {
  if (way === 'B') return m.figures_way_b();
  return oneOffice ? m.figures_way_a_one({ serial }) : m.figures_way_a({ serial });
}

function toldOf({ disclosure: { rule } }: MeasureShape): string {
  if (rule === 'none') return m.figures_disclosure_none();
  if (rule === 'dominance') return m.figures_disclosure_dominance();
  return rule === 'rounding' ? m.figures_disclosure_rounding() : m.figures_disclosure_threshold();
}

/** How the figure is counted: what one is, of whom, by which day, once for what, and by which law. */
export function DefinitionView({ measure, answer }: ViewProps) {
  const { figure } = answer;
  return (
    <div className="stack loose">
      <KeyValues
        facts={[
          { label: m.figures_definition_question(), value: measure.question },
          { label: m.figures_definition_unit(), value: m.figures_definition_one({ unit: measure.unit }) },
          { label: m.figures_definition_population(), value: measure.population },
          { label: m.figures_definition_event(), value: measure.event },
          { label: m.figures_definition_once(), value: measure.countedOnce },
          { label: m.figures_definition_across(), value: acrossOf(measure) },
          { label: m.figures_definition_disclosure(), value: `${toldOf(measure)} ${measure.disclosure.why}.` },
          { label: m.figures_definition_bases(), value: measure.bases.map((basis) => basis.replaceAll('-', ' ')).join(', ') },
          { label: m.figures_definition_sentence(), value: measure.sentence },
          { label: m.figures_definition_authority(), value: measure.authority },
          { label: m.figures_definition_room(), value: measure.room },
          { label: m.figures_definition_held(), value: m.figures_definition_since({ version: measure.version, day: dayInWords(measure.effectiveFrom, language()) }) },
          { label: m.figures_definition_computed(), value: <Code>{figure.asOf}</Code> },
        ]}
      />
      {measure.changes.length > 0 && (
        <section aria-labelledby="definition-changes" className="stack tight">
          <h2 id="definition-changes">{m.figures_definition_changes()}</h2>
          <ul>
            {measure.changes.map(({ version, on, what }) => (
              <li key={version}>{m.figures_definition_change({ version, day: dayInWords(on, language()), what })}</li>
            ))}
          </ul>
        </section>
      )}
      {measure.dimensions.length > 0 && (
        <section aria-labelledby="definition-parts" className="stack tight">
          <h2 id="definition-parts">{m.figures_definition_dimensions()}</h2>
          <KeyValues facts={measure.dimensions.map(({ title, open, codes }) => ({ label: title, value: open && codes.length === 0 ? m.figures_definition_open() : codes.map(({ label }) => label).join(' · ') }))} />
        </section>
      )}
    </div>
  );
}
