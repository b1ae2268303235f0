/** Queries read by schemas: what comes out, and errors that name the parameter, what was given and the rule. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { InputError } from '../../src/errors.ts';
import { dateParameter, wholeNumber, zoneParameter } from '../../src/http/parameters.ts';
import { namesOf, parseQuery } from '../../src/http/parse-query.ts';

const SCHEMA = z.strictObject({
  date: dateParameter,
  zone: zoneParameter.optional(),
  limit: wholeNumber(50).optional(),
  kind: z.enum(['a', 'b']).optional(),
  only: z.enum(['1']).optional(),
  queue: z.array(z.string()).optional(),
});
const parse = (query: string) => parseQuery(SCHEMA, new URLSearchParams(query));

test('namesOf() gives the parameters in their order', () => {
  expect(namesOf(SCHEMA)).toEqual(['date', 'zone', 'limit', 'kind', 'only', 'queue']);
});

test('parseQuery() gives numbers as numbers, zones as the database spells them, repeated values as a list, and leaves out what is not given', () => {
  expect(parse('date=2026-11-22&zone=europe/lisbon&limit=50&queue=x&queue=&code=key')).toEqual({
    date: '2026-11-22',
    zone: 'Europe/Lisbon',
    limit: 50,
    queue: ['x', ''],
  });
  expect(Object.keys(parse('date=2026-11-22'))).toEqual(['date']);
});

test.each([
  ['', 'input.query', 'Cannot answer without "date"'],
  ['date=2026-02-30', 'input.date', 'Cannot use the date "2026-02-30": it is no date from 2008-01-01 on, written YYYY-MM-DD'],
  ['date=2026-11-22&zone=Mars', 'input.zone', 'Cannot use time zone "Mars"'],
  ['date=2026-11-22&limit=51', 'input.query', 'Cannot use the limit "51": it is no whole number from 1 to 50'],
  ['date=2026-11-22&limit=1e1', 'input.query', 'Cannot use the limit "1e1": it is no whole number from 1 to 50'],
  ['date=2026-11-22&kind=c', 'input.query', 'Cannot use the kind "c": it is none of a, b'],
  ['date=2026-11-22&only=2', 'input.query', 'Cannot use the only "2": it is not 1'],
  ['date=2026-11-22&kind=a&kind=a', 'input.query', 'Cannot use "kind" more than once: give one value'],
  ['date=2026-11-22&Kind=a', 'input.query', 'Cannot use the parameter "Kind": it is none of date, zone, limit, kind, only, queue'],
  ['date=2026-11-22&kind=ana@contoso.example', 'input.query', 'Cannot use the kind "(mail)"'],
])('parseQuery() refuses "%s" with %s: %s', (query, code, message) => {
  expect(() => parse(query)).toThrow(InputError);
  expect(() => parse(query)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
});

test('parseQuery() gives an answer or an InputError for any query', () => {
  const name = fc.oneof(fc.constantFrom(...namesOf(SCHEMA)), fc.string());
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string({ unit: 'binary' })), { maxLength: 4 }), (pairs) => {
      const query = new URLSearchParams(pairs.map(([key, value]): [string, string] => [key.toWellFormed(), value.toWellFormed()]));
      try {
        parseQuery(SCHEMA, query);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }),
  );
});
