/** What holds of all sections together: every number, every target of a finding, nothing but markup of our own. */
import { expect, test } from 'vitest';
import { SAMPLES } from '../../../dev/mail-samples/samples.ts';
import { rateOf } from '../../../src/metrics/kpis/rate.ts';
import { LANGUAGES } from '../../../src/words/language.ts';
import { wordsOf } from '../../../src/words/words.ts';
import { hostileReport } from '../../support/hostile-report.ts';
import { emptyReport } from '../../support/sample-report.ts';
import { markupOf, rowsIn, sectionIn, sourceOf } from './sections-of.ts';

const words = wordsOf('en');
const REPORT = SAMPLES.everything();
const PAGE = markupOf(sourceOf(REPORT));
/** What sections may weigh of the 150,000 bytes of a page, before its markup is made shorter (short-markup.ts). */
const MOST_BYTES = 125_000;

test('messages, conversion and handling: each rate that was measured has its base and its interval, and times have theirs', () => {
  const rows = rowsIn(sectionIn(PAGE, 'furtherFigures'));
  const { customerWait: wait, windowUse: used, rates } = REPORT;
  const shown = ['optOut', 'conversion', 'conversionPerAttempt', 'smsDelivery'] as const;
  for (const id of shown) {
    const { value, denominator, low, high } = rates[id];
    const row = [words.capital(words.say(`rate.${id}`)), words.percent(value), words.count(denominator), words.percentRange(low, high)];
    expect(rows).toContainEqual(row);
  }
  expect(rows.filter(([name]) => name === 'SMS reply rate')).toHaveLength(rates.smsReply.denominator > 0 ? 1 : 0);
  if (wait.count > 0) expect(rows.map(([, value]) => value)).toContain(words.span(wait.p90Seconds));
  if (used.count > 0) expect(rows.map(([, value]) => value)).toContain(words.roughPercent((used.p50Percent ?? 0) / 100));
});

test('contacts have the numbers of the report, and what could not be measured is not available', () => {
  const { contacts } = REPORT;
  // Each of them another number, so that none is told as another.
  const counts = {
    contacts: 501,
    contactsLive: 502,
    contactsRightParty: 503,
    contactsLoaded: 504,
    repeatedDeliveries: 505,
    sequenceAgainstStarts: 506,
  };
  const rates = {
    penetration: rateOf(1, 10),
    grossPenetration: rateOf(2, 20),
    contactRate: rateOf(3, 40),
    rightPartyContacts: rateOf(4, 90),
  };
  const rows = rowsIn(sectionIn(markupOf(sourceOf({ ...REPORT, contacts: { ...contacts, ...counts, ...rates } })), 'contacts'));
  expect(rows.slice(0, 6).map(([, value]) => value)).toEqual(Object.values(counts).map((count) => words.count(count)));
  expect(rows.slice(6, 10).map(([, value]) => value)).toEqual(Object.values(rates).map(({ value }) => words.percent(value)));
  const silent = { ...contacts, contactRate: rateOf(0, 0) };
  const row = rowsIn(sectionIn(markupOf(sourceOf({ ...REPORT, contacts: silent })), 'contacts')).find(([name]) =>
    name?.startsWith('Reached live'),
  );
  expect(row?.slice(1)).toEqual(['n/a', '0', '']);
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
