/** One look-up in a process of its own, which prints what it took as JSON: node look-up-process.ts STORAGE PREFIX NAME */
import { openHistory } from '../../src/history/history.ts';
import { countRequests } from '../deliveries/count-requests.ts';
import { spreadOf } from '../measure.ts';
import { LOOK_UPS, type LookUpName } from './bench-look-ups.ts';

export interface LookUpCost {
  /** By the clock. */
  readonly ms: number;
  /** Of all threads: reading, unpacking, working out, and collecting garbage. */
  readonly cpuMs: number;
  readonly requests: number;
  readonly sizeBytes: number;
  /** The most resident memory of the process until then. */
  readonly peakBytes: number;
  /** By the clock, once the engine has compiled what is hot: of those that are short, the median of some. */
  readonly laterMs: number;
}

/** A look-up that takes longer is not repeated. */
const SHORT_MS = 500;
const TIMES = 40;

async function main([connectionString = '', prefix = '', name = '']: readonly string[]): Promise<LookUpCost> {
  const counted = countRequests();
  const lookUp = await LOOK_UPS[name as LookUpName](await openHistory({ connection: { connectionString }, prefix }));
  counted();
  const [startMs, startCpu] = [performance.now(), process.cpuUsage()];
  await lookUp();
  const ms = performance.now() - startMs;
  const { user, system } = process.cpuUsage(startCpu);
  const cost = { ms, cpuMs: (user + system) / 1000, ...counted(), peakBytes: process.resourceUsage().maxRSS * 1024 };
  return { ...cost, laterMs: ms > SHORT_MS ? ms : await laterMs(lookUp) };
}

async function laterMs(lookUp: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const startMs = performance.now();
    await lookUp();
    times.push(performance.now() - startMs);
  }
  return spreadOf(times).median;
}

console.log(JSON.stringify(await main(process.argv.slice(2))));
process.exit();
