/** The mail as a screen reader and the rules of accessibility find it (axe). */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../dev/browser.ts';
import { PRESETS } from '../../../src/digest/presets.ts';
import { renderDigest } from '../../../src/digest/render-digest.ts';
import { sampleMail } from '../../mail-samples/sample-mails.ts';
import { axeViolations } from '../../support/browser/axe-violations.ts';

/** Rules that are for pages, not for mails, by axe's own ids. */
const NOT_FOR_MAIL: Readonly<Record<string, string>> = {
  'landmark-one-main':
    'The page that a mail is shown in is the mail program, which has a main part of its own; a mail is an article in it.',
  region: 'For the same reason: a mail is one part of its page, and is marked as an article.',
};
const EVERYTHING = sampleMail('everything');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Ids of the rules that are broken, with what breaks them. */
async function broken(html: string, colorScheme: 'light' | 'dark', off: readonly string[]): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width: 600, height: 800 }, colorScheme });
  await page.setContent(html);
  const rules = Object.fromEntries(off.map((id) => [id, { enabled: false }]));
  const violations = await axeViolations(page, { rules });
  await page.close();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

const htmlOf = (preset: (typeof PRESETS)[number]) =>
  renderDigest(EVERYTHING, {
    preset,
    linkTo: () => 'https://digest.example.com/open',
    personal: { manage: 'https://digest.example.com/api/unsubscribe' },
  }).html;

test.each(PRESETS.flatMap((preset) => [[preset, 'light'] as const, [preset, 'dark'] as const]))(
  'as %s in a %s mail program it breaks no rule that is for mails',
  async (preset, colorScheme) => {
    expect(await broken(htmlOf(preset), colorScheme, Object.keys(NOT_FOR_MAIL))).toEqual([]);
  },
);

test('each of the rules that are left out is one that it would break', async () => {
  const found = await broken(htmlOf('brief'), 'light', []);
  expect(new Set(found.map((one) => one.split(':', 1)[0]))).toEqual(new Set(Object.keys(NOT_FOR_MAIL)));
});

test('the same check sees text that is too pale, and a link without words', async () => {
  const html = htmlOf('brief')
    .replaceAll('#5b6773', '#a9b2bb')
    .replace(/(<a [^>]*>)[^<]*/, '$1');
  const found = await broken(html, 'light', Object.keys(NOT_FOR_MAIL));
  expect([...new Set(found.map((one) => one.split(':', 1)[0]))].sort()).toEqual(['color-contrast', 'link-name']);
});
