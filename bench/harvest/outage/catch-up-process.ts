/** Harvests after an outage, run after run until one is complete, as a process of its own that prints what it took as JSON: node catch-up-process.ts URL TOKEN STORAGE PREFIX NOW LIMIT */
import { createDataverseClient } from '../../../src/dataverse/client.ts';
import { createTokenSource } from '../../../src/dataverse/token.ts';
import { harvest } from '../../../src/harvest/harvest.ts';
import { startRunLimit } from '../../../src/harvest/run-limit.ts';
import { type History, openHistory } from '../../../src/history/history.ts';
import { harvestState } from '../../../src/history/state/watermarks.ts';
import { isFact } from '../../../src/metrics/fact/fact.ts';
import { quarterOf } from '../../../src/time/quarter.ts';
import { BENCH_RULES } from '../../bench-day.ts';
import { markBefore, type Outage, outageBefore, RESULTS } from './outage.ts';

/** What catching up took. */
export interface CatchUpFigures {
  readonly runs: number;
  /** Runs after which neither watermark was further. */
  readonly runsInVain: number;
  /** Seconds: of the longest run, and of all. */
  readonly longest: number;
  readonly wall: number;
  readonly cpu: number;
  readonly requests: number;
  readonly throttles: number;
  /** Facts that history has at the end, and how many of them have all results. */
  readonly facts: number;
  readonly withResults: number;
  /** Peak resident memory until all was read, bytes. */
  readonly peakRss: number;
}

async function main([url = '', token = '', connectionString = '', prefix = '', now = '', limit = '']: readonly string[]) {
  const outage = outageBefore(Number(now));
  const history = await openHistory({ connection: { connectionString }, prefix });
  await markBefore(outage, history.documents);
  const dataverse = createDataverseClient({ url, token: createTokenSource({ kind: 'token', token }, url) });
  const cpu = process.cpuUsage();
  const run = () =>
    harvest({ ...history, dataverse, rules: BENCH_RULES, harvestFromDays: 4 }, { nowMs: Date.now(), isOver: startRunLimit(Number(limit)) });
  const runs = await runUntilComplete(history, run);
  const used = process.cpuUsage(cpu);
  const { requests, throttles } = dataverse.stats;
  const figures = { ...runs, cpu: (used.user + used.system) / 1e6, requests, throttles, peakRss: process.resourceUsage().maxRSS * 1024 };
  return { ...figures, ...(await factsOf(history, outage)) } satisfies CatchUpFigures;
}

async function runUntilComplete(history: History, run: () => Promise<{ readonly isComplete: boolean }>) {
  const beganMs = performance.now();
  const [seconds, position] = [[] as number[], () => positionOf(history)];
  let runsInVain = 0;
  for (let isComplete = false; !isComplete; ) {
    const [startMs, before] = [performance.now(), await position()];
    ({ isComplete } = await run());
    seconds.push((performance.now() - startMs) / 1000);
    const after = await position();
    if (after === before) runsInVain++;
    console.error(`bench: run ${seconds.length} took ${seconds.at(-1)?.toFixed(1)} s and ended at ${after}`);
  }
  return { runs: seconds.length, runsInVain, longest: Math.max(...seconds), wall: (performance.now() - beganMs) / 1000 };
}

/** Both watermarks as one text. */
async function positionOf({ documents }: History): Promise<string> {
  const state = harvestState(documents);
  const mark = await state.watermark();
  const at = (ms: number) => new Date(ms).toISOString().slice(0, 19);
  return `${at(Math.max(mark?.doneMs ?? 0, mark?.modifiedMs ?? 0))}, results ${at((await state.attributesWatermark()) ?? 0)}`;
}

async function factsOf({ quarters }: History, { fromMs, toMs }: Outage) {
  let [facts, withResults] = [0, 0];
  for await (const quarter of quarters.listFacts(quarterOf(fromMs), quarterOf(toMs))) {
    const found = quarter.facts.filter(isFact);
    facts += found.length;
    withResults += found.filter(({ version }) => version.attributeCount === RESULTS).length;
  }
  return { facts, withResults };
}

if (import.meta.main) console.log(JSON.stringify(await main(process.argv.slice(2))));
