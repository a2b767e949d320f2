import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '../src/foundation/calendar/day.ts';
import { closePdf } from '../src/foundation/document/pdf.ts';
import { openPage } from './browser.ts';
import { readPdf } from './pdf.ts';
import { story } from './story.ts';

/** What a paper in a survivor's bag must not say: whose product made it, what kind of office gave it, and what was done to them. */
const TELLING = /fourfold|traffick|human trade|\btrata\b|tráfico|esclav|slavery|hotline|victim.service|law enforcement|immigration|inmigraci|police|policía|homeland|prosecut|task force|lantern house/i;

story('a survivor’s sheet prints without the site’s name', [['SHEET-LANTERN', 'Lantern House Services', 'victim-services', { Ana: 'case-manager' }], ['SHEET-CLINIC', 'Bay Clinic', 'victim-services', {}]], (at) => {
  let ana: Awaited<ReturnType<typeof openPage>>;
  let person: string;

  beforeAll(async () => {
    ana = await at.page('Ana');
    const on = at.house.opened.services.today();
    const made = await post<{ id: string; person: string }>('/api/cases', { givenName: 'Rosa', familyName: 'Ejemplo', bornOn: '1984-05-06', language: 'es', citizenship: 'MX', cameOn: on, source: 'hotline', form: 'labor' });
    person = made.person;
    await post(`/api/relief/people/${person}/permits`, { kind: 'work', category: 'c25', validFrom: addDays(on, -100), validUntil: addDays(on, 200) });
    await post(`/api/relief/people/${person}/civil-actions`, { filedOn: addDays(on, -30) });
    const presence = await post<{ id: string }>('/api/relief/presences', { person, receivedOn: addDays(on, -90), requester: 'ice', basis: 'witness' });
    for (const step of ['filed', 'issued']) await post(`/api/relief/presences/${presence.id}/steps`, { step, onDay: addDays(on, -60) });
    await post('/api/sharing/releases', { person, recipient: at.offices.get('SHEET-CLINIC'), purpose: 'medical', purposeWords: 'Para la cita con la doctora', fields: ['name', 'needs'], signers: 'person', method: 'paper', language: 'es', signedOn: on, lastDay: addDays(on, 29) });
    await post(`/api/cases/${made.id}/safety/card`, { confirmedOn: on, card: { channel: 'text', hours: 'weekdays, 14:00 to 16:00', whoMayAnswer: 'her sister', voicemail: false, phrase: 'About the book' } });
    await post(`/api/cases/${made.id}/safety/plan`, { words: 'Go to the library on Main Street. Call her sister. Take the blue bag.', madeOn: on, reviewOn: addDays(on, 60) });
  });
  afterAll(() => closePdf());

  async function post<Made>(path: string, data: object): Promise<Made> {
    const answer = await ana.page.request.post(path, { data, headers: { 'x-fourfold': '1', 'idempotency-key': crypto.randomUUID() } });
    expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
    return await answer.json() as Made;
  }

  it('what is next and by when, and what she agreed to, in her language', async () => {
    const { page } = ana;
    await page.goto(`/app/people/${person}/relief`);
    const spanish = page.getByRole('link', { name: 'Español' });
    await spanish.waitFor();
    expect(await page.getByRole('region', { name: 'Sheet for the person' }).getByRole('link').first().innerText(), 'her language first').toContain('Español');
    const next = await download(page, () => spanish.click());
    expect(next.text).toContain('Qué sigue y para cuándo');
    expect(next.text).toContain('permiso de trabajo');
    expect(next.text).toContain('Permiso de permanencia: concedido');
    expect(next.text).toContain('Su propio caso ante el tribunal');
    for (const text of [next.name, next.title, next.text, next.beside]) {
      expect(text).not.toMatch(TELLING);
      expect(text, 'it names nobody').not.toMatch(/Rosa|Ejemplo|M-\d{8}/);
    }

    await page.goto(`/app/people/${person}/sharing`);
    const agreed = await download(page, () => page.getByRole('link', { name: 'Print the person’s sheet' }).click());
    expect(agreed.text).toContain('Bay Clinic');
    for (const text of [agreed.name, agreed.title, agreed.text, agreed.beside]) expect(text).not.toMatch(TELLING);
  });

  it('the safety plan with the safe contact, and the page of what is next, printed from the screen', async () => {
    const { page, complaints } = ana;
    await page.goto(`/app/people/${person}/safety`);
    await page.getByRole('button', { name: 'Show the safe contact' }).click();
    await page.getByText('Take the blue bag').waitFor();
    const safety = await printed(page);
    expect(safety.text).toContain('Take the blue bag');
    expect(safety.text).toContain('About the book');
    expect(safety.title).toBe('Safety');

    await page.goto(`/app/people/${person}/relief`);
    await page.getByRole('heading', { name: 'What is next, and by when' }).waitFor();
    const relief = await printed(page);
    expect(relief.text).toContain('What is next, and by when');
    expect(relief.title).toBe('Relief');
    for (const sheet of [safety, relief]) for (const text of [sheet.title, sheet.beside]) expect(text).not.toMatch(TELLING);
    expect(safety.text).not.toMatch(TELLING);
    expect(relief.text).not.toMatch(/fourfold|traffick/i);
    expect(complaints).toEqual([]);
    await ana.close();
  });
});

/** Prints the page as the browser's own printing does, and reads what came out. */
async function printed(page: Page): Promise<Awaited<ReturnType<typeof readPdf>>> {
  await page.emulateMedia({ media: 'print' });
  const sheet = await readPdf(await page.pdf({ tagged: true }));
  await page.emulateMedia({ media: null });
  return sheet;
}

/** Fetches a file as a click does, and reads it. */
async function download(page: Page, click: () => Promise<void>): Promise<Awaited<ReturnType<typeof readPdf>> & { name: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: file.suggestedFilename(), ...await readPdf(await readFile(await file.path())) };
}
