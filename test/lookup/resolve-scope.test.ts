/** What a caller may narrow a report to, and what is refused because nothing can match it. */
import { describe, expect, test } from 'vitest';
import { UnknownScopeError } from '../../src/errors.ts';
import { nearestNames } from '../../src/lookup/nearest.ts';
import { type KnownScopes, resolveScope } from '../../src/lookup/resolve-scope.ts';

const ID = '0a1b2c3d-0000-4000-8000-000000000001';
const KNOWN: KnownScopes = {
  names: {
    queue: new Map([
      ['q1', 'Sales'],
      ['q2', 'Twice'],
      ['q3', 'twice'],
      [ID, 'Überprüfung'],
    ]),
    configuration: new Map([['c1', '__proto__']]),
  },
  values: {
    queue: new Set(['q1', 'q2', 'q3', 'q4', ID, '']),
    configuration: new Set(['c1']),
    channel: new Set(['Voice', 'Carrier pigeon']),
    dialMode: new Set([]),
  },
};
const resolve = (scope: Parameters<typeof resolveScope>[0]) => resolveScope(scope, KNOWN);

describe('resolveScope()', () => {
  test('puts ids in place of names, without regard to case, width and blanks', () => {
    expect(resolve({ queue: 'SALES', configuration: '__proto__' })).toEqual({ queue: 'q1', configuration: 'c1' });
    expect(resolve({ queue: ' ＳＡＬＥＳ ' })).toEqual({ queue: 'q1' });
    expect(resolve({ queue: 'U\u0308BERPRU\u0308FUNG' })).toEqual({ queue: ID });
    expect(resolve({ queue: 'Q4' })).toEqual({ queue: 'q4' });
    expect(resolve({})).toEqual({});
  });

  test.each([ID, ID.toUpperCase(), `{${ID}}`, ` {${ID.toUpperCase()}} `])('takes the id "%s" for the same', (queue) => {
    expect(resolve({ queue })).toEqual({ queue: ID });
  });

  test('takes an id that was never met for none of those that were', () => {
    const other = '0a1b2c3d-0000-4000-8000-000000000002';
    for (const text of [other, `{${other.toUpperCase()}}`]) {
      expect(() => resolve({ queue: text })).toThrow(UnknownScopeError);
      expect(() => resolve({ channel: text })).toThrow('it is not documented and was never met');
    }
  });

  test('tells names apart that differ in a number alone', () => {
    const names = { ...KNOWN.names, queue: new Map(['q1', 'q2'].map((id, i) => [id, `Recall 2026110${i + 1}`])) };
    expect(resolveScope({ queue: 'recall 20261102' }, { ...KNOWN, names })).toEqual({ queue: 'q2' });
    expect(() => resolveScope({ queue: 'Recall 20261103' }, { ...KNOWN, names })).toThrow(UnknownScopeError);
  });

  test('keeps several values as a list, each once, and one as a text', () => {
    expect(resolve({ queue: ['q4', 'Sales', `{${ID}}`] })).toEqual({ queue: ['q4', 'q1', ID] });
    expect(resolve({ queue: ['q1', 'sales', 'Q1'] })).toEqual({ queue: 'q1' });
  });

  test('takes documented channels and dial modes always, others where they were met, in their stored spelling', () => {
    expect(resolve({ channel: ['sms', 'carrier PIGEON'], dialMode: 'preview' })).toEqual({
      channel: ['SMS', 'Carrier pigeon'],
      dialMode: 'Preview',
    });
    expect(() => resolve({ channel: 'Fax' })).toThrow('it is not documented and was never met; known are Voice, SMS, Carrier pigeon');
    expect(() => resolve({ dialMode: ['Copilot', '__proto__'] })).toThrow('Cannot use the dialMode "__proto__"');
  });

  test('takes "(not given)" for rows without the column', () => {
    expect(resolve({ queue: '(not given)', channel: '(not given)' })).toEqual({ queue: '', channel: '' });
  });

  test('refuses a name that several have', () => {
    expect(() => resolve({ queue: 'Twice' })).toThrow('Cannot use the queue "Twice": 2 have that name, so give the id');
  });

  test('refuses a queue that nobody has met, with the names nearest to it and never an id', () => {
    const wrong = () => resolve({ queue: 'Sale' });
    expect(wrong).toThrow(UnknownScopeError);
    expect(wrong).toThrow(
      'Cannot find the queue "Sale": history has met none of that name or id; the nearest are "Sales", "Twice", "q4", "twice", "Überprüfung"',
    );
    expect(() => resolve({ configuration: 'constructor' })).toThrow('the nearest are "__proto__"');
    expect(() => resolveScope({ queue: 'x' }, { ...KNOWN, values: { ...KNOWN.values, queue: new Set() } })).toThrow(
      'no queue with a name is known',
    );
  });
});

describe('nearestNames()', () => {
  test('puts names that hold the text first, then those with the fewest edits, and gives five at most', () => {
    const names = ['Renewals', 'Retention', 'Collections', 'Collections EMEA', 'Notifications', 'Appointments', 'Sales'];
    expect(nearestNames('colections', names)[0]).toBe('Collections');
    expect(nearestNames('emea', names)[0]).toBe('Collections EMEA');
    expect(nearestNames('Retenton', names)).toHaveLength(5);
    expect(nearestNames('x', [])).toEqual([]);
  });

  test('compares no more than the start of texts and names that are long', () => {
    const names = Array.from({ length: 300 }, (_, i) => `${'ab'.repeat(5_000)}${i}`);
    expect(nearestNames('ba'.repeat(50_000), names)).toHaveLength(5);
  });
});
