import { expect, test } from 'vitest';
import { cursorAfter, parseRunsQuery } from '../../../src/http/runs/runs-query.ts';

const NOW = Date.parse('2026-11-23T07:00:00Z');
const parse = (text: string) => parseRunsQuery(new URLSearchParams(text), { zone: 'Europe/Lisbon', nowMs: NOW });

test('without parameters the last seven days are asked for, 100 runs', () => {
  expect(parse('code=key')).toEqual({ fromMs: NOW - 7 * 86_400_000, toMs: NOW + 1, kind: undefined, limit: 100 });
});

test('dates are local days, both included', () => {
  expect(parse('from=2026-10-24&to=2026-10-25&kind=digest&limit=1000')).toEqual({
    fromMs: Date.parse('2026-10-23T23:00:00Z'),
    toMs: Date.parse('2026-10-26T00:00:00Z'),
    kind: 'digest',
    limit: 1000,
  });
  expect(parse('from=2026-11-22&zone=Asia/Tokyo')).toMatchObject({ fromMs: Date.parse('2026-11-21T15:00:00Z') });
});

test('"after" goes on behind a run, and ends where the first page said the list ends', () => {
  const place = { startedMs: NOW - 3_600_000, id: '0123456789abcdef' };
  expect(parse(`after=${cursorAfter(place, NOW - 86_400_000)}&limit=5`)).toMatchObject({
    fromMs: NOW - 86_400_000,
    after: place,
    limit: 5,
  });
  for (const after of [
    '',
    'eyJ9',
    cursorAfter({ ...place, id: "' or '1'='1" }, NOW),
    cursorAfter(place, 0),
    cursorAfter({ ...place, startedMs: 1.5 }, 0),
  ]) {
    expect(() => parse(`after=${after}`), after).toThrow(/^Cannot use "after" with /);
  }
});

test('a backfill is asked for by its id', () => {
  expect(parse('backfill=0123456789abcdef0123')).toEqual({ backfill: '0123456789abcdef0123' });
});

test.each([
  ['kind=pull', '"pull": it is none of harvest, sweep'],
  ['to=2026-11-22', '"to" without "from"'],
  ['from=2026-02-30', '"2026-02-30"'],
  ['from=2026-11-22&to=2026-11-21', 'ends before it starts'],
  ['from=2026-01-01&to=2026-11-21', 'more than 100'],
  ['from=2008-01-01&to=9999-12-31', 'longer than 3660'],
  ['from=2026-11-22&zone=Mars', '"Mars"'],
  ['limit=0', '"0"'],
  ['limit=1001', '"1001"'],
  ['limit=1e3', '"1e3"'],
  ['backfill=../x', '"../x"'],
  ["backfill=x' or '1' eq '1", 'it is no id of one'],
  ['backfill=0123456789abcdef0123&kind=harvest', '"kind" together with "backfill"'],
  ['since=yesterday', '"since"'],
])('%s is refused, and the error says %s', (query, text) => {
  expect(() => parse(query)).toThrow(text);
});
