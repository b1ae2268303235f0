/** Sorting in place, and charts in a real browser: what the script does is what the server would do. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../dev/browser.ts';
import { SAMPLES } from '../../dev/mail-samples/samples.ts';
import type { Sort } from '../../src/page/address/page-address.ts';
import { pageOf } from '../../src/page/page.ts';
import { markupOf, rowsIn, sectionIn, sourceOf } from './sections/sections-of.ts';

const SOURCE = sourceOf(SAMPLES.everything());
let browser: Browser;
let server: Server;
let address: string;

beforeAll(async () => {
  browser = await launchBrowser();
  server = createServer((_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(pageOf(SOURCE)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/report?date=2026-11-27&sort=-agents.handled`;
});
afterAll(async () => {
  await browser.close();
  server.close();
});

async function open(width = 1280): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(address);
  return page;
}

const namesOf = (page: Page) => page.locator('#queues tbody th').allTextContents();
const bySort = (sort: Sort) =>
  rowsIn(sectionIn(markupOf({ ...SOURCE, address: { ...SOURCE.address, sort: [sort] } }), 'queues')).map(([name]) => name);

test('a click on a head sorts as the server would, down and up, without loading anything', async () => {
  const page = await open();
  const head = page.locator('#queues thead th', { hasText: /^Reached/ });
  for (const isDescending of [true, false]) {
    await head.locator('a').click();
    expect((await namesOf(page)).map((name) => name.trim())).toEqual(bySort({ table: 'queues', column: 'reached', isDescending }));
    expect(await head.getAttribute('aria-sort')).toBe(isDescending ? 'descending' : 'ascending');
  }
  expect(await page.locator('#queues [aria-sort]').count()).toBe(1);
  await page.close();
});

test('names are sorted too, by the keyboard, and the address tells it beside the other tables', async () => {
  const page = await open();
  await page.locator('#queues thead th a').first().press('Enter');
  expect((await namesOf(page)).map((name) => name.trim())).toEqual(bySort({ table: 'queues', column: 'name', isDescending: false }));
  expect(new URL(page.url()).searchParams.getAll('sort')).toEqual(['-agents.handled', 'queues.name']);
  await page.close();
});

test('every day of the trend is under the pointer where it is drawn', async () => {
  const page = await open();
  const [plot, last] = [
    await page.locator('#trend .graph').first().boundingBox(),
    await page.locator('#trend .days > *').last().boundingBox(),
  ];
  expect(Math.round((last?.x ?? 0) + (last?.width ?? 0))).toBe(Math.round((plot?.x ?? 0) + (plot?.width ?? 0)));
  expect((plot?.width ?? 0) / (last?.width ?? 1)).toBeCloseTo(57, 0);
  await page.close();
});

test('at 320 pixels nothing but wide tables scrolls sideways', async () => {
  const page = await open(320);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  await page.close();
});
