/** In which form a report is answered, over real HTTP: by format and Accept, whole or a list of it, to GET and HEAD, anew or as it was. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf, ROUTES, type Route } from '../../src/http/routes.ts';
import type { Report } from '../../src/report/report.ts';
import { addDays, dateAt } from '../../src/time/local-day.ts';
import { readCsv, readWorkbook, readZip } from '../files/support/read-files.ts';
import { daytimeZone, type HostedApp, loadSample, startHostedApp } from '../support/hosted-app.ts';

const zone = daytimeZone();
const yesterday = addDays(dateAt(Date.now(), zone), -1);
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DAY = `report?date=${yesterday}&extent=counts`;

let hosted: HostedApp;
beforeAll(async () => {
  // A harvest closes four days.
  hosted = await startHostedApp({ REPORT_TIME_ZONE: zone, HARVEST_FROM_DAYS: '3' });
  loadSample(hosted.emulator, zone, 9, 100);
  await hosted.host.invokeTimer('harvest');
});
afterAll(() => hosted.stop());

const ask = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
  fetch(`${hosted.host.url}/api/${path}`, { method, headers });
const reportOf = async (path: string) => (await (await ask(path)).json()) as Report;

/** The answer to a request without any header of its own: fetch() always sends an Accept. */
function bare(path: string): Promise<string | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<string | undefined>();
  const sent = request(`${hosted.host.url}/api/${path}`, (answer) => {
    answer.resume();
    resolve(answer.headers['content-type']);
  });
  sent.on('error', reject).end();
  return promise;
}

describe('the format', () => {
  test('is JSON for a program that says nothing, or takes anything', async () => {
    expect(await bare(DAY)).toBe('application/json');
    expect((await ask(DAY, { Accept: '*/*' })).headers.get('content-type')).toBe('application/json');
  });

  test.each([
    [BROWSER, '', 'text/html; charset=utf-8'],
    ['application/zip', '', 'application/zip'],
    [XLSX, '', XLSX],
    ['text/csv', '&list=byQueue', 'text/csv; charset=utf-8; header=present'],
    [BROWSER, '&list=byQueue', 'application/json'],
    [BROWSER, '&format=csv', 'application/zip'],
    ['image/png', '&format=json', 'application/json'],
  ])('for Accept "%s" and "%s" is %s, and Vary says why', async (accept, more, type) => {
    const answer = await ask(`${DAY}${more}`, { Accept: accept });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('vary')]).toEqual([200, type, 'Accept']);
    await answer.arrayBuffer();
  });

  test('that nobody serves is 406, with what is served', async () => {
    for (const [accept, served] of [
      ['image/png', ['application/json', 'text/html', 'application/zip', XLSX]],
      ['text/csv', ['application/json', 'text/html', 'application/zip', XLSX]],
    ] as const) {
      const answer = await ask(DAY, { Accept: accept });
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await answer.json()).toMatchObject({ status: 406, title: 'Not acceptable', code: 'input.not-acceptable', served });
      expect([answer.status, answer.headers.get('vary')]).toEqual([406, 'Accept']);
    }
  });
});

describe('a file', () => {
  test('is called by its days and zone, and is kept by nobody', async () => {
    const name = `report-${yesterday}_${zone.replace('/', '-')}`;
    for (const [query, file] of [
      ['format=csv', `${name}.zip`],
      ['format=csv&list=byQueue', `${name}_byQueue.csv`],
      ['format=xlsx', `${name}.xlsx`],
    ] as const) {
      const { headers, body } = await ask(`${DAY}&${query}`);
      expect(headers.get('content-disposition')).toBe(`attachment; filename="${file}"`);
      expect([headers.get('cache-control'), headers.get('x-content-type-options'), headers.get('etag')]).toEqual([
        'no-store',
        'nosniff',
        null,
      ]);
      await body?.cancel();
    }
    const { headers } = await ask(`report?from=${addDays(yesterday, -1)}&to=${yesterday}&extent=counts&format=xlsx`, {}, 'HEAD');
    expect(headers.get('content-disposition')).toContain(`"report-${addDays(yesterday, -1)}_${yesterday}_`);
  });

  test('comes in pieces, not with a length', async () => {
    const answer = await ask(`${DAY}&format=csv`);
    expect(answer.headers.get('content-length')).toBeNull();
    expect(readZip(new Uint8Array(await answer.arrayBuffer())).get('byQueue')?.length).toBeGreaterThan(1);
  });

  test('of one list is that list alone, with a byte order mark where it is asked for', async () => {
    const { byQueue } = await reportOf(DAY);
    const csv = new Uint8Array(await (await ask(`${DAY}&format=csv&list=byQueue&bom=1`)).arrayBuffer());
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(readCsv(csv).length).toBe(byQueue.length + 1);
    const workbook = new Uint8Array(await (await ask(`${DAY}&format=xlsx&list=byQueue`)).arrayBuffer());
    expect([...(await readWorkbook(workbook)).keys()]).toEqual(['byQueue']);
  });
});

describe('a list', () => {
  interface Page {
    readonly list: string;
    readonly total: number;
    readonly offset: number;
    readonly items: readonly object[];
    readonly next: string | null;
  }

  test('comes page by page as the report has it, each page naming the next one in its body and its Link header', async () => {
    const { byResult } = await reportOf(DAY);
    const items: object[] = [];
    let path: string | null = `/api/${DAY}&list=byResult&limit=3&code=secret`;
    for (let offset = 0; path !== null; offset += 3) {
      const answer: Response = await fetch(`${hosted.host.url}${path}`);
      const page = (await answer.json()) as Page;
      expect(page).toMatchObject({ list: 'byResult', total: byResult.length, offset });
      expect(answer.headers.get('link')).toBe(page.next === null ? null : `<${page.next}>; rel="next"`);
      expect(`${page.next}`).not.toContain('secret');
      items.push(...page.items);
      expect(items.length).toBeLessThanOrEqual(byResult.length);
      path = page.next;
    }
    expect(byResult.length).toBeGreaterThan(6);
    expect(await (await ask(`${DAY}&list=byResult&limit=${byResult.length}`)).json()).toMatchObject({ items: byResult, next: null });
    expect(items).toEqual(byResult);
  });

  test('comes page by page as CSV too', async () => {
    const whole = await (await ask(`${DAY}&list=byResult&format=csv`)).text();
    const first = await ask(`${DAY}&list=byResult&format=csv&limit=3`);
    const next = /<\/api\/(.+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const pages = [await first.text(), await (await ask(next.replace('limit=3', 'limit=1000'))).text()];
    expect(pages[0] + (pages[1] ?? '').split('\r\n').slice(1).join('\r\n')).toBe(whole);
  });

  test('that no report has in its JSON is one object a row', async () => {
    const { rates } = await reportOf(DAY);
    const { items } = (await (await ask(`${DAY}&list=rates`)).json()) as Page;
    expect(items).toContainEqual(expect.objectContaining({ path: 'rates.liveMin', ...rates.liveMin }));
  });

  test('of an offset beyond its end is empty', async () => {
    expect(await (await ask(`${DAY}&list=byChannel&limit=5&offset=900`)).json()).toMatchObject({ items: [], offset: 900, next: null });
  });
});

test.each([
  ['list=byPhone', '"byPhone": it is none of summary, scope, allowed, totals'],
  ['list=', '""'],
  ['list=__proto__', '"__proto__"'],
  ['limit=5', '"limit" without "list"'],
  ['offset=0', '"offset" without "list"'],
  ['list=byQueue&limit=0', 'the limit "0": it is no whole number from 1 to 1000'],
  ['list=byQueue&limit=1001', '"1001"'],
  ['list=byQueue&offset=-1', 'the offset "-1": it is no whole number from 0 to 999999'],
  ['list=byQueue&offset=1e3', '"1e3"'],
  ['list=byQueue&list=byAgent', '"list" more than once'],
  ['list=byQueue&format=html', '"list" with the format "html"'],
  ['bom=1', '"bom" with the format "json"'],
  ['bom=yes&format=csv', 'the bom "yes": it is not 1'],
])('report?%s is 400, and the problem names %s', async (query, named) => {
  const answer = await ask(`report?${query}`);
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { detail: string }).detail).toContain(named);
});

describe('HEAD', () => {
  const addresses = Object.values<Route>(ROUTES).flatMap((route) =>
    route.method === 'GET' ? [addressOf(route).replace('{date}', yesterday)] : [],
  );

  test.each(addresses)('of %s has the headers of GET and no body', async (address) => {
    const url = `${hosted.host.url}${address}${address.endsWith('/snapshots') ? `?from=${yesterday}` : ''}`;
    const [get, head] = [await fetch(url), await fetch(url, { method: 'HEAD' })];
    await get.arrayBuffer();
    expect(head.status).toBe(get.status);
    for (const name of ['content-type', 'cache-control', 'vary', 'etag']) expect(head.headers.get(name), name).toBe(get.headers.get(name));
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0);
    expect((await head.arrayBuffer()).byteLength).toBe(0);
  });

  test('of what is refused or missing says so without a body', async () => {
    for (const [path, status] of [
      ['report?date=x', 400],
      ['report?queue=nobody', 404],
      ['snapshots/2011-01-01', 404],
    ] as const) {
      const answer = await ask(path, {}, 'HEAD');
      expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([status, 0]);
    }
  });
});

describe('a stored version', () => {
  test.each([
    [`snapshots/${yesterday}`, 'private, no-cache'],
    [`snapshots/${yesterday}?version=1`, 'private, max-age=86400'],
    [`report?date=${yesterday}&version=1`, 'private, max-age=86400'],
    [`report?date=${yesterday}&version=1&format=html`, 'private, no-cache'],
    [`report?date=${yesterday}&version=1&list=byQueue`, 'private, max-age=86400'],
  ])('%s has an ETag and "%s"; who has it gets 304', async (path, cacheControl) => {
    const answer = await ask(path);
    const etag = answer.headers.get('etag') ?? '';
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, cacheControl]);
    expect((await answer.text()).length).toBeGreaterThan(100);
    for (const method of ['GET', 'HEAD']) {
      const again = await ask(path, { 'If-None-Match': `"other", W/${etag}` }, method);
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect([again.headers.get('etag'), again.headers.get('cache-control'), again.headers.get('vary')]).toEqual([
        etag,
        cacheControl,
        'Accept',
      ]);
    }
    expect((await ask(path, { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  test('has another tag in another format', async () => {
    const [json, page] = await Promise.all(['json', 'html'].map((format) => ask(`report?date=${yesterday}&version=1&format=${format}`)));
    expect(json?.headers.get('etag')).not.toBe(page?.headers.get('etag'));
  });
});
