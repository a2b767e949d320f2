import { expect, it } from 'vitest';
import { story } from './story.ts';

story('a policy meeting whose decisions become actions', [['TIP', 'Office to Monitor and Combat Trafficking in Persons', 'policy', { analyst: 'analyst' }], ['GRANTS', 'Register of Grants', 'programs', { officer: 'grant-officer' }]], (at) => {
  it('records the group, keeps minutes that decide, follows the actions, and hears of a grant plan before it is decided', async () => {
    const { page, complaints, close } = await at.page('analyst');
    const save = async (of = page): Promise<void> => {
      await of.keyboard.press('Control+Enter');
      await of.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await page.goto('/app/policy/bodies');
    await page.getByRole('button', { name: 'Record a body' }).click();
    await page.getByRole('radio', { name: 'Operating group' }).check();
    await page.getByLabel('Name').fill('Senior Policy Operating Group');
    await page.getByLabel('Established on').fill('12 1 2003');
    await page.getByRole('radio', { name: 'Only the month is known' }).check();
    await page.getByLabel('Authority').fill('22 USC 7103(g)');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Senior Policy Operating Group' }).waitFor();
    await page.getByText('Established December 2003').waitFor();
    for (const [short, chair] of [['State', true], ['Labor', false], ['HHS', false]] as const) {
      await page.getByRole('button', { name: 'Take in an office' }).click();
      await page.getByLabel('What minutes call it').fill(short);
      await page.getByLabel('Office', { exact: true }).fill(`Office of ${short}`);
      if (chair) await page.getByRole('checkbox', { name: 'It chairs the body' }).check();
      await page.getByLabel('From', { exact: true }).fill('12 19 2003');
      await page.getByLabel('Authority').fill('22 USC 7103(g)(2)');
      await save();
    }
    await page.getByRole('heading', { name: 'Members today: 3' }).waitFor();
    await page.getByRole('button', { name: 'Call a meeting' }).click();
    await page.getByLabel('Held on').fill('5 20 2005');
    await page.getByLabel('Agenda').fill('Grant policy');
    await save();
    await page.getByRole('button', { name: 'Keep minutes' }).click();
    await page.getByRole('textbox', { name: 'Minutes' }).fill('Everybody reported.\nDecided: Plans of grants are announced two weeks before\n@Defense: name who announces by 2005-07-01');
    await page.keyboard.press('Control+Enter');
    // The mistake is told where it stands, with who may be given work, and what was typed is still there.
    await page.getByText('“Defense” is no member of this body on the day. Its members are').first().waitFor();
    await page.getByRole('textbox', { name: 'Minutes' }).fill('Everybody reported.\nDecided: Plans of grants are announced two weeks before\n@Labor: name who announces by 2005-07-01\n@HHS: send the list of plans by 2005-07-15');
    await save();
    await page.getByRole('heading', { level: 3, name: 'Plans of grants are announced two weeks before' }).waitFor();

    await page.goto('/app/policy');
    await page.getByText('name who announces').waitFor();
    await page.getByText('name who announces').click();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('radio', { name: 'Done' }).check();
    await save();
    await page.getByText('name who announces').waitFor({ state: 'detached' });
    await page.getByText('send the list of plans').waitFor();

    const officer = await at.page('officer');
    await officer.page.goto('/app/policy/notices');
    await officer.page.getByRole('button', { name: 'Announce a plan' }).click();
    await officer.page.getByLabel('Number').fill('OVC-2005-01');
    await officer.page.getByLabel('Title').fill('Shelters in two provinces');
    await officer.page.getByLabel('Agency').fill('Justice');
    await officer.page.getByRole('radio', { name: 'Grant', exact: true }).check();
    await officer.page.getByRole('checkbox', { name: 'Shelters and safe houses' }).check();
    await officer.page.getByRole('combobox', { name: 'Country', exact: true }).pressSequentially('Cambodia');
    await officer.page.getByRole('option', { name: 'Cambodia', exact: true }).click();
    await officer.page.getByLabel('Planned amount').fill('500000');
    await officer.page.getByLabel('Begins on').fill('1 1 2030');
    await officer.page.getByLabel('Ends on').fill('1 1 2032');
    await officer.page.getByLabel('What is planned').fill('A shelter in each of two provinces.');
    await officer.page.keyboard.press('Control+Enter');
    await officer.page.getByRole('heading', { level: 1, name: 'Shelters in two provinces' }).waitFor();

    await page.goto('/app/policy/notices');
    await page.getByText('Shelters in two provinces').click();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Shelters in two provinces' }).waitFor();
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.getByRole('radio', { name: 'Concern' }).check();
    await page.getByLabel('Your comment').fill('The embassy asks to wait for the ministry.');
    await save();

    await officer.page.reload();
    await officer.page.getByText('The embassy asks to wait for the ministry.').waitFor();
    await officer.page.getByRole('button', { name: 'Tell the decision' }).click();
    await officer.page.getByLabel('What was decided').fill('As announced.');
    await officer.page.getByLabel('Why it could not wait').fill('The rains begin.');
    await officer.page.keyboard.press('Control+Enter');
    await officer.page.getByText('is not answered yet').first().waitFor();
    await officer.page.keyboard.press('Escape');
    const leave = officer.page.getByRole('button', { name: /leave|discard/i });
    if (await leave.count() > 0) await leave.first().click();
    await officer.page.getByRole('dialog').waitFor({ state: 'detached' });
    await officer.page.getByRole('button', { name: 'Answer Office to Monitor and Combat Trafficking in Persons' }).click();
    await officer.page.getByLabel('Your answer').fill('The ministry has signed.');
    await save(officer.page);
    await officer.page.getByRole('button', { name: 'Tell the decision' }).click();
    await officer.page.getByLabel('What was decided').fill('As announced.');
    await officer.page.getByLabel('Number of the award').fill('G-2005-114');
    await officer.page.getByLabel('Why it could not wait').fill('The rains begin.');
    await save(officer.page);
    await officer.page.getByRole('heading', { name: 'After the decision' }).waitFor();
    await page.reload();
    await page.getByText('G-2005-114').waitFor();
    await page.getByText('The ministry has signed.').waitFor();
    expect(officer.complaints.filter((said) => !/409/.test(said))).toEqual([]);
    expect(complaints.filter((said) => !/409/.test(said))).toEqual([]);
    await officer.close();
    await close();
  });
});
