import { expect, it } from 'vitest';
import { commands as figures } from '../src/rooms/figures/room.ts';
import { choose, openRow } from './browser.ts';
import { story } from './story.ts';

/** From here on an-investigation-becomes-two-sentences goes on: six defendants, superseding counts, pleas and sentences. */
story('a hotline tip becomes a lead, and the lead an investigation that knows where it came from', [
  ['STORY-LINE', 'Hotline of the story', 'hotline', { advocate: 'hotline-advocate' }], ['STORY-CENTER', 'Center of the story', 'intelligence', { officer: 'investigator', analyst: 'analyst' }], ['STORY-ICE', 'Field office of the story', 'law-enforcement', { investigator: 'investigator' }],
], (at) => {
  it('is handed over, taken up word for word, judged, referred, and opened as an investigation of the hotline’s', async () => {
    const figure = async (name: string): Promise<number | null> => (await figures.figure(at.house.opened.services, name, {})).value;
    const on = at.house.opened.services.today();
    const year = `FY${Number(on.slice(0, 4)) + (Number(on.slice(5, 7)) >= 10 ? 1 : 0)}`;
    const day = `${Number(on.slice(5, 7))} ${Number(on.slice(8, 10))} ${on.slice(0, 4)}`;

    const desk = await at.page('advocate');
    await desk.page.goto('/app/hotline');
    await desk.page.getByRole('heading', { level: 1, name: 'Contact desk' }).waitFor();
    await desk.page.keyboard.press('n');
    await desk.page.getByRole('heading', { name: 'Safe to talk?' }).waitFor();
    for (const key of ['1', 't', 'w']) await desk.page.keyboard.press(key);
    await desk.page.keyboard.type('A farm road by the river');
    await desk.page.getByLabel('What was seen or heard').fill('Men are driven out before dawn; the foreman keeps their papers.');
    await desk.page.keyboard.press('Escape');
    await desk.page.keyboard.press('g');
    const number = /T-\d{4}-\d{4}/.exec(await desk.page.locator('.serial').textContent() ?? '')?.[0] as string;
    await desk.page.getByLabel('Hand over to').selectOption({ label: 'Center of the story' });
    await desk.page.getByRole('button', { name: 'Hand it over' }).click();
    await desk.page.getByText('Receipt awaited').waitFor();

    const center = await at.page('officer');
    const { page } = center;
    await page.goto('/app/sharing');
    await openRow(page, /Hotline of the story/);
    await page.getByText('the foreman keeps their papers').waitFor();
    await page.getByRole('button', { name: 'Take up as a lead' }).click();
    await page.getByRole('heading', { level: 1, name: /^T-/ }).waitFor();
    await page.getByText('The hotline: Hotline of the story').waitFor();
    await page.getByText('Men are driven out before dawn; the foreman keeps their papers.').waitFor();
    expect(await page.getByRole('button', { name: 'Refer', exact: true }).count(), 'nothing is referred that nobody judged').toBe(0);
    await page.getByRole('button', { name: 'Judge' }).click();
    await choose(page, 'Source', 'Usually reliable');
    await choose(page, 'Content', 'Probable');
    await choose(page, 'About', 'Labor trafficking');
    await sent(page);
    await page.getByRole('button', { name: 'Refer', exact: true }).click();
    await choose(page, 'Office that works here', 'Field office of the story');
    await sent(page);
    await page.getByRole('region', { name: 'Referrals' }).getByText('Waiting for receipt').waitFor();
    expect([await figure(`CTR-01 ${year} source=hotline`), await figure(`CTR-02 ${year}`)]).toEqual([1, 1]);
    await desk.page.goto('/app/hotline/tips?show=all');
    await desk.page.getByText('Received', { exact: true }).first().waitFor();

    const field = await at.page('investigator');
    await field.page.goto('/app/sharing');
    await openRow(field.page, /Center of the story/);
    await field.page.getByText(/what it says is probable/).waitFor();
    await field.page.getByRole('button', { name: 'Open an investigation from it' }).click();
    await field.page.getByRole('heading', { name: 'Handed over by Center of the story' }).waitFor();
    await field.page.getByText('Where it came from: The hotline').waitFor();
    await field.page.getByRole('button', { name: 'Open an investigation from it' }).click();
    await field.page.getByLabel('Number').fill('INV-0117');
    await field.page.getByLabel('Opened on').fill(day);
    await field.page.getByRole('checkbox', { name: 'ICE', exact: true }).check();
    await field.page.keyboard.press('Control+Enter');
    await field.page.getByRole('heading', { level: 1, name: 'INV-0117' }).waitFor();
    const facts = field.page.locator('.key-values').first();
    await facts.getByText('The hotline').waitFor();
    await facts.getByText('Labor').first().waitFor();
    await facts.getByRole('link', { name: /Center of the story, T-/ }).waitFor();
    await field.page.getByRole('region', { name: year, exact: true }).getByRole('listitem').filter({ hasText: 'JUS-01' }).filter({ hasText: '+1 ' }).waitFor();
    expect(await figure(`JUS-01 ${year} source=hotline`)).toBe(1);

    await page.reload();
    await page.getByRole('region', { name: 'Referrals' }).getByText('Received', { exact: true }).waitFor();
    for (const { page: any } of [center, field]) expect(await any.title()).not.toContain(number);
    for (const one of [desk, center, field]) {
      expect(one.complaints).toEqual([]);
      await one.close();
    }
  });
});

/** Sends the form of the open layer, and waits until it has closed. */
async function sent(page: { keyboard: { press(key: string): Promise<void> }; locator(selector: string): { waitFor(options: { state: 'detached' }): Promise<void> } }): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}
