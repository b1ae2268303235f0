/** Every reason that a report keeps as data is said in every language, and what is not known in the words that were stored. */
import { describe, expect, test } from 'vitest';
import { missedLines } from '../../../src/digest/lines/missed-lines.ts';
import { notMeasuredLines } from '../../../src/digest/lines/not-measured-lines.ts';
import { qualityLines } from '../../../src/digest/lines/quality-lines.ts';
import { reasonWords } from '../../../src/digest/lines/reason-words.ts';
import { restatedLines } from '../../../src/digest/lines/restated-lines.ts';
import { FLAG_NAMES, FLAGS } from '../../../src/metrics/fact/quality.ts';
import { NOT_MEASURED } from '../../../src/metrics/kpis/kpi-table.ts';
import type { AllReasons } from '../../../src/report/reasons/reason.ts';
import { LANGUAGES } from '../../../src/words/language.ts';
import { wordsOf } from '../../../src/words/words.ts';
import { sampleReport } from '../../support/sample-report.ts';

const [from, to] = ['2026-11-21T23:00:00Z', '2026-11-22T23:45:00Z'];
/** One of each. */
const REASONS: AllReasons = {
  lostChanges: { from, to },
  notReadYet: {},
  partNotRead: {},
  readUpTo: { until: from, end: to },
  justEnded: {},
  tooManyOpen: { open: 12, created: 40, share: 0.3, limit: 0.05 },
  unreadableHours: { spans: [`${from}/${to}`], more: 2 },
  noPrices: {},
  noSignInTimes: {},
  suppressedUnknown: {},
  callerIdRuleUnknown: {},
  furtherAttemptsUnknown: {},
  noCarrierLabels: {},
  noPartyMap: {},
  noSuccessMap: {},
  noTrackingIds: {},
  noAiAnswers: {},
  conversationsUnknown: { count: 3 },
  noValueAttributes: {},
  daysNotRead: { days: 28 },
  factsGone: {},
  notAskedFor: {},
  periodNotRead: {},
  severalDays: {},
  canStillChange: {},
  fewWeeks: { weeks: 1, least: 4 },
  closed: {},
  provisional: {},
  provisionalAgain: {},
  versionUnreadable: { version: 3 },
  definitions: { from: '4', to: '5' },
  lateResults: { count: 43 },
  fewerDeliveries: { count: 1 },
  changedResults: { count: 2 },
  moreCreated: { count: 1 },
  fewerCreated: { count: 7 },
  lateCodes: { count: 4 },
  lateAttributes: { count: 7 },
  lateConversations: { count: 5 },
  contacts: { from: null, to: 970 },
  rate: { rate: 'offHook', from: 0.112, to: null },
  moreDaysRead: {},
  fewerDaysRead: {},
  otherFigures: {},
};
const en = wordsOf('en');
const said = (id: keyof AllReasons, language: (typeof LANGUAGES)[number] = 'en') =>
  reasonWords({ id, values: { ...REASONS[id] } }, 'stored words', wordsOf(language), 'Europe/Berlin');

describe.each(LANGUAGES)('in %s', (language) => {
  test('every reason has words of its own', () => {
    const all = (Object.keys(REASONS) as (keyof AllReasons)[]).map((id) => said(id, language));
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((text) => text === '' || /stored words|undefined|NaN|[{}]/.test(text))).toEqual([]);
  });

  test('no name of an oddity, nor of what is not measured, is left in stored English', () => {
    const words = wordsOf(language);
    const quality = FLAG_NAMES.map((id) => ({ id, name: 'stored words', count: 2, values: [] }));
    const notMeasured = NOT_MEASURED.map((missing) => ({ ...missing, name: 'stored words', reason: 'stored words' }));
    const report = sampleReport();
    const lines = [
      ...FLAG_NAMES.flatMap((_, i) => qualityLines({ ...report, quality: quality.slice(i, i + 1) }, words)),
      ...notMeasuredLines({ compliance: { ...report.compliance, notMeasured } }, words),
    ];
    expect(lines).toHaveLength(FLAG_NAMES.length + NOT_MEASURED.length);
    expect(lines.filter((line) => line.includes('stored words'))).toEqual([]);
  });
});

test('values are said with their plural, and instants by the zone of the report', () => {
  expect(said('lateResults')).toBe('43 late results');
  expect(said('fewerDeliveries')).toBe('1 delivery fewer');
  expect(said('rate')).toBe('off-hook rate 11.2% to n/a');
  expect(said('readUpTo')).toBe('Dataverse has been read up to 22 Nov 2026, 00:00; the period ends at 23 Nov 2026, 00:45.');
  expect(said('rate', 'de')).toBe('Abhebequote 11,2\u00a0% zu k. A.');
});

test('an id that this release does not know, and none, are told in the words that were stored', () => {
  expect(reasonWords({ id: 'aliens', values: {} }, 'Aliens.\r\n took it. ', en)).toBe('Aliens. took it');
  expect(reasonWords(null, 'it rained', en)).toBe('it rained');
  expect(reasonWords({ id: 'toString', values: {} }, 'it rained', en)).toBe('it rained');
  expect(missedLines([{ date: '2026-11-20', at: to, reason: 'it rained', reasonId: 'rain' as 'appDidNotRun' }], en)[0]).toMatch(
    /: it rained$/,
  );
});

test('English names of the oddities are those of the data', () => {
  const { period } = sampleReport();
  for (const id of FLAG_NAMES) {
    expect(qualityLines({ period, quality: [{ id, name: 'x', count: 2, values: [] }] }, en)).toEqual([`${FLAGS[id].name}: 2`]);
  }
});

test('a column that is emptier than usual is told with what is usual, in words where the data have it', () => {
  const note = { id: 'empty-msdyn_end_date', name: 'Deliveries with an empty msdyn_end_date, usually 3 %', count: 12, values: [] };
  const { period } = sampleReport();
  const line = (data?: { readonly usual: number }) => qualityLines({ period, quality: [data ? { ...note, data } : note] }, wordsOf('de'));
  expect(line({ usual: 0.03 })).toEqual(['Zustellungen mit leerer Spalte msdyn_end_date, üblich: 3\u00a0%: 12']);
  expect(line()).toEqual([`${note.name}: 12`]);
});

test('a restated day tells its changes as data where it has them', () => {
  const day = { date: '2026-11-20', version: 2, reason: '43 late results', at: to };
  const changes = (['lateResults', 'rate'] as const).map((id) => ({ id, values: { ...REASONS[id] } }));
  const lineOf = (restated: Parameters<typeof restatedLines>[0]['restated']) =>
    restatedLines({ ...sampleReport(), ...(restated && { restated }) }, wordsOf('fr'))[0];
  expect(lineOf([{ ...day, changes }])).toContain('43 résultats tardifs, taux de décroché 11,2\u00a0% à n.d.');
  expect(lineOf([day])).toContain('43 late results');
});
