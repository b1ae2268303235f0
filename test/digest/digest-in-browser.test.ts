import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../dev/browser.ts';
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';
import { sampleMail } from '../mail-samples/sample-mails.ts';
import { hostileReport } from '../support/hostile-report.ts';
import { provisionalReport, sampleReport } from '../support/sample-report.ts';

const LINK = 'https://digest.example.com/api/report';
const OPTIONS = { preset: 'full', brand: { ...DEFAULT_BRAND, name: 'Contoso' }, linkTo: () => LINK } as const;
// All that the layout is made of; an injected element would be another one or carry a handler.
const ELEMENTS = ['a', 'br', 'div', 'em', 'h1', 'h2', 'li', 'p', 'span', 'strong', 'table', 'tbody', 'td', 'th', 'tr', 'ul'];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(html: string, width = 600): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.setContent(html);
  return page;
}

describe('a digest full of hostile values', () => {
  const hostile = { ...hostileReport(), period: { ...hostileReport().period, zone: 'Europe/Lisbon' } };
  const html = () =>
    renderDigest(hostile, {
      ...OPTIONS,
      brand: { ...DEFAULT_BRAND, name: '</title><script>document.documentElement.dataset.hit = 4</script>' },
    }).html;

  test('runs no script and asks for nothing from the network', async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.setContent(html());
    await page.waitForTimeout(200);
    expect(await page.evaluate('document.documentElement.dataset.hit')).toBeUndefined();
    expect(asked).toEqual([]);
    await page.close();
  });

  test('a page that does let the value in is noticed by the same check', async () => {
    const page = await open('<p><img src=x onerror="document.documentElement.dataset.hit = 2"></p>');
    await page.waitForFunction('document.documentElement.dataset.hit === "2"');
    await page.close();
  });

  test('holds no element, attribute or link that the layout does not have', async () => {
    const page = await open(html());
    const found: string[] = await page.evaluate(`[...new Set([...document.body.querySelectorAll('*')].map((e) => e.localName))].sort()`);
    expect(found.filter((name) => !ELEMENTS.includes(name))).toEqual([]);
    const handlers = await page.evaluate(
      `[...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames()).filter((n) => /^on|^src/.test(n))`,
    );
    expect(handlers).toEqual([]);
    expect(await page.evaluate(`[...new Set([...document.querySelectorAll('a')].map((a) => a.href))]`)).toEqual([LINK]);
    await page.close();
  });

  test('shows the values as the text they are', async () => {
    const page = await open(html());
    const shown = await page.evaluate<string>('document.body.innerText');
    expect(shown).toContain('<script>document.documentElement');
    expect(shown).toContain('{{constructor}}{{{lookup this "x"}}}');
    await page.close();
  });
});

describe('the layout', () => {
  test.each([
    ['an ordinary day', sampleReport, 320],
    ['hostile values', hostileReport, 320],
    ['an ordinary day', sampleReport, 600],
  ])('of %s is no wider than its window', async (_name, report, width) => {
    const page = await open(renderDigest(report(), OPTIONS).html, width);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.close();
  });

  test.each([
    [600, 1_400],
    [360, 2_000],
  ])('of a short mail is at %d px at most %d px high, on an ordinary day and on one on which everything is found', async (width, most) => {
    for (const report of [sampleReport(), sampleMail('everything')]) {
      const page = await open(renderDigest(report, { linkTo: () => LINK }).html, width);
      expect(await page.evaluate<number>('document.querySelector(".page > div").offsetHeight')).toBeLessThanOrEqual(most);
      await page.close();
    }
  });

  test('is announced in English, with a title, and its tables are either data with headers or marked as layout', async () => {
    const page = await open(renderDigest(provisionalReport(), OPTIONS).html);
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    expect(await page.title()).toContain('Sun 22 Nov');
    const bare = await page.evaluate<number>(`[...document.querySelectorAll('table')].filter((t) =>
      t.getAttribute('role') !== 'presentation' && ![...t.rows[0].cells].every((c) => c.matches('th[scope=col]'))).length`);
    expect(bare).toBe(0);
    expect(await page.evaluate<number>(`document.querySelectorAll('th[scope=col]').length`)).toBeGreaterThan(20);
    await page.close();
  });

  test.each(['light', 'dark'] as const)(
    'has at least 4.5 : 1 between text and what lies behind it in a %s mail client',
    async (colorScheme) => {
      const page = await browser.newPage({ colorScheme });
      await page.setContent(renderDigest(provisionalReport(), OPTIONS).html);
      expect(await page.evaluate(WEAK_TEXT)).toEqual([]);
      await page.close();
    },
  );
});

// WCAG 2.2, 1.4.3: relative luminance of the text and of the nearest background that is not transparent.
const WEAK_TEXT = `(() => {
  const parts = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const channel = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const behind = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const color = parts(getComputedStyle(at).backgroundColor);
      if (color[3] !== 0) return color;
    }
    return [255, 255, 255];
  };
  const weak = [];
  for (const e of document.body.querySelectorAll('*')) {
    const own = [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join('');
    if (own === '' || e.offsetParent === null) continue;
    const [a, b] = [luminance(parts(getComputedStyle(e).color)), luminance(behind(e))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) weak.push(own + ' ' + ((a + 0.05) / (b + 0.05)).toFixed(2));
  }
  return weak;
})()`;
