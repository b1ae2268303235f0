/** Which days a period is held against, asked of DuckDB's calendar. */
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../dev/sample/random.ts';
import { addDays, periodOf } from '../../src/time/local-day.ts';
import { type PeriodKind, periodBefore } from '../../src/time/period-before.ts';

const ZONE = 'Europe/Lisbon';

/** First day and last of the period of each kind around a date `d`, of `n` days where it is a range; and of the one before. */
const SPANS: Readonly<Record<PeriodKind, readonly [from: string, to: string, before: string, beforeTo: string]>> = {
  day: ['d', 'd', 'd - 7', 'd - 7'],
  week: [
    "date_trunc('week', d)",
    "date_trunc('week', d) + INTERVAL 6 DAY",
    "date_trunc('week', d) - INTERVAL 7 DAY",
    "date_trunc('week', d) - INTERVAL 1 DAY",
  ],
  month: calendar('month', '1 MONTH'),
  quarter: calendar('quarter', '3 MONTH'),
  year: calendar('year', '1 YEAR'),
  range: ['d', 'd + n - 1', 'd - n', 'd - 1'],
  rolling: ['d', 'd + n - 1', 'd - n', 'd - 1'],
};

function calendar(unit: string, length: string): readonly [string, string, string, string] {
  const from = `date_trunc('${unit}', d)`;
  return [from, `${from} + INTERVAL ${length} - INTERVAL 1 DAY`, `${from} - INTERVAL ${length}`, `${from} - INTERVAL 1 DAY`];
}

let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  connection = await instance.connect();
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

test.each(Object.entries(SPANS))(
  'the period before a %s is the one that DuckDB gives, and shares no day with it',
  async (kind, columns) => {
    const random = createRandom(`period before a ${kind}`);
    const drawn = Array.from({ length: 200 }, () => {
      const date = addDays('2012-01-01', random.int(0, 9_000));
      return `(DATE '${date}', ${kind === 'range' || kind === 'rolling' ? random.int(2, 400) : 1})`;
    });
    const parts = columns.map((column) => `strftime(${column}, '%Y-%m-%d')`).join(', ');
    const reader = await connection.runAndReadAll(`SELECT ${parts} FROM (VALUES ${drawn.join(', ')}) AS drawn(d, n)`);
    const rows = reader.getRowsJson();
    expect(rows).toHaveLength(drawn.length);
    for (const row of rows) {
      const [from, to, before, beforeTo] = row.map(String);
      const period = periodOf(from ?? '', to ?? '', ZONE);
      const earlier = periodBefore(period, kind as PeriodKind);
      expect([earlier?.from, earlier?.to], `${kind} from ${from} to ${to}`).toEqual([before, beforeTo]);
      expect(earlier?.toMs).toBeLessThanOrEqual(period.fromMs);
    }
  },
);
