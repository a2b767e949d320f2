import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

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

/** Opens a page of somebody signed in, in a context of its own; everything the page complains of is gathered. */
export async function openPage(browser: Browser, origin: string, token?: string): Promise<{ page: Page; complaints: string[]; close: () => Promise<void> }> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', locale: 'en-US' });
  if (token !== undefined) await context.addCookies([{ name: 'fourfold', value: token, url: origin, httpOnly: true, sameSite: 'Strict' }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints, close: () => context.close() };
}
