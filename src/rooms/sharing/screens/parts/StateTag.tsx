import { Tag } from '../../../../foundation/screen/Tag.tsx';
import type { InboxEntry, ReferralView, ReleaseView } from '../../schema.ts';
import { states } from './labels.ts';

const tones = {
  stands: 'success', accepted: 'success', done: 'neutral', overdue: 'warn', waiting: 'primary', 'to-read': 'primary', declined: 'warn', 'not-done': 'warn', ended: 'neutral', expired: 'neutral', revoked: 'neutral', 'to-come': 'info', sent: 'info', opened: 'info',
} as const;

/** Where a release, a referral or a message stands, in one word. */
export function StateTag({ state }: { state: ReleaseView['state'] | ReferralView['state'] | InboxEntry['state'] }) {
  return <Tag tone={tones[state]}>{states[state]}</Tag>;
}
