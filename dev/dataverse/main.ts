/** Command: the Dataverse emulator alone. */
import { parseArgs } from 'node:util';
import { InputError, messageOf } from '../../src/errors.ts';
import { DAY_MS } from '../../src/time/lengths.ts';
import { dateAt } from '../../src/time/local-day.ts';
import { endWithNpm } from '../end-with-npm.ts';
import { printHelp } from '../help.ts';
import type { SampleOptions } from '../sample/generate.ts';
import { type EmulatorOptions, startEmulator } from './emulator.ts';
import { parseFaultFlags } from './faults/parse-flags.ts';
import { type BenchFill, fillBench } from './fill-bench.ts';
import { fillSample, SAMPLE_DAYS } from './fill-sample.ts';
import { epochMs } from './table/key.ts';

const USAGE = `Usage: npm run dataverse -- [--port N] [--token T] [--page-cap 500|5000] [--fault name=value]...
  [--deliveries F] [--attributes F] [--sample | --hostile] [--bench-rows N [--bench-from T] [--bench-to T]]`;
const TEXT = { type: 'string' } as const;
const OPTIONS = {
  port: TEXT,
  token: TEXT,
  'page-cap': TEXT,
  fault: { type: 'string', multiple: true },
  deliveries: TEXT,
  attributes: TEXT,
  sample: { type: 'boolean' },
  hostile: { type: 'boolean' },
  'bench-rows': TEXT,
  'bench-from': TEXT,
  'bench-to': TEXT,
} as const;
const TABLES = ['msdyn_proactive_deliveries', 'msdyn_proactive_delivery_attributes'] as const;

type Given = ReturnType<typeof parse>;

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (printHelp(args, USAGE)) return;
  const given = parse(args);
  const [options, bench] = [optionsOf(given), benchOf(given)];
  endWithNpm();
  const emulator = await startEmulator(options);
  try {
    for (const [index, file] of [given.deliveries, given.attributes].entries()) {
      if (file !== undefined) await emulator.load(TABLES[index] ?? '', file);
    }
    if (given.sample || given.hostile) fillSample(emulator, sampleOf(given));
    if (bench !== undefined) fillBench(emulator, bench);
  } catch (error) {
    await emulator.stop();
    throw error;
  }
  for (const entitySet of TABLES) console.log(`${entitySet}: ${emulator.table(entitySet).size} rows`);
  // A given token is known to whoever gave it; a random one opens nothing but this process.
  if (given.token === undefined) console.log(`Token: ${emulator.token}`);
  console.log(`Dataverse emulator: ${emulator.url}`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void emulator.stop());
}

function optionsOf({ port = '0', token, 'page-cap': pageCap = '500', fault = [] }: Given): EmulatorOptions {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw wrong('port', port, 'it is no integer from 0 to 65535');
  if (pageCap !== '500' && pageCap !== '5000') throw wrong('page-cap', pageCap, 'it is neither 500 nor 5000');
  const faults = parseFaultFlags(fault);
  return { port: Number(port), pageCap: pageCap === '500' ? 500 : 5000, faults, ...(token !== undefined && { token }) };
}

/** Sample data up to now; its days are those of UTC. */
function sampleOf({ hostile = false }: Given): SampleOptions {
  const nowMs = Date.now();
  return { lastDate: dateAt(nowMs, 'UTC'), days: SAMPLE_DAYS, zone: 'UTC', nowMs, hostile };
}

/** Rows for benchmarks, of the latest 24 hours where no time is given. */
function benchOf({ 'bench-rows': rows, 'bench-from': from, 'bench-to': to }: Given): BenchFill | undefined {
  if (rows === undefined) {
    if (from !== undefined) throw wrong('bench-from', from, 'it goes with --bench-rows');
    if (to !== undefined) throw wrong('bench-to', to, 'it goes with --bench-rows');
    return undefined;
  }
  if (!/^[1-9]\d{0,7}$/.test(rows)) throw wrong('bench-rows', rows, 'it is no integer from 1 to 99999999');
  const toMs = to === undefined ? Date.now() : instant('bench-to', to);
  const fromMs = from === undefined ? toMs - DAY_MS : instant('bench-from', from);
  if (fromMs >= toMs) throw wrong('bench-from', from ?? '', 'it is not before --bench-to');
  return { count: Number(rows), fromMs, toMs };
}

function instant(option: string, text: string): number {
  const ms = epochMs(text);
  if (ms === null) throw wrong(option, text, 'it is no instant such as 2026-11-01T00:00:00Z');
  return ms;
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (cause) {
    throw new InputError('input.command', `Cannot read the command line: ${messageOf(cause)}\n${USAGE}`, { cause });
  }
}

function wrong(option: string, value: string, rule: string): InputError {
  return new InputError('input.command', `Cannot use --${option} "${value}": ${rule}`);
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
