/** A full pull from an emulator in a process of its own, by another process: how long it takes, and in how much memory. */
import { once } from 'node:events';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { BENCH_DAY_MS } from '../bench-day.ts';
import { printed, startNode } from './processes.ts';
import type { PullFigures } from './pull-process.ts';

export interface FullPull {
  readonly count: number;
  readonly latencyMs: number;
  readonly dopHint: number;
  /** --max-old-space-size of the pulling process, MiB. @default that of Node */
  readonly heapMb?: number;
}

const TOKEN = 'bench';
/** The emulator keeps every row in memory. */
const EMULATOR_HEAP_MB = 14_000;

/** @throws Error where either process ends badly, with what it said */
export async function fullPull(
  connectionString: string,
  prefix: string,
  { count, latencyMs, dopHint, heapMb }: FullPull,
): Promise<PullFigures> {
  const [from, to] = [new Date(BENCH_DAY_MS.fromMs).toISOString(), new Date(BENCH_DAY_MS.toMs).toISOString()];
  const rows = ['--bench-rows', `${count}`, '--bench-from', from, '--bench-to', to];
  const faults = ['--fault', `latencyMs=${latencyMs}`, '--fault', `dopHint=${dopHint}`];
  const emulator = startNode([`--max-old-space-size=${EMULATOR_HEAP_MB}`, 'dev/dataverse/main.ts', '--token', TOKEN, ...rows, ...faults]);
  try {
    const [, url = ''] = await printed(emulator, /Dataverse emulator: (\S+)/);
    const limit = heapMb === undefined ? [] : [`--max-old-space-size=${heapMb}`];
    const now = `${BENCH_DAY_MS.toMs + 2 * HOUR_MS}`;
    const puller = startNode([...limit, 'bench/harvest/pull-process.ts', url, TOKEN, connectionString, prefix, now]);
    const [line] = await printed(puller, /^\{.*\}$/m);
    return JSON.parse(line) as PullFigures;
  } finally {
    emulator.kill();
    await once(emulator, 'exit');
  }
}
