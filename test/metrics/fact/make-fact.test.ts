import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileRow, isFinished } from '../../../src/metrics/fact/make-fact.ts';
import { FLAGS, type FlagName } from '../../../src/metrics/fact/quality.ts';
import { isIn, SETS } from '../../../src/metrics/fact/sets.ts';
import type { Column, ColumnKind } from '../../../src/metrics/row/column.ts';
import { DELIVERY_COLUMNS } from '../../../src/metrics/row/columns.ts';
import type { AttributeRow, DeliveryRow } from '../../../src/metrics/row/row.ts';
import { VOICE_RESULTS } from '../../../src/metrics/row/vocabulary.ts';
import { defaultRules, dispositionRules, type Rules } from '../../../src/metrics/rules/rules.ts';
import { CALL, factOf, flagsOf, ID, RULES } from './call-row.ts';

describe('fileRow()', () => {
  test('keeps of a call its id, version, times, scope, codes and sets, and no person', () => {
    const { intake, fact } = fileRow({ row: CALL }, RULES);
    expect(fact).toMatchObject({
      id: ID,
      version: { number: 1234, modifiedMs: Date.parse('2026-11-22T09:43:00Z'), attributesMs: 0 },
      placeMs: Date.parse('2026-11-22T09:42:09Z'),
      placeSource: 'result',
      scope: {
        configuration: 'c0000000-0000-4000-8000-000000000001',
        queue: 'd0000000-0000-4000-8000-000000000002',
        channel: 'Voice',
        dialMode: 'Progressive',
      },
      startMs: Date.parse('2026-11-22T09:41:07Z'),
      endMs: Date.parse('2026-11-22T09:42:07Z'),
      callerId: '+351210000001',
      callId: 'ca000000-0000-4000-8000-000000000003',
      dispositions: ['Call back, later', 'Sale'],
      flags: 0,
    });
    expect(intake).toMatchObject({ id: ID, createdMs: Date.parse('2026-11-21T23:59:59Z'), placeMs: fact?.placeMs, contact: fact?.contact });
    const kept = JSON.stringify([fact, intake]);
    for (const personal of ['912345678', 'contact 1']) expect(kept).not.toContain(personal);
  });

  test('gives an open delivery an intake entry and no fact', () => {
    const { intake, fact } = fileRow({ row: { ...CALL, msdyn_status: 'InProcess', msdyn_result: null, msdyn_result_date: null } }, RULES);
    expect(fact).toBeNull();
    expect(intake.placeMs).toBeNull();
  });

  test('places a row by result date, else end, else start, else last change, else at the epoch, and says which', () => {
    const columns: Partial<Record<'msdyn_result_date' | 'msdyn_end_date' | 'msdyn_start_date' | 'modifiedon', null>> = {};
    const places = (['msdyn_result_date', 'msdyn_end_date', 'msdyn_start_date', 'modifiedon'] as const).map((column) => {
      const { placeMs, placeSource } = factOf(columns);
      const expected = [placeMs === Date.parse(CALL[column] ?? ''), placeSource];
      columns[column] = null;
      return expected;
    });
    expect(places).toEqual([
      [true, 'result'],
      [true, 'end'],
      [true, 'start'],
      [true, 'modified'],
    ]);
    expect(factOf(columns)).toMatchObject({ placeMs: 0, placeSource: 'modified' });
  });

  test('reads known values whatever their case and blanks, and keeps unknown ones trimmed and flagged', () => {
    expect(
      factOf({ msdyn_status: ' complete ', msdyn_result: 'LIVEANSWER', msdyn_channel: 'voice', msdyn_dialmode_type: 'preview ' }),
    ).toMatchObject({
      status: 'Complete',
      result: 'LiveAnswer',
      scope: { channel: 'Voice', dialMode: 'Preview' },
      flags: 0,
    });
    const odd = { msdyn_status: ' Parked ', msdyn_result: ' Teleported', msdyn_channel: 'Fax ', msdyn_dialmode_type: '__proto__' };
    expect(factOf(odd)).toMatchObject({ status: 'Parked', result: 'Teleported', scope: { channel: 'Fax', dialMode: '__proto__' } });
    expect(flagsOf(odd)).toEqual(['unknownStatus', 'unknownResult', 'unknownDialMode', 'unknownChannel']);
  });

  test.each([
    ['Expired', 'Expired'],
    ['Cancelled', 'Cancelled'],
    ['Error', 'Error'],
    ['Complete', '(none)'],
  ])('a row without a result and with status %s has the result %s', (msdyn_status, result) => {
    for (const msdyn_result of [null, undefined, '', '  ']) expect(factOf({ msdyn_status, msdyn_result }).result).toBe(result);
  });

  test('flags a result of "(none)" as unknown, an attempt only with a start', () => {
    const none = { msdyn_status: 'Complete', msdyn_result: null };
    expect(flagsOf(none)).toEqual(['unknownResult']);
    expect(factOf(none).sets & SETS.attempts).toBe(SETS.attempts);
    expect(factOf({ ...none, msdyn_start_date: null }).sets & SETS.attempts).toBe(0);
  });

  test.each<[string, Partial<DeliveryRow>, FlagName[]]>([
    ['an attempt without a start', { msdyn_result: 'Busy', msdyn_start_date: null }, ['attemptWithoutStart']],
    ['an answered call without an end', { msdyn_end_date: null }, ['offHookWithoutTimes']],
    ['an end before the start', { msdyn_end_date: '2026-11-22T09:41:06Z' }, ['endBeforeStart']],
    ['a machine found in Preview', { msdyn_dialmode_type: 'Preview', msdyn_result: 'AnsweringMachine' }, ['previewMachine']],
    ['codes that are no list', { msdyn_disposition_codes: '"Sale' }, ['unparseableCodes']],
    ['no result date', { msdyn_result_date: null }, ['placedByEnd']],
    ['no result date and no end', { msdyn_result: 'Busy', msdyn_result_date: null, msdyn_end_date: null }, ['placedByStart']],
    ['an SMS without a dial mode: nothing odd', { msdyn_channel: 'SMS', msdyn_result: 'Delivered', msdyn_dialmode_type: null }, []],
    ['a call without a dial mode', { msdyn_dialmode_type: null }, ['unknownDialMode']],
    ['a call that cannot be traced', { msdyn_call_id: ' ' }, ['noCallId']],
    ['a message without a call: nothing odd', { msdyn_channel: 'SMS', msdyn_result: 'Delivered', msdyn_call_id: null }, []],
  ])('flags %s', (_, columns, expected) => {
    expect(flagsOf(columns)).toEqual(expected);
  });

  test('flags a row with a column that could not be read', () => {
    expect(flagsOf({}, true)).toEqual(['malformed']);
  });

  test('keeps the number of a value attribute that the rules name, flags what is none, and keeps no number of others', () => {
    const attributeOf = (value: string): AttributeRow => ({
      msdyn_proactive_delivery_attributeid: value,
      msdyn_keyword: 'Amount',
      msdyn_type: 700610001,
      msdyn_value: value,
    });
    const rules = { ...RULES, valueKeywords: new Set(['amount']) };
    const filed = (value: string, by: Rules = rules) => fileRow({ row: CALL, attributes: [attributeOf(value)] }, by).fact;
    expect(filed('12.50')).toMatchObject({ valueHundredths: 1250, flags: 0, attributes: [{ value: '(number)' }] });
    expect(filed('12,50')).toMatchObject({ valueHundredths: null, flags: FLAGS.unparseableValue.bit });
    expect(filed('12,50', RULES)).toMatchObject({ valueHundredths: null, flags: 0 });
  });

  test('is newer once an attribute of it is, for a row and its attributes change apart', () => {
    const attribute = (modifiedon: string): AttributeRow => ({ msdyn_proactive_delivery_attributeid: modifiedon, modifiedon });
    const { fact } = fileRow({ row: CALL, attributes: [attribute('2026-11-22T10:00:00Z'), attribute('2026-11-22T11:00:00Z')] }, RULES);
    expect(fact?.version.attributesMs).toBe(Date.parse('2026-11-22T11:00:00Z'));
  });

  test.each<[string, Partial<DeliveryRow>, FlagName[]]>([
    ['a result an hour after the end', { msdyn_result_date: '2026-11-22T10:42:07Z' }, ['lateResult']],
    ['an attempt on nobody', { msdyn_contact_id: null, msdyn_to_address: null }, ['noContact']],
    [
      'a delivery that was not tried, on nobody: nothing odd',
      { msdyn_result: 'Expired', msdyn_contact_id: null, msdyn_to_address: '' },
      [],
    ],
  ])('flags %s as well', (_, columns, expected) => {
    expect(flagsOf(columns)).toEqual(expected);
  });

  test.each([
    [1, 1],
    [1000, 1000],
    [0, 0],
    [-3, 0],
    [1.5, 0],
    [null, 0],
    [undefined, 0],
  ])('reads msdyn_seq_no %j as %i', (msdyn_seq_no, expected) => {
    expect(factOf({ msdyn_seq_no }).seqNo).toBe(expected);
  });

  test('keeps a delivery id only where it is another than the key, and then as 16 digits that ignore case', () => {
    expect(factOf({ msdyn_delivery_id: ID.toUpperCase() }).deliveryKey).toBe('');
    expect(factOf({ msdyn_delivery_id: null }).deliveryKey).toBe('');
    const { deliveryKey } = factOf({ msdyn_delivery_id: 'Another' });
    expect(deliveryKey).toMatch(/^[0-9a-f]{16}$/);
    expect(factOf({ msdyn_delivery_id: 'ANOTHER' }).deliveryKey).toBe(deliveryKey);
    const guid = 'ABCDEF01-2345-4678-9abc-def012345678';
    const ofGuid = factOf({ msdyn_delivery_id: guid }).deliveryKey;
    expect(ofGuid).toMatch(/^[0-9a-f]{16}$/);
    // Nothing of an id is kept: it may tell who is called.
    expect(ofGuid).not.toContain('abcdef01');
    expect(factOf({ msdyn_delivery_id: `{${guid.toLowerCase()}}` }).deliveryKey).toBe(ofGuid);
  });

  test('keeps of a tracking id a keyed hash alone, the same for every spelling of it', () => {
    const matter = (msdyn_tracking_id: string | null, key = RULES) => fileRow({ row: { ...CALL, msdyn_tracking_id } }, key).fact?.matter;
    expect(matter('Debt 4711')).toMatch(/^[0-9a-f]{16}$/);
    expect(matter(' debt 4711 ')).toBe(matter('Debt 4711'));
    expect(matter('Debt 4712')).not.toBe(matter('Debt 4711'));
    expect(matter('Debt 4711', defaultRules('another key'))).not.toBe(matter('Debt 4711'));
    for (const none of [null, '', '  ']) expect(matter(none)).toBe('');
  });

  test('finds a success by the raw value of an attribute, though the fact keeps a class of it', () => {
    const attribute = { msdyn_proactive_delivery_attributeid: 'a', msdyn_keyword: 'Paid', msdyn_value: 'In full' };
    const success = { codes: new Set<string>(), attributes: new Map([['paid', new Set(['in full'])]]) };
    const rules = { ...RULES, ...dispositionRules(new Map([['wrong person', 'not-right-party' as const]])), success };
    const { fact } = fileRow({ row: CALL, attributes: [attribute] }, rules);
    expect(fact?.attributes).toMatchObject([{ value: '(text)' }]);
    expect(isIn(fact?.sets ?? 0, SETS.convertedRightParty)).toBe(true);
    expect(isIn(factOf().sets, SETS.converted)).toBe(false);
  });

  test('takes in what the conversation tells', () => {
    const conversation = { activityid: 'c', modifiedon: '2026-11-22T10:00:00Z', msdyn_conversationtalktimeinseconds: 42 };
    const { fact, intake } = fileRow({ row: CALL, conversation }, RULES);
    expect(fact).toMatchObject({ talkSeconds: 42, version: { conversationMs: Date.parse('2026-11-22T10:00:00Z') } });
    expect(intake.version.conversationMs).toBe(0);
  });

  test.each([
    ['1234', 1234],
    [1234, 1234],
    [null, 0],
    [undefined, 0],
  ])('reads versionnumber %j as %i', (versionnumber, expected) => {
    expect(factOf({ versionnumber }).version.number).toBe(expected);
  });

  test('takes every row that passed the row check, whatever its texts, and gives the same each time', () => {
    const text = fc.option(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...VOICE_RESULTS, '__proto__', 'constructor', '', '"')),
      { nil: null },
    );
    const instant = fc.option(
      fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString()),
      { nil: null },
    );
    const whole = fc.option(fc.oneof(fc.maxSafeInteger(), fc.nat()), { nil: null });
    const values: Readonly<Record<ColumnKind, fc.Arbitrary<unknown>>> = {
      key: fc.constant(ID),
      text,
      dateTime: instant,
      yesNo: fc.option(fc.boolean(), { nil: null }),
      wholeNumber: whole,
      seconds: fc.option(fc.nat(), { nil: null }),
      version: fc.oneof(fc.nat(), fc.maxSafeNat().map(String)),
    };
    const columns = Object.entries<Column>(DELIVERY_COLUMNS).map(([name, { kind }]) => [name, values[kind]] as const);
    const rows = fc.record(Object.fromEntries(columns), { requiredKeys: ['msdyn_proactive_deliveryid'] });
    fc.assert(
      fc.property(rows as fc.Arbitrary<unknown> as fc.Arbitrary<DeliveryRow>, (row) => {
        const filing = fileRow({ row }, RULES);
        expect(fileRow({ row: structuredClone(row) }, RULES)).toEqual(filing);
        expect(filing.fact !== null).toBe(isFinished(row));
        expect(filing.intake.placeMs).toBe(filing.fact?.placeMs ?? null);
        expect(JSON.parse(JSON.stringify(filing))).toEqual(filing);
      }),
      { numRuns: 200 },
    );
  });
});
