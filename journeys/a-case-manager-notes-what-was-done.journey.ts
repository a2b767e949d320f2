import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { story } from './story.ts';

story('a case manager opens a case and notes what was done, by keyboard alone', [['LANTERN', 'Lantern House Services', 'victim-services', { Ana: 'case-manager', Ben: 'case-manager' }]], (at) => {
  const heading = (page: Page, name: string | RegExp, level = 1): Promise<void> => page.getByRole('heading', { level, name }).waitFor();

  it('writes a note in four steps, finds it again, and a colleague who is not on the case learns only that it exists', async () => {
    const { page, complaints, close } = await at.page('Ana');
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

    const other = await at.page('Ben');
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
