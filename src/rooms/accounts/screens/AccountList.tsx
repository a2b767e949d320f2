import { useState } from 'react';
import { useRead, useSend } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { dayAt, instantInWords } from '../../../foundation/screen/day-text.ts';
import { TextField } from '../../../foundation/screen/fields.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Sheet } from '../../../foundation/screen/Sheet.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import { language } from '../../../foundation/screen/words.ts';
import * as m from '../../../messages/messages.js';
import type { Account, Accounts, NewAccount } from '../schema.ts';
import { AccountSheet } from './parts/AccountSheet.tsx';
import { choicesOf, states, rolesInWords, tones } from './parts/labels.ts';

const columns: readonly Column<Account>[] = [
  { id: 'label', head: m.accounts_label(), cell: ({ label, own }) => <span className="row"><Bidi>{label}</Bidi>{own && <Tag>{m.accounts_own()}</Tag>}</span>, width: 'minmax(10rem, 2fr)', names: true },
  { id: 'roles', head: m.accounts_roles(), cell: ({ roles }) => rolesInWords(roles), width: 'minmax(12rem, 2fr)' },
  { id: 'state', head: m.accounts_state(), cell: ({ state }) => <Tag tone={tones[state]}>{states[state]}</Tag>, width: 'minmax(9rem, 11rem)' },
  { id: 'seen', head: m.accounts_seen(), cell: ({ seenAt, invitedUntil }) => (seenAt !== null ? <OnDay day={dayAt(seenAt)} /> : invitedUntil !== null ? m.accounts_invited_until({ when: instantInWords(invitedUntil, language()) }) : ''), width: 'minmax(10rem, 1fr)' },
];

/** Who may sign in for the agency; an account opens to its roles, its invitation and its keys. */
export function AccountList() {
  const mayWrite = useMay('accounts.write');
  const [adding, setAdding] = useState(false);
  const { query: { account: open } } = useAddress();
  const go = useGo();
  const setOpen = (id: string | undefined): void => go(id === undefined ? '/app/accounts' : `/app/accounts?account=${id}`);
  const reading = useRead<Accounts>('/accounts');
  const chosen = reading.data?.accounts.find(({ id }) => id === open);
  return (
    <>
      <PageHeader title={m.accounts_list()} under={m.accounts_lead()}>
        {mayWrite && <button type="button" className="button primary" onClick={() => setAdding(true)}>{m.accounts_add()}</button>}
      </PageHeader>
      <Loaded reading={reading}>
        {({ accounts }) => <DataTable caption={m.accounts_list()} captionHidden columns={columns} rows={accounts} rowKey={({ id }) => id} rowName={({ label }) => label} onOpen={({ id }) => setOpen(id)} height="calc(100dvb - 15rem)" empty={{ sentence: m.accounts_none() }} />}
      </Loaded>
      <Sheet open={adding} onClose={() => setAdding(false)} title={m.accounts_add()}>
        <div className="sheet-content">
          <Add
            roles={reading.data?.roles ?? []}
            onDone={(id) => {
              setAdding(false);
              setOpen(id);
            }}
          />
        </div>
      </Sheet>
      <Sheet open={chosen !== undefined} onClose={() => setOpen(undefined)} title={chosen?.label ?? ''}>
        {chosen !== undefined && <AccountSheet key={chosen.id} account={chosen} roles={reading.data?.roles ?? []} />}
      </Sheet>
    </>
  );
}

function Add({ roles, onDone }: { roles: Accounts['roles']; onDone: (id: string) => void }) {
  const { mutateAsync } = useSend<{ id: string }>('POST', '/accounts', { stale: ['/accounts'] });
  return (
    <Form<NewAccount, { id: string }>
      label={m.accounts_add()}
      submit={m.accounts_add_save()}
      send={(values, { key }) => mutateAsync({ body: values, key })}
      onDone={({ id }) => {
        showToast(m.accounts_added());
        onDone(id);
      }}
    >
      <TextField name="label" label={m.accounts_label()} hint={m.accounts_label_hint()} most={120} />
      <ChoiceField name="role" label={m.accounts_role()} choices={choicesOf(roles)} />
    </Form>
  );
}
