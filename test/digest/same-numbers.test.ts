/** The same numbers in the HTML of a mail, in its text, in the report as JSON and in the files that it carries. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../dev/browser.ts';
import { SAMPLE_NAMES, SAMPLES } from '../../dev/mail-samples/samples.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';
import { readHtml } from './same-numbers/read-html.ts';
import { differencesOf } from './same-numbers/same-text.ts';

const PRESETS = ['brief', 'full'] as const;
const LANGUAGES = ['en', 'de', 'ja'] as const;
const CHOICES = PRESETS.flatMap((preset) => LANGUAGES.map((language) => ({ preset, language })));

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

describe.each(SAMPLE_NAMES)('the day "%s"', (name) => {
  const report = SAMPLES[name]();

  test.each(CHOICES)('is told in HTML and text alike: $preset, $language', async (choice) => {
    const { html, text } = renderDigest(report, choice);
    const mail = await readHtml(page, html);
    expect(differencesOf(mail, text)).toEqual([]);
  });
});
