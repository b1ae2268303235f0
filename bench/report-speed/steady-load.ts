/** Readers who ask at a steady rate, most of them for days that are on record. */
import { execFileSync } from 'node:child_process';
import autocannon from 'autocannon';
import { MINUTE_MS } from '../../src/time/lengths.ts';

export interface SteadyLoad {
  /** Requests a second that were begun, and for how long. */
  readonly rate: number;
  readonly seconds: number;
  readonly answers: number;
  /** Of them with another status than 200, and requests without an answer. */
  readonly failed: number;
  /** Milliseconds until an answer was whole. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Resident memory of the app's process after a first minute of the same load, and at the end. */
  readonly beforeBytes: number;
  readonly afterBytes: number;
}

const RATE = 50;
const SECONDS = MINUTE_MS / 1000;
const CONNECTIONS = 10;

/** @param paths asked for by turns @param pid of the process that answers */
export async function steadyLoad(url: string, paths: readonly string[], pid: number): Promise<SteadyLoad> {
  await load(url, paths);
  const beforeBytes = residentBytes(pid);
  const { requests, non2xx, errors, timeouts, latency } = await load(url, paths);
  return {
    rate: RATE,
    seconds: SECONDS,
    answers: requests.total,
    failed: non2xx + errors + timeouts,
    ...{ p50: latency.p50, p99: latency.p99, max: latency.max },
    beforeBytes,
    afterBytes: residentBytes(pid),
  };
}

function load(url: string, paths: readonly string[]) {
  return autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    overallRate: RATE,
    requests: paths.map((path) => ({ path })),
    // What it makes up of answers that came late halves the latencies (findings/autocannon-rate.sh).
    ignoreCoordinatedOmission: true,
  });
}

function residentBytes(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', `${pid}`], { encoding: 'utf8' })) * 1024;
}
