/** What bench/harvest/outage/main.ts writes into docs/performance.md. Pure. */
import type { Machine } from '../../machine.ts';
import type { CatchUpFigures } from './catch-up-process.ts';
import { ONE_LATE_IN, RESULTS } from './outage.ts';

export type CaughtUp = CatchUpFigures & { readonly count: number };

export interface Terms {
  readonly latencyMs: number;
  readonly dopHint: number;
  /** --max-old-space-size of the harvesting process, MiB. */
  readonly heapMb: number;
  /** After which a run begins nothing new. */
  readonly limitMs: number;
}

export function outageSection(caughtUp: readonly CaughtUp[], terms: Terms, machine: Machine, date: string): string {
  const { latencyMs, dopHint, heapMb, limitMs } = terms;
  return [
    'Written by `npm run bench:outage`; no figure here is typed by hand.',
    '',
    `${date}, commit ${machine.commit}, Node ${machine.node}, ${machine.system}, ${machine.cpu}, ${machine.cores} cores.`,
    '',
    `For three days nothing was harvested. Each delivery has ${RESULTS} results; those of one in ${ONE_LATE_IN} were written six hours after it. Every answer takes ${latencyMs} ms at least, ${dopHint} at once; a run begins nothing new after ${limitMs / 1000} s, and the next one follows at once. One process of ${heapMb} MiB of heap makes all runs; emulator and Azurite are processes besides.`,
    '',
    '| deliveries | runs | without progress | longest run, s | seconds in all | CPU seconds | requests | status 429 | facts | with all results | peak memory, MB |',
    '|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...caughtUp.map(lineOf),
  ].join('\n');
}

function lineOf(figures: CaughtUp): string {
  const { count, runs, runsInVain, longest, wall, cpu, requests, throttles, facts, withResults, peakRss } = figures;
  return `| ${[
    whole(count),
    `${runs}`,
    `${runsInVain}`,
    longest.toFixed(1),
    wall.toFixed(0),
    cpu.toFixed(0),
    whole(requests),
    `${throttles}`,
    whole(facts),
    whole(withResults),
    whole(peakRss / 1e6),
  ].join(' | ')} |`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
