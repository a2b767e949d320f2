import { expect, it } from 'vitest';
import { choose } from './browser.ts';
import { readPdf } from './pdf.ts';
import { story } from './story.ts';

const TEAMS = 21;

story('a training conference with 21 teams that does not add up to 500 and says so', [['DOJ', 'Department of Justice', 'prosecution', { coordinator: 'task-force-coordinator' }]], (at) => {
  it('is taken in from a spreadsheet and says by how much its teams are not the whole', async () => {
    const { page, complaints, close } = await at.page('coordinator');
    const save = async (): Promise<void> => {
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    const rows = Array.from({ length: TEAMS }, (_, i) => `National conference,7/14/2004,${i === 0 ? '7/16/2004,conference,"Tampa, Florida",Department of Justice,500' : ',,,,'},Team ${i + 1},city,local,20`);
    await page.goto('/app/data?sheet=trainings');
    await page.locator('input[type=file]').setInputFiles({ name: 'conference.csv', mimeType: 'text/csv', buffer: Buffer.from(['Training or conference,First day,Last day,Kind,Place,Host,Attendances,Team,Team works in,Level,Attendances of the part', ...rows, ''].join('\n')) });
    await page.getByRole('button', { name: 'Try the file' }).click();
    await page.getByRole('button', { name: /^Take .*21 rows/ }).click();
    await page.getByText('The file was taken in').first().waitFor();

    await page.goto('/app/training?show=conferences');
    await page.getByText('They are not').waitFor();
    await page.getByText('National conference').first().click();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'National conference' }).waitFor();
    await page.getByText('21 teams are 420 of 500 attendants; 0 are known to have come with no team. Of 80 nobody has said with whom they came.').waitFor();

    await page.getByRole('button', { name: 'Tell a part apart' }).click();
    await choose(page, 'Level', 'Federal');
    await page.getByLabel('How many of them').fill('81');
    await page.keyboard.press('Control+Enter');
    await page.getByText('81 more would be more than the whole.').first().waitFor();
    await page.getByLabel('How many of them').fill('80');
    await save();
    await page.getByText('21 teams are 420 of 500 attendants; 80 are known to have come with no team.').waitFor();

    expect(complaints.filter((said) => !said.includes('409'))).toEqual([]); // the part that would be more than the whole was refused
    await close();
  });

  it('and a training certifies whoever came, so that anybody can check it', async () => {
    const { page, complaints, close } = await at.page('coordinator');
    const save = async (): Promise<void> => {
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await page.goto('/app/training/curricula');
    await page.getByRole('button', { name: 'Record a curriculum' }).click();
    await page.getByLabel('Title').fill('Asking the right questions');
    await page.getByRole('checkbox', { name: 'Screening' }).check();
    await save();
    await page.getByRole('button', { name: 'Issue a version of Asking the right questions' }).click();
    await page.getByLabel('Issued on').fill('6 1 2004');
    await page.getByLabel('Minutes').fill('180');
    await save();
    await page.goto('/app/training');
    await page.getByRole('button', { name: 'Record an event' }).click();
    for (const [label, value] of [['Name', 'Training in Tampa'], ['Host', 'U.S. Attorney'], ['Place', 'Tampa, Florida'], ['First day', '6 28 2004'], ['Last day', '6 28 2004'], ['Attendances', '30']] as const) await page.getByLabel(label, { exact: true }).fill(value);
    await choose(page, 'Curriculum', 'Asking the right questions, version 1');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Training in Tampa' }).waitFor();

    await page.getByRole('button', { name: 'Register somebody' }).click();
    for (const [label, value] of [['Given name', 'Ada'], ['Family name', 'Example'], ['E-mail', 'ada@example.org'], ['Registered on', '6 1 2004']] as const) await page.getByLabel(label).fill(value);
    await choose(page, 'Level', 'Local');
    await choose(page, 'Sector', 'Law enforcement');
    await save();
    await page.getByRole('button', { name: 'They came: Example, Ada' }).click();
    await save();
    await page.getByRole('button', { name: 'Issue the certificate of Example, Ada' }).click();
    await page.getByLabel('Issued on').fill('6 29 2004');
    await save();
    const paper = page.getByRole('link', { name: 'Certificate' });
    await paper.waitFor();
    const { text } = await readPdf(await (await page.request.get(await paper.getAttribute('href') as string)).body());
    expect(text).toContain('Ada Example');
    const serial = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(text)?.[0] as string;
    expect(complaints).toEqual([]);

    const stranger = await at.page();
    const check = async (): Promise<string> => {
      await stranger.page.goto('/training-check');
      await stranger.page.getByLabel('Number', { exact: true }).fill(serial);
      await stranger.page.getByLabel('First letter of the family name').fill('e');
      await stranger.page.getByLabel('Year of issue').fill('2004');
      await stranger.page.getByRole('button', { name: 'Check the certificate' }).click();
      return stranger.page.getByRole('status').innerText();
    };
    expect(await check()).toMatch(/The certificate is valid\s+Asking the right questions, Tampa, Florida/);
    await page.getByRole('button', { name: `Withdraw the certificate ${serial}` }).click();
    await save();
    expect(await check()).toContain('The certificate was withdrawn');
    await stranger.page.goto('/training-check#p1.nothing');
    await stranger.page.getByText('The certificate in this code was altered, or is none.').waitFor();
    expect(stranger.complaints).toEqual([]);
    await stranger.close();
    await close();
  });
});
