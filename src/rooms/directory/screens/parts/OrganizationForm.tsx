import { LongText, TextField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import * as m from '../../../../messages/messages.js';
import type { NewOrganization, OrganizationFile } from '../../schema.ts';

/** The questions of an organization. */
export function OrganizationForm({ file, submit, send, onDone }: { file?: OrganizationFile | undefined; submit: string; send: (body: NewOrganization, key: string) => Promise<{ id: string }>; onDone: (kept: { id: string }) => void }) {
  return (
    <Form<NewOrganization, { id: string }>
      submit={submit}
      initial={file === undefined ? {} : { name: file.name, description: file.description ?? '', phone: file.phone ?? '', email: file.email ?? '', website: file.website ?? '' }}
      check={({ website, phone }) => [
        ...(website && !/^https?:\/\/\S+$/.test(website) ? [{ where: '/website', problem: m.directory_url_wrong(), mend: m.directory_url_mend() }] : []), ...(phone && !/^[+0-9][0-9 ().x-]{2,39}$/.test(phone) ? [{ where: '/phone', problem: m.directory_phone_wrong(), mend: m.directory_phone_mend() }] : []),
      ]}
      send={(typed, { key }) => send(Object.fromEntries(Object.entries(typed).filter(([, v]) => v !== undefined && v !== '')) as NewOrganization, key)}
      onDone={onDone}
    >
      <TextField name="name" label={m.directory_name()} most={300} />
      <LongText name="description" label={m.directory_description_org()} most={4000} rows={3} />
      <TextField name="phone" label={m.directory_phone()} most={40} width="medium" optional />
      <TextField name="email" label={m.directory_email()} most={200} optional />
      <TextField name="website" label={m.directory_url()} most={300} optional />
    </Form>
  );
}
