import { useState } from 'react';
import { Code } from '../../../../foundation/screen/Bidi.tsx';
import { troubleOf } from '../../../../foundation/screen/ask.ts';
import { useSend } from '../../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { dayAt, instantInWords } from '../../../../foundation/screen/day-text.ts';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { KeyValues } from '../../../../foundation/screen/KeyValues.tsx';
import { Note } from '../../../../foundation/screen/Note.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { Problem } from '../../../../foundation/screen/Problem.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { Account, Accounts } from '../../schema.ts';
import { choicesOf, roleNames, states, tones } from './labels.ts';

/** One account: its roles, its invitation, its keys, and its end. */
export function AccountSheet({ account, roles }: { account: Account; roles: Accounts['roles'] }) {
  const mayWrite = useMay('accounts.write');
  const mayInvite = useMay('accounts.invite') && account.mayInvite;
  const writable = mayWrite && !account.own && account.state !== 'closed';
  const path = `/accounts/${account.id}`;
  const more = roles.filter((role) => !account.roles.includes(role));
  return (
    <div className="sheet-content stack">
      <KeyValues
        facts={[
          { label: m.accounts_state(), value: <Tag tone={tones[account.state]}>{states[account.state]}</Tag> },
          { label: m.accounts_made(), value: <OnDay day={dayAt(account.madeAt)} /> },
          ...(account.seenAt === null ? [] : [{ label: m.accounts_seen(), value: <OnDay day={dayAt(account.seenAt)} /> }]),
          ...(account.invitedUntil === null ? [] : [{ label: m.accounts_invitation(), value: m.accounts_invited_until({ when: instantInWords(account.invitedUntil, language()) }) }]),
        ]}
      />
      {account.own && <Note>{m.accounts_own_note()}</Note>}
      {account.elsewhere && <Note>{m.accounts_elsewhere_note()}</Note>}
      <section aria-labelledby="account-roles">
        <h3 id="account-roles">{m.accounts_roles()}</h3>
        {account.roles.length === 0 && <p className="hint">{m.accounts_no_roles()}</p>}
        <ul className="line-list" role="list">
          {account.roles.map((role) => (
            <li key={role}>
              <span>{roleNames[role]}</span>
              {writable && <Act path={`${path}/roles/revoke`} body={{ role }} label={m.accounts_revoke()} name={m.accounts_revoke_role({ role: roleNames[role] })} said={m.accounts_revoked()} small />}
            </li>
          ))}
        </ul>
        {writable && more.length > 0 && <Grant path={path} roles={more} />}
      </section>
      {mayInvite && <Invite path={path} again={account.invitedUntil !== null} />}
      {mayWrite && !account.own && account.state === 'keyless' && !account.mayInvite && <Note>{m.accounts_second_person()}</Note>}
      {writable && account.state === 'active' && !account.elsewhere && (
        <section aria-labelledby="account-keys">
          <h3 id="account-keys">{m.accounts_keys()}</h3>
          <p className="hint">{m.accounts_withdraw_lead()}</p>
          <Act path={`${path}/withdraw`} label={m.accounts_withdraw()} said={m.accounts_withdrawn()} sure={m.accounts_withdraw_sure()} />
        </section>
      )}
      {writable && (
        <section aria-labelledby="account-end">
          <h3 id="account-end">{m.accounts_end()}</h3>
          <p className="hint">{m.accounts_close_lead()}</p>
          <Act path={`${path}/close`} label={m.accounts_close()} said={m.accounts_closed()} sure={m.accounts_close_sure()} />
        </section>
      )}
    </div>
  );
}

function Grant({ path, roles }: { path: string; roles: Accounts['roles'] }) {
  const { mutateAsync } = useSend<{ id: string }>('POST', `${path}/roles`, { stale: ['/accounts'] });
  return (
    <Form<{ role: string }, { id: string }> label={m.accounts_grant()} submit={m.accounts_grant()} send={(values, { key }) => mutateAsync({ body: values, key })} onDone={() => showToast(m.accounts_granted())}>
      <ChoiceField name="role" label={m.accounts_role()} choices={choicesOf(roles)} />
    </Form>
  );
}

/** One act by a button; what cannot be taken back is asked for twice. */
function Act({ path, body = {}, label, name, said, sure, small = false }: { path: string; body?: object; label: string; name?: string; said: string; sure?: string; small?: boolean }) {
  const [asked, setAsked] = useState(false);
  const { mutate, isPending, error } = useSend<{ id: string }>('POST', path, { stale: ['/accounts'], onDone: () => showToast(said) });
  return (
    <>
      {asked && <p role="alert">{sure}</p>}
      <p className="row">
        <button type="button" className={small ? 'button small' : asked ? 'button danger' : 'button'} aria-label={name} disabled={isPending} onClick={() => (sure === undefined || asked ? mutate({ body }) : setAsked(true))}>{label}</button>
        {asked && <button type="button" className="button quiet" onClick={() => setAsked(false)}>{m.accounts_not_now()}</button>}
      </p>
      {error !== null && <Problem trouble={troubleOf(error)} />}
    </>
  );
}

/** The invitation: its secret is made here, its hash alone is sent, and the link is shown once. */
function Invite({ path, again }: { path: string; again: boolean }) {
  const [link, setLink] = useState<string | undefined>(undefined);
  const { mutateAsync, isPending, error } = useSend<{ id: string }>('POST', `${path}/invite`, { stale: ['/accounts'] });
  const invite = async (): Promise<void> => {
    const secret = inUrl(crypto.getRandomValues(new Uint8Array(32)));
    const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret)))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    await mutateAsync({ body: { hash } });
    setLink(`${location.origin}/enroll#${secret}`);
  };
  return (
    <section aria-labelledby="account-invite">
      <h3 id="account-invite">{m.accounts_invitation()}</h3>
      <p className="hint">{again ? m.accounts_invite_again_lead() : m.accounts_invite_lead()}</p>
      {link === undefined
        ? <button type="button" className="button primary" disabled={isPending} onClick={() => void invite().catch(() => undefined)}>{again ? m.accounts_invite_again() : m.accounts_invite()}</button>
        : (
            <div role="status" className="stack">
              <p>{m.accounts_link_lead()}</p>
              <p className="link-once"><Code>{link}</Code></p>
              <button type="button" className="button" onClick={() => void navigator.clipboard.writeText(link).then(() => showToast(m.accounts_copied()))}>{m.accounts_copy()}</button>
            </div>
          )}
      {error !== null && <Problem trouble={troubleOf(error)} />}
    </section>
  );
}

function inUrl(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
