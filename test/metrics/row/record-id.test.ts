import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guidOf, idKey, recordId } from '../../../src/metrics/row/record-id.ts';
import { spellingsOf } from '../../support/spellings.ts';

const ID = '0a1b2c3d-0000-4000-8000-00000000000f';

describe('guidOf()', () => {
  test.each(spellingsOf(ID))('gives %j in lower case with hyphens', (text) => {
    expect(guidOf(text)).toBe(ID);
  });

  test.each([
    '',
    `{${ID}`,
    `${ID})`,
    `{${ID})`,
    `${ID}0`,
    ID.slice(1),
    '0a1b2c3d0000-4000-8000-00000000000f',
    `urn:uuid:${ID}`,
    `${ID} ${ID}`,
  ])('takes %j for none, as Dataverse does', (text) => {
    expect(guidOf(text)).toBeUndefined();
  });

  test('gives one answer for every spelling of any GUID, and itself again', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        for (const text of spellingsOf(id)) expect(guidOf(text)).toBe(id);
      }),
      { numRuns: 100 },
    );
  });
});

describe('idKey()', () => {
  test('compares any other text without regard to case and blanks, visible or not', () => {
    expect(['Case 7', '\u00a0case 7\u200b', '\ufeffCASE 7 '].map(idKey)).toEqual(['case 7', 'case 7', 'case 7']);
  });

  test('of nothing is empty', () => {
    expect([null, undefined, '', ' ', '\u200b'].map(idKey)).toEqual(['', '', '', '', '']);
  });
});

describe('recordId()', () => {
  test.each(spellingsOf(ID))('keeps the GUID %j as one id', (text) => {
    expect(recordId(text)).toBe(ID);
  });

  test('takes any other text for an open text', () => {
    expect(recordId('Sales +351912345678')).toBe('Sales (number)');
    expect(recordId('')).toBe('');
  });
});
