import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { addDays, type Day } from '../src/foundation/calendar/day.ts';
import { choose } from './browser.ts';
import { story } from './story.ts';

const WORDS = 'He waits for her at the bus stop by the mill';

story('a stranger with a subpoena, a police account and a curious colleague each get nothing', [
  ['NOTHING-LANTERN', 'Lantern House Services', 'victim-services', { ana: 'case-manager', ben: 'case-manager', iris: 'supervisor' }], ['NOTHING-HHS', 'Department of Health and Human Services', 'benefit-granting', { ruth: 'certification-officer' }],
  ['NOTHING-ICE', 'Field office of the story', 'law-enforcement', { kim: 'investigator' }],
], (at) => {
  const made = { person: '', case: '', document: '', message: '', other: '' };
  let on: Day;

  beforeAll(async () => {
    on = at.house.opened.services.today();
    const ana = await at.page('ana');
    const open = (familyName: string) => post<{ id: string; person: string }>(ana.page, '/api/cases', { givenName: 'Rosa', familyName, bornOn: '1984-05-06', citizenship: 'MX', language: 'es', cameOn: on, source: 'hotline', form: 'labor' });
    const file = await open('Ejemplo');
    Object.assign(made, { person: file.person, case: file.id, other: (await open('Otra')).person });
    await post(ana.page, `/api/cases/${file.id}/notes`, { happenedOn: on, words: WORDS, services: [{ kind: 'shelter', minutes: 10 }] });
    made.document = (await post<{ id: string }>(ana.page, `/api/cases/${file.id}/documents`, { kind: 'other', title: 'Her diary', content: Buffer.from(WORDS).toString('base64') })).id;
    await post(ana.page, `/api/cases/${file.id}/statuses`, { kind: 'cp-granted', heldOn: on, endsOn: addDays(on, 300) });
    const release = await post<{ id: string }>(ana.page, '/api/sharing/releases', { person: file.person, recipient: at.offices.get('NOTHING-HHS'), purpose: 'benefits', purposeWords: 'To ask for certification', fields: ['name', 'birth', 'citizenship', 'form', 'immigration', 'situation'], signers: 'person', method: 'paper', language: 'es', signedOn: on, lastDay: addDays(on, 29) });
    await post(ana.page, '/api/sharing/packets', { release: release.id, fields: ['name', 'situation'], situation: WORDS });
    const ruth = await at.page('ruth');
    made.message = ((await (await ruth.page.request.get('/api/sharing/inbox?show=all')).json()) as { entries: { id: string }[] }).entries[0]?.id ?? '';
    expect(made.message).not.toBe('');
    await Promise.all([ana.close(), ruth.close()]);
  });

  it('the stranger: a subpoena stops what would leave and goes to counsel with its day', async () => {
    const ana = await at.page('ana');
    const { page } = ana;
    await page.goto(`/app/people/${made.person}/documents`);
    await page.getByRole('link', { name: 'Download' }).waitFor();
    await page.getByRole('button', { name: 'A paper came' }).click();
    const sheet = page.getByRole('dialog', { name: 'A paper came' });
    await choose(page, 'What it is', 'Subpoena');
    await sheet.locator('input[type="file"]').setInputFiles({ name: 'subpoena.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 All records of Rosa Ejemplo') });
    await sheet.getByLabel('Who asks, and for what').fill('From his lawyer: every note');
    await sheet.getByLabel('To be answered by').fill(addDays(on, 8));
    await page.keyboard.press('Control+Enter');
    await page.getByText('A subpoena stands on this case.').first().waitFor();
    const below = await page.locator('.case-notices').evaluate((notices) => (notices.nextElementSibling?.getBoundingClientRect().top ?? 0) - notices.getBoundingClientRect().bottom);
    expect(below, 'the notice stands apart from what is below it').toBeGreaterThanOrEqual(8);
    expect(await page.getByRole('link', { name: 'Download' }).count(), 'the document is no longer offered').toBe(0);
    expect((await page.request.get(`/api/cases/documents/${made.document}/file`)).status(), 'nor given by its address').toBe(409);

    await page.goto(`/app/people/${made.person}/legal`);
    await page.getByRole('button', { name: 'Send it to HHS' }).click();
    await page.getByRole('dialog', { name: 'Request for certification' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/A subpoena or demand stands on this case/).first().waitFor();
    await page.keyboard.press('Escape');

    await page.goto(`/app/people/${made.person}/plan`);
    const task = page.getByRole('listitem').filter({ hasText: 'Counsel: answer the subpoena; nothing is handed over on it' }).first();
    await task.waitFor();
    await task.locator(`time[datetime="${addDays(on, 8)}"]`).waitFor();
    expect(ana.complaints.filter((c) => !c.includes('409'))).toEqual([]);
    await ana.close();

    const iris = await at.page('iris');
    await iris.page.goto('/app/cases/watch');
    await iris.page.getByRole('heading', { name: 'Papers to answer' }).waitFor();
    await iris.page.getByText('Subpoena').waitFor();
    const csv = await (await iris.page.request.get('/api/exchange/cases/export.csv')).text();
    const held = csv.split('\n').find((line) => line.includes('subpoena')) ?? '';
    expect(held, csv).not.toBe('');
    expect(held).not.toMatch(/labor|Rosa|Ejemplo/);
    await iris.close();
  });

  it('the police account: the exact addresses look like addresses that do not exist, and a search finds nothing', async () => {
    const kim = await at.page('kim');
    const nobody = crypto.randomUUID();
    for (const view of ['', '/case', '/notes', '/documents', '/safety', '/sharing', '/screenings', '/relief', '/looked']) {
      expect(await textAt(kim.page, `/app/people/${made.person}${view}`), view).toBe(await textAt(kim.page, `/app/people/${nobody}${view}`));
    }
    await textAt(kim.page, `/app/people/${nobody}/screenings`);
    expect(await kim.page.getByRole('navigation', { name: 'Views of this person' }).count(), 'no view of nobody is offered').toBe(0);
    expect(await textAt(kim.page, `/app/sharing/messages/${made.message}`)).toBe(await textAt(kim.page, `/app/sharing/messages/${nobody}`));
    for (const path of [`/api/cases/of/${made.person}`, `/api/cases/${made.case}/notes`, `/api/cases/documents/${made.document}/file`, `/api/people/${made.person}`, `/api/sharing/messages/${made.message}`]) {
      const [there, absent] = await Promise.all([path, path.replace(/[0-9a-f-]{36}/, nobody)].map(async (one) => {
        const answer = await kim.page.request.get(one);
        return [answer.status(), await answer.text()];
      }));
      expect(there?.[0], path).toBe(404);
      expect(there, path).toEqual(absent);
    }
    const ana = await at.page('ana');
    expect(await foundBy(ana.page, 'Ejemplo'), 'whoever works with her finds her').toMatch(/Ejemplo/);
    await ana.close();
    for (const asked of ['Ejemplo', 'Rosa Ejemplo', 'bus stop']) expect(await foundBy(kim.page, asked)).toContain(`Nothing fits “${asked}”`);
    await kim.close();
  });

  it('the curious colleague: learns that somebody works on the case, the same whatever it holds, and no word of it', async () => {
    const ben = await at.page('ben');
    const nobody = crypto.randomUUID();
    for (const view of ['case', 'notes', 'plan', 'safety', 'documents', 'legal']) {
      const [closed, other] = [await textAt(ben.page, `/app/people/${made.person}/${view}`), await textAt(ben.page, `/app/people/${made.other}/${view}`)];
      expect(closed, view).toContain('You are not on this case');
      expect(neutral(closed), view).toBe(neutral(other));
      expect(closed, view).not.toMatch(/bus stop|diary|[Ss]ubpoena|Shelter|labor/);
    }
    expect(await textAt(ben.page, `/app/sharing/messages/${made.message}`)).toBe(await textAt(ben.page, `/app/sharing/messages/${nobody}`));
    expect((await ben.page.request.get(`/api/cases/documents/${made.document}/file`)).status()).toBeGreaterThanOrEqual(403);
    for (const asked of ['bus stop', 'diary', 'his lawyer']) expect(await foundBy(ben.page, asked)).toContain(`Nothing fits “${asked}”`);
    await ben.close();
  });
});

/** What the page at an address says, once it has said all. */
async function textAt(page: Page, path: string): Promise<string> {
  await page.goto(path);
  await page.locator('main').getByRole('heading').first().waitFor();
  await page.waitForLoadState('networkidle');
  return page.locator('body').innerText();
}

/** A page without the code and the name of its person. */
function neutral(text: string): string {
  return text.replace(/M-\d{8}/g, 'M-…').replace(/Ejemplo|Otra/g, '…');
}

/** What the palette finds for some words. */
async function foundBy(page: Page, asked: string): Promise<string> {
  await page.goto('/app');
  await page.getByRole('heading', { level: 1, name: 'Your day' }).waitFor();
  await page.keyboard.press('Control+k');
  const palette = page.locator('dialog[open]');
  await palette.waitFor();
  await page.keyboard.type(asked);
  await page.waitForTimeout(600); // the palette asks once the typing has paused
  await page.waitForLoadState('networkidle');
  return (await palette.getByRole('option').allInnerTexts()).join('\n');
}

async function post<Made>(page: Page, path: string, data: object): Promise<Made> {
  const answer = await page.request.post(path, { data, headers: { 'x-fourfold': '1', 'idempotency-key': crypto.randomUUID() } });
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
  return await answer.json() as Made;
}
