/** The page of the API's description in a browser, as the app serves it. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../dev/browser.ts';
import type { OpenApiDocument } from '../../src/http/openapi/document.ts';
import { type HostedApp, startHostedApp } from '../support/hosted-app.ts';

let hosted: HostedApp;
let browser: Browser;
beforeAll(async () => {
  [hosted, browser] = await Promise.all([startHostedApp({ REPORT_TIME_ZONE: 'Europe/Lisbon' }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hosted.stop();
});

test('the page of the description forbids scripts and whatever is elsewhere, and may be kept by the reader alone', async () => {
  const { headers } = await hosted.get('docs');
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; /);
  expect(headers.get('cache-control')).toBe('private, max-age=300');
});

test('the page of the description shows each route with its parameters, answers and errors, and fits 320 pixels', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${hosted.host.url}/api/docs`);
  expect(asked).toHaveLength(1);
  await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  const { paths } = (await (await hosted.get('openapi.json')).json()) as OpenApiDocument;
  for (const [address, methods] of Object.entries(paths)) {
    for (const [method, { operationId, parameters, responses }] of Object.entries(methods)) {
      const text = await page.evaluate<string>(`document.getElementById('${operationId}').innerText`);
      const told = [`${method.toUpperCase()} ${address}`, ...parameters.flatMap(({ name, description }) => [name, description])];
      for (const words of [...told, ...Object.keys(responses)]) expect(text, operationId).toContain(words);
    }
  }
  await page.close();
});
