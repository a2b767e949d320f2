import { expect, it } from 'vitest';
import { choose } from './browser.ts';
import { story } from './story.ts';

story('a coalition’s month, on a telephone', [['HHS', 'Department of Health and Human Services', 'benefit-granting', { officer: 'outreach-officer' }], ['HOTLINE', 'Hotline', 'hotline', { advocate: 'hotline-advocate' }]], (at) => {
  it('takes in members, meets, carries posters with a code, and a contact leads back to the place and to nobody', async () => {
    const { page, complaints, close } = await at.page('officer');
    await page.setViewportSize({ width: 390, height: 844 });
    const save = async (): Promise<void> => {
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await page.goto('/app/outreach/materials');
    await page.getByRole('button', { name: 'Record a campaign' }).click();
    await page.getByLabel('Name').fill('Rescue and Restore');
    await page.getByLabel('Theme').fill('Look Beneath the Surface');
    await page.getByLabel('Launched on').fill('4 7 2004');
    await save();
    await page.getByRole('button', { name: 'Record a material' }).click();
    await page.getByLabel('Title').fill('Look closer');
    await choose(page, 'Kind', 'Poster');
    await save();
    await page.getByRole('button', { name: 'Issue an edition of Look closer' }).click();
    await choose(page, 'Language', 'Spanish');
    await page.getByLabel('Issued on').fill('4 7 2004');
    await save();
    await page.getByText('Spanish, edition 1').waitFor();

    await page.goto('/app/outreach');
    await page.getByRole('button', { name: 'Record a coalition' }).click();
    await page.getByLabel('Name').fill('Phoenix Coalition');
    await page.getByLabel('City').fill('Phoenix');
    await page.getByLabel('State').fill('az');
    await page.getByLabel('Convened on').fill('5 4 2004');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Phoenix Coalition' }).waitFor();
    for (const [name, sector] of [['Desert Clinic', 'Health care'], ['Legal Aid', 'Legal aid']] as const) {
      await page.getByRole('button', { name: 'Take in a member' }).click();
      await page.getByLabel('Organization').fill(name);
      await choose(page, 'Sector', sector);
      await save();
    }
    await page.getByRole('button', { name: 'Record a meeting' }).click();
    for (const what of ['Sex trafficking', 'Labor trafficking']) await page.getByRole('checkbox', { name: what }).check();
    await page.getByLabel('What was decided').fill('Two clinics take posters.');
    await save();
    await page.getByText('2 members and 0 guests').waitFor();
    await page.getByText('2, where 10 are asked').waitFor();

    await page.getByRole('button', { name: 'Record copies that went out' }).click();
    await choose(page, 'Edition', 'Look closer (Poster), Spanish, edition 1');
    await choose(page, 'Intermediaries', 'Health care');
    await page.getByLabel('Given to').fill('Desert Clinic');
    await page.getByLabel('Copies', { exact: true }).fill('250');
    await page.getByRole('checkbox', { name: 'The copies carry a code of their own' }).check();
    await save();
    const link = page.getByRole('link', { name: 'Poster with the code' });
    await link.waitFor();
    const code = (await link.innerText()).trim();
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/);
    await page.getByText('250 copies of Look closer, Spanish').waitFor();

    const visitor = await at.page();
    await visitor.page.setViewportSize({ width: 390, height: 844 });
    await visitor.page.goto(`/from/${code}`);
    await visitor.page.getByRole('heading', { level: 1, name: 'Find help near you' }).waitFor();
    await visitor.page.getByText(code).waitFor();
    expect(await visitor.page.context().cookies()).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    await visitor.close();

    const advocate = await at.page('advocate');
    await advocate.page.goto('/app/outreach/code');
    await advocate.page.getByLabel('Code', { exact: true }).fill('7777 7777 77');
    await advocate.page.getByRole('button', { name: 'Note the code' }).click();
    await advocate.page.getByText('No poster carries this code.').first().waitFor();
    await advocate.page.getByLabel('Code', { exact: true }).fill(code.toLowerCase());
    await advocate.page.getByRole('button', { name: 'Note the code' }).click();
    await advocate.page.getByText('The poster is in Phoenix, AZ.').waitFor();
    await advocate.close();

    await page.reload();
    await page.getByText('its page was opened once').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
