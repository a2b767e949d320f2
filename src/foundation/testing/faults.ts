import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on a page by WCAG 2.2 AA and its best practice, or by the rules named alone: the rule, and each place in the page. */
export async function faultsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules === undefined ? axe.withTags(STANDARDS) : axe.withRules([...rules])).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join(' ')}`);
}

/** Why a page scrolls sideways: what reaches beyond the window, or nothing where it does not. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const over = document.documentElement.scrollWidth - window.innerWidth;
    if (over <= 0) return [];
    const beyond = [...document.querySelectorAll<HTMLElement>('body *')].filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return right > window.innerWidth + 1 || left < -1;
    });
    return [`${over} px too wide`, ...beyond.slice(-3).map((one) => one.outerHTML.slice(0, 200))];
  });
}

/** The cells of tables whose content reaches beyond them into the next. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => [...new Set([...document.querySelectorAll<HTMLElement>('.data-table .cell')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => `beyond its cell: ${cell.innerText}`))]);
}

/** Fields in which nobody could write a word: text narrower than six of its own letters, or a text area narrower than half the page it stands in on a phone. */
export function tooNarrow(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll<HTMLElement>('main textarea, main input:not([type]), main input[type="text"], main input[type="search"]')].filter((field) => {
    const { width } = field.getBoundingClientRect();
    const least = field.tagName === 'TEXTAREA' ? Math.min(240, window.innerWidth / 2) : 3 * Number.parseFloat(getComputedStyle(field).fontSize);
    return width > 0 && width < least;
  }).map((field) => `too narrow to write in: ${field.outerHTML.slice(0, 160)}`));
}

const MACHINE = /\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-|https?:\/\/github\S*|\b1 (?:days|hours|services|tasks|rows|times)\b|\b(?:America|Europe)\/\w+|\bundefined\b|\bNaN\b|\[object/g;
const CODES = /^(?:[a-z]{2,3}|[A-Z]{2}|female|male|another|unknown)$/;

/** What a page says in words of a machine: days and identities as they are stored, codes for languages and countries, one of something in the plural. */
export async function machineWords(page: Page): Promise<string[]> {
  const [said, facts] = [await page.locator('main').innerText(), await page.locator('main dd').allInnerTexts()];
  return [...said.match(MACHINE) ?? [], ...facts.filter((fact) => CODES.test(fact.trim()))];
}
