import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { KeyValues } from '../../../../foundation/screen/KeyValues.tsx';
import * as m from '../../../../messages/messages.js';
import type { SafetyShown } from '../../schema.ts';
import { channels } from './labels.ts';

/** What a card says. */
export function CardFacts({ card }: { card: NonNullable<SafetyShown['card']> }) {
  return (
    <KeyValues
      facts={[
        { label: m.cases_card_channel(), value: channels[card.channel] }, { label: m.cases_card_hours(), value: <Bidi>{card.hours}</Bidi> }, { label: m.cases_card_who(), value: <Bidi>{card.whoMayAnswer}</Bidi> },
        { label: m.cases_card_voicemail(), value: card.voicemail ? m.cases_yes() : m.cases_no() }, { label: m.cases_card_phrase(), value: card.phrase === undefined ? undefined : <Bidi>{card.phrase}</Bidi> }, { label: m.cases_card_more(), value: card.more === undefined ? undefined : <Bidi>{card.more}</Bidi> },
      ]}
    />
  );
}
