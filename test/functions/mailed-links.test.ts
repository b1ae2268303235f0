/** From the settings to a mail that a real server took, and from its links to the page that they open in a real browser. */
import { randomUUID } from 'node:crypto';
import { simpleParser } from 'mailparser';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../dev/browser.ts';
import type { Emulator } from '../../dev/dataverse/emulator.ts';
import { sampleConfigurations, sampleRecords } from '../../dev/sample/generate.ts';
import { HOSTILE_TEXTS } from '../../dev/sample/hostile.ts';
import { iso } from '../../dev/sample/rows.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { addDays, dateAt, dayOf } from '../../src/time/local-day.ts';
import { wordsOf } from '../../src/words/words.ts';
import { pngOf } from '../mail/images.ts';
import { type Started, startServer } from '../mail/transports/smtp-server.ts';
import { daytimeZone, dispatchAndWait, type HostedApp, loadSample, startHostedApp, timeIn } from '../support/hosted-app.ts';

const zone = daytimeZone();
const yesterday = addDays(dateAt(Date.now(), zone), -1);
const PUBLIC_URL = 'https://digest.contoso.example';
const [called] = sampleConfigurations(true);
const PNG = pngOf(60, 20);
const SETTINGS = {
  REPORT_TIME_ZONE: zone,
  DIGEST_AT: '00:00',
  DIGEST_TO: 'ana@contoso.example',
  DIGEST_PRESET: 'compliance',
  DIGEST_SECTIONS: 'callingHours,figures,queues',
  DIGEST_LANGUAGE: 'de',
  DIGEST_ATTACH: 'json,csv',
  BRAND_NAME: 'Contoso Außendienst',
  BRAND_COLOUR: '#7a1f5c',
  BRAND_ACCENT: '#8a4b08',
  BRAND_FOOTER: 'Contoso GmbH, Beispielstadt',
  BRAND_LOGO: `data:image/png;base64,${PNG.toString('base64')}`,
  PUBLIC_URL,
  LINKS: 'signed',
  LINK_KEYS: `k1:${'s'.repeat(32)}`,
};

let server: Started;
let hosted: HostedApp;
let browser: Browser;
beforeAll(async () => {
  server = await startServer();
  hosted = await startHostedApp({ ...SETTINGS, MAIL_TRANSPORT: 'smtp', MAIL_SMTP_URL: `smtp://127.0.0.1:${server.port}?tls=off` });
  loadSample(hosted.emulator, zone, 9, 100);
  callAtNight(hosted.emulator);
  await hosted.host.invokeTimer('harvest');
  await dispatchAndWait(hosted);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await hosted.stop();
  await server.stop();
});

/** Calls at three in the morning where they were answered, so that there is something to find: all of one configuration. */
function callAtNight(emulator: Emulator): void {
  const { fromMs } = dayOf(yesterday, zone);
  const nightMs = Array.from({ length: 24 }, (_, hour) => fromMs + hour * HOUR_MS).find((ms) =>
    timeIn('America/New_York', ms).startsWith('03:'),
  );
  const records = [...sampleRecords({ lastDate: yesterday, days: 1, zone, deliveriesPerDay: 100, nowMs: Date.now(), hostile: false })];
  const model = records.map(({ delivery }) => delivery).find((row) => row.msdyn_result === 'LiveAnswer');
  if (model === undefined || nightMs === undefined) throw new Error('The sample has no call to make more of');
  for (let i = 0; i < 40; i++) {
    const [startMs, id] = [nightMs + i * 60_000, randomUUID()];
    emulator.table('msdyn_proactive_deliveries').upsert({
      ...{ ...model, msdyn_proactive_deliveryid: id, msdyn_contact_id: randomUUID(), msdyn_conversation_id: null },
      ...{ msdyn_proactive_engagement_config_id: called?.msdyn_proactive_engagement_configid, msdyn_to_address: '+12125550101' },
      ...{
        msdyn_start_date: iso(startMs),
        msdyn_end_date: iso(startMs + 30_000),
        msdyn_result_date: iso(startMs + 30_000),
        createdon: iso(startMs),
      },
    });
  }
}

/** The mail as the server has it. */
const mail = () => simpleParser(server.arrived[0] ?? '');

test('DIGEST_ and BRAND_ settings reach the mail that a server takes', async () => {
  expect(server.arrived).toHaveLength(1);
  const { html, text, attachments, subject } = await mail();
  const words = wordsOf('de');
  const headings = [...`${html}`.matchAll(/<h2 id="(\w+)"[^>]*>([^<]+)/g)].map(([, id, title]) => [id, title]);
  expect(headings).toEqual([
    ['queues', words.say('title.queues')],
    ['callingHours', words.say('title.callingHours')],
  ]);
  for (const said of [
    'Contoso Außendienst',
    'Contoso GmbH, Beispielstadt',
    words.say('figure.outsideHours'),
    words.say('figure.afterWish'),
  ]) {
    expect(html).toContain(said);
    expect(text).toContain(said);
  }
  for (const colour of ['#7a1f5c', '#8a4b08']) expect(html).toContain(colour);
  expect(subject).toContain('außerhalb der Zeiten');
  expect(attachments.map(({ filename, contentDisposition }) => [filename?.split('.').at(-1), contentDisposition])).toEqual([
    ['png', 'inline'],
    ['json', 'attachment'],
    ['zip', 'attachment'],
  ]);
  expect(attachments[0]?.content.equals(PNG)).toBe(true);
});

test('what is logged while it is made and sent holds no text of its rows, and each line is one', () => {
  const texts = HOSTILE_TEXTS.filter((text) => /[\p{Cc}\p{Cf}<{"=;]/u.test(text));
  expect(hosted.log.some((line) => line.startsWith('[dispatch]'))).toBe(true);
  expect(hosted.log.filter((line) => /[\p{Cc}\u202a-\u202e]/u.test(line) || texts.some((text) => line.includes(text)))).toEqual([]);
});

describe('the links of the mail, in a browser', () => {
  let context: BrowserContext;
  let links: readonly (readonly [text: string, url: string])[];
  beforeAll(async () => {
    context = await browser.newContext({ viewport: { width: 800, height: 500 } });
    const page = await context.newPage();
    await page.setContent(`${(await mail()).html}`);
    links = await page.evaluate<[string, string][]>(
      `[...document.querySelectorAll('a')].map((a) => [a.closest('tr').textContent, a.href])`,
    );
    await page.close();
  });

  /** Opens a link of the mail where the app is reached from here. */
  async function follow(part: string): Promise<Page> {
    const [, url = ''] = links.find(([text]) => text.includes(part)) ?? [];
    expect(new URL(url).origin).toBe(PUBLIC_URL);
    const page = await context.newPage();
    await page.goto(url.replace(PUBLIC_URL, hosted.host.url));
    return page;
  }

  test('a finding leads to its section of the report of its day, narrowed to its configuration, and the address tells no token', async () => {
    const page = await follow('außerhalb der Anrufzeiten');
    const { pathname, searchParams, hash } = new URL(page.url());
    expect([pathname, hash, [...searchParams.keys()]]).toEqual(['/report', '#callingHours', ['date', 'zone', 'configuration']]);
    expect([searchParams.get('date'), searchParams.get('configuration')]).toEqual([yesterday, called?.msdyn_proactive_engagement_configid]);
    const top = await page.evaluate<number>(`document.querySelector(location.hash).getBoundingClientRect().top`);
    expect(Math.abs(top)).toBeLessThan(500);
    expect(await page.evaluate<number>('scrollY')).toBeGreaterThan(300);
    const rows = await page.evaluate<string[]>(`[...document.querySelectorAll('#campaigns tbody th')].map((th) => th.textContent)`);
    expect(rows).toHaveLength(1);
    await page.close();
  });

  test('the report opens as a whole, and why its numbers are so at what is not measured', async () => {
    const page = await follow('Bericht öffnen');
    expect(new URL(page.url()).search).toBe(`?${new URLSearchParams({ date: yesterday, zone })}`);
    expect(await page.evaluate(`document.querySelector('#queues') !== null && document.querySelector('#notMeasured') !== null`)).toBe(true);
    const hrefs = links.map(([, url]) => new URL(url).hash);
    expect(hrefs).toContain('#notMeasured');
    await page.close();
  });

  test('whoever followed them gets that day and no other', async () => {
    const page = await follow('außerhalb der Anrufzeiten');
    const other = await page.goto(`${hosted.host.url}/report?${new URLSearchParams({ date: addDays(yesterday, -1), zone })}`);
    expect(other?.status()).toBe(403);
    const week = await page.goto(`${hosted.host.url}/report?${new URLSearchParams({ from: addDays(yesterday, -6), to: yesterday, zone })}`);
    expect(week?.status()).toBe(403);
    await page.close();
  });
});
