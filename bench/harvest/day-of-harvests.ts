/** A day of harvests, every 15 minutes: how many requests they make while deliveries change. */
import { type Emulator, startEmulator } from '../../dev/dataverse/emulator.ts';
import { createDataverseClient } from '../../src/dataverse/client.ts';
import { createTokenSource } from '../../src/dataverse/token.ts';
import { harvest } from '../../src/harvest/harvest.ts';
import { openHistory } from '../../src/history/history.ts';
import { DAY_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import { BENCH_RULES } from '../bench-day.ts';
import { CHANGES, changesOfDay, writeChange } from './changing-day.ts';

export interface DayOfHarvests {
  readonly deliveries: number;
  readonly attributes: number;
  readonly changes: number;
  readonly ticks: number;
  readonly requests: number;
  /** 2.5 times the full pages of all rows, and 4 a tick. */
  readonly bound: number;
  /** Facts that history has at the end. */
  readonly facts: number;
}

const FROM_MS = Date.UTC(2026, 10, 22);
const TICK_MS = 15 * MINUTE_MS;
const PAGE = 500;

/** Harvests at the end of each quarter hour of a day in which `count` deliveries are created, changed and finished. */
export async function dayOfHarvests(connectionString: string, prefix: string, count: number): Promise<DayOfHarvests> {
  const clock = { nowMs: FROM_MS };
  const emulator = await startEmulator({ now: () => clock.nowMs });
  try {
    const history = await openHistory({ connection: { connectionString }, prefix });
    const token = createTokenSource({ kind: 'token', token: emulator.token }, emulator.url);
    const dataverse = createDataverseClient({ url: emulator.url, token });
    const ports = { ...history, dataverse, rules: BENCH_RULES, harvestFromDays: 1 };
    let ticks = 0;
    for (const pass of quarterHours(emulator, clock, count)) {
      pass();
      await harvest(ports, { nowMs: clock.nowMs });
      ticks++;
    }
    let facts = 0;
    for await (const state of history.quarters.listStates(FROM_MS, FROM_MS + DAY_MS)) facts += state.facts;
    const attributes = emulator.table('msdyn_proactive_delivery_attributes').size;
    const bound = 2.5 * (Math.ceil(count / PAGE) + Math.ceil(attributes / PAGE)) + 4 * ticks;
    return { deliveries: count, attributes, changes: CHANGES, ticks, requests: dataverse.stats.requests, bound, facts };
  } finally {
    await emulator.stop();
  }
}

/** For each quarter hour what happens in it, to be called before its harvest. */
function* quarterHours(emulator: Emulator, clock: { nowMs: number }, count: number): Generator<() => void> {
  const changes = changesOfDay(count, FROM_MS);
  let next = 0;
  for (let endMs = FROM_MS + TICK_MS; endMs <= FROM_MS + DAY_MS; endMs += TICK_MS) {
    yield () => {
      for (let change = changes[next]; change !== undefined && change.atMs < endMs; change = changes[++next]) {
        clock.nowMs = change.atMs;
        writeChange(emulator, change, next + 1);
      }
      clock.nowMs = endMs;
    };
  }
}
