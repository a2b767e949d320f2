import { expect, it } from 'vitest';
import { runRound } from '../src/foundation/web/nightly.ts';
import { rooms } from '../src/app/rooms.ts';
import { story } from './story.ts';

story('what is said to people is in the agency’s hands and in their language', [['STORY-WORDS', 'Hotline of the story', 'hotline', { advocate: 'hotline-advocate', lead: 'supervisor' }]], (at) => {
  it('a supervisor changes a phrase, and an advocate says it in the thread that is in Spanish', async () => {
    const lead = await at.page('lead');
    await lead.page.goto('/app/hotline/phrases');
    await lead.page.getByRole('button', { name: 'Change the phrase hello' }).click();
    await lead.page.getByLabel('In Spanish').fill('Hola, soy de la línea. ¿Puede escribir ahora?');
    await lead.page.getByRole('button', { name: 'Save the phrase' }).click();
    await lead.page.getByText('Hola, soy de la línea. ¿Puede escribir ahora?').first().waitFor();
    expect(lead.complaints).toEqual([]);
    await lead.close();
    const { page, complaints, close } = await at.page('advocate');
    const contact = await (await page.request.post('/api/hotline/contacts', { data: { channel: 'text', language: 'es' }, headers: { 'x-fourfold': '1', 'idempotency-key': crypto.randomUUID() } })).json() as { id: string };
    await page.goto(`/app/hotline/contacts/${contact.id}`);
    await page.getByText('What is written here is kept and is not sent as a text.').waitFor();
    await page.getByLabel('Write', { exact: false }).last().fill(';hel');
    await page.getByRole('option', { name: /Hola, soy de la línea/ }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('an advocate asks for a neutral text, sees it wait and fail or go, and where no gateway is named the desk says so', async () => {
    const { page, complaints, close } = await at.page('advocate');
    const send = async (path: string, data: object): Promise<{ id: string }> => (await page.request.post(path, { data, headers: { 'x-fourfold': '1', 'idempotency-key': crypto.randomUUID() } })).json() as Promise<{ id: string }>;
    const { id } = await send('/api/hotline/contacts', { channel: 'phone', language: 'es' });
    await send(`/api/hotline/contacts/${id}/draft`, { caller: 'self', safety: 'safe' });
    await send(`/api/hotline/contacts/${id}/safe-contact`, { channel: 'text', fromHour: 0, untilHour: 24, voicemail: false, address: '202-555-0177' });
    await send(`/api/hotline/contacts/${id}/close`, { as: 'support' });
    await page.goto(`/app/hotline/contacts/${id}`);
    await page.getByText('Texts are not sent from here: this installation names no gateway.').waitFor();
    at.house.opened.services.textGateway = { address: 'http://localhost:1/nobody', secret: 'a secret of the story, long enough' };
    await page.reload();
    await page.getByRole('button', { name: 'Send a text' }).click();
    await page.getByRole('radio', { name: 'Tiene un mensaje nuevo. Conteste cuando sea buen momento para usted.' }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await page.getByText('Waits', { exact: true }).waitFor();
    await runRound({ database: at.house.opened.database, services: at.house.opened.services, rooms, which: 'steady', log: (entry) => { throw new Error(JSON.stringify(entry)); } });
    await page.getByRole('button', { name: 'Take the text back' }).click();
    await page.getByText('Taken back').waitFor();
    delete at.house.opened.services.textGateway;
    expect(complaints).toEqual([]);
    await close();
  });

  it('a person who speaks Spanish is asked in Spanish, and on the way in English', async () => {
    const { page, complaints, close } = await at.page('advocate');
    const send = async (path: string, data: object): Promise<{ id: string; person: string }> => (await page.request.post(path, { data, headers: { 'x-fourfold': '1', 'idempotency-key': crypto.randomUUID() } })).json() as Promise<{ id: string; person: string }>;
    const { id } = await send('/api/hotline/contacts', { channel: 'phone', language: 'es' });
    await send(`/api/hotline/contacts/${id}/draft`, { caller: 'self' });
    const { person } = await send(`/api/hotline/contacts/${id}/person`, { agreed: true });
    const screening = await send(`/api/screening/people/${person}`, { instrument: 'campaign' });
    await page.goto(`/app/screening/${screening.id}`);
    const asked = page.getByRole('heading', { level: 2, name: '¿Puede salir de su trabajo o de su casa cuando quiere?' });
    await asked.waitFor();
    expect(await asked.getAttribute('lang')).toBe('es');
    await page.getByRole('button', { name: 'Ask in English' }).click();
    await page.getByRole('heading', { level: 2, name: 'Can you leave your work or your home when you want to?' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
