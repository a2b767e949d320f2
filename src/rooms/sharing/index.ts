/** What other rooms may ask of sharing: which releases stand, to tell something under one or on a ground of law, to refer, to open what came in, and to answer it. */
export { openPacket, referralViews as referralsOf, standingReleases, type Carried } from './actions.ts';
export { discloseWithout, sendPacket, sendReferral, type Referring, type Telling } from './carry.ts';
export { openReply, repliesTo, replyTo } from './replies.ts';
export { receiptIn } from './rules.ts';
export { endingReleases, releasesStandingOf } from './store.ts';
export type { ReferralView, SharedField } from './schema.ts';
export type { AnswerFacts, RequestFacts } from './topics.ts';
