/** The page in a browser, as npm start shows it: with its script and without, and with the keyboard alone. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QUEUES } from '../../../dev/sample/catalogue.ts';
import { readWorkbook, readZip } from '../../files/support/read-files.ts';
import { type PageApp, today, type Watched } from './page-app.ts';

const queue = QUEUES[1]?.name ?? '';
const titleOf = (page: Page) => page.locator('h1').innerText();
const parametersOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
/** Deliveries, as the first figure says. */
const deliveriesOf = async (page: Page) =>
  Number(/^[\d,]+/.exec(await page.locator('#figures .value').first().innerText())?.[0].replaceAll(',', ''));
const namesIn = (page: Page, id: string) => page.locator(`#${id} tbody th`).allInnerTexts();

async function openMenu(page: Page, text: string): Promise<void> {
  await page.locator('summary', { hasText: text }).first().click();
}

/** @param appOf the app, once it has started */
export function pageInBrowser(appOf: () => PageApp): void {
  describe.each([
    ['with its script', true],
    ['without script', false],
  ])('%s', (_, javaScriptEnabled) => {
    let watched: Watched;
    let page: Page;
    beforeAll(async () => {
      watched = await appOf().context({ javaScriptEnabled, acceptDownloads: true });
      page = watched.page;
    });
    afterAll(() => watched.close());

    test('/ is the page of yesterday; week, zone, queue and comparison change it', async () => {
      await page.goto(appOf().at('/'));
      const day = await titleOf(page);
      const all = await deliveriesOf(page);
      expect(all).toBeGreaterThan(0);
      await page.locator('.kinds a', { hasText: 'Week' }).click();
      expect(parametersOf(page)).toMatchObject({ week: expect.stringMatching(/^\d{4}-W\d\d$/) });
      expect(await deliveriesOf(page)).toBeGreaterThanOrEqual(all);
      await page.goto(appOf().at('/'));
      await openMenu(page, 'Time zone');
      await page.locator('input[name=zone]:visible').fill('Asia/Kolkata');
      await page.keyboard.press('Enter');
      await page.waitForURL(/Kolkata/);
      expect(await titleOf(page)).toBe(day);
      expect(parametersOf(page)).toMatchObject({ zone: 'Asia/Kolkata' });
      await page.goto(appOf().at('/'));
      await openMenu(page, 'Queue');
      await page.getByLabel(queue, { exact: true }).check();
      await page.locator('.menu[open] .go').click();
      await page.waitForURL(/queue=/);
      const part = await deliveriesOf(page);
      expect(part).toBeGreaterThan(0);
      expect(part).toBeLessThan(all);
      await openMenu(page, 'Compared with');
      await page.locator('.menu[open] a', { hasText: 'the day before' }).click();
      await page.waitForURL(/compare=dayBefore/);
      expect(parametersOf(page)).toMatchObject({ compare: 'dayBefore', queue: expect.any(String) });
      expect(await deliveriesOf(page)).toBe(part);
    });

    test('a column sorts its table', async () => {
      await page.goto(appOf().at('/'));
      const before = await namesIn(page, 'campaigns');
      await page.locator('#campaigns thead a[href*="campaigns.attempts"]').click();
      const head = page.locator('#campaigns thead th[aria-sort="descending"], #campaigns thead th[aria-sort="ascending"]');
      await head.waitFor();
      const sorted = await page.evaluate<number[]>(`(() => {
      const head = document.querySelector('#campaigns thead th[aria-sort="descending"], #campaigns thead th[aria-sort="ascending"]');
      return [...document.querySelectorAll('#campaigns tbody tr')].map((row) => Number(row.cells[head.cellIndex].textContent.replace(/\\D/g, '')));
    })()`);
      const isDescending = (await head.getAttribute('aria-sort')) === 'descending';
      expect(sorted).toEqual(sorted.toSorted((a, b) => (isDescending ? b - a : a - b)));
      expect(sorted[0]).not.toBe(sorted.at(-1));
      expect((await namesIn(page, 'campaigns')).toSorted()).toEqual(before.toSorted());
    });

    test('a label opens what its number means, in place', async () => {
      await page.goto(appOf().at('/'));
      const label = page.locator('#figures button[popovertarget]').first();
      await label.click();
      const explanation = page.locator(`#${await label.getAttribute('popovertarget')}`);
      expect(await explanation.isVisible()).toBe(true);
      expect((await explanation.innerText()).length).toBeGreaterThan(20);
      await page.keyboard.press('Escape');
      expect(await explanation.isVisible()).toBe(false);
    });

    test('files are downloaded', async () => {
      await page.goto(appOf().at('/'));
      const bytesOf = async (name: string) => {
        const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.files a', { hasText: name }).click()]);
        return Buffer.concat(await Array.fromAsync(await download.createReadStream()));
      };
      expect([...readZip(await bytesOf('CSV')).keys()]).toContain('byQueue');
      expect([...(await readWorkbook(await bytesOf('XLSX'))).keys()]).toContain('byQueue');
    });

    test('a digest is shown as it was sent, in a frame that runs nothing', async () => {
      await page.goto(appOf().at('/'));
      await page.locator('#digests a').first().click();
      await page.waitForURL(/\/digests\/default\//);
      const mail = page.frameLocator('iframe.mail');
      expect(await mail.locator('body').innerText()).toContain('deliver');
      expect(await page.locator('iframe.mail').getAttribute('sandbox')).toBe('');
      expect(await page.locator('tbody').innerText()).toMatch(/a…@contoso\.example/);
    });
  });

  test('the keyboard alone reaches and works what there is', async () => {
    const { page, close } = await appOf().context();
    await page.goto(appOf().at('/'));
    /** By Tab alone. */
    const tabTo = async (selector: string) => {
      for (let n = 0; n < 300; n++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
      }
      throw new Error(`Cannot reach "${selector}" by Tab`);
    };
    await tabTo('.skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('location.hash')).toBe('#content');
    await tabTo('#figures button[popovertarget]');
    await page.keyboard.press('Enter');
    expect(await page.locator('[popover]:popover-open').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.locator('[popover]:popover-open').count()).toBe(0);
    await tabTo('#campaigns thead a, #campaigns thead button:not([popovertarget])');
    await page.keyboard.press('Enter');
    await page.locator('#campaigns thead th[aria-sort]').first().waitFor();
    await page.goto(appOf().at('/'));
    await tabTo('.kinds a[href*="month="]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/month=/);
    await close();
  });

  test('prints to paper: without pickers, and with its numbers', async () => {
    const { page, close } = await appOf().context();
    await page.goto(appOf().at('/'));
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.controls').isVisible()).toBe(false);
    expect(await page.locator('#figures .value').first().isVisible()).toBe(true);
    await close();
  });

  test('nothing that the page shows waits for its script, which comes last', async () => {
    const html = await (await fetch(appOf().at('/'), { headers: { accept: 'text/html' } })).text();
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script[^>]*\ssrc|<link/);
    expect(html.indexOf('<script>')).toBeGreaterThan(html.lastIndexOf('</section>'));
  });

  test('the page of today asks for itself again, and says that it ended where its reader has signed out', async () => {
    const { page, close } = await appOf().context();
    await page.clock.install();
    await page.goto(appOf().at(`/report?date=${today}`));
    expect(await page.locator('main[data-refresh]').count()).toBe(1);
    const [again] = await Promise.all([
      page.waitForRequest((request) => request.url().includes(`date=${today}`)),
      page.clock.fastForward(61_000),
    ]);
    expect((await again.response())?.status()).toBe(200);
    await close();
  });
}
