import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';

/** How keys are pressed in a story: one by one, or a word typed. */
export interface Pressing { press(key: string): Promise<void>; type(text: string): Promise<void> }

/** A provider keeps a service in the directory and lets agencies see it. */
export async function keepService(browser: Browser, origin: string, tokens: { worker: string; supervisor: string }): Promise<void> {
  const context = await browser.newContext({ baseURL: origin });
  const post = async (token: string, path: string, data: object): Promise<{ id: string }> => {
    const answer = await context.request.post(path, { data, headers: { 'x-fourfold': '1', 'idempotency-key': crypto.randomUUID(), cookie: `fourfold=${token}` } });
    expect(answer.status(), await answer.text()).toBe(200);
    return await answer.json() as { id: string };
  };
  const organization = await post(tokens.worker, '/api/directory/organizations', { name: 'Bay Provider', description: 'Invented for a story.' });
  const service = await post(tokens.worker, '/api/directory/services', { organization: organization.id, name: 'Legal help in Tampa', needs: ['legal', 'shelter'], areas: ['US-FL'], languages: ['es', 'en'], phones: [{ number: '813-555-0150' }], hours: '24/7' });
  await post(tokens.supervisor, `/api/directory/services/${service.id}/publish`, { audience: 'agencies' });
  await context.close();
}

/** A call from the first ring to the last key: made safe, described, referred, and handed over with a card that names nobody. */
export async function takeCall(page: Page, keys: Pressing, notes: string): Promise<void> {
  await page.goto('/app/hotline');
  await page.getByRole('heading', { level: 1, name: 'Contact desk' }).waitFor();
  await keys.press('n');
  await page.getByRole('heading', { name: 'Safe to talk?' }).waitFor();
  await keys.press('1'); // safe to talk
  await keys.press('s'); // about themself
  for (const said of ['a', 'd', 'f']) await keys.press(said); // documents held, debt, cannot leave
  await keys.press('w');
  await page.keyboard.type(notes); // notes are not counted: they are as long as the caller speaks
  await keys.press('Control+Enter');
  await keys.press('2'); // a lawyer
  await keys.press('1'); // shelter
  await keys.press('Enter');
  await keys.type('33602');
  await keys.press('Enter');
  await page.getByText('Legal help in Tampa').waitFor();
  await page.getByText('Works here').waitFor();
  await keys.press('1'); // the first that fits
  await page.getByText('May I tell them your name?').waitFor();
  await keys.press('3'); // what they told may be told; name and number are kept
  await keys.press('Enter');
  await page.getByRole('button', { name: /Send the card/ }).waitFor();
  await keys.press('c'); // spoke to the agency first
  await page.getByRole('button', { name: /Spoke to them/, pressed: true }).waitFor();
  await keys.press('m'); // the card
  await page.getByText('Card sent').first().waitFor();
  await keys.press('y'); // connected
  const put = page.getByRole('radio', { name: 'Put through' });
  await put.waitFor();
  expect(await put.isChecked(), 'the outcome is filled in').toBe(true);
  await keys.press('Control+Enter');
  await page.getByText('Closed: Put through.').waitFor();
}
