import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount, addOrganization } from '../src/foundation/access/accounts.ts';
import { openSession } from '../src/foundation/access/sessions.ts';
import type { Kind, Role } from '../src/foundation/access/roles.ts';
import { readConfig } from '../src/app/config.ts';
import { choose, findBrowser, openBrowser, openPage, openRow } from './browser.ts';
import { serveHouse, type ServedHouse } from './served-house.ts';

const found = findBrowser(readConfig().browser);
if (found === undefined) console.log('Skipped: there is no Chromium on this machine. Install it, or name one in CHROMIUM.');

describe.skipIf(found === undefined)('a release is granted, a packet read, and the release taken back by a word', () => {
  let house: ServedHouse;
  let browser: Browser;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    house = await serveHouse();
    browser = await openBrowser(found as string);
    const gate = house.opened.database.gate;
    const offices: [short: string, name: string, kind: Kind, role: Role][] = [
      ['LANTERN', 'Lantern House Services', 'victim-services', 'case-manager'], ['LEGAL', 'Bay Legal Aid', 'victim-services', 'legal-advocate'], ['ICE', 'Immigration and Customs Enforcement', 'law-enforcement', 'investigator'],
    ];
    for (const [short, name, kind, role] of offices) {
      const organization = await addOrganization(gate, { name, short, kind });
      tokens.set(short, await openSession(gate, await addAccount(gate, { label: `${short} 1`, organization, role }), new Date()));
    }
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it('lets the other agency read exactly what was agreed, and nothing from the moment the person says so', async () => {
    const worker = await openPage(browser, house.origin, tokens.get('LANTERN'));
    const page = worker.page;
    await page.goto('/app/people/new');
    await page.getByLabel('Family name').fill('Vega Ortiz');
    await page.getByLabel('Given name').fill('Marisol');
    await page.getByLabel('Date of birth').fill('3 2 1979');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Vega Ortiz, Marisol' }).waitFor();
    const person = page.url().split('/').at(-1);
    await page.getByRole('navigation', { name: 'Views of this person' }).getByRole('link', { name: 'Sharing' }).click();
    await page.getByRole('heading', { level: 2, name: 'Releases' }).waitFor();

    await page.keyboard.press('c');
    const wizard = page.getByRole('dialog', { name: 'Release of information' });
    await choose(page, 'Who may be told', 'Bay Legal Aid');
    await choose(page, 'What for', 'Legal help');
    await wizard.getByLabel('In the person’s words').fill('So that the lawyer can call about her papers');
    await wizard.getByRole('checkbox', { name: 'Name', exact: true }).check();
    await wizard.getByRole('checkbox', { name: 'Situation' }).check();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('article', { name: 'Bay Legal Aid' }).getByText('In force').waitFor();

    await page.getByRole('button', { name: 'Tell now' }).click();
    const telling = page.getByRole('dialog', { name: 'Tell Bay Legal Aid' });
    await telling.getByLabel('What happened, in your words').fill('An employer holds her passport.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('not read yet').waitFor();

    const lawyer = await openPage(browser, house.origin, tokens.get('LEGAL'));
    await lawyer.page.goto('/app/sharing');
    await openRow(lawyer.page, /Lantern House Services/);
    await lawyer.page.getByText('Marisol Vega Ortiz').waitFor();
    await lawyer.page.getByText('An employer holds her passport.').waitFor();
    expect(await lawyer.page.getByText('1979').count(), 'the birth date was not agreed').toBe(0);
    const message = new URL(lawyer.page.url()).pathname;

    const police = await openPage(browser, house.origin, tokens.get('ICE'));
    for (const path of [message, `/app/people/${person}/sharing`, `/app/people/${person}`]) {
      await police.page.goto(path);
      await police.page.getByRole('heading', { level: 1 }).first().waitFor();
      await police.page.waitForLoadState('networkidle');
      expect(await police.page.locator('body').innerText(), path).not.toMatch(/Vega|Marisol|passport/);
    }

    await page.reload();
    await page.getByText(/read \d+ \w+ 20\d\d/).first().waitFor();
    await page.getByRole('button', { name: 'Take back now' }).click();
    await page.getByRole('dialog', { name: 'Take the release back' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('article', { name: 'Bay Legal Aid' }).getByText('Taken back', { exact: true }).waitFor();

    await lawyer.page.goto(message);
    await lawyer.page.getByText('This can no longer be read').waitFor();
    expect(await lawyer.page.locator('body').innerText()).not.toMatch(/Marisol|passport/);
    expect([...worker.complaints, ...lawyer.complaints]).toEqual([]);
    await Promise.all([worker.close(), lawyer.close(), police.close()]);
  });
});
