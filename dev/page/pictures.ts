/** Command: npm run page-pictures. The pictures of the page in the documentation: docs/page.png as on a desk, docs/page-phone.png as on a phone. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import { calendarDays } from '../../src/lookup/around/calendar.ts';
import { pageOf } from '../../src/page/page.ts';
import type { CalendarDay, Surroundings } from '../../src/report/around/surroundings.ts';
import type { Report } from '../../src/report/report.ts';
import { addDays, dayOf } from '../../src/time/local-day.ts';
import { launchBrowser } from '../browser.ts';
import { CAMPAIGNS } from '../mail-samples/organisation.ts';
import { SAMPLES } from '../mail-samples/samples.ts';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));
const PICTURES = [
  { file: 'page.png', width: 1280, height: 1500 },
  { file: 'page-phone.png', width: 390, height: 1500 },
] as const;

/** The sample day with all that a page can show beside it. */
function samplePage(report: Report): string {
  const { from, to, zone } = report.period;
  return pageOf({
    report,
    around: aroundOf(report),
    address: { path: '/report', period: { kind: 'day', from, to }, zone, scope: {}, language: 'en', sort: [] },
    brand: { ...DEFAULT_BRAND, name: 'Contoso outreach' },
    version: undefined,
    isLink: false,
  });
}

function aroundOf({ period, generatedAt }: Report): Surroundings {
  const { from, zone } = period;
  const today = addDays(from, 1);
  const nowMs = dayOf(today, zone).fromMs;
  return {
    choices: { configuration: CAMPAIGNS.map(({ id, name }) => ({ key: id, name })), queue: [], channel: [], dialMode: [] },
    zones: [zone],
    today,
    versions: [],
    digests: [{ subscription: 'default', name: 'Contoso outreach', from, to: from, zone, kind: 'scheduled', at: generatedAt }],
    calendar: calendarDays(dayOf(from, zone), nowMs).map(
      (day, i): CalendarDay => ({
        date: day.from,
        state: i % 40 === 3 ? 'restated' : 'closed',
        deliveries: 600 + ((i * 37) % 180),
        liveMin: null,
        voiceAttempts: null,
      }),
    ),
    reading: { readTo: new Date(nowMs).toISOString(), first: null, isBehind: false },
  };
}

async function draw(browser: Browser, html: string, { width, height }: (typeof PICTURES)[number]): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width, height }, javaScriptEnabled: false });
  await page.setContent(html);
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

const browser = await launchBrowser();
try {
  const html = samplePage(SAMPLES.everything());
  for (const picture of PICTURES) {
    await writeFile(`${DOCS}${picture.file}`, await draw(browser, html, picture));
    console.log(`Wrote docs/${picture.file}`);
  }
} finally {
  await browser.close();
}
