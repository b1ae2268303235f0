/** What holds of all sections together: every number, every target of a finding, nothing but markup of our own. */
import { describe, expect, test } from 'vitest';
import { SAMPLES } from '../../../dev/mail-samples/samples.ts';
import { RATES } from '../../../src/metrics/kpis/rate-table.ts';
import { LANGUAGES } from '../../../src/words/language.ts';
import { wordsOf } from '../../../src/words/words.ts';
import { hostileReport } from '../../support/hostile-report.ts';
import { emptyReport } from '../../support/sample-report.ts';
import { markupOf, rowsIn, sectionIn, sourceOf } from './sections-of.ts';

const WORDS = wordsOf('en');
const REPORT = SAMPLES.everything();
const PAGE = markupOf(sourceOf(REPORT));
/** Without the file's own brand and script: what sections may weigh of the 150,000 bytes of a page. */
const MOST_BYTES = 90_000;

describe('every number', () => {
  const rows = rowsIn(sectionIn(PAGE, 'furtherFigures'));

  test('rates are those of the report, with what they were measured on and their interval', () => {
    const told = rows.slice(-RATES.length).map(([, ...cells]) => cells);
    expect(told).toEqual(
      RATES.map(({ id }) => {
        const { value, denominator, low, high } = REPORT.rates[id];
        return [WORDS.percent(value), WORDS.count(denominator), value === null ? '' : WORDS.percentRange(low, high)];
      }),
    );
  });

  test('totals are those of the report', () => {
    const { value, contacts: _, callSeconds, ...counts } = REPORT.totals;
    const told = rows.map(([, text]) => text);
    for (const count of Object.values(counts)) expect(told).toContain(WORDS.count(count));
    for (const name of ['p50', 'p90', 'p99', 'max', 'sum'] as const) expect(told).toContain(WORDS.duration(callSeconds[name]));
    expect(told).toContain(WORDS.amount(value.sum));
  });
});

test('each section that a finding opens is there', () => {
  const ids = ['campaigns', 'queues', 'callingHours', 'caps', 'abandonment', 'complianceLine', 'callerIds', 'uploads', 'furtherFigures'];
  expect(ids.filter((id) => sectionIn(PAGE, id) === '')).toEqual([]);
});

test('each drawing says what it shows', () => {
  const images = PAGE.match(/<svg[^>]*role="img"[^>]*>(?:<title>[^<]+<\/title>)?/g) ?? [];
  expect(images.length).toBeGreaterThan(10);
  expect(images.filter((image) => !image.endsWith('</title>'))).toEqual([]);
});

test.each([
  ['everything', PAGE],
  ['hostile values', markupOf(sourceOf(hostileReport()))],
])('%s: no style, no handler, no script, and no id twice', (_, html) => {
  expect(html).not.toMatch(/<(?:script|img|iframe|style)| style=|<[^>]* on\w+=/i);
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

test('a day on which nothing happened has no chart, and no number that is none', () => {
  const html = markupOf(sourceOf(emptyReport()));
  expect(html).not.toMatch(/NaN|Infinity|undefined|role="img"/);
});

test.each(LANGUAGES)('in %s all of it is said', (language) => {
  const html = markupOf(sourceOf(REPORT, { language }));
  expect(html).not.toMatch(/NaN|undefined|>null</);
  expect(rowsIn(html)).toHaveLength(rowsIn(PAGE).length);
});

test('what a full day weighs', () => {
  expect(Buffer.byteLength(PAGE)).toBeLessThan(MOST_BYTES);
});
