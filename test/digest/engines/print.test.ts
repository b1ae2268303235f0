/** The mail on paper: whole rows. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../dev/browser.ts';
import { renderDigest } from '../../../src/digest/render-digest.ts';
import { LANGUAGES } from '../../../src/words/language.ts';
import { sampleMail } from '../../mail-samples/sample-mails.ts';
import { pagesOfRows } from './pages-of-rows.ts';

const LARGE = sampleMail('large');
const htmlIn = (language: (typeof LANGUAGES)[number]) => renderDigest(LARGE, { preset: 'full', language }).html;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function printed(html: string): Promise<number[][]> {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.setContent(html);
  const pages = await pagesOfRows(page);
  await page.close();
  return pages;
}

test.each(LANGUAGES)('the full mail of a large day in %s has each row on one page', async (language) => {
  const pages = await printed(htmlIn(language));
  expect(pages.length).toBeGreaterThan(100);
  expect(new Set(pages.flat()).size).toBeGreaterThan(3);
  expect(pages.filter((on) => on.length > 1)).toEqual([]);
});

test('without its rules for print, the same check finds rows that are cut', async () => {
  const html = htmlIn('en');
  const bare = html.replaceAll('@media print', '@media speech');
  expect((await printed(bare)).filter((on) => on.length > 1)).not.toEqual([]);
});
