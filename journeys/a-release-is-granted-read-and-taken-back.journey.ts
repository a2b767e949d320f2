import { expect, it } from 'vitest';
import { choose, openRow } from './browser.ts';
import { story } from './story.ts';

story('a release is granted, a packet read, and the release taken back by a word', [
  ['LANTERN', 'Lantern House Services', 'victim-services', { LANTERN: 'case-manager' }], ['LEGAL', 'Bay Legal Aid', 'victim-services', { LEGAL: 'legal-advocate' }], ['ICE', 'Immigration and Customs Enforcement', 'law-enforcement', { ICE: 'investigator' }],
], (at) => {
  it('lets the other agency read exactly what was agreed, and nothing from the moment the person says so', async () => {
    const worker = await at.page('LANTERN');
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

    const lawyer = await at.page('LEGAL');
    await lawyer.page.goto('/app/sharing');
    await openRow(lawyer.page, /Lantern House Services/);
    await lawyer.page.getByText('Marisol Vega Ortiz').waitFor();
    await lawyer.page.getByText('An employer holds her passport.').waitFor();
    expect(await lawyer.page.getByText('1979').count(), 'the birth date was not agreed').toBe(0);
    const message = new URL(lawyer.page.url()).pathname;

    const police = await at.page('ICE');
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
