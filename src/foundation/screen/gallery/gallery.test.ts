import { execFileSync } from 'node:child_process';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf, tooWide } from '../../testing/faults.ts';
import { serveGallery } from './serve.ts';

const found = ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) => {
  try {
    return execFileSync('which', [name], { encoding: 'utf8' }).trim();
  } catch {
    return [];
  }
});

const pages = ['/gallery', '/gallery/forms', '/gallery/record', '/gallery/table', '/gallery/charts', '/gallery/errors', '/public'];
const modes = [
  { name: 'light', width: 1280, scheme: 'light', dir: 'ltr' },
  { name: 'dark', width: 1280, scheme: 'dark', dir: 'ltr' },
  { name: 'right to left', width: 1280, scheme: 'light', dir: 'rtl' },
  { name: '320 pixels, which is 400 %', width: 320, scheme: 'light', dir: 'ltr' },
] as const;

describe.skipIf(found.length === 0)('the style page in a browser, under the product’s content policy', () => {
  let gallery: Awaited<ReturnType<typeof serveGallery>>;
  let browser: Browser;

  beforeAll(async () => {
    gallery = await serveGallery();
    browser = await chromium.launch({ executablePath: found[0] ?? '', args: ['--no-sandbox', '--disable-background-networking'] });
  });
  afterAll(async () => {
    await browser?.close();
    gallery?.stop();
  });

  async function open(path: string, act: (page: Page) => Promise<void>, view: { width?: number } = {}): Promise<void> {
    const context = await browser.newContext({ viewport: { width: view.width ?? 1280, height: 800 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    try {
      await page.goto(gallery.address + path);
      await page.waitForSelector('h1');
      await act(page);
      expect(complaints).toEqual([]);
    } finally {
      await context.close();
    }
  }

  const focus = (page: Page, read: 'text' | 'row' | 'tag') =>
    page.evaluate((what) => {
      const element = document.activeElement;
      return what === 'text' ? element?.textContent : what === 'row' ? element?.closest('tr')?.getAttribute('aria-rowindex') : element?.tagName;
    }, read);

  test.each(pages)('%s: no fault that axe can find and nothing wider than the window; light, dark, right to left, at 320 pixels', async (path) => {
    await open(path, async (page) => {
      for (const { name, width, scheme, dir } of modes) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 800 });
        await page.evaluate((to) => (document.documentElement.dir = to), dir);
        expect(await tooWide(page), name).toEqual([]);
        expect(await faultsOf(page), name).toEqual([]);
      }
    });
  });

  test('where one touches and there is no keyboard, no key is told', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    const page = await context.newPage();
    await page.goto(`${gallery.address}/gallery/record`);
    await page.waitForSelector('h1');
    const keys = page.locator('.keycaps');
    expect(await keys.count()).toBeGreaterThan(0);
    for (const one of await keys.all()) expect(await one.isVisible()).toBe(false);
    await context.close();
  });

  test('axe would have seen a fault', async () => {
    await open('/gallery/record', async (page) => {
      await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
      expect((await faultsOf(page)).map((fault) => fault.split(':')[0])).toContain('image-alt');
    });
  });

  test('what is wider than the window would have been seen', async () => {
    await open('/gallery/record', async (page) => {
      await page.evaluate(() => {
        const wide = document.createElement('p');
        Object.assign(wide.style, { maxInlineSize: 'none', inlineSize: '3000px', blockSize: '1px' });
        document.querySelector('main')?.append(wide);
      });
      expect(await tooWide(page)).not.toEqual([]);
    });
  });

  test('a hundred thousand rows: few in the document, all of them told, every key leads somewhere', async () => {
    await open('/gallery/table', async (page) => {
      const grid = page.getByRole('grid', { name: 'Letters asked for' });
      expect(await grid.getAttribute('aria-rowcount')).toBe('100001');
      await grid.locator('tbody tr[tabindex="0"]').focus();
      await page.keyboard.press('End');
      await page.waitForFunction(() => document.activeElement?.textContent?.includes('R-100000'));
      expect(await focus(page, 'row')).toBe('100001');
      await page.keyboard.press('PageUp');
      await page.keyboard.press('Home');
      await page.waitForFunction(() => document.activeElement?.getAttribute('aria-rowindex') === '2');
      for (const key of ['j', 'x', 'j', 'j', 'Shift+X']) await page.keyboard.press(key);
      await page.getByText('3 selected', { exact: true }).first().waitFor();
      expect(await grid.locator('tbody tr').count()).toBeLessThanOrEqual(60);
      for (let turn = 0; turn < 20; turn += 1) {
        await page.evaluate((top) => document.querySelector('.scroller')?.scrollTo(0, top), turn * 200_000);
        expect(await page.locator('.data-table').first().locator('tbody tr').count()).toBeLessThanOrEqual(60);
      }
      expect(await grid.locator('[tabindex="0"]').count()).toBe(1);
    });
  });

  test('sorting is a question to the server, and columns stand straight', async () => {
    await open(
      '/gallery/table',
      async (page) => {
        await page.getByRole('button', { name: 'Code' }).click();
        await page.getByRole('rowheader', { name: 'R-100000' }).waitFor();
        expect(await page.getByRole('columnheader', { name: 'Code' }).getAttribute('aria-sort')).toBe('descending');
        const starts = await page.evaluate(() => Array.from(document.querySelectorAll('[role="row"] > [aria-colindex="4"]'), (cell) => Math.round(cell.getBoundingClientRect().left)));
        expect(new Set(starts).size).toBe(1);
      },
      { width: 800 },
    );
  });

  test('a row opens with Enter, and the focus arrives at the heading', async () => {
    await open('/gallery/table', async (page) => {
      await page.locator('tbody tr[tabindex="0"]').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/gallery/cases/R-000001');
      await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
      expect(await page.title()).toBe('Case · Fourfold');
    });
  });

  test('the palette goes, finds and does; single keys can be turned off and never act in text', async () => {
    await open('/gallery', async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('lett');
      await page.getByRole('option', { name: 'Letters' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/gallery/table');
      await page.keyboard.press('g');
      await page.keyboard.press('n');
      await page.waitForURL('**/gallery/forms');
      const city = page.getByLabel('City');
      await city.fill('');
      await city.pressSequentially('g/p?');
      expect(await city.inputValue()).toBe('g/p?');
      expect(await page.locator('dialog[open]').count()).toBe(0);
      await city.fill('');
      await page.getByRole('button', { name: /^Account of/ }).click();
      await page.getByLabel('Single-key shortcuts').uncheck();
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      expect(await page.locator('dialog[open]').count()).toBe(0);
      expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['fourfold.settings']);
    });
  });

  test('a form tells its problems, keeps what was typed, and an attempt that met no line keeps its key', async () => {
    await open('/gallery/forms', async (page) => {
      await page.getByLabel('Safe number').fill('12');
      await page.getByLabel('Date of birth').fill('3/14/2004');
      await page.getByText('14 March 2004', { exact: true }).waitFor();
      await page.getByLabel('City').press('Control+Enter');
      await page.getByText('There are 2 problems to mend').waitFor();
      expect(await page.title()).toBe('Error: New contact · Fourfold');
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('problem-summary');
      expect(await page.getByLabel('Safe number').inputValue()).toBe('12');
      await page.getByRole('link', { name: /^City is empty/ }).click();
      expect(await page.evaluate(() => document.activeElement === document.querySelector('input[aria-invalid="true"]'))).toBe(true);

      await page.getByLabel('Safe number').fill('(888) 373-7888');
      await page.getByLabel('City').fill('Offline');
      await page.keyboard.press('Control+Enter');
      await page.getByText('There is no line to the server. What you typed is still here. Press').waitFor();
      await page.getByRole('button', { name: 'Record the contact' }).click();
      await page.getByText('Contact recorded.').waitFor();
      const sent = JSON.parse((await page.evaluate(() => document.documentElement.dataset['sent'])) ?? '[]') as { key: string; values: Record<string, unknown> }[];
      expect(sent).toHaveLength(2);
      expect(sent[0]?.key).toBe(sent[1]?.key);
      expect(sent[1]?.values).toMatchObject({ safe: 'yes', described: ['documents', 'debt'], city: 'Offline', bornOn: '2004-03-14', phone: '+18883737888', consent: false });
    });
  });

  test('what the server says stands at the field', async () => {
    await open('/gallery/forms', async (page) => {
      await page.getByLabel('City').fill('Nowhere');
      await page.keyboard.press('Control+Enter');
      await page.locator('.field-problem', { hasText: 'We do not know this city.' }).waitFor();
      expect(await page.getByLabel('City').getAttribute('aria-invalid')).toBe('true');
      await page.keyboard.press('F8');
      expect(await focus(page, 'tag')).toBe('INPUT');
    });
  });

  test('leaving with unsent answers is questioned; staying keeps them', async () => {
    await open('/gallery/forms', async (page) => {
      await page.getByLabel('City').fill('Tampa');
      await page.getByRole('link', { name: 'My day' }).click();
      await page.getByRole('dialog', { name: 'You have not saved' }).waitFor();
      await page.getByRole('button', { name: 'Stay on this page' }).click();
      expect(await page.getByLabel('City').inputValue()).toBe('Tampa');
      await page.getByRole('link', { name: 'My day' }).click();
      await page.getByRole('button', { name: 'Leave without saving' }).click();
      await page.getByRole('heading', { name: 'Good morning' }).waitFor();
    });
  });

  test('a screen one may not open looks like one that is not there', async () => {
    const texts: string[] = [];
    for (const path of ['/gallery/secret', '/gallery/nothing']) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(gallery.address + path);
      await page.locator('.problem').waitFor();
      texts.push(await page.locator('main').innerText());
      await context.close();
    }
    expect(texts[0]).toBe(texts[1]);
  });

  test('names are covered at Ctrl-., the session is extended, an act is undone with Ctrl-Z', async () => {
    await open('/gallery/record?session&toast', async (page) => {
      await page.keyboard.press('Control+.');
      expect(await page.locator('.person').first().evaluate((name) => getComputedStyle(name).color)).toBe('rgba(0, 0, 0, 0)');
      await page.getByRole('button', { name: 'Stay signed in' }).click();
      await page.getByRole('button', { name: 'Stay signed in' }).waitFor({ state: 'detached' });
      await page.keyboard.press('Control+z');
      await page.getByText('The renewal was taken back.').waitFor();
    });
  });

  test('a public page needs no script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).host));
    await page.goto(`${gallery.address}/public`);
    await page.getByRole('link', { name: 'Leave this site' }).waitFor();
    await page.getByText('The same figures as a table').click();
    expect(await page.getByRole('cell', { name: '[c]' }).isVisible()).toBe(true);
    expect(new Set(asked).size).toBe(1);
    await context.close();
  });
});
