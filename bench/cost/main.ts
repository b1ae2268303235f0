/**
 * Command: npm run bench:cost [-- --table] [-- --prices F]. Measures two days of the whole app and writes docs/cost.md; --table writes it from what was
 * measured before, --prices takes the reader's own prices and prints the tables instead.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startAzurite } from '../../dev/azurite.ts';
import { messageOf } from '../../src/errors.ts';
import { thisMachine } from '../machine.ts';
import { costTables, type Measured, PRICES, type Prices } from './cost-table.ts';
import { type DayOfApp, dayOfApp } from './day-of-app.ts';

const PAGE = new URL('../../docs/cost.md', import.meta.url);
const MEASURED = new URL('measured.json', import.meta.url);
const TABLES = /## A month\n[\s\S]*$/;

async function main(): Promise<void> {
  const options = { table: { type: 'boolean' }, prices: { type: 'string' } } as const;
  const { table = false, prices } = parseArgs({ options }).values;
  if (prices !== undefined) return console.log(costTables(readMeasured(), readPrices(prices)));
  if (!table) writeFileSync(MEASURED, `${JSON.stringify(await measure(), null, 2)}\n`);
  writeFileSync(PAGE, costPage(readFileSync(PAGE, 'utf8')));
}

/** The page with its tables made anew. */
export function costPage(page: string): string {
  const tables = costTables(readMeasured(), readPrices(new URL('prices.json', import.meta.url)));
  return page.replace(TABLES, () => `${tables.trimEnd()}\n`);
}

async function measure(): Promise<Measured> {
  const { node, system, cpu, cores, commit } = thisMachine();
  const about = `${new Date().toISOString().slice(0, 10)}, commit ${commit}, Node ${node}, ${system}, ${cpu}, ${cores} cores.`;
  return { about, small: await measured(10_000), large: await measured(100_000) };
}

async function measured(count: number): Promise<DayOfApp> {
  console.error(`bench: a day of ${count} deliveries ...`);
  const azurite = await startAzurite();
  try {
    return await dayOfApp(azurite.connectionString, `cost${count}`, count);
  } finally {
    await azurite.stop();
  }
}

function readMeasured(): Measured {
  return JSON.parse(readFileSync(MEASURED, 'utf8'));
}

function readPrices(file: string | URL): Prices {
  return PRICES.parse(JSON.parse(readFileSync(file, 'utf8')));
}

if (import.meta.main)
  main().catch((error: unknown) => {
    console.error(messageOf(error));
    process.exitCode = 1;
  });
