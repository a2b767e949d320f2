import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { runRound } from '../src/foundation/web/nightly.ts';
import { rooms } from '../src/app/rooms.ts';
import { choose } from './browser.ts';
import { story } from './story.ts';

story('two offices hold the same telephone number', [
  ['STORY-ICE', 'Field office of the story', 'law-enforcement', { kim: 'investigator', lead: 'supervisor' }], ['STORY-DOJ', 'Prosecutors of the story', 'prosecution', { paul: 'prosecutor' }], ['STORY-FBI', 'Another office of the story', 'law-enforcement', { third: 'investigator' }],
  ['STORY-CENTER', 'Center of the story', 'intelligence', { center: 'supervisor' }],
], (at) => {
  /** What the server does by itself each minute. */
  const minute = () => runRound({ database: at.house.opened.database, services: at.house.opened.services, rooms, which: 'steady', agencies: [...at.offices.values()], log: (entry) => { throw new Error(JSON.stringify(entry)); } });

  it('so both are told and nobody else, and each learns of the other once both are for talking', async () => {
    const [kim, paul, third] = [await at.page('kim'), await at.page('paul'), await at.page('third')];
    await ask(kim.page, '(202) 555-0143', 'ICE-2004-117');
    await ask(third.page, '202-555-0199', 'FBI-1');
    await minute();
    expect(await told(kim.page)).toContain('No other agency holds what you hold.');
    const before = await told(third.page);

    await ask(paul.page, '+1 202 555 0143', 'CRT-2004-9');
    await paul.page.getByText('If another agency holds the same, both of you will be told.').first().waitFor();
    expect(await told(paul.page), 'nothing is compared while somebody waits').toContain('No other agency holds what you hold.');
    await minute();
    for (const { page } of [kim, paul]) {
      const said = await told(page);
      expect(said).toContain('Decide whether to talk');
      expect(said).not.toMatch(/Field office of the story|Prosecutors of the story/);
    }
    expect(await told(third.page), 'a third office sees what it saw before').toBe(before);

    await decide(kim.page, '(202) 555-0143', 'Kim, extension 12');
    await kim.page.getByText('You are for talking; the other has not said so').waitFor();
    expect(await told(paul.page)).toContain('Decide whether to talk');
    await decide(paul.page, '+1 202 555 0143', 'Paul, extension 40');
    await paul.page.getByText('Field office of the story').waitFor();
    await paul.page.getByText('Kim, extension 12').waitFor();
    const said = await told(kim.page);
    expect(said).toContain('Prosecutors of the story');
    expect(said).toContain('Paul, extension 40');
    expect(said, 'of the other’s holding nothing').not.toContain('CRT-2004-9');
    expect(await told(third.page)).toBe(before);

    for (const person of ['lead', 'center']) {
      const overseer = await at.page(person);
      await overseer.page.goto('/app/deconfliction/askings');
      await overseer.page.getByRole('heading', { level: 1, name: 'How often was asked' }).waitFor();
      await overseer.page.getByText(person === 'lead' ? 'kim' : 'Prosecutors of the story').first().waitFor();
      expect(await overseer.page.locator('main').innerText()).not.toMatch(/555|extension|Decide/);
      expect(overseer.complaints).toEqual([]);
      await overseer.close();
    }
    for (const one of [kim, paul, third]) {
      expect(one.complaints).toEqual([]);
      await one.close();
    }
  });
});

async function ask(page: Page, value: string, caseNumber: string): Promise<void> {
  await page.goto('/app/deconfliction');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await choose(page, 'What', 'Telephone number');
  await page.getByLabel('Which').fill(value);
  await page.getByLabel('Case number').fill(caseNumber);
  await page.keyboard.press('Control+Enter');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await page.getByRole('row', { name: new RegExp(caseNumber) }).waitFor();
}

/** What an office reads of what another holds too. */
async function told(page: Page): Promise<string> {
  await page.goto('/app/deconfliction/notices');
  await page.getByRole('heading', { level: 1, name: 'Held by another too' }).waitFor();
  await page.waitForLoadState('networkidle');
  return page.locator('main').innerText();
}

async function decide(page: Page, value: string, contact: string): Promise<void> {
  await told(page);
  await page.getByRole('button', { name: `Talk about ${value}`, exact: true }).click();
  await page.getByLabel('Whom they may call').fill(contact);
  await page.keyboard.press('Control+Enter');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}
