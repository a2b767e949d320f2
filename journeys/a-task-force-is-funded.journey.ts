import { expect, it } from 'vitest';
import { choose } from './browser.ts';
import { story } from './story.ts';

story('a task force goes from announced to funded, and its quarter is one review and submit', [['DOJ', 'Department of Justice', 'prosecution', { coordinator: 'task-force-coordinator' }]], (at) => {
  it('records each state on its day, funds nothing by a plan, and submits computed numbers', async () => {
    const { page, complaints, close } = await at.page('coordinator');
    const save = async (): Promise<void> => {
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await page.goto('/app/taskforces');
    await page.getByRole('button', { name: 'Record a task force' }).click();
    await page.getByLabel('Name').fill('Tampa');
    await page.getByLabel('Area').fill('Tampa, Florida');
    await page.getByRole('radio', { name: 'A city' }).check();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Tampa' }).waitFor();

    for (const [state, on] of [['Announced', '6 1 2004'], ['Formed', '6 10 2004'], ['Operational', '11 15 2004']] as const) {
      await page.getByRole('button', { name: 'Record a state' }).click();
      await choose(page, 'How it stands', state);
      await page.getByLabel('On', { exact: true }).fill(on);
      await save();
    }
    await page.getByRole('button', { name: 'Take in a member' }).click();
    await page.getByLabel('Name').fill('Tampa Police Department');
    await choose(page, 'Part', 'Police');
    await choose(page, 'Level', 'Local');
    await page.getByLabel('Joined on').fill('6 10 2004');
    await save();

    await page.getByRole('button', { name: 'Record an award' }).click();
    await choose(page, 'To whom', 'To police');
    await choose(page, 'By whom', 'Bureau of Justice Assistance');
    await page.getByLabel('Recipient').fill('Tampa Police Department');
    await page.getByLabel('Amount').fill('0');
    await page.getByLabel('Or planned for').fill('2 1 2005');
    await save();
    await page.getByText('Not funded').waitFor();
    await page.getByRole('button', { name: 'It was made: the award to Tampa Police Department' }).click();
    await page.getByLabel('Amount').fill('426367.44');
    await page.getByLabel('Awarded on').fill('2 10 2005');
    await save();
    await page.getByText('Funded since').first().waitFor();
    await page.getByText('$426,367.44').waitFor();

    await page.goto(`${page.url()}/quarter?quarter=FY2005Q1`);
    await page.getByRole('heading', { level: 1, name: 'FY2005Q1 of Tampa' }).waitFor();
    for (const [kind, count] of [['Potential victims', '4'], ['Confirmed victims', '1']] as const) {
      await page.getByRole('button', { name: 'Enter a line of a member’s record' }).click();
      await choose(page, 'Member', 'Tampa Police Department');
      await choose(page, 'What', kind);
      await page.getByLabel('On', { exact: true }).fill('11 20 2004');
      await page.getByLabel('The member’s own number').fill('04-0117');
      await page.getByLabel('How many').fill(count);
      await save();
    }
    await page.getByText('4 (before: 0)').waitFor();
    await page.getByText('1 (before: 0)').waitFor();
    await page.getByLabel('In your words').fill('A first quarter.');
    await page.getByRole('button', { name: 'Submit the quarter' }).click();
    await page.getByText('The quarter is submitted.').first().waitFor();
    await page.getByText('A first quarter.').first().waitFor();

    await page.getByRole('button', { name: 'Correct 04-0117' }).first().click();
    await page.getByLabel('How many').fill('3');
    await save();
    await page.getByText('The records have changed since it was submitted').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
