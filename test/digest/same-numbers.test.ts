/** The same numbers in the HTML of a mail, in its text, in the report as JSON and in the files that it carries. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../dev/browser.ts';
import { SAMPLE_NAMES } from '../../dev/mail-samples/samples.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';
import { attachmentsOf } from '../../src/files/attachments.ts';
import { wordsOf } from '../../src/words/words.ts';
import { sampleMail } from '../mail-samples/sample-mails.ts';
import { findingNumbers } from './same-numbers/finding-numbers.ts';
import { readHtml } from './same-numbers/read-html.ts';
import { cellsApart, csvTables, numbersApart } from './same-numbers/read-report-files.ts';
import { differencesOfFiles } from './same-numbers/same-files.ts';
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

describe.each(SAMPLE_NAMES)('the day "%s"', async (name) => {
  const report = sampleMail(name);
  const [csv, workbook, json] = (await attachmentsOf(report, ['csv', 'xlsx', 'json'])).files;
  if (csv === undefined || workbook === undefined || json === undefined) throw new Error('a file is missing');
  const told: unknown = JSON.parse(new TextDecoder().decode(json.bytes));
  const tables = csvTables(csv);

  test('has the same numbers in CSV, workbook and JSON', async () => {
    expect(await cellsApart(csv, workbook)).toEqual([]);
    expect(numbersApart(csv, told)).toEqual([]);
  });

  test.each(CHOICES)('is told in HTML and text alike, with the numbers of its files: $preset, $language', async (choice) => {
    const { html, text } = renderDigest(report, choice);
    const mail = await readHtml(page, html);
    expect(differencesOf(mail, text)).toEqual([]);
    const words = wordsOf(choice.language);
    expect(differencesOfFiles(mail, tables, words)).toEqual([]);
    expect(findingNumbers(mail, tables, words)).toEqual([]);
  });
});
