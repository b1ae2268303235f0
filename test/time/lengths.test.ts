import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, QUARTER_MS, SECOND_MS, WEEK_MS } from '../../src/time/lengths.ts';

// The module itself, and SQL.
const EXCEPTED = new Set(['src/time/lengths.ts', 'bench/duckdb-sql.ts']);
const ROOT = new URL('../../', import.meta.url).pathname;
// A name of its own for one of these lengths, or the number itself.
const DECLARED = /\bconst (?:SECOND|MINUTE|QUARTER|HOUR|DAY|WEEK)_MS\b|\b(?:604_?800|86_?400|3_?600|900)_?000\b/;

test('each length holds a whole number of the shorter ones', () => {
  expect([MINUTE_MS / SECOND_MS, QUARTER_MS / MINUTE_MS, HOUR_MS / QUARTER_MS, DAY_MS / HOUR_MS, WEEK_MS / DAY_MS]).toEqual([
    60, 15, 4, 24, 7,
  ]);
  expect(SECOND_MS).toBe(Date.UTC(1970, 0, 1, 0, 0, 1));
});

test('no other file says how long a minute, an hour or a day is', () => {
  const files = globSync('{src,functions,dev,bench}/**/*.ts', { cwd: ROOT }).filter((file) => !EXCEPTED.has(file));
  expect(files.filter((file) => DECLARED.test(readFileSync(`${ROOT}${file}`, 'utf8')))).toEqual([]);
});
