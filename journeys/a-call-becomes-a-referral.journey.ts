import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { keepService, takeCall } from './call.ts';
import { story } from './story.ts';

const NOTES = 'Works in a restaurant. The owner keeps the passport.';

story('a call becomes a referral, by keyboard alone', [
  ['STORY-LINE', 'Hotline of the story', 'hotline', { advocate: 'hotline-advocate' }], ['STORY-BAY', 'Bay Provider', 'victim-services', { provider: 'case-manager', lead: 'supervisor' }], ['STORY-ICE', 'Field office of the story', 'law-enforcement', { officer: 'investigator' }],
], (at) => {
  beforeAll(() => keepService(at.browser, at.house.origin, { worker: at.tokens.get('provider') as string, supervisor: at.tokens.get('lead') as string }));

  it('is answered, made safe, described, referred and handed over in at most thirty keys, and the agency has the card', async () => {
    const { page, complaints, close } = await at.page('advocate');
    const keys = countingKeys(page);
    await takeCall(page, keys, NOTES);
    expect(keys.count(), 'keys pressed without the notes').toBeLessThanOrEqual(30);
    expect(complaints).toEqual([]);
    await close();

    const provider = await at.page('provider');
    await provider.page.goto('/app/sharing');
    await provider.page.getByText('Hotline of the story').first().waitFor();
    const { entries } = await (await provider.page.request.get('/api/sharing/inbox')).json() as { entries: { id: string }[] };
    const card = await (await provider.page.request.get(`/api/sharing/messages/${entries[0]?.id}`)).text();
    expect(card).toContain(NOTES);
    await provider.close();
  });

  it('loses at most a second when the tab is killed, and goes on where it stood', async () => {
    const first = await at.page('advocate');
    await first.page.goto('/app/hotline');
    await first.page.getByRole('heading', { level: 1, name: 'Contact desk' }).waitFor();
    await first.page.keyboard.press('n');
    await first.page.getByRole('heading', { name: 'Safe to talk?' }).waitFor();
    for (const key of ['2', 's', 'h', 'w']) await first.page.keyboard.press(key);
    await first.page.keyboard.type('She speaks softly');
    const address = first.page.url();
    await first.page.waitForTimeout(1000);
    const devtools = await first.page.context().newCDPSession(first.page);
    const gone = first.page.waitForEvent('crash');
    void devtools.send('Page.crash').catch(() => undefined); // as kill -9 of the tab: nothing runs at its end, and nothing answers
    await gone;

    const { page, close } = await at.page('advocate');
    await page.goto(address);
    const notes = page.getByLabel('Notes in their words');
    await page.getByRole('heading', { name: 'What they describe' }).or(notes).first().waitFor();
    const { notes: kept, described, safety, caller } = await (await page.request.get(address.replace('/app/', '/api/'))).json() as Record<string, unknown>;
    expect({ kept, described, safety, caller }).toEqual({ kept: 'She speaks softly', described: ['hurt'], safety: 'yes-no', caller: 'self' });
    await close();
  });

  it('of a wrong number is closed and counted by one key', async () => {
    const { page, close } = await at.page('advocate');
    await page.goto('/app/hotline');
    await page.getByRole('heading', { level: 1, name: 'Contact desk' }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: 'Safe to talk?' }).waitFor();
    await page.keyboard.press('w');
    await page.getByText('Closed: Wrong number.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Contact desk' }).waitFor();
    await close();
  });

  it('with a tip gives its caller a number and PIN, and the page tells them what became of it', async () => {
    const { page, close } = await at.page('advocate');
    await page.goto('/app/hotline');
    await page.getByRole('heading', { level: 1, name: 'Contact desk' }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: 'Safe to talk?' }).waitFor();
    for (const key of ['1', 't', 'w']) await page.keyboard.press(key);
    await page.keyboard.type('A farm road');
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    const shown = await page.locator('.serial').textContent() ?? '';
    const [number, pin] = [/T-\d{4}-\d{4}/.exec(shown)?.[0] ?? '', /\d{6}/.exec(shown.replace(/T-\d{4}-\d{4}/, ''))?.[0] ?? ''];
    expect([number, pin]).not.toContain('');
    await page.getByLabel('Hand over to').selectOption({ label: 'Field office of the story' });
    await page.getByRole('button', { name: 'Hand it over' }).click();
    await page.getByText('Receipt awaited').waitFor();
    await close();

    const officer = await at.page('officer');
    const { entries } = await (await officer.page.request.get('/api/sharing/inbox')).json() as { entries: { id: string }[] };
    expect(await (await officer.page.request.get(`/api/sharing/messages/${entries[0]?.id}`)).text()).toContain('A farm road');
    await officer.close();
    const again = await at.page('advocate');
    await again.page.goto('/app/hotline/tips?show=all');
    await again.page.getByText('Received', { exact: true }).first().waitFor();
    await again.close();

    const caller = await at.page();
    await caller.page.goto('/tip');
    await caller.page.getByLabel('Number of the tip').fill(number);
    await caller.page.getByLabel('PIN').fill(pin);
    await caller.page.keyboard.press('Enter');
    await caller.page.getByRole('heading', { name: 'We have your tip' }).waitFor();
    await caller.page.getByText(/confirmed so on/).waitFor();

    // Somebody who has the number and guesses the PIN learns no more than of a number that was never given.
    const answers: string[] = [];
    for (const [guessed, secret] of [[number, pin === '000000' ? '111111' : '000000'], ['T-0000-0000', pin]] as const) {
      await caller.page.goto('/tip');
      await caller.page.getByLabel('Number of the tip').fill(guessed);
      await caller.page.getByLabel('PIN').fill(secret);
      await caller.page.keyboard.press('Enter');
      answers.push(await caller.page.getByRole('alert').innerText());
    }
    expect(answers[0]).toBe(answers[1]);

    // Something is done because of it; the desk lets the caller learn so, and the caller returns once more.
    const desk = await at.page('advocate');
    await desk.page.goto('/app/hotline/tips?show=all');
    const may = desk.page.getByRole('listitem').filter({ hasText: number }).getByLabel('What the caller may learn');
    await Promise.all([desk.page.waitForResponse((answer) => answer.url().endsWith('/told') && answer.ok()), may.selectOption({ label: 'Something was done' })]);
    await desk.close();
    await caller.page.goto('/tip');
    await caller.page.getByLabel('Number of the tip').fill(number);
    await caller.page.getByLabel('PIN').fill(pin);
    await caller.page.keyboard.press('Enter');
    await caller.page.getByRole('heading', { name: 'Something was done because of your tip' }).waitFor();
    expect(await caller.page.context().cookies()).toEqual([]);
    await caller.close();
  });
});

/** Presses keys and counts them; each chord is one. */
function countingKeys(page: Page): { press: (key: string) => Promise<void>; type: (text: string) => Promise<void>; count: () => number } {
  let pressed = 0;
  return {
    press: async (key) => { pressed += 1; await page.keyboard.press(key); },
    type: async (text) => { pressed += text.length; await page.keyboard.type(text); },
    count: () => pressed,
  };
}
