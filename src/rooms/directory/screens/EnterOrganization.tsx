import { useSend } from '../../../foundation/screen/ask-hooks.ts';
import { useGo } from '../../../foundation/screen/go.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import * as m from '../../../messages/messages.js';
import { OrganizationForm } from './parts/OrganizationForm.tsx';

/** A new organization; its services follow. */
export function EnterOrganization() {
  const go = useGo();
  const { mutateAsync } = useSend<{ id: string }>('POST', '/directory/organizations', { stale: ['/directory'] });
  return (
    <>
      <PageHeader title={m.directory_enter_organization()} under={m.directory_organization_start()} />
      <OrganizationForm
        submit={m.directory_enter_organization()}
        send={(body, key) => mutateAsync({ body, key })}
        onDone={({ id }) => {
          showToast(m.directory_entered());
          go(`/app/directory/organizations/${id}`);
        }}
      />
    </>
  );
}
