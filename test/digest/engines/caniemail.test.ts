/** What mail programs can show, by the data of caniemail.com: nothing that one of them lacks, but for exceptions that are listed and harmless. */
import { caniemail } from 'caniemail';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../dev/browser.ts';
import { DEFAULT_BRAND } from '../../../src/digest/options/brand.ts';
import { PRESETS, type Preset } from '../../../src/digest/presets.ts';
import { renderDigest } from '../../../src/digest/render-digest.ts';
import { hostileReport } from '../../support/hostile-report.ts';
import { sampleReport } from '../../support/sample-report.ts';
import { EXCEPTIONS, isExcepted } from './exceptions.ts';
import { flawsOf } from './flaws.ts';

type Program = Parameters<typeof caniemail>[0]['clients'][number];
const PROGRAMS: readonly Program[] = [
  'outlook.windows',
  'outlook.outlook-com',
  'gmail.desktop-webmail',
  'gmail.ios',
  'gmail.android',
  'apple-mail.ios',
  'apple-mail.macos',
  'samsung-email.android',
  'yahoo.android',
  'yahoo.desktop-webmail',
  'yahoo.ios',
];
const OPTIONS = {
  brand: { ...DEFAULT_BRAND, logo: { cid: 'logo@digest.example', width: 120, height: 30 } },
  linkTo: () => 'https://digest.example.com/open',
};
const htmlOf = (preset: Preset, report = sampleReport()) => renderDigest(report, { ...OPTIONS, preset }).html;

/** "feature in program", each once. */
function lackingIn(html: string): string[] {
  const { errors } = caniemail({ clients: [...PROGRAMS], html }).issues;
  return [...new Set([...errors].flatMap(([program, issues]) => issues.map(({ title }) => `${title} in ${program}`)))].sort();
}

const featureOf = (lacking: string) => lacking.replace(/ in [\w.-]+$/, '');
const programOf = (lacking: string) => lacking.replace(/^.* in /, '');

test.each(PRESETS)('as %s, the mail needs nothing that a program lacks, but for the exceptions', (preset) => {
  const lacking = lackingIn(htmlOf(preset));
  expect(lacking.filter((one) => !isExcepted(featureOf(one), programOf(one)))).toEqual([]);
});

test('every exception is one', () => {
  const lacking = new Set(PRESETS.flatMap((preset) => lackingIn(htmlOf(preset))).map(featureOf));
  expect(EXCEPTIONS.map(({ feature }) => feature).filter((feature) => !lacking.has(feature))).toEqual([]);
});

describe('without', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  const html = htmlOf('full', hostileReport());

  test.each(EXCEPTIONS)('$feature the mail is whole', async ({ without }) => {
    const changed = without(html);
    expect(changed).not.toBe(html);
    for (const width of [360, 600]) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, javaScriptEnabled: false });
      await page.setContent(changed);
      expect(await flawsOf(page), `${width} px`).toEqual([]);
      await page.close();
    }
  });
});
