/** What a reader is told about the data before trusting a number. */
import { describe, expect, test } from 'vitest';
import { cubeOf, EMPTY_DETAIL, EMPTY_TALLY, mergeCells, type Tally } from '../../src/metrics/cube/cube.ts';
import { fileRow } from '../../src/metrics/fact/make-fact.ts';
import { FLAGS } from '../../src/metrics/fact/quality.ts';
import type { DeliveryRow } from '../../src/metrics/row/row.ts';
import { defaultRules } from '../../src/metrics/rules/rules.ts';
import type { TrendDay } from '../../src/report/comparison/trend.ts';
import { contactReport } from '../../src/report/contact-report.ts';
import { qualityNotes } from '../../src/report/quality-notes.ts';

const RULES = defaultRules('a key of this test');
const contacts = contactReport({ reason: 'not counted here' });
const NOTHING = {
  orphanAttributes: null,
  keyChanges: [],
  rulesChanges: [],
  unmetNames: [],
  tally: EMPTY_TALLY,
  detail: EMPTY_DETAIL,
  cells: [],
  trend: [],
  contacts,
};

function notesOf(...rows: readonly Partial<DeliveryRow>[]) {
  const facts = rows.flatMap((columns, i) => {
    const row = {
      msdyn_proactive_deliveryid: `row-${i}`,
      msdyn_contact_id: 'a contact',
      msdyn_call_id: 'a call',
      msdyn_channel: 'Voice',
      msdyn_dialmode_type: 'Copilot',
      msdyn_status: 'Complete',
      msdyn_result: 'LiveAnswer',
      msdyn_start_date: '2026-11-22T09:00:00Z',
      msdyn_end_date: '2026-11-22T09:01:00Z',
      msdyn_result_date: '2026-11-22T09:01:00Z',
      ...columns,
    };
    return fileRow({ row }, RULES).fact ?? [];
  });
  const { cells } = cubeOf(facts);
  const { tally, detail } = mergeCells(cells);
  return qualityNotes({ ...NOTHING, tally, detail, cells });
}

describe('qualityNotes()', () => {
  test('has none where nothing is odd', () => {
    expect(notesOf({})).toEqual([]);
    expect(qualityNotes(NOTHING)).toEqual([]);
  });

  test('names, counts and shows what Microsoft does not document', () => {
    const odd = { msdyn_status: 'Parked', msdyn_result: 'Teleported', msdyn_channel: 'Fax', msdyn_dialmode_type: '__proto__' };
    expect(notesOf(odd, odd, {})).toEqual([
      { id: 'unknownStatus', name: FLAGS.unknownStatus.name, count: 2, values: ['Parked'] },
      { id: 'unknownResult', name: FLAGS.unknownResult.name, count: 2, values: ['Teleported'] },
      { id: 'unknownDialMode', name: FLAGS.unknownDialMode.name, count: 2, values: ['__proto__'] },
      { id: 'unknownChannel', name: FLAGS.unknownChannel.name, count: 2, values: ['Fax'] },
    ]);
  });

  test('shows five offending values at most', () => {
    const rows = Array.from({ length: 7 }, (_, i) => ({ msdyn_result: `odd ${i}` }));
    expect(notesOf(...rows)).toMatchObject([{ count: 7, values: ['odd 0', 'odd 1', 'odd 2', 'odd 3', 'odd 4'] }]);
  });

  test('tells of attempts without a start or a contact, and of late results', () => {
    const notes = notesOf(
      { msdyn_result: 'Busy', msdyn_start_date: null },
      { msdyn_contact_id: null },
      { msdyn_result_date: '2026-11-22T10:01:00Z' },
    );
    expect(notes.map(({ id, count }) => [id, count])).toEqual([
      ['attemptWithoutStart', 1],
      ['lateResult', 1],
      ['noContact', 1],
    ]);
  });

  test('tells of repeated delivery ids where contacts were counted', () => {
    const repeated = (repeatedDeliveries: number | null) => qualityNotes({ ...NOTHING, contacts: { ...contacts, repeatedDeliveries } });
    expect(repeated(3)).toMatchObject([{ id: 'repeatedDeliveryId', count: 3 }]);
    expect(repeated(0)).toEqual([]);
    expect(repeated(null)).toEqual([]);
  });

  test('tells of voice attempts that cannot be traced', () => {
    expect(notesOf({ msdyn_call_id: null }, {})).toMatchObject([{ id: 'noCallId', count: 1 }]);
  });

  test('tells of sequence numbers against the order of starts where contacts were counted', () => {
    const against = (sequenceAgainstStarts: number | null) =>
      qualityNotes({ ...NOTHING, contacts: { ...contacts, sequenceAgainstStarts } });
    expect(against(3)).toMatchObject([{ id: 'sequenceAgainstStarts', count: 3 }]);
    expect(against(0)).toEqual([]);
    expect(against(null)).toEqual([]);
  });

  test('tells of attributes without a delivery where they were counted', () => {
    const orphans = (orphanAttributes: number | null) => qualityNotes({ ...NOTHING, orphanAttributes });
    expect(orphans(2)).toMatchObject([{ id: 'orphanAttribute', count: 2 }]);
    expect(orphans(0)).toEqual([]);
    expect(orphans(null)).toEqual([]);
  });

  test('tells of changes of the key of pseudonyms, with their times', () => {
    const changes = (keyChanges: readonly number[]) => qualityNotes({ ...NOTHING, keyChanges });
    expect(changes([Date.UTC(2026, 10, 20)])).toMatchObject([{ id: 'privacyKeyChanged', count: 1, values: ['2026-11-20T00:00:00.000Z'] }]);
    expect(changes([])).toEqual([]);
  });
});

describe('a column that is emptier than usual', () => {
  const COLUMN = 'empty msdyn_contact_id';
  const tally = (deliveries: number, empty: number): Tally => ({ ...EMPTY_TALLY, deliveries, [COLUMN]: empty });
  const day = (daysBefore: number, deliveries: number, empty: number): TrendDay => ({
    date: `-${daysBefore}`,
    daysBefore,
    tally: tally(deliveries, empty),
  });
  const notes = (deliveries: number, empty: number, trend: readonly TrendDay[]) =>
    qualityNotes({ ...NOTHING, tally: tally(deliveries, empty), trend });

  test('is told with its name, its count and its usual share', () => {
    expect(notes(1000, 300, [day(1, 1000, 40), day(28, 1000, 60)])).toEqual([
      {
        id: 'empty-msdyn_contact_id',
        name: 'Deliveries with an empty msdyn_contact_id, usually 5 %',
        count: 300,
        values: [],
        data: { column: 'msdyn_contact_id', share: 0.3, usual: 0.05 },
      },
    ]);
  });

  test.each([
    ['it rose by less than ten points', 1000, 149, [day(1, 1000, 50)]],
    ['it fell', 1000, 0, [day(1, 1000, 500)]],
    ['there are too few deliveries to be sure', 5, 1, [day(1, 1000, 50)]],
    ['no earlier day is known', 1000, 1000, []],
    ['only older days are known', 1000, 1000, [day(29, 1000, 0)]],
    ['the earlier days had no deliveries', 1000, 1000, [day(1, 0, 0)]],
    ['the day has no deliveries', 0, 0, [day(1, 1000, 0)]],
  ])('is not told where %s', (_, deliveries, empty, trend) => {
    expect(notes(deliveries, empty, trend)).toEqual([]);
  });
});
