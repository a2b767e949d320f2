import { Refusal } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { webhookSecret } from './codes.ts';
import type { DeskView, SetDesk } from './schema.ts';
import * as store from './store.ts';
import { textCounts } from './store-texts.ts';

type Done = { id: string; version: number };

/** What the hotline shows the public, and where its webhook stands. */
export async function readDesk({ tx, services }: Asked<object>): Promise<DeskView> {
  const desk = await store.findDesk(tx);
  return {
    texting: { sent: services.textGateway !== undefined, ...await textCounts(tx, services.now()) },
    version: desk?.version ?? 0, publicNumber: desk?.public_number ?? null, formName: desk?.form_name ?? '', formOpen: desk?.form_open ?? false, webhookOn: (desk?.webhook ?? 0) > 0, agency: tx.who.agency,
    reportAddress: `${services.origin}/report`, webhookAddress: `${services.origin}/api/hotline/webhook`,
  };
}

/** Sets what the hotline shows the public. */
export async function setDesk({ tx, input, version }: Asked<SetDesk>): Promise<Done> {
  const row = { public_number: input.publicNumber ?? null, form_name: input.formName, form_open: input.formOpen };
  const desk = await store.findDesk(tx);
  if (!desk) return { id: await store.keepOne(tx, 'desk', row), version: 1 };
  return { id: desk.id, version: await store.reviseRow(tx, 'desk', desk.id, version ?? desk.version, row) };
}

/** Makes a new secret for the webhook; the one before stops at once. */
export async function renewWebhook({ tx }: Asked<object>): Promise<Done> {
  const desk = await store.findDesk(tx);
  if (!desk) throw new Refusal('hotline.no-desk', 'Give the desk a name first.');
  return { id: desk.id, version: await store.reviseRow(tx, 'desk', desk.id, desk.version, { webhook: desk.webhook + 1 }) };
}

/** Shows the secret of the webhook, to be put into the telephone system; showing it is recorded. */
export async function showWebhook({ tx, identity }: Asked<object>): Promise<{ secret: string }> {
  const desk = await store.findDesk(tx);
  if (!desk || desk.webhook === 0) throw new Refusal('hotline.no-webhook', 'There is no secret yet. Make one first.');
  return { secret: webhookSecret(identity.keys.indexing, desk.webhook) };
}
