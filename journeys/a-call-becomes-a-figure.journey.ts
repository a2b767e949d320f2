import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Role } from '../src/foundation/access/roles.ts';
import { choose, openRow } from './browser.ts';
import { keepService, takeCall } from './call.ts';
import { story } from './story.ts';

const NOTES = 'Works in a restaurant. The owner keeps the passport.';

story('a call becomes a referral, a case, a letter and a figure', [
  ['LINE', 'Hotline of the story', 'hotline', { 'hotline-advocate': 'hotline-advocate' }], ['BAY', 'Bay Provider', 'victim-services', { 'case-manager': 'case-manager', supervisor: 'supervisor' }],
  ['HHS', 'Department of Health and Human Services', 'benefit-granting', { 'certification-officer': 'certification-officer' }], ['DHS', 'Immigration office of the story', 'immigration', { 'immigration-officer': 'immigration-officer' }], ['TIP', 'Policy office', 'policy', { analyst: 'analyst' }],
], (at) => {
  beforeAll(() => keepService(at.browser, at.house.origin, { worker: at.tokens.get('case-manager') as string, supervisor: at.tokens.get('supervisor') as string }));

  const as = (role: Role) => at.page(role);

  it('with nothing typed twice, and the figure rises by one', async () => {
    const analyst = await as('analyst');
    const lettersNow = async (): Promise<number> => {
      await analyst.page.goto(`/app/figures/LET-01?period=FY${fiscalYear()}`);
      const shown = await analyst.page.locator('.big-figure .number').first().innerText();
      return Number(/^\d+/.exec(shown.trim())?.[0] ?? Number.NaN);
    };
    const before = await lettersNow();

    const advocate = await as('hotline-advocate');
    await takeCall(advocate.page, { press: (key) => advocate.page.keyboard.press(key), type: (text) => advocate.page.keyboard.type(text) }, NOTES);
    await advocate.close();

    const worker = await as('case-manager');
    const { page } = worker;
    await page.goto('/app/sharing');
    await openRow(page, /Hotline of the story/);
    await page.getByText(NOTES).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('dialog', { name: 'Accept' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Accepted').first().waitFor();
    await page.getByRole('button', { name: /Start an intake from it/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Intake' }).waitFor();
    await page.getByLabel('Given name').fill('Marisol');
    await page.getByLabel('Family name').fill('Vega Ortiz');
    await page.getByLabel('Born on').fill('3 2 1979');
    await page.getByRole('radio', { name: 'Labor trafficking' }).check();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Vega Ortiz, Marisol' }).waitFor();
    const person = /people\/([0-9a-f-]{36})/.exec(page.url())?.[1] as string;

    await page.goto(`/app/people/${person}`);
    await page.getByRole('button', { name: 'Correct sex, citizenship or language' }).click();
    await choose(page, 'Citizenship', 'Mexico');
    await choose(page, 'Language', 'Spanish');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Mexico').first().waitFor();

    await page.goto(`/app/people/${person}/sharing`);
    await page.getByRole('heading', { level: 2, name: 'Releases' }).waitFor();
    await page.keyboard.press('c');
    const release = page.getByRole('dialog', { name: 'Release of information' });
    await choose(page, 'Who may be told', 'Department of Health and Human Services');
    await choose(page, 'What for', 'Benefits');
    await release.getByLabel('In the person’s words').fill('For the letter that opens benefits');
    for (const field of ['Name', 'Date of birth', 'Sex', 'Citizenship', 'Language', 'Form of trafficking', 'Situation', 'Services given', 'Immigration file']) await release.getByRole('checkbox', { name: field, exact: true }).check();
    await page.keyboard.press('Control+Enter');
    await page.getByText('In force').waitFor();

    await page.goto(`/app/people/${person}/legal`);
    await page.getByRole('button', { name: 'Record one' }).click();
    await choose(page, 'What', 'Continued presence');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Send it to HHS' }).click();
    await page.getByRole('dialog', { name: 'Request for certification' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Sent to HHS').last().waitFor();

    const officer = await as('certification-officer');
    await officer.page.goto('/app/sharing');
    await openRow(officer.page, /Bay Provider/);
    await officer.page.getByText(/Vega Ortiz/).first().waitFor();
    await officer.page.keyboard.press('t');
    await officer.page.getByRole('heading', { level: 1, name: 'Vega Ortiz, Marisol' }).waitFor();
    await issueLetter(officer.page);
    expect(await lettersNow()).toBe(before + 1);
    expect([...worker.complaints, ...officer.complaints, ...analyst.complaints]).toEqual([]);
    await Promise.all([worker.close(), officer.close(), analyst.close()]);
  });
});

/** Records what the law still asks for and issues the letter, by keys. */
async function issueLetter(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 2, name: 'What the law asks for' }).waitFor();
  // On a slow machine the next number is pressed before the page has drawn what the last one left.
  await page.evaluate(() => { window.requestAnimationFrame = (draw) => window.setTimeout(() => draw(performance.now()), 200); });
  for (const [number, what, office] of [['1', 'Severe form shown', 'FBI field office'], ['2', 'Willing to assist', 'Victim-witness coordinator'], ['4', 'Continued presence', undefined], ['7', 'Consulted: Department of Homeland Security', undefined]] as const) {
    await page.keyboard.press(number);
    await page.getByRole('form', { name: `Record: ${what}` }).waitFor();
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    if (office !== undefined) await page.keyboard.type(office);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('form', { name: `Record: ${what}` }).waitFor({ state: 'detached' });
  }
  await page.getByText('Everything the law asks for is here.').waitFor();
  await page.keyboard.press('i');
  await page.getByRole('dialog', { name: 'Issue letter of certification' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'The letter is issued' }).waitFor();
}

/** The fiscal year of today, 31 USC 1102. */
function fiscalYear(): number {
  const now = new Date();
  return now.getUTCFullYear() + (now.getUTCMonth() >= 9 ? 1 : 0);
}
