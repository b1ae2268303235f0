import { expect, test } from 'vitest';
import { benchRows } from '../../dev/sample/bench-rows.ts';

const nowMs = Date.UTC(2026, 10, 23, 19);

test('bench rows are 2.4 to 2.8 kB of JSON for a delivery with its five attributes, and the same each time', () => {
  const options = { count: 500, fromMs: nowMs - 86_400_000, toMs: nowMs };
  const rows = [...benchRows(options)];
  expect([rows.length, new Set(rows.map(({ attributes }) => attributes.length))]).toEqual([500, new Set([5])]);
  for (const { delivery, attributes } of rows) {
    const sizeBytes = Buffer.byteLength([delivery, ...attributes].map((row) => `${JSON.stringify(row)}\n`).join(''));
    expect(sizeBytes).toBeGreaterThanOrEqual(2400);
    expect(sizeBytes).toBeLessThanOrEqual(2800);
  }
  expect([...benchRows(options)]).toEqual(rows);
});

test('bench rows have 24 tied or 2,000 independent scopes, and ten keywords of which four have values of their own', () => {
  const scopesOf = (scopes: 'tied' | 'independent') => {
    const rows = benchRows({ count: 20_000, fromMs: 0, toMs: 86_400_000, scopes });
    return new Set(
      Array.from(rows, ({ delivery: d }) =>
        [d.msdyn_proactive_engagement_config_id, d.msdyn_queue_id, d.msdyn_channel, d.msdyn_dialmode_type].join(),
      ),
    ).size;
  };
  expect([scopesOf('tied'), scopesOf('independent')]).toEqual([24, 2000]);
  const all = [...benchRows({ count: 2000, fromMs: 0, toMs: 86_400_000 })].flatMap((row) => row.attributes);
  const keywords = Map.groupBy(all, (row) => row.msdyn_keyword);
  const unique = [...keywords.values()].filter((rows) => new Set(rows.map((row) => row.msdyn_value)).size === rows.length);
  expect([keywords.size, unique.length]).toEqual([10, 4]);
});
