import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { story } from './story.ts';

story('a certification officer issues a letter, by keyboard alone', [['HHS', 'Department of Health and Human Services', 'benefit-granting', { officer: 'certification-officer' }]], (at) => {
  it('enters a person, records what the law asks for, issues the letter, and anybody can see that it is valid', async () => {
    const { page, complaints, close } = await at.page('officer');
    const { keyboard } = page;
    await page.goto('/app');
    await page.getByRole('heading', { level: 1, name: 'Your day' }).waitFor();

    await keyboard.press('g');
    await keyboard.press('p');
    await page.getByRole('heading', { level: 1, name: 'Caseload' }).waitFor();
    await keyboard.press('n');
    await page.getByRole('heading', { level: 1, name: 'Enter a person' }).waitFor();
    await typeInto(page, page.getByLabel('Family name'), 'Vega Ortiz');
    await typeInto(page, page.getByLabel('Given name'), 'Marisol');
    await typeInto(page, page.getByLabel('Date of birth'), '3 2 1979');
    await page.getByText('2 March 1979').waitFor();
    await keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Vega Ortiz, Marisol' }).waitFor();

    await keyboard.press('r');
    await page.getByRole('dialog', { name: 'Start a request for a letter' }).waitFor();
    await keyboard.press('Space');
    await keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: 'Law enforcement' }).isChecked()).toBe(true);
    await keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 2, name: 'What the law asks for' }).waitFor();

    await page.getByText('4 still lacking.').waitFor();
    await keyboard.press('i');
    expect(await page.getByRole('dialog').count(), 'what is lacking cannot be passed over').toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent), 'the key leads to what is lacking').toContain('Severe form of trafficking');

    await record(page, '1', 'Severe form shown', 'ICE field office, Tampa');
    await record(page, '2', 'Willing to assist', 'Victim-witness coordinator');
    await record(page, '4', 'Continued presence');
    await record(page, '7', 'Consulted: Department of Homeland Security');
    await page.getByText('Everything the law asks for is here.').waitFor();

    await keyboard.press('i');
    const dialog = page.getByRole('dialog', { name: 'Issue letter of certification' });
    await dialog.getByText(/^Adds 1 to letters issued, fiscal year 20\d\d\.$/).waitFor();
    await keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'The letter is issued' }).waitFor();
    const serial = await page.getByRole('region', { name: 'The letter is issued' }).getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/).textContent();
    expect(serial).not.toBeNull();
    expect(await page.getByRole('link', { name: 'Download the letter (PDF)' }).getAttribute('href')).toMatch(/^\/api\/letters\/[0-9a-f-]{36}\/pdf$/);
    expect(complaints).toEqual([]);
    await close();

    const outside = await at.page();
    expect(await check(outside.page, serial ?? '', 'V', '1979')).toBe('This letter is valid');
    expect(await check(outside.page, serial ?? '', 'V', '1980')).toBe('These details do not match a letter');
    expect(outside.complaints).toEqual([]);
    await outside.close();
  });
});

/** Goes to a control as a keyboard does, and types. */
async function typeInto(page: Page, control: Locator, text: string): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.type(text);
}

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let turn = 0; turn < 60; turn += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The keyboard does not reach this control.');
}

/** Records a document or a consultation by its number; what the product knows beforehand need not be typed. */
async function record(page: Page, number: string, what: string, office?: string): Promise<void> {
  await page.keyboard.press(number);
  await page.getByRole('form', { name: `Record: ${what}` }).waitFor();
  if (office !== undefined) await page.keyboard.type(office);
  await page.keyboard.press('Control+Enter');
  await page.getByText(`Recorded: ${what}.`).first().waitFor();
  await page.getByRole('form', { name: `Record: ${what}` }).waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement !== document.body);
}

/** Checks a letter as anybody may, and answers with the verdict. */
async function check(page: Page, serial: string, initial: string, year: string): Promise<string | null> {
  await page.goto('/letter-check');
  await typeInto(page, page.getByLabel('Letter number'), serial);
  await typeInto(page, page.getByLabel('First letter of the family name'), initial);
  await typeInto(page, page.getByLabel('Year of birth'), year);
  await page.keyboard.press('Enter');
  return page.getByRole('status').getByRole('heading').textContent();
}
