import { expect, test } from 'vitest';
import {
  inFilter,
  instantLiteral,
  inTextFilter,
  isGuid,
  isTextId,
  orFilter,
  orTextFilter,
  textLiteral,
  withinFilter,
} from '../../src/dataverse/filter.ts';
import { spellingsOf } from '../support/spellings.ts';

const ID = '2F3C9B1E-0000-4000-8000-0123456789AB';

test('textLiteral() doubles the quotes, so that text cannot end its literal', () => {
  expect(textLiteral("x' or true or '")).toBe("'x'' or true or '''");
});

test('instantLiteral() is UTC with whole seconds', () => {
  expect(instantLiteral(Date.UTC(2023, 3, 7, 21, 59, 1, 999))).toBe('2023-04-07T21:59:01Z');
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 9e15, Date.UTC(12_000, 0)])('instantLiteral() refuses %d', (ms) => {
  expect(() => instantLiteral(ms)).toThrow(RangeError);
});

test('withinFilter() includes the start and leaves out the end', () => {
  expect(withinFilter('modifiedon', 0, 60_000)).toBe('modifiedon ge 1970-01-01T00:00:00Z and modifiedon lt 1970-01-01T00:01:00Z');
});

test('inFilter() and orFilter() write ids as their literals', () => {
  const id = ID.toLowerCase();
  expect(inFilter('queueid', [ID, ID])).toBe(`Microsoft.Dynamics.CRM.In(PropertyName='queueid',PropertyValues=["${id}","${id}"])`);
  expect(orFilter('queueid', [ID, ID])).toBe(`queueid eq ${id} or queueid eq ${id}`);
});

test('inTextFilter() and orTextFilter() write ids as texts', () => {
  expect(inTextFilter('x', ['a-1', ID])).toBe(`Microsoft.Dynamics.CRM.In(PropertyName='x',PropertyValues=["a-1","${ID}"])`);
  expect(orTextFilter('x', ['a-1', ID])).toBe(`x eq 'a-1' or x eq '${ID}'`);
});

test('isTextId() takes nothing that a filter or a URL has to escape', () => {
  for (const value of [ID, 'a', 'A_b.c-1', 'x'.repeat(100)]) {
    expect(isTextId(value)).toBe(true);
    expect(encodeURIComponent(value)).toBe(value);
  }
  for (const value of ['', 'x'.repeat(101), "o'x", 'o"x', 'a b', 'a\n', 'a\\b', 'é', '+351', 'a/b', null, 7])
    expect(isTextId(value)).toBe(false);
});

test('filters take no id that is no GUID, and no column that is no name', () => {
  expect(() => inFilter('queueid', ['"] or true'])).toThrow(RangeError);
  expect(() => orFilter('queueid', [`${ID} or true`])).toThrow(RangeError);
  expect(() => inTextFilter('x', ['"] or true'])).toThrow(RangeError);
  expect(() => orTextFilter('x', ["' or true or '"])).toThrow(RangeError);
  expect(() => withinFilter("a' or b", 0, 1)).toThrow(RangeError);
});

test('isGuid() knows a GUID in every spelling, and a filter has its usual one', () => {
  const id = ID.toLowerCase();
  for (const value of spellingsOf(id)) expect([isGuid(value), orFilter('activityid', [value])]).toEqual([true, `activityid eq ${id}`]);
  for (const value of [`${ID}0`, `{${ID}`, '', null, 7]) expect(isGuid(value)).toBe(false);
});
