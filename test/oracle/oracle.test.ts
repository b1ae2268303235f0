/** Every KPI of random days, held against DuckDB and SQL that was written from the definitions. ORACLE_DAYS=200 in npm run test:long. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Kpis, type Oracle, openOracle } from './database.ts';
import { differencesOf } from './differences.ts';
import { ourKpisOf } from './our-kpis.ts';
import { randomDay } from './random-day.ts';

// In the first 16 each set of rules comes three times, and each kind of day once.
const SEEDS = Array.from({ length: Number(process.env.ORACLE_DAYS ?? 16) }, (_, seed) => seed);

let oracle: Oracle;
beforeAll(async () => {
  oracle = await openOracle();
});
afterAll(() => oracle.close());

test.each(['rates', 'totals'])('the oracle and our reports know the same %s', async (kpi) => {
  const namesOf = (kpis: Kpis) => (kpis[kpi] ?? []).map(([name]) => name);
  const day = randomDay(0);
  const [ours, oracles] = [namesOf(await ourKpisOf(day)), namesOf(await oracle.kpisOf(day))];
  expect(ours.length).toBeGreaterThan(20);
  expect(
    ours.filter((name) => !oracles.includes(name)),
    'without a line in test/oracle/sql-kpis.ts',
  ).toEqual([]);
  expect(
    oracles.filter((name) => !ours.includes(name)),
    'in no set or rate of src/metrics',
  ).toEqual([]);
});

test.each(SEEDS)('every KPI of random day %i equals the SQL written from its definition', async (seed) => {
  const day = randomDay(seed);
  const differences = differencesOf(await ourKpisOf(day), await oracle.kpisOf(day));
  expect(differences.map((line) => `seed ${seed}, ${day.date} in ${day.zone}, ${line}`)).toEqual([]);
});
