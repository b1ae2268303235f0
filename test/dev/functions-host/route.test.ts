import { expect, test } from 'vitest';
import { compileRoute, splitPath } from '../../../dev/functions-host/route.ts';

const match = (template: string, path: string) => compileRoute(template).match(splitPath(path));

test('match() gives the parameters of a path that fits, and undefined for any other', () => {
  expect(match('digests/{subscription}/{date}', 'digests/sales/2026-11-23')).toEqual({ subscription: 'sales', date: '2026-11-23' });
  expect(match('digests/{subscription}/{date}', 'digests/sales')).toBeUndefined();
  expect(match('digests/{subscription}', 'digests/sales/more')).toBeUndefined();
  expect(match('', '')).toEqual({});
});

test('an optional parameter and the rest of a path may be absent', () => {
  expect(match('a/{id?}', 'a')).toEqual({});
  expect(match('a/{id?}', 'a/1')).toEqual({ id: '1' });
  expect(match('a/{*rest}', 'a')).toEqual({});
  expect(match('a/{*rest}', 'a/b/c.d')).toEqual({ rest: 'b/c.d' });
});

test('constraints decide whether a value fits', () => {
  const fits = (constraint: string, value: string) => match(`{x:${constraint}}`, value) !== undefined;
  expect(['0', '-7', '2147483647', '2147483648', '1.5', 'a'].map((value) => fits('int', value))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(['ab', 'a1'].map((value) => fits('alpha', value))).toEqual([true, false]);
  expect(['abc', 'ab'].map((value) => fits('length(3)', value))).toEqual([true, false]);
  expect(['5', '4', 'x'].map((value) => fits('int:min(5)', value))).toEqual([true, false, false]);
  expect(fits('guid', '0a1b2c3d-0000-4000-8000-0123456789ab')).toBe(true);
  expect(fits('guid', '0a1b2c3d')).toBe(false);
});

test('a segment may mix text and parameters, and text is no pattern', () => {
  expect(match('{date}.{format}', '2026-11-23.csv')).toEqual({ date: '2026-11-23', format: 'csv' });
  expect(match('a.b(c)', 'a.b(c)')).toEqual({});
  expect(match('a.b', 'axb')).toBeUndefined();
});

test('rank sorts literal, mixed, constrained, plain and rest segments in this order', () => {
  const templates = ['a/{*rest}', 'a/{x}', 'a/{x:int}', 'a/{x}.csv', 'a/b'];
  const sorted = templates.map(compileRoute).toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  expect(sorted.map((route) => route.template)).toEqual(templates.toReversed());
});

test('compileRoute() names a template that it cannot use', () => {
  expect(() => compileRoute('a/{x:colour}')).toThrow('Cannot use route "a/{x:colour}": the constraint "colour" is not known');
  expect(() => compileRoute('a/{x')).toThrow('Cannot use route "a/{x"');
  expect(() => compileRoute('a/{x:toString}')).toThrow('Cannot use route');
});
