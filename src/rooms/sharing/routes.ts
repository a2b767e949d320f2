import { file, get, post } from '../../foundation/web/route.ts';
import { answerReferral, grantRelease, readEnding, readInbox, readMessage, readOrganizations, readSharing, referPerson, revokeRelease, tellPacket } from './actions.ts';
import { releaseSheet } from './sheet.ts';
import { stopAsked, stopPage } from './stop.ts';
import { Ending, Inbox, InboxAsked, Kept, Message, MessageId, NewAnswer, NewPacket, NewReferral, NewRelease, Nothing, Organizations, PersonSharing, ReleaseId, RevokeRelease } from './schema.ts';

export const routes = [
  get('/sharing/people/:id', { allow: 'sharing.read', records: 'read what was shared of a person', input: ReleaseId, output: PersonSharing, run: readSharing }),
  get('/sharing/organizations', { allow: 'sharing.read', records: 'looked up organizations', input: Nothing, output: Organizations, run: readOrganizations }),
  get('/sharing/ending', { allow: 'sharing.read', records: 'looked at releases that end soon', input: Nothing, output: Ending, run: readEnding }),
  post('/sharing/releases', { allow: 'sharing.release', records: 'recorded a release of information', input: NewRelease, output: Kept, run: grantRelease }),
  post('/sharing/releases/:id/revoke', { allow: 'sharing.release', records: 'ended a release of information', input: RevokeRelease, output: Kept, run: revokeRelease }),
  file('/sharing/releases/:id/sheet.pdf', { allow: 'sharing.read', records: 'printed the sheet of a release', input: ReleaseId, run: releaseSheet }),
  post('/sharing/packets', { allow: 'sharing.release', records: 'told another agency under a release', input: NewPacket, output: Kept, run: tellPacket }),
  post('/sharing/referrals', { allow: 'sharing.refer', records: 'referred a person', input: NewReferral, output: Kept, run: referPerson }),
  get('/sharing/inbox', { allow: 'sharing.inbox', records: 'looked through what came in', input: InboxAsked, output: Inbox, run: readInbox }),
  get('/sharing/messages/:id', { allow: 'sharing.inbox', records: 'opened what came in', input: MessageId, output: Message, run: readMessage }),
  post('/sharing/messages/:id/answer', { allow: 'sharing.answer', records: 'answered a referral', input: NewAnswer, output: Kept, run: answerReferral }),
  stopPage, stopAsked,
];
