import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount, addOrganization } from '../src/foundation/access/accounts.ts';
import { openSession } from '../src/foundation/access/sessions.ts';
import { readConfig } from '../src/app/config.ts';
import { findBrowser, openBrowser, openPage } from './browser.ts';
import { serveHouse, type ServedHouse } from './served-house.ts';

const found = findBrowser(readConfig().browser);
if (found === undefined) console.log('Skipped: there is no Chromium on this machine. Install it, or name one in CHROMIUM.');

describe.skipIf(found === undefined)('a case manager opens a case and notes what was done, by keyboard alone', () => {
  let house: ServedHouse;
  let browser: Browser;
  let ana: string;
  let ben: string;

  beforeAll(async () => {
    house = await serveHouse();
    browser = await openBrowser(found as string);
    const gate = house.opened.database.gate;
    const organization = await addOrganization(gate, { name: 'Lantern House Services', short: 'LANTERN', kind: 'victim-services' });
    const enter = async (label: string): Promise<string> => openSession(gate, await addAccount(gate, { label, organization, role: 'case-manager' }), new Date());
    [ana, ben] = [await enter('Ana'), await enter('Ben')];
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const heading = (page: Page, name: string | RegExp, level = 1): Promise<void> => page.getByRole('heading', { level, name }).waitFor();

  it('writes a note in four steps, finds it again, and a colleague who is not on the case learns only that it exists', async () => {
    const { page, complaints, close } = await openPage(browser, house.origin, ana);
    const { keyboard } = page;
    await page.goto('/app/cases');
    await heading(page, 'Cases');
    await keyboard.press('i');
    await heading(page, 'New intake');
    await page.getByLabel('Family name').focus();
    await keyboard.type('Vega Ortiz');
    await page.getByLabel('Who sent them').focus();
    await keyboard.type('Hotl');
    await page.getByRole('option', { name: 'Hotline' }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await keyboard.press('Control+Enter');
    await heading(page, 'Vega Ortiz');
    await heading(page, 'Now', 2);

    // N, the service, the minutes, Ctrl-Enter.
    await keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: /^Note on M-/ });
    await dialog.getByRole('combobox', { name: 'Service' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
    await keyboard.type('hou');
    await keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('inputmode') === 'numeric');
    await keyboard.type('45');
    await keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' }).catch(() => dialog.waitFor({ state: 'hidden' }));
    await page.getByText('Housing, 45 minutes').waitFor();

    // The last service is the first under 1 the next time.
    await keyboard.press('n');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
    await keyboard.type('1');
    await keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('inputmode') === 'numeric');
    await keyboard.type('20');
    await keyboard.press('Control+Enter');
    await page.getByText('Housing, 20 minutes').waitFor();
    const address = page.url();
    expect(complaints).toEqual([]);
    await close();

    const other = await openPage(browser, house.origin, ben);
    await other.page.goto(address);
    await heading(other.page, 'You are not on this case', 2);
    expect(await other.page.getByText('Housing').count()).toBe(0);
    await other.page.getByText('Ana').waitFor();
    await other.page.getByRole('button', { name: 'Break the glass' }).click();
    await other.page.getByLabel('Imminent danger').check();
    await other.page.getByLabel('Notes and services').check();
    await other.page.getByLabel('In your words').fill('She called from the street and is afraid');
    await other.page.keyboard.press('Control+Enter');
    await other.page.getByText('Open for 15 minutes.').waitFor();
    await other.page.goto(address.replace(/\/case$/, '/notes'));
    await heading(other.page, 'Notes', 2);
    await other.page.getByText('Housing · 45 min').waitFor();
    await other.page.goto(address.replace(/\/case$/, '/safety'));
    await heading(other.page, 'You are not on this case', 2);
    await other.close();
  });
});
