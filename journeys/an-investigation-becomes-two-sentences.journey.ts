import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { commands as figures } from '../src/rooms/figures/room.ts';
import { choose } from './browser.ts';
import { story } from './story.ts';

const NAMES = ['Primo Ficticio', 'Segundo Ficticio', 'Tercero Ficticio', 'Cuarta Modelo', 'Quinto Ensayo', 'Sexto Prueba'];

story('a prosecutor brings six defendants from an investigation to the first sentences', [['DOJ', 'Department of Justice', 'prosecution', { prosecutor: 'prosecutor' }]], (at) => {
  it('and each figure moves exactly as the counting view said', async () => {
    const { page, complaints, close } = await at.page('prosecutor');
    const { keyboard } = page;
    const figure = async (name: string): Promise<number | null> => (await figures.figure(at.house.opened.services, name, {})).value;
    /** What the counting view beside the record says, held against the figures of the counter. */
    const agree = async (expected: Readonly<Record<string, number>>): Promise<void> => {
      for (const [name, value] of Object.entries(expected)) {
        const [measure, period] = name.split(' ') as [string, string];
        const line = page.getByRole('region', { name: period, exact: true }).getByRole('listitem').filter({ hasText: measure });
        if (value === 0) expect(await line.count(), name).toBe(0);
        else await line.filter({ hasText: `+${value} ` }).waitFor();
        expect(await figure(name), name).toBe(value);
      }
    };

    await page.goto('/app');
    await page.getByRole('heading', { level: 1, name: 'Your day' }).waitFor();
    await keyboard.press('g');
    await keyboard.press('v');
    await page.getByRole('heading', { level: 1, name: 'Investigations' }).waitFor();
    await page.getByRole('button', { name: 'Open an investigation' }).click();
    await page.getByLabel('Number').fill('INV-2003-0117');
    await page.getByLabel('Opened on').fill('11 3 2003');
    await choose(page, 'Form of trafficking', 'Sex trafficking');
    await choose(page, 'Where it came from', 'The hotline');
    await page.getByRole('checkbox', { name: 'ICE', exact: true }).check();
    await keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'INV-2003-0117' }).waitFor();
    await agree({ 'JUS-01 FY2004': 1 });

    await page.getByRole('button', { name: 'File a case' }).click();
    await page.getByLabel('Docket number').fill('04-CR-00140');
    await choose(page, 'Judicial district', 'E.D. NY');
    await page.getByLabel('Filed on').fill('2 11 2004');
    await keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: '04-CR-00140' }).waitFor();
    await agree({ 'JUS-02 FY2004': 1, 'JUS-03 FY2004': 0 });

    for (const name of NAMES) {
      await page.getByRole('button', { name: 'Enter a defendant' }).click();
      await page.getByLabel('Name', { exact: true }).fill(name);
      await sent(page);
      await page.getByRole('heading', { level: 3, name }).waitFor();
    }
    await page.getByRole('button', { name: 'Add a count' }).click();
    await choose(page, 'Section', '18 USC 1591, Sex trafficking of children or by force, fraud or coercion');
    await choose(page, 'Act', 'Recruiting');
    await page.getByLabel('Offense from').fill('3 1 2002');
    await page.getByLabel('Offense until').fill('12 20 2003');
    await sent(page);
    await page.getByText('Any term of years or life (18 USC 1591(b)(1))').waitFor();
    await page.getByText(/on that day 18 USC 1591\(b\)\(1\) stood as the PROTECT Act/).waitFor();

    await day(page, '2 11 2004');
    await cell(page, NAMES[0] as string).focus();
    for (const name of NAMES) {
      await keyboard.press('c');
      await page.getByRole('button', { name: `${name}, Count 1: Charged 11 Feb 2004` }).waitFor();
      await keyboard.press('ArrowDown');
    }
    await agree({ 'JUS-02 FY2004': 1, 'JUS-03 FY2004': 6, 'JUS-05 FY2004': 6, 'JUS-04 FY2004': 0 });

    await page.getByRole('button', { name: `Record where they are: ${NAMES[5]}` }).click();
    await choose(page, 'What happened', 'Fled or not found');
    await page.getByLabel('On', { exact: true }).fill('2 20 2004');
    await sent(page);
    await page.getByRole('rowheader', { name: NAMES[5] as string }).getByText('Fugitive').waitFor();

    await page.getByRole('button', { name: 'File a further paper' }).click();
    await choose(page, 'Charging paper', 'Superseding indictment');
    await page.getByLabel('Filed on').fill('7 16 2004');
    await sent(page);
    await page.getByRole('button', { name: `${NAMES[0]}, Count 1: Charged 16 Jul 2004` }).waitFor();
    await agree({ 'JUS-02 FY2004': 1, 'JUS-03 FY2004': 6, 'JUS-05 FY2004': 6 });
    await page.getByRole('button', { name: 'Indictment, 11 February 2004' }).click();
    await page.getByRole('button', { name: `${NAMES[0]}, Count 1: Superseded 16 Jul 2004` }).waitFor();
    await page.getByRole('button', { name: 'Superseding indictment, 16 July 2004' }).click();

    await day(page, '9 7 2004');
    await cell(page, NAMES[0] as string).focus();
    for (const name of NAMES.slice(0, 3)) {
      await keyboard.press('p');
      await page.getByRole('button', { name: `${name}, Count 1: Pleaded guilty 7 Sept 2004` }).waitFor();
      await keyboard.press('ArrowDown');
    }
    await agree({ 'JUS-04 FY2004': 3, 'JUS-06 FY2004': 3, 'JUS-07 FY2004': 3, 'JUS-03 FY2004': 6 });
    await cell(page, NAMES[5] as string).focus();
    await keyboard.press('p');
    await page.getByText('The defendant is not before the court').first().waitFor();

    for (const [name, months] of [[NAMES[0], '71'], [NAMES[1], '57']] as const) {
      await page.getByRole('button', { name: `Record a sentence: ${name}` }).click();
      await page.getByLabel('Sentenced on').fill('11 22 2004');
      await page.getByLabel('Months of prison').fill(months);
      await sent(page);
      await page.getByText(`Sentence of 22 November 2004: ${months} months of prison`).waitFor();
    }
    await agree({ 'JUS-08 FY2005': 2, 'JUS-04 FY2004': 3, 'JUS-04 FY2005': 0 });
    expect([await figure('JUS-09 FY2005'), await figure('JUS-10 FY2005')]).toEqual([64, 64]);
    expect(await page.title()).not.toMatch(/Ficticio|Modelo/);
    expect(page.url()).not.toMatch(/Ficticio|Modelo/);
    expect(complaints.filter((c) => !c.includes('409'))).toEqual([]);
    await close();
  });
});

function cell(page: Page, name: string) {
  return page.getByRole('gridcell').getByRole('button', { name: new RegExp(`^${name}, Count 1`) });
}

/** Sets the day of what is entered in the grid. */
async function day(page: Page, text: string): Promise<void> {
  await page.getByLabel('Day of what you enter').fill(text);
}

/** Sends the form of the open layer, and waits until it has closed. */
async function sent(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}
