import { Type } from 'typebox';
import { get, post, query } from '../../foundation/web/route.ts';
import { becomePerson, closeContact, destroyContact, listContacts, openContact, readContact, readLive, recordConsent, reopenContact, saveDraft, sayPresence, takeContact, writeMessage } from './actions.ts';
import { readDesk, renewWebhook, setDesk, showWebhook } from './desk.ts';
import { findNear } from './near.ts';
import { dropPhrase, listPhrases, restorePhrase, setPhrase } from './phrases.ts';
import { calledAgency, chooseService, doneFollowUp, endReferral, listFollowUps, promiseFollowUp, reachNow, recordSafeContact, sendCard } from './referring.ts';
import { reportPage, reportWritten, threadOpened, threadPage } from './report.ts';
import {
  Acknowledge, BecomePerson, CalledAgency, CloseContact, ContactFile, ContactId, Contacts, ContactsAsked, DeskView, DoneFollowUp, Draft, EndReferral, FollowUps, Kept, Live, Near, NearAsked, NewConsent, NewContact, NewFollowUp, NewHandOver, NewMessage, NewReferral, NewSafeContact, NewText, NewTip,
  Nothing, PhraseNamed, Phrases, ReachView, Recipients, SayPresence, SendCard, SetDesk, SetPhrase, TellTip, TextId, Tips, TipsAsked, WebhookSecret,
} from './schema.ts';
import { askText, withdrawText } from './texts.ts';
import { tipAsked, tipPage } from './tip-page.ts';
import { acknowledge, handOver, listRecipients, listTips, takeTip, tellTip } from './tips.ts';
import { webhook } from './webhook.ts';

const Person = Type.Object({ id: Type.String(), version: Type.Integer(), person: Type.String() }, { additionalProperties: false });

export const routes = [
  get('/hotline/live', { allow: 'hotline.read', records: 'looked at the desk', input: Nothing, output: Live, run: readLive }),
  get('/hotline/contacts', { allow: 'hotline.read', records: 'looked through the contacts', input: ContactsAsked, output: Contacts, run: listContacts }),
  post('/hotline/contacts', { allow: 'hotline.write', records: 'opened a contact', input: NewContact, output: Kept, run: openContact }),
  get('/hotline/contacts/:id', { allow: 'hotline.read', records: 'read a contact', input: ContactId, output: ContactFile, run: readContact }),
  post('/hotline/contacts/:id/take', { allow: 'hotline.write', records: 'took a contact', input: ContactId, output: Kept, run: takeContact }),
  post('/hotline/contacts/:id/draft', { allow: 'hotline.write', records: 'saved a contact', input: Draft, output: Kept, run: saveDraft }),
  post('/hotline/contacts/:id/close', { allow: 'hotline.write', records: 'closed a contact', input: CloseContact, output: Kept, run: closeContact }),
  post('/hotline/contacts/:id/reopen', { allow: 'hotline.write', records: 'opened a contact again', input: ContactId, output: Kept, run: reopenContact }),
  post('/hotline/contacts/:id/consent', { allow: 'hotline.write', records: 'recorded what may be passed on', input: NewConsent, output: Kept, run: recordConsent }),
  query('/hotline/contacts/:id/near', { allow: 'hotline.read', records: 'looked for services for a caller', input: NearAsked, output: Near, run: findNear }),
  post('/hotline/contacts/:id/referrals', { allow: 'hotline.write', records: 'referred a caller', input: NewReferral, output: Kept, run: chooseService }),
  post('/hotline/referrals/:referral/called', { allow: 'hotline.write', records: 'called an agency for a caller', input: CalledAgency, output: Kept, run: calledAgency }),
  post('/hotline/referrals/:referral/card', { allow: 'hotline.write', records: 'sent an agency the summary card', input: SendCard, output: Kept, run: sendCard }),
  post('/hotline/referrals/:referral/end', { allow: 'hotline.write', records: 'recorded how a referral ended', input: EndReferral, output: Kept, run: endReferral }),
  post('/hotline/contacts/:id/messages', { allow: 'hotline.write', records: 'wrote into a thread', input: NewMessage, output: Kept, run: writeMessage }),
  post('/hotline/contacts/:id/texts', { allow: 'hotline.write', records: 'asked for a neutral text to a caller', input: NewText, output: Kept, run: askText }),
  post('/hotline/texts/:text/withdraw', { allow: 'hotline.write', records: 'took back a text that waited', input: TextId, output: Kept, run: withdrawText }),
  get('/hotline/phrases', { allow: 'hotline.read', records: 'looked through the phrases', input: Nothing, output: Phrases, run: listPhrases }),
  post('/hotline/phrases', { allow: 'hotline.lead', records: 'changed what is said under a shortcut', input: SetPhrase, output: Kept, run: setPhrase }),
  post('/hotline/phrases/:shortcut/drop', { allow: 'hotline.lead', records: 'left a phrase out', input: PhraseNamed, output: Kept, run: dropPhrase }),
  post('/hotline/phrases/:shortcut/restore', { allow: 'hotline.lead', records: 'took a phrase up again as it was', input: PhraseNamed, output: Kept, run: restorePhrase }),
  post('/hotline/contacts/:id/safe-contact', { allow: 'hotline.write', records: 'recorded how a caller is safely reached', input: NewSafeContact, output: Kept, run: recordSafeContact }),
  query('/hotline/contacts/:id/reach', { allow: 'hotline.write', records: 'looked up how to reach a caller', input: ContactId, output: ReachView, run: reachNow }),
  post('/hotline/contacts/:id/follow-ups', { allow: 'hotline.write', records: 'promised to be in touch again', input: NewFollowUp, output: Kept, run: promiseFollowUp }),
  get('/hotline/follow-ups', { allow: 'hotline.read', records: 'looked through the follow-ups', input: Nothing, output: FollowUps, run: listFollowUps }),
  post('/hotline/follow-ups/:followUp/done', { allow: 'hotline.write', records: 'recorded a follow-up', input: DoneFollowUp, output: Kept, run: doneFollowUp }),
  post('/hotline/contacts/:id/person', { allow: 'hotline.write', records: 'made a caller a person on record', input: BecomePerson, output: Person, run: becomePerson }),
  post('/hotline/contacts/:id/destroy', { allow: 'hotline.lead', records: 'destroyed what a contact said', input: ContactId, output: Kept, run: destroyContact }),
  post('/hotline/contacts/:id/tip', { allow: 'hotline.write', records: 'took a tip', input: NewTip, output: Kept, run: takeTip }),
  get('/hotline/tips', { allow: 'hotline.read', records: 'looked through the tips', input: TipsAsked, output: Tips, run: listTips }),
  get('/hotline/recipients', { allow: 'hotline.read', records: 'looked up offices', input: Nothing, output: Recipients, run: listRecipients }),
  post('/hotline/tips/:tip/hand-overs', { allow: 'hotline.write', records: 'handed a tip over', input: NewHandOver, output: Kept, run: handOver }),
  post('/hotline/hand-overs/:handOver/receipt', { allow: 'hotline.write', records: 'recorded the receipt of a tip', input: Acknowledge, output: Kept, run: acknowledge }),
  post('/hotline/tips/:tip/told', { allow: 'hotline.write', records: 'decided what the caller of a tip may learn', input: TellTip, output: Kept, run: tellTip }),
  post('/hotline/presence', { allow: 'hotline.read', records: 'said where they are', input: SayPresence, output: Kept, run: sayPresence }),
  get('/hotline/desk', { allow: 'hotline.read', records: 'looked at the settings of the desk', input: Nothing, output: DeskView, run: readDesk }),
  post('/hotline/desk', { allow: 'hotline.lead', records: 'set what the hotline shows the public', input: SetDesk, output: Kept, run: setDesk }),
  post('/hotline/desk/webhook', { allow: 'hotline.lead', records: 'made a new webhook secret', input: Nothing, output: Kept, run: renewWebhook }),
  query('/hotline/desk/secret', { allow: 'hotline.lead', records: 'looked up the webhook secret', input: Nothing, output: WebhookSecret, run: showWebhook }),
  webhook, reportPage, reportWritten, threadPage, threadOpened, tipPage, tipAsked,
];
