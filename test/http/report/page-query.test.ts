/** How a page shows a report, as its address says. */
import { expect, test } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { parsePageChoices } from '../../../src/http/report/page-query.ts';

const parse = (query: string) => parsePageChoices(new URLSearchParams(query), 'de');

test('parsePageChoices() reads language and orders, of a table the last one; without any they are those of the settings', () => {
  expect(parse('')).toEqual({ language: 'de', sort: [] });
  expect(parse('language=ja&sort=campaigns.attempts&sort=-queues.name&sort=-campaigns.liveRate')).toEqual({
    language: 'ja',
    sort: [
      { table: 'campaigns', column: 'liveRate', isDescending: true },
      { table: 'queues', column: 'name', isDescending: true },
    ],
  });
});

test.each([
  ['language=xx', 'Cannot use the language "xx": it is none of en, de'],
  ['sort=campaigns', 'Cannot use the sort "campaigns": it is no table.column'],
  ['sort=a.b&sort=--a.b', 'Cannot use the sort "--a.b"'],
  [`sort=a.${'b'.repeat(50)}`, 'it is no table.column'],
])('refuses "%s"', (query, message) => {
  expect(() => parse(query)).toThrow(InputError);
  expect(() => parse(query)).toThrow(message);
});

test('of more tables than a page has the last ones are sorted: every link of the page repeats them', () => {
  const { sort } = parse(Array.from({ length: 300 }, (_, i) => `sort=t${i}.name`).join('&'));
  expect(sort.map(({ table }) => table)).toEqual(Array.from({ length: 12 }, (_, i) => `t${288 + i}`));
});
