import { useRead, useSend } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import * as m from '../../../messages/messages.js';
import { CLEARED, type OrganizationFile, type ServiceFile } from '../schema.ts';
import { statusWords } from './parts/labels.ts';
import { checkService, sentOf, ServiceFields, typedOf, type TypedService } from './parts/ServiceFields.tsx';

/** A service with all its answers, to be corrected. */
export function CorrectService() {
  const id = useAddress().params['id'];
  const reading = useRead<ServiceFile>(id === undefined ? undefined : `/directory/services/${id}`);
  return <Loaded reading={reading} page>{(service) => <Correct key={service.version} service={service} />}</Loaded>;
}

function Correct({ service }: { service: ServiceFile }) {
  const go = useGo();
  const reading = useRead<OrganizationFile>(`/directory/organizations/${service.organization.id}`);
  const { mutateAsync } = useSend('POST', `/directory/services/${service.id}`, { stale: ['/directory'] });
  return (
    <>
      <PageHeader over={<Go to={`/app/directory/${service.id}`}><Bidi>{service.name}</Bidi></Go>} title={m.directory_correct_service()} />
      <Loaded reading={reading}>
        {({ locations }) => (
          <Form<TypedService & { status: ServiceFile['status'] }, unknown>
            submit={m.directory_save()}
            initial={{ ...typedOf(service), status: service.status }}
            check={checkService}
            send={(typed, { key }) => mutateAsync({ body: { ...sentOf(typed), clear: CLEARED.filter((name) => (service[name] ?? '') !== '' && (typed[name] ?? '') === ''), ...(locations.length > 0 ? { locations: typed.locations ?? [] } : {}) }, key, version: service.version })}
            onDone={() => {
              showToast(m.directory_saved());
              go(`/app/directory/${service.id}`);
            }}
          >
            <ChoiceField name="status" label={m.directory_status()} choices={(Object.keys(statusWords) as ServiceFile['status'][]).map((value) => ({ value, label: statusWords[value]() }))} />
            <ServiceFields locations={locations} />
          </Form>
        )}
      </Loaded>
    </>
  );
}
