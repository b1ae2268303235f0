/** What the app costs a month: the arithmetic, and the page that it is written into. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { costsOf, costTables, dayOf, instanceSecondsOf, type Measured, PRICES, type Prices } from '../../../bench/cost/cost-table.ts';
import { costPage } from '../../../bench/cost/main.ts';

const SMALL = {
  deliveries: 10_000,
  requestsToDataverse: 500,
  executions: 600,
  cpuSeconds: 298,
  tableOperations: 2000,
  blobWrites: 300,
  blobReads: 400,
  factBytes: 1e6,
  countBytes: 1e5,
};
const LARGE = { ...SMALL, deliveries: 100_000, cpuSeconds: 2098, factBytes: 1e7 };
const MEASURED: Measured = { about: 'Measured.', small: SMALL, large: LARGE };
const priceOf = (price: number, free = 0) => ({ price, free, date: '2026-01-01' });
const FREE = priceOf(0);
const PRICED: Prices = {
  currency: 'EUR',
  about: 'made up',
  gbSecond: priceOf(0.01, 50_000),
  execution: FREE,
  tableOperation: priceOf(0.001),
  blobWrite: FREE,
  blobRead: FREE,
  gbMonth: priceOf(2),
};

test('a day of another size lies on the straight line through both that were measured', () => {
  expect(dayOf(MEASURED, 10_000)).toEqual(SMALL);
  expect(dayOf(MEASURED, 100_000)).toEqual(LARGE);
  expect(dayOf(MEASURED, 1_000_000)).toMatchObject({ deliveries: 1_000_000, cpuSeconds: 20_098, executions: 600, factBytes: 1e8 });
});

test('a month is thirty days at 2 GB, less what is free; what is stored is kept 35 and 400 days', () => {
  const [gbSeconds, executions, tables, writes, reads, stored] = costsOf(SMALL, PRICED);
  // 600 runs × 1 s + 298 s + 500 × 0.15 s + 2,700 × 0.01 s = 1,000 s; (1,000 s × 2 GB × 30 - 50,000) × 0.01; 2,000 × 30 × 0.001.
  expect(instanceSecondsOf(SMALL)).toBe(1000);
  expect([gbSeconds, executions, tables, writes, reads]).toEqual([100, 0, 60, 0, 0]);
  // (1 MB × 35 + 0.1 MB × 400) × 2.
  expect(stored).toBeCloseTo(0.15, 10);
  expect(costsOf({ ...SMALL, cpuSeconds: 0 }, PRICED)[0]).toBe(0);
});

test('the tables name each price with its date, and the sum of each size, and which size was not measured', () => {
  const tables = costTables(MEASURED, PRICED);
  expect(tables).toContain('Together, EUR a month: **160.15** at 10,000 deliveries a day');
  expect(tables).toContain('| cost at 10,000 | cost at 100,000 | cost at 1,000,000 (a line) |');
  expect(tables).toContain('Prices: made up (2026-01-01).');
});

test('prices of the reader have to have every unit, and no other', () => {
  const { gbSecond: _, ...wanting } = PRICED;
  expect(() => PRICES.parse(wanting)).toThrow('gbSecond');
  expect(() => PRICES.parse({ ...PRICED, gbHour: FREE })).toThrow('gbHour');
});

test('docs/cost.md is what npm run bench:cost -- --table writes', () => {
  const page = readFileSync(new URL('../../../docs/cost.md', import.meta.url), 'utf8');
  expect(costPage(page)).toBe(page);
});
