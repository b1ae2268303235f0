/** What bench/harvest/main.ts writes into docs/performance.md. Pure. */
import type { Machine } from '../machine.ts';
import type { DayOfHarvests } from './day-of-harvests.ts';
import type { FullPull } from './full-pull.ts';
import type { PullFigures } from './pull-process.ts';

export type Pulled = FullPull & PullFigures;

export interface HarvestFigures {
  readonly pulls: readonly Pulled[];
  readonly day: DayOfHarvests;
}

const PAGE = 500;
const WINDOW_REQUESTS = 6_000;
const WINDOW_SECONDS = 300;

export function harvestSection({ pulls, day }: HarvestFigures, machine: Machine, date: string): string {
  return [
    'Written by `npm run bench:harvest`; no figure here is typed by hand.',
    '',
    `${date}, commit ${machine.commit}, Node ${machine.node}, ${machine.system}, ${machine.cpu}, ${machine.cores} cores.`,
    '',
    'Full pulls: everything in Dataverse is read, checked, made into facts and filed into Azurite, by a process of its own; emulator and Azurite are processes besides. Full pages = ceil(deliveries / 500) + ceil(attributes / 500).',
    'The least time is what the requests take at the recommended parallelism, or what the limit of 6000 requests in 300 s forces where that is more.',
    '',
    '| deliveries | attributes | latency, ms | parallel | heap at most, MiB | requests | : full pages | status 429 | seconds | : least time | CPU seconds | peak memory, MB |',
    '|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...pulls.map(pullLine),
    '',
    `A day of harvests: ${whole(day.deliveries)} deliveries with ${whole(day.attributes)} attributes are created, each changed ${day.changes} times, and harvested every 15 minutes (${day.ticks} times): ${whole(day.requests)} requests, where 2.5 times the full pages and 4 a harvest would be ${whole(day.bound)}. History then had ${whole(day.facts)} facts.`,
  ].join('\n');
}

function pullLine(pull: Pulled): string {
  const full = Math.ceil(pull.deliveries / PAGE) + Math.ceil(pull.attributes / PAGE);
  const least = leastSeconds(pull);
  return `| ${[
    whole(pull.deliveries),
    whole(pull.attributes),
    `${pull.latencyMs}`,
    `${pull.dopHint}`,
    pull.heapMb === undefined ? 'as it comes' : `${pull.heapMb}`,
    whole(pull.requests),
    (pull.requests / full).toFixed(3),
    `${pull.throttles}`,
    pull.wall.toFixed(1),
    pull.latencyMs === 0 ? '' : (pull.wall / least).toFixed(2),
    pull.cpu.toFixed(1),
    whole(pull.peakRss / 1e6),
  ].join(' | ')} |`;
}

/** What latency and the limit on requests leave, seconds. */
function leastSeconds({ requests, latencyMs, dopHint }: Pulled): number {
  const windows = Math.ceil(requests / WINDOW_REQUESTS) - 1;
  return Math.max((requests * latencyMs) / 1000 / dopHint, windows * WINDOW_SECONDS);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
