import { expect, it } from 'vitest';
import { story } from './story.ts';

story('two write one text', [['TIP', 'Policy office', 'policy', { nora: 'analyst', vera: 'publisher' }]], (at) => {
  it('each in paragraphs of their own, with comments that wait, and a paragraph taken over with a word', async () => {
    const [nora, vera] = [await at.page('nora'), await at.page('vera')];
    const [one, two] = [nora.page, vera.page];
    await one.goto('/app/report/2004');
    await one.getByRole('textbox', { name: 'Section 1, paragraph 1', exact: true }).waitFor();
    await one.keyboard.press('Control+Enter');
    await one.getByText('Saved, version 1').waitFor();
    const paragraph = (page: typeof one, n: number) => page.getByRole('textbox', { name: `Section 1, paragraph ${n}`, exact: true });

    // What Nora begins to write, Vera sees held, and comments on; a number typed bare stands on the checklist.
    await paragraph(one, 1).click();
    await one.keyboard.press('Control+End');
    await one.keyboard.type(' Some 40 offices were asked.');
    await one.getByRole('status').filter({ hasText: '1 error, ' }).waitFor();
    await two.goto('/app/report/2004');
    await two.getByText('nora is writing here').waitFor();
    await expect.poll(async () => paragraph(two, 1).getAttribute('aria-readonly')).toBe('true');
    await paragraph(two, 2).click();
    await two.keyboard.press('Control+End');
    await two.keyboard.type(' Readers may ask for more.');
    await two.keyboard.press('Control+Enter');
    await two.getByText('Saved, version 2').waitFor();

    // Nora marks the number as another's, with the keys, and saves: both texts stand.
    await paragraph(one, 1).evaluate((box) => {
      const text = [...box.childNodes].find((node) => node.textContent?.includes('40'));
      const start = text?.textContent?.indexOf('40') ?? 0;
      const range = document.createRange();
      range.setStart(text as Node, start);
      range.setEnd(text as Node, start + 2);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    });
    await one.keyboard.press('Shift');
    await one.getByRole('button', { name: 'From another source' }).click();
    const source = one.getByRole('dialog', { name: 'From another source' });
    await expect.poll(async () => source.getByLabel('The number as the source gives it').inputValue()).toBe('40');
    await source.getByLabel('Whose it is').fill('Policy office, call of May 2005');
    await one.keyboard.press('Control+Enter');
    await paragraph(one, 1).locator('.atom.source', { hasText: '40' }).waitFor();
    await one.keyboard.press('Control+Enter');
    await one.getByText('Saved, version 3').waitFor();
    await paragraph(one, 2).getByText('Readers may ask for more.').waitFor();
    expect(await paragraph(one, 1).innerText()).toContain('Some 40 offices were asked.');

    // A comment that must be resolved keeps the release back until it is.
    await two.reload();
    await paragraph(two, 1).click();
    await two.getByRole('button', { name: 'Comment', exact: true }).click();
    await two.getByRole('dialog').getByLabel('What is to be said of this paragraph').fill('Which offices?');
    await two.getByRole('dialog').getByLabel('A release waits until this is resolved').check();
    await two.keyboard.press('Control+Enter');
    await two.getByText('Keeps the release back').first().waitFor();
    await one.goto('/app/report/2004?view=comments');
    await one.getByText('Which offices?').waitFor();
    await one.getByRole('button', { name: 'Answer' }).click();
    await one.getByRole('dialog').getByLabel('Your answer').fill('Those of the task force.');
    await one.keyboard.press('Control+Enter');
    await one.getByText('Answered').first().waitFor();
    await two.goto('/app/report/2004?view=comments');
    await two.getByText('Those of the task force.').waitFor();
    await two.getByRole('button', { name: 'Resolve' }).click();
    await two.getByText('Resolved').first().waitFor();
    await two.getByRole('button', { name: 'Checklist' }).click();
    await two.getByText('Keeps the release back').waitFor({ state: 'detached' });

    // Nora writes again; Vera takes the paragraph over with a word, and Nora reads it where she writes.
    await paragraph(one, 1).click();
    await one.keyboard.press('Control+End');
    await one.keyboard.type(' They answered.');
    await two.reload();
    await two.getByText('nora is writing here').waitFor();
    await two.getByRole('button', { name: 'Take it over' }).click();
    await two.getByLabel('A word to them').fill('The press office is on the line.');
    await two.keyboard.press('Control+Enter');
    await two.getByText('The paragraph is yours to write.').waitFor();
    await one.keyboard.press('Control+Enter');
    await one.getByText('Another of your office is writing a paragraph that you changed.').waitFor();
    await one.getByText('vera took this paragraph over: The press office is on the line.').waitFor();
    expect(await paragraph(one, 1).innerText(), 'nothing that was typed is lost').toContain('They answered.');
    // Refused acts are told by the browser as resources that failed.
    expect([...nora.complaints, ...vera.complaints].filter((said) => !said.includes('409'))).toEqual([]);
    await Promise.all([nora.close(), vera.close()]);
  });
});
