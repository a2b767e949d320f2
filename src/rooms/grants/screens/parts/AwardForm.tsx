import * as m from '../../../../messages/messages.js';
import type { Names } from '../../schema.ts';
import { awardFields, awardShape } from './askings.tsx';
import { AskingForm } from './SheetForm.tsx';

/** The form of an award: of a new one, of one that an application was selected for, or of a sub-award. */
export function AwardForm({ names, initial, given = {}, title = m.grants_add_award(), onKept, onClose }: { names: Names; initial: Record<string, unknown>; given?: Record<string, unknown>; title?: string; onKept: (id: string) => void; onClose: () => void }) {
  return (
    <AskingForm
      asking={{ title, path: '/grants/awards', initial: { instrument: 'grant', scope: 'international', period: 1, obligateNow: false, categories: [], ...initial }, fields: awardFields(names), shape: (values) => ({ ...awardShape(values), ...given }), onKept }}
      onDone={onClose}
    />
  );
}
