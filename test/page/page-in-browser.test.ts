/** The page in a browser: nothing runs but its own script, everything works without it, and nobody is kept out. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../dev/browser.ts';
import { pageOf } from '../../src/page/page.ts';
import type { PageSource } from '../../src/page/page-source.ts';
import { withoutNumbers } from '../../src/report/unread.ts';
import { sampleMail } from '../mail-samples/sample-mails.ts';
import { axeViolations } from '../support/browser/axe-violations.ts';
import { hostileReport } from '../support/hostile-report.ts';
import { provisionalReport, sampleReport } from '../support/sample-report.ts';
import { fullPage } from './page-source.ts';

const full = fullPage(sampleMail('everything'));
const hostile = hostileReport();
const PAGES: Readonly<Record<string, PageSource>> = {
  'a full day': full,
  'a day of one queue': fullPage(provisionalReport()),
  'a day that was not read': fullPage({
    ...withoutNumbers(sampleReport()),
    read: 'none',
    provisional: true,
    provisionalReasons: ['It was not.'],
  }),
  'hostile values': fullPage({ ...hostile, period: { ...hostile.period, zone: 'Europe/Lisbon' } }),
};
type Settings = NonNullable<Parameters<Browser['newPage']>[0]>;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(source: PageSource, settings: Settings = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...settings });
  await page.setContent(pageOf(source), { waitUntil: 'load' });
  return page;
}

// Of hostile values there are thousands, all in places that these pages have too.
describe.each(Object.entries(PAGES).slice(0, 3))('the page of %s', (_, source) => {
  test.each(['light', 'dark'] as const)('has nothing that axe finds, %s and 320 px wide, with all that folds open', async (colorScheme) => {
    const page = await open(source, { viewport: { width: 320, height: 900 }, colorScheme });
    await page.evaluate(
      `document.querySelectorAll('details').forEach((details) => { details.removeAttribute('name'); details.open = true; })`,
    );
    const violations = await axeViolations(page);
    expect(
      violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 150))
            .join(' | ')}`,
      ),
    ).toEqual([]);
    await page.close();
  });
});

describe.each(Object.entries(PAGES))('the page of %s', (_, source) => {
  let page: Page;
  beforeAll(async () => {
    page = await open(source);
  });
  afterAll(() => page.close());

  test.each([320, 360, 768, 1280])('does not scroll sideways at %d px', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });
});

test('hostile values run nothing and ask for nothing', async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.setContent(pageOf(PAGES['hostile values'] ?? full), { waitUntil: 'load' });
  expect(await page.evaluate('document.documentElement.dataset.hit')).toBeUndefined();
  expect(asked).toEqual([]);
  await page.close();
});

describe.each([true, false])('with script %s', (javaScriptEnabled) => {
  test('a number opens what it means with the keyboard, and Escape closes it', async () => {
    const page = await open(full, { javaScriptEnabled });
    await page.locator('#figures button', { hasText: 'Reached, at least' }).focus();
    await page.keyboard.press('Enter');
    const meaning = page.locator('#explain-liveMinRate');
    expect(await meaning.isVisible()).toBe(true);
    expect(await meaning.innerText()).toContain('Live answer rate, at least');
    await page.keyboard.press('Escape');
    expect(await meaning.isVisible()).toBe(false);
    await page.close();
  });

  test('of the menus one is open at a time, and a phone folds all of them', async () => {
    const page = await open(full, { javaScriptEnabled });
    await page.locator('.menu > summary', { hasText: 'Queue' }).click();
    await page.locator('.menu > summary', { hasText: 'Campaign' }).click();
    expect(await page.locator('.menu[open]').count()).toBe(1);
    const phone = await open(full, { javaScriptEnabled, viewport: { width: 360, height: 800 } });
    expect(await phone.locator('.kinds').isVisible()).toBe(false);
    await phone.locator('.controls > summary').click();
    expect(await phone.locator('.kinds').isVisible()).toBe(true);
    await Promise.all([page.close(), phone.close()]);
  });
});

test('the calendar is one stop of the tab key, and arrows go by days and weeks', async () => {
  const page = await open(full);
  expect(await page.locator('[data-days] a[tabindex="0"]').count()).toBe(1);
  await page.locator('[data-days] a[tabindex="0"]').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('/report?date=2026-11-19');
  await page.close();
});

test('on paper there is nothing to choose', async () => {
  const page = await open(full);
  await page.emulateMedia({ media: 'print' });
  const shown = ['.controls', '.menus', '.steps', '[popover]', '#calendar', '#figures', 'h1'];
  const visible = await Promise.all(shown.map((selector) => page.locator(selector).first().isVisible()));
  expect(shown.filter((_, i) => visible[i])).toEqual(['#figures', 'h1']);
  await page.close();
});
