import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { timeZone } from '../src/foundation/calendar/clock.ts';

const PLACES = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
] as const;

/** The Chromium of this machine: the one that was named, or the first found where systems install it. */
export function findBrowser(named: string | undefined): string | undefined {
  if (named !== undefined) return existsSync(named) ? named : undefined;
  return PLACES.find((place) => existsSync(place));
}

/** Starts a browser that asks nothing of other sites. */
export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'] });
}

/** Opens a page of somebody signed in, in a context of its own where the offices stand, and at an hour where one is named; everything the page complains of is gathered. */
export async function openPage(browser: Browser, origin: string, token?: string, at?: Date): Promise<{ page: Page; complaints: string[]; close: () => Promise<void> }> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', locale: 'en-US', timezoneId: timeZone() });
  if (at !== undefined) await context.clock.setFixedTime(at);
  if (token !== undefined) await context.addCookies([{ name: 'fourfold', value: token, url: origin, httpOnly: true, sameSite: 'Strict' }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints, close: () => context.close() };
}

/** Chooses an answer as it stands: among radio buttons, or by typing into a searchable list. */
export async function choose(page: Page, label: string, answer: string): Promise<void> {
  const few = page.getByRole('group', { name: label }).getByRole('radio', { name: answer, exact: true });
  const many = page.getByRole('combobox', { name: label });
  await few.or(many).first().waitFor();
  if (await many.count() === 0) return few.check();
  await many.fill(answer);
  await page.getByRole('option', { name: answer, exact: true }).first().click();
}

/** Opens a row of a table once the table stands still, and waits until its page is there. */
export async function openRow(page: Page, name: RegExp): Promise<void> {
  const row = page.getByRole('row', { name });
  await row.waitFor();
  await page.waitForLoadState('networkidle');
  const before = page.url();
  await row.click();
  await page.waitForURL((url) => url.href !== before);
}
