import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Oracle, openOracle } from './database.ts';
import { differencesOf } from './differences.ts';
import { ourKpisOf } from './our-kpis.ts';
import { randomDay } from './random-day.ts';

const SEEDS = Array.from({ length: 50 }, (_, seed) => seed);

let oracle: Oracle;
beforeAll(async () => {
  oracle = await openOracle();
});
afterAll(() => oracle.close());

test.each(SEEDS)('every KPI of random day %i equals the SQL written from its definition', async (seed) => {
  const day = randomDay(seed);
  const differences = differencesOf(await ourKpisOf(day), await oracle.kpisOf(day));
  expect(differences.map((line) => `seed ${seed}, ${day.date} in ${day.zone}, ${line}`)).toEqual([]);
});
