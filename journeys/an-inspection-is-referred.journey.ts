import { expect, it } from 'vitest';
import { choose, openRow } from './browser.ts';
import { story } from './story.ts';

story('an inspection is referred to law enforcement, and the referral acknowledged', [['DOL', 'Wage and Hour Division', 'labor', { DOL: 'inspector' }], ['ICE', 'Immigration and Customs Enforcement', 'law-enforcement', { ICE: 'investigator' }]], (at) => {
  it('opens, finds back wages, notes what was seen, cannot conclude before it is referred, and sees the receipt', async () => {
    const inspector = await at.page('DOL');
    const { page } = inspector;
    await page.goto('/app/inspections');
    await page.getByRole('button', { name: 'Open an inspection' }).click();
    await page.getByLabel('Employer').fill('Maple Row kitchen');
    await page.getByRole('textbox', { name: 'State' }).fill('tx');
    await choose(page, 'Industry', 'Restaurants');
    await page.getByRole('radio', { name: 'Complaint' }).check();
    await page.getByLabel('Opened on').fill('1 5 2004');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Maple Row kitchen' }).waitFor();

    await page.getByRole('button', { name: 'Record a violation' }).click();
    await choose(page, 'Law', 'Overtime');
    await page.getByLabel('Found on').fill('2 1 2004');
    await page.getByLabel('Workers').fill('12');
    await page.getByLabel('Amount').fill('18250.50');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('region', { name: 'Violations and back wages' }).getByText('$18,250.50').waitFor();
    await page.getByRole('button', { name: 'Conclude the inspection' }).waitFor();

    await page.getByRole('button', { name: 'Note an indicator' }).click();
    await choose(page, 'What was seen', 'Identity papers kept by the employer');
    await page.getByLabel('Seen on').fill('2 1 2004');
    await page.getByLabel('Workers concerned').fill('3');
    await page.keyboard.press('Control+Enter');
    await page.getByText('It cannot be concluded yet').waitFor();
    expect(await page.getByRole('button', { name: 'Conclude the inspection' }).count()).toBe(0);

    await page.getByRole('button', { name: 'Refer to law enforcement' }).click();
    await page.getByRole('radio', { name: 'Immigration and Customs Enforcement' }).check();
    await page.keyboard.press('Control+Enter');
    const referrals = page.getByRole('region', { name: 'Referrals to law enforcement' });
    await referrals.getByText('Receipt waited for').waitFor();

    const investigator = await at.page('ICE');
    await investigator.page.goto('/app/sharing');
    await openRow(investigator.page, /Wage and Hour Division/);
    await investigator.page.getByText('identity papers kept by the employer (3 workers').waitFor();
    expect(investigator.complaints).toEqual([]);
    await investigator.close();

    await page.reload();
    await referrals.getByText('Received', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Conclude the inspection' }).click();
    await page.getByRole('radio', { name: 'Agreed to pay' }).check();
    await page.getByLabel('Concluded on').fill('3 1 2004');
    await page.getByLabel('Persons to whom any violation was done').fill('12');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Agreed to pay').first().waitFor();
    expect(inspector.complaints).toEqual([]);
    await inspector.close();
  });
});
