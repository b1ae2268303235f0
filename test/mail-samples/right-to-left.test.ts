/** Names that run from right to left leave everything round them where it is: a browser shows names, words and numbers in the order in which they are written. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../dev/browser.ts';
import { everythingDay } from '../../dev/mail-samples/everything.ts';
import { CAMPAIGNS, REPRESENTATIVES } from '../../dev/mail-samples/organisation.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';

const NAMES = ['שירות לקוחות', 'مركز الاتصال', 'حملة 2026', 'הודעות (2)'];
const report = everythingDay(
  CAMPAIGNS.map((one, i) => ({ ...one, name: NAMES[i] ?? '', queueName: NAMES[(i + 1) % NAMES.length] ?? '' })),
  { representatives: REPRESENTATIVES.map((_, i) => NAMES[i % NAMES.length] ?? ''), said: ['קובץ 12 שגוי', 'ملف 480 خطأ'] },
);

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 600, height: 800 } });
});
afterAll(() => browser.close());

/** Of each text: its words, a name with its isolate being one, and those that do not stand after the one before them. */
const MISPLACED = `(selector) => [...document.querySelectorAll(selector)].flatMap((element) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const tokens = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    for (const match of node.data.matchAll(/\\u2068[^\\u2069]*\\u2069|[^\\s\\u2068\\u2069]+/g)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
      if (rects.length > 0) tokens.push({ text: match[0], rects });
    }
  return tokens.flatMap(({ text, rects }, i) => {
    const before = tokens[i - 1];
    if (before === undefined) return [];
    const first = rects[0];
    const line = before.rects.filter(({ bottom }) => Math.abs(bottom - before.rects.at(-1).bottom) < 4);
    const isBelow = first.top > line[0].top + 4;
    const isAfter = Math.abs(first.bottom - line[0].bottom) < 8 && first.left >= Math.max(...line.map(({ right }) => right)) - 1;
    return isBelow || isAfter ? [] : [before.text + ' | ' + text + ' in ' + element.textContent.trim().slice(0, 200)];
  });
})`;
const misplacedIn = (selector: string) => page.evaluate<string[]>(`(${MISPLACED})(${JSON.stringify(selector)})`);

test('a number beside a name that is not kept apart is noticed by the same check', async () => {
  await page.setContent('<p>שירות לקוחות: 39 abandoned in 30 days</p><p>\u2068שירות לקוחות\u2069: 39 abandoned</p>');
  expect(await misplacedIn('p')).toHaveLength(2);
});

test.each(['en', 'de', 'ja'] as const)('in the HTML, in %s', async (language) => {
  await page.setContent(renderDigest(report, { preset: 'full', language }).html);
  const findings = await page.evaluate<string[]>(`[...document.querySelectorAll('td[width="14"] ~ td')].map((td) => td.textContent)`);
  expect(findings.filter((text) => /\u2068[^\u2069]+\u2069.*\d/.test(text)).length).toBeGreaterThan(5);
  expect(await misplacedIn('td[width="14"] ~ td, td.name, div:has(> h2), li, .tile, .mute > div, .foot p')).toEqual([]);
});

test.each(['en', 'de', 'ja'] as const)('in the plain text, in %s', async (language) => {
  const { text } = renderDigest(report, { preset: 'full', language });
  await page.setContent('<pre></pre>');
  const lines = JSON.stringify(text.split('\n'));
  await page.evaluate(
    `document.querySelector('pre').append(...${lines}.map((line) => { const p = document.createElement('div'); p.className = 'line'; p.textContent = line; return p; }))`,
  );
  expect(await misplacedIn('.line')).toEqual([]);
});
