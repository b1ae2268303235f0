/** One full pull as a process of its own, which prints what it took as JSON: node pull-process.ts URL TOKEN STORAGE PREFIX NOW */
import { createDataverseClient } from '../../src/dataverse/client.ts';
import { createTokenSource } from '../../src/dataverse/token.ts';
import { harvest } from '../../src/harvest/harvest.ts';
import { openHistory } from '../../src/history/history.ts';
import { BENCH_RULES } from '../bench-day.ts';

/** What a pull took. */
export interface PullFigures {
  readonly deliveries: number;
  readonly attributes: number;
  readonly requests: number;
  readonly throttles: number;
  /** Seconds. */
  readonly wall: number;
  readonly cpu: number;
  /** Peak resident memory, bytes. */
  readonly peakRss: number;
}

async function main([url = '', token = '', connectionString = '', prefix = '', now = '']: readonly string[]): Promise<PullFigures> {
  const history = await openHistory({ connection: { connectionString }, prefix });
  const dataverse = createDataverseClient({ url, token: createTokenSource({ kind: 'token', token }, url) });
  const startMs = performance.now();
  const cpu = process.cpuUsage();
  const { deliveries, attributes } = await harvest(
    { ...history, dataverse, rules: BENCH_RULES, harvestFromDays: 2 },
    { nowMs: Number(now) },
  );
  const used = process.cpuUsage(cpu);
  const { requests, throttles } = dataverse.stats;
  return {
    deliveries,
    attributes,
    requests,
    throttles,
    wall: (performance.now() - startMs) / 1000,
    cpu: (used.user + used.system) / 1e6,
    peakRss: process.resourceUsage().maxRSS * 1024,
  };
}

if (import.meta.main) console.log(JSON.stringify(await main(process.argv.slice(2))));
