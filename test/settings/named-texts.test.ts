/** What a setting names and what a row holds are one where people see one text, however either system wrote it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settingsReader } from '../../src/environment/reader.ts';
import { fileRow } from '../../src/metrics/fact/make-fact.ts';
import { watchNames } from '../../src/metrics/fact/name-watch.ts';
import { isIn, SETS } from '../../src/metrics/fact/sets.ts';
import { RESULT_TYPE } from '../../src/metrics/row/attribute-types.ts';
import type { AttributeRow, DeliveryRow } from '../../src/metrics/row/row.ts';
import { openText, textKey } from '../../src/metrics/row/text.ts';
import type { Rules } from '../../src/metrics/rules/rules.ts';
import { readRules } from '../../src/settings/rules.ts';

const CALL: DeliveryRow = {
  msdyn_proactive_deliveryid: '0a1b2c3d-0000-4000-8000-00000000000f',
  msdyn_channel: 'Voice',
  msdyn_status: 'Complete',
  msdyn_result: 'LiveAnswer',
  msdyn_contact_id: 'c0000000-0000-4000-8000-000000000001',
  msdyn_start_date: '2026-11-22T09:41:07Z',
};

function rulesOf(settings: Record<string, string>): Rules {
  const reader = settingsReader(settings);
  return reader.checked(readRules(reader, 'http://127.0.0.1:1'));
}

const attributeOf = (msdyn_keyword: string, msdyn_value: string): AttributeRow => ({
  msdyn_proactive_delivery_attributeid: '0a1b2c3d-0000-4000-8000-0000000000aa',
  msdyn_keyword,
  msdyn_value,
  msdyn_type: RESULT_TYPE,
});
/** A code, or a keyword between commas, as a system that quotes writes it. */
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** How each setting names a text, the row that holds one, and whether they met. */
const SETTINGS = {
  'a code of DISPOSITION_MAP': (named: string, held: string) => {
    const rules = rulesOf({ DISPOSITION_MAP: JSON.stringify({ [named]: 'machine' }) });
    const row = { ...CALL, msdyn_disposition_codes: quoted(held) };
    const { fact } = fileRow({ row }, rules);
    return { rules, row, attributes: [], isMet: isIn(fact?.sets ?? 0, SETS.machine) };
  },
  'a code of SUCCESS_MAP': (named: string, held: string) => {
    const rules = rulesOf({ SUCCESS_MAP: JSON.stringify({ codes: [named] }) });
    const row = { ...CALL, msdyn_disposition_codes: quoted(held) };
    const { fact } = fileRow({ row }, rules);
    return { rules, row, attributes: [], isMet: isIn(fact?.sets ?? 0, SETS.converted) };
  },
  'a keyword of SUCCESS_MAP': (named: string, held: string) => {
    const rules = rulesOf({ SUCCESS_MAP: JSON.stringify({ attributes: { [named]: ['sold'] } }) });
    const attributes = [attributeOf(held, 'Sold')];
    const { fact } = fileRow({ row: CALL, attributes }, rules);
    return { rules, row: CALL, attributes, isMet: isIn(fact?.sets ?? 0, SETS.converted) };
  },
  'a value of SUCCESS_MAP': (named: string, held: string) => {
    const rules = rulesOf({ SUCCESS_MAP: JSON.stringify({ attributes: { outcome: [named] } }) });
    const attributes = [attributeOf('outcome', held)];
    const { fact } = fileRow({ row: CALL, attributes }, rules);
    return { rules, row: CALL, attributes, isMet: isIn(fact?.sets ?? 0, SETS.converted) };
  },
  ATTRIBUTE_VALUES: (named: string, held: string) => {
    const rules = rulesOf({ ATTRIBUTE_VALUES: quoted(named) });
    const attributes = [attributeOf(held, 'blue')];
    const { fact } = fileRow({ row: CALL, attributes }, rules);
    return { rules, row: CALL, attributes, isMet: fact?.attributes[0]?.value !== '(text)' };
  },
  VALUE_ATTRIBUTES: (named: string, held: string) => {
    const rules = rulesOf({ VALUE_ATTRIBUTES: quoted(named) });
    const attributes = [attributeOf(held, '12.5')];
    const { fact } = fileRow({ row: CALL, attributes }, rules);
    return { rules, row: CALL, attributes, isMet: fact?.valueHundredths === 1250 };
  },
} as const;

/** What Dynamics shows or stores, and what a person pastes or types for it. */
const PAIRS: readonly (readonly [what: string, held: string, named: string])[] = [
  ['an ordinal sign', '2ª chamada nº 3', '2ª chamada nº 3'],
  ['an ordinal sign written as a letter', '2ª chamada', '2a chamada'],
  ['an ellipsis', 'Call back…', 'Call back...'],
  ['a no-break space', 'Wrong\u00a0number', 'Wrong number'],
  ['decomposed accents', 'Número errado'.normalize('NFD'), 'Número errado'],
  ['full-width letters', 'Ｓｏｌｄ', 'Sold'],
  ['a run of digits', 'Campaign 20261120', 'Campaign 20261120'],
  ['more than 100 characters', 'Spoke to somebody else '.repeat(8), 'SPOKE to somebody else '.repeat(8)],
  ['an invisible mark', '\u200bSold\ufeff', 'sold'],
  ['letters without a capital of their own', 'Straße', 'STRASSE'],
  ['a comma and quotes', 'Said "no", twice', 'said "No", twice'],
  ['the name of a property', '__proto__', '__proto__'],
];

describe.each(Object.entries(SETTINGS))('%s', (_, meet) => {
  test.each(PAIRS)('meets a row with %s', (_what, held, named) => {
    for (const [a, b] of [
      [held, named],
      [named, held],
      [held, held],
    ] as const) {
      const { rules, row, attributes, isMet } = meet(a, b);
      expect(isMet).toBe(true);
      const watch = watchNames(rules.names);
      watch.look(row, attributes);
      expect(watch.met.size).toBe(rules.names.length);
    }
  });

  test('does not meet a row with another text', () => {
    const { rules, row, attributes, isMet } = meet('Sold', 'Sold out');
    expect(isMet).toBe(false);
    const watch = watchNames(rules.names);
    watch.look(row, attributes);
    expect(watch.met.size).toBe(0);
  });

  test('meets a row that holds it, whatever the text', () => {
    const pieces = fc.constantFrom(
      'a',
      'Ä',
      'ß',
      'ſ',
      'İ',
      '７',
      '1',
      ' ',
      '\u00a0',
      '\u0301',
      'ª',
      '…',
      '@',
      '.',
      '-',
      '"',
      "'",
      ',',
      '\u200b',
      '😀',
      '\ud83d',
    );
    const texts = fc.string({
      unit: fc.oneof(pieces, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
      minLength: 1,
      maxLength: 130,
    });
    fc.assert(
      // Settings are trimmed, and a line break would end a list's line.
      fc.property(
        texts.filter((text) => textKey(text) !== ''),
        (text) => {
          expect(meet(text, text).isMet).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('a code that the called person is named like is still the code of the setting', () => {
  const rules = rulesOf({ DISPOSITION_MAP: '{"Mark as machine": "machine"}' });
  const row = { ...CALL, msdyn_disposition_codes: '"Mark as machine"' };
  const { fact } = fileRow({ row, attributes: [attributeOf('firstName', 'Mark')] }, rules);
  expect(fact?.dispositions).toEqual(['(person) as machine']);
  expect(isIn(fact?.sets ?? 0, SETS.machine)).toBe(true);
});

test('a text as reports show it is the text itself', () => {
  const pieces = fc.constantFrom(
    'a@b',
    '@',
    '1234567',
    '12',
    'word ',
    'Ü',
    '~0123456',
    '~',
    '(',
    ' ',
    '\ud83d',
    '0a1b2c3d00004000800000000000000f',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const shown = openText(parts.join(''));
      expect(openText(shown)).toBe(shown);
    }),
    { numRuns: 500 },
  );
});
