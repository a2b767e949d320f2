import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { choose } from './browser.ts';
import { faultsOf, tooWide } from '../src/foundation/testing/faults.ts';
import { story } from './story.ts';

story('a figure is revised, and the public page tells the story', [
  ['HHS', 'Department of Health and Human Services', 'benefit-granting', { 'certification-officer': 'certification-officer' }],
  ['TIP', 'Policy office', 'policy', { analyst: 'analyst', publisher: 'publisher' }],
], (at) => {
  /** Persons that HHS finds to be victims, entered as its officer enters them. */
  const identify = async (page: Page, count: number, identifiedOn: string): Promise<void> => {
    const post = async (path: string, data: object): Promise<{ id: string }> => {
      const answer = await page.request.post(`/api${path}`, { data, headers: { 'x-fourfold': '1', 'idempotency-key': crypto.randomUUID() } });
      expect(answer.ok(), await answer.text()).toBe(true);
      return await answer.json() as { id: string };
    };
    for (let i = 0; i < count; i += 1) {
      const { id } = await post('/people', { cameToNoticeOn: identifiedOn });
      await post(`/people/${id}/identifications`, { status: 'confirmed', identifiedOn, form: 'sex', evidence: 'interview' });
    }
  };

  it('from the records behind it to a second version that two persons released', async () => {
    const [officer, analyst, publisher, reader] = [await at.page('certification-officer'), await at.page('analyst'), await at.page('publisher'), await at.page()];
    await identify(officer.page, 30, '2004-06-01');
    await identify(officer.page, 14, '2003-06-01');

    // The first version: the analyst takes the text that the figures suggest, and proposes it.
    const desk = analyst.page;
    await desk.goto('/app/report/2004');
    await desk.getByText('more than double the').waitFor();
    await desk.getByText('The checker finds nothing.').waitFor();
    await desk.keyboard.press('Control+Enter');
    await desk.getByText('Saved, version 1').waitFor();
    await desk.getByRole('button', { name: 'Release', exact: true }).click();
    await desk.getByRole('heading', { name: /It would be version 1\.0\.0/ }).waitFor();
    await desk.getByRole('button', { name: /Propose the release/ }).click();
    await desk.getByText('You proposed it, so another one of your office releases it.').waitFor();
    await release(publisher.page);
    await reader.page.goto('/assessment/2004');
    await reader.page.getByText('identified 30 victims, more than double the 14 of the year before').waitFor();

    // The analyst opens the figure, keeps it, and looks at the records behind it: as many as there are, and none that is not theirs.
    await desk.goto('/app/figures/PPL-01?period=RY2004');
    await desk.getByRole('button', { name: 'Keep this value' }).click();
    await desk.getByText('Kept: 14 persons. Its history begins here.').waitFor();
    await desk.getByRole('link', { name: 'Records' }).click();
    await desk.getByText('Records of other offices are counted, and told to you only as a number.').waitFor();
    expect(await desk.locator('.records-count .number').allInnerTexts()).toEqual(['14', '0', '14']);

    // Two come late. The figure moves, and says what moved since it was kept.
    await identify(officer.page, 2, '2003-08-01');
    await desk.goto('/app/figures/PPL-01?period=RY2004&view=history');
    await desk.getByText('14 became 16 (+2).').waitFor();
    await desk.getByText('2 records came in (2 beyond your clearance)').waitFor();
    await desk.getByText('14 records stayed as they were').waitFor();
    await desk.getByText('No longer true').waitFor();
    await desk.getByRole('button', { name: 'Propose a revision' }).click();
    await choose(desk, 'Why does the value change?', 'A record came in late');
    await desk.getByLabel('Say it in a sentence').fill('Two referrals of a field office came in late');
    await desk.getByRole('button', { name: /Recount and revise/ }).click();
    await desk.getByText('14 became 16: A record came in late').waitFor();

    // From the figure to each sentence that turns; one is no longer true, and keeps a release back.
    await desk.getByRole('link', { name: /Assessment of 2004, Finding and helping victims/ }).first().click();
    await desk.getByText('1 sentence reads otherwise than it was released.').waitFor();
    const turned = desk.locator('.beside-text li').first();
    await turned.getByText('No longer true').waitFor();
    await turned.getByText('identified 30 victims, more than double the 14').waitFor();
    await turned.getByText('identified 30 victims, more than double the 16').waitFor();
    await turned.getByText(/“more than double” does not hold/).waitFor();
    await desk.getByRole('button', { name: 'Checklist' }).click();
    await desk.getByRole('status').filter({ hasText: '1 error, ' }).waitFor();

    // They mend the sentence; its figures stay what they are, one thing each.
    const box = desk.getByRole('textbox', { name: /Section 2, paragraph/ }).filter({ hasText: 'more than double' });
    await box.fill('From April 2004 to March 2005, HHS identified {{PPL-01 RY2005}} victims, up from {{PPL-01 RY2004}} the year before.');
    await desk.getByRole('textbox').filter({ hasText: 'up from' }).locator('.atom').nth(1).getByText('16').waitFor();
    await desk.getByText('Keeps the release back').waitFor({ state: 'detached' });
    // The cursor beside a figure says which one it is, and leads to it.
    const mended = desk.getByRole('textbox').filter({ hasText: 'up from' });
    await mended.evaluate((element) => { const atom = element.querySelectorAll('.atom')[0]; if (atom) getSelection()?.collapse(atom.nextSibling, 0); });
    await desk.keyboard.press('Shift');
    await desk.locator('.atom-said').getByRole('link', { name: 'PPL-01 RY2005' }).waitFor();
    await desk.keyboard.press('Control+Enter');
    await desk.getByText('Saved, version 2').waitFor();
    await desk.getByRole('button', { name: 'Release', exact: true }).click();
    await desk.getByRole('heading', { name: /It would be version 1\.1\.0/ }).getByText('Minor').waitFor();
    await desk.locator('.beside-text').getByText(/14 became 16/).first().waitFor();
    await desk.getByLabel('A word to whoever releases it').fill('The comparison fell, so the sentence changed.');
    await desk.getByRole('button', { name: /Propose the release/ }).click();
    await desk.getByText('You proposed it, so another one of your office releases it.').waitFor();

    // The second person sees what changed and what was said, and releases it.
    await publisher.page.goto('/app/report/2004?view=turns');
    await publisher.page.getByText('Reads otherwise').first().waitFor();
    await release(publisher.page, 'The comparison fell, so the sentence changed.');

    // And the public page tells the story.
    await reader.page.goto('/assessment/2004');
    const sentence = await reader.page.locator('.document p').filter({ hasText: 'identified 30 victims, up from 16' }).first().innerText();
    expect(sentence).toMatch(/up from 16 \[r\][^]* the year before/);
    for (const words of ['Version 1.1.0: numbers or paragraphs are new.', 'Two referrals of a field office came in late']) await reader.page.getByText(words).first().waitFor();
    await reader.page.goto('/data/f/PPL-01');
    await reader.page.getByRole('heading', { name: 'Changes' }).waitFor();
    const change = reader.page.getByRole('row', { name: /A record came in late\. Two referrals of a field office came in late/ }).first();
    expect(await change.locator('td.number').allInnerTexts()).toEqual(['14', '16 [r]']);
    await reader.page.goto('/assessment/2004/releases');
    await reader.page.getByRole('heading', { name: /Version 1\.0\.0/ }).waitFor();
    await reader.page.getByRole('link', { name: 'Read it' }).last().click();
    await reader.page.getByText('identified 30 victims, more than double the 14 of the year before').waitFor();
    await reader.page.getByText('A newer one has been released since.').waitFor();
    await reader.page.getByRole('link', { name: 'Check the signature' }).click();
    await reader.page.getByText('Everything holds: this is what was signed.').waitFor();
    expect(await reader.page.getByRole('cell', { name: 'Holds', exact: true }).count()).toBe(8);
    const faults: string[] = [];
    for (const path of ['/assessment/2004', '/assessment/2004/releases', '/assessment/2004/releases/1', '/assessment/2004/releases/2/verify', '/data/errata', '/data/revisions', '/data/api', '/data/f/PPL-01?view=table', '/data/un/2004', '/assessment/2004/tables']) {
      for (const [width, colorScheme, lang] of [[1280, 'light', 'en'], [390, 'dark', 'es']] as const) {
        await reader.page.setViewportSize({ width, height: 844 });
        await reader.page.emulateMedia({ colorScheme });
        await reader.page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
        faults.push(...[...await tooWide(reader.page), ...await faultsOf(reader.page, undefined)].map((fault) => `${path}, ${width}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
    expect([...officer.complaints, ...analyst.complaints, ...publisher.complaints, ...reader.complaints]).toEqual([]);
    await Promise.all([officer.close(), analyst.close(), publisher.close(), reader.close()]);
  });
});

/** Releases what waits, as the second person. */
async function release(page: Page, said?: string): Promise<void> {
  await page.goto('/app/report/2004?view=release');
  if (said !== undefined) await page.getByText(said).waitFor();
  const aside = page.locator('.beside-text');
  await aside.locator('.card').getByRole('button', { name: 'Release', exact: true }).click();
  await page.getByRole('dialog', { name: /Release the Assessment of 2004/ }).getByRole('button', { name: /^Release/ }).click();
  await page.getByText('Released.').first().waitFor();
}
