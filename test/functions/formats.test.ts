/** The same report as JSON and files, over real HTTP: queries by chance, and each number is the same in all of them; ten of them, of which every other one in the workbook; twenty in npm run test:long. That of the page: page/numbers.ts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../dev/sample/random.ts';
import { sheetText } from '../../src/files/formats/sheet-text.ts';
import { TABLES } from '../../src/files/report-tables.ts';
import type { Report } from '../../src/report/report.ts';
import { addDays, dateAt } from '../../src/time/local-day.ts';
import { plainText, readWorkbook, readZip } from '../files/support/read-files.ts';
import { daytimeZone, type HostedApp, loadSample, startHostedApp } from '../support/hosted-app.ts';
import { everyOther, IS_WHOLE } from '../support/matrices.ts';

const zone = daytimeZone();
const yesterday = addDays(dateAt(Date.now(), zone), -1);
const QUERIES = IS_WHOLE ? 20 : 10;
const SEED = `formats ${yesterday}`;

let hosted: HostedApp;
beforeAll(async () => {
  hosted = await startHostedApp({ REPORT_TIME_ZONE: zone, HARVEST_FROM_DAYS: '7' });
  loadSample(hosted.emulator, zone, 8, 150);
  await hosted.host.invokeTimer('harvest');
});
afterAll(() => hosted.stop());

async function bytesOf(query: string, format: string): Promise<Uint8Array> {
  const response = await hosted.get(`report?${query}&format=${format}`);
  expect(response.status, `${query}, ${format}`).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

/** Where a table's items stand in the JSON; told here once more, for the files are made by other paths. */
const LISTS: Readonly<Record<string, string>> = {
  callerIds: 'callerIds',
  bestTime: 'bestTime.cells',
  bestTimeByAttempt: 'bestTime.byAttempt.cells',
  attemptsPerContact: 'contacts.attemptsPerContact',
  reachByAttempt: 'contacts.reachByAttempt',
  backlog: 'backlog.items',
  frequencyCaps: 'compliance.frequency',
  afterDoNotContact: 'compliance.afterDoNotContact.first',
  abandonment: 'compliance.abandonment.regulatory',
  notMeasured: 'compliance.notMeasured',
  quality: 'quality',
  anomalies: 'comparison.anomalies',
  signals: 'signals',
};

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((whole, key) => (whole as Readonly<Record<string, unknown>> | null | undefined)?.[key], value) ?? null;

/** What the JSON holds where a cell of a table stands; undefined where this test does not know it. */
function inJson(json: Report, table: string, first: readonly string[], n: number, column: string): unknown {
  const list = table.startsWith('by') ? table : LISTS[table];
  if (list !== undefined) return at(at(json, `${list}.${n}`), column);
  if (table === 'totals') return column === 'value' ? at(json.totals, first[0] ?? '') : undefined;
  if (table === 'rates') {
    const [path = ''] = first;
    if (column === 'signal') return path.startsWith('rates.') ? json.comparison.signals.some((id) => path === `rates.${id}`) : null;
    const [earlier = '', part = ''] = column.split('.');
    return part === '' ? at(json, `${path}.${column}`) : at(json, `comparison.${earlier}.${path}.${part}`);
  }
  return table === 'figures' && column === 'value' ? at(json, first[1] ?? '') : undefined;
}

/** Queries of any days, zone, scope and extent, by chance. */
function queriesOf(json: Report): string[] {
  const random = createRandom(SEED);
  const span = () => {
    const last = -random.int(1, 5);
    const days = random.pick([1, 1, 1, 2, 3]);
    return { from: addDays(yesterday, last - days + 2), to: addDays(yesterday, last + 1) };
  };
  const scopes = [
    () => ({}),
    () => ({ queue: random.pick(json.byQueue).name }),
    () => ({ channel: random.pick(['Voice', 'SMS']) }),
    () => ({ dialMode: random.pick(json.byDialMode).name }),
    () => ({ configuration: random.pick(json.byConfiguration).key || '(not given)' }),
  ];
  return Array.from({ length: QUERIES }, () => {
    const parts: Record<string, string> = {
      ...span(),
      ...random.pick(scopes)(),
      zone: random.pick([zone, 'Asia/Kathmandu', 'America/New_York']),
    };
    return `${new URLSearchParams({ ...parts, extent: random.pick(['full', 'counts']) })}`;
  });
}

test(`each number of ${QUERIES} reports is the same in JSON and CSV, and in XLSX`, async () => {
  const whole = (await (await hosted.get('report?days=5&extent=counts')).json()) as Report;
  let compared = 0;
  let texts = 0;
  const queries = queriesOf(whole);
  const inWorkbooks = everyOther(queries, 0);
  for (const query of queries) {
    const json = JSON.parse(Buffer.from(await bytesOf(query, 'json')).toString()) as Report;
    const csv = readZip(await bytesOf(query, 'csv'));
    const sheets = inWorkbooks.includes(query) ? await readWorkbook(await bytesOf(query, 'xlsx')) : undefined;
    expect([...csv.keys()], query).toEqual(TABLES.map(({ name }) => name));
    if (sheets) expect([...sheets.keys()], query).toEqual(TABLES.map(({ name }) => name));
    for (const { name, columns } of TABLES) {
      const fields = csv.get(name)?.slice(1) ?? [];
      const cells = sheets?.get(name)?.slice(1);
      if (cells) expect(cells.length, `${query}, ${name}`).toBe(fields.length);
      for (const [n, row] of fields.entries()) {
        for (const [i, { name: column, type }] of columns.entries()) {
          const [field = '', cell = null] = [row[i], cells?.[n]?.[i]];
          const where = `${query}, ${name} ${n} ${column}`;
          const value = inJson(json, name, row.map(plainText), n, column);
          if (type === 'text' && typeof value === 'string') {
            expect(plainText(field), where).toBe(value.toWellFormed());
            if (cells) expect(cell ?? '', where).toBe(sheetText(value));
            texts++;
          }
          // When it was made differs from answer to answer.
          if (type === 'text' || type === 'date' || type === 'instant') continue;
          if (cells) expect(String(cell ?? ''), where).toBe(field);
          if (value !== undefined) expect(field, where).toBe(String(value ?? ''));
          if (typeof value === 'number') compared++;
        }
      }
    }
  }
  expect(compared).toBeGreaterThan(QUERIES * 500);
  expect(texts).toBeGreaterThan(QUERIES * 100);
});
