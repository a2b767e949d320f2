import { useRead, useSend } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import * as m from '../../../messages/messages.js';
import type { OrganizationFile } from '../schema.ts';
import { checkService, newService, sentOf, ServiceFields, type TypedService } from './parts/ServiceFields.tsx';

/** A new service of an organization. */
export function EnterService() {
  const id = useAddress().params['id'];
  const go = useGo();
  const reading = useRead<OrganizationFile>(id === undefined ? undefined : `/directory/organizations/${id}`);
  const { mutateAsync } = useSend<{ id: string }>('POST', '/directory/services', { stale: ['/directory'] });
  return (
    <Loaded reading={reading} page>
      {(organization) => (
        <>
          <PageHeader over={<Go to={`/app/directory/organizations/${organization.id}`}><Bidi>{organization.name}</Bidi></Go>} title={m.directory_enter_service()} />
          <Form<TypedService, { id: string }>
            submit={m.directory_enter_service()}
            initial={newService as Record<string, unknown>}
            check={checkService}
            send={(typed, { key }) => mutateAsync({ body: { organization: organization.id, ...sentOf(typed) }, key })}
            onDone={({ id: made }) => {
              showToast(m.directory_entered());
              go(`/app/directory/${made}`);
            }}
          >
            <ServiceFields locations={organization.locations} />
          </Form>
        </>
      )}
    </Loaded>
  );
}
