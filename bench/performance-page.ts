/** docs/performance.md, out of measured values alone. */
import { type BenchFiles, PAGE_ROWS } from './bench-files.ts';
import type { CodecSpeed } from './codec.ts';
import type { CubeSpeed } from './cube-speed.ts';
import type { Machine } from './machine.ts';
import { ratioOf, type Spread, spreadOf } from './measure.ts';
import type { PeakMemory } from './peak-memory.ts';
import type { StoredSize } from './stored-size.ts';

/** The programs that read the same bytes. */
const CONTENDERS = {
  parse: 'JSON.parse alone',
  pipeline: 'parse, check, facts and cubes',
  duckDb: 'DuckDB, one thread, the compared totals',
} as const;
export type ContenderName = keyof typeof CONTENDERS;

export interface Measured {
  readonly machine: Machine;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly files: Pick<BenchFiles, 'sizeBytes' | 'deliveryCount' | 'attributeCount'>;
  /** Milliseconds, round by round. */
  readonly times: Readonly<Record<ContenderName, readonly number[]>>;
  /** Number of figures on which the pipeline and DuckDB agreed before anything was timed. */
  readonly totals: number;
  readonly memory: PeakMemory;
  readonly codec: CodecSpeed;
  /** Of a day of as many deliveries as the least of those stored. */
  readonly cubes: readonly { readonly scopes: string; readonly speed: CubeSpeed }[];
  readonly stored: readonly { readonly scopes: string; readonly size: StoredSize }[];
}

/** The page as Markdown. */
export function performancePage(measured: Measured): string {
  const { files, times, machine, memory } = measured;
  const { parse, pipeline, duckDb } = times;
  return [
    '# Performance',
    'Written by `npm run bench`; no figure here is typed by hand. Values are medians, with the least and the greatest of all rounds.',
    '',
    `${measured.date}, commit ${machine.commit}, Node ${machine.node}, DuckDB ${machine.duckDb}, ${machine.system}, ${machine.cpu}, ${machine.cores} cores, ${gigabytes(machine.memoryBytes)} of memory.`,
    '',
    '## Rows to cubes',
    `${whole(files.deliveryCount)} deliveries and ${whole(files.attributeCount)} attributes of one day, ${whole(files.sizeBytes)} bytes of NDJSON, in ${parse.length} rounds; each round runs all three.`,
    `The pipeline reads the bytes in batches of ${whole(PAGE_ROWS)} deliveries, parses and checks every row, makes facts of them, and counts a cube for each quarter hour.`,
    'DuckDB reads the same bytes from its files and counts the same deliveries, but checks no row, keeps no fact and makes its lists for the day only.',
    "Calling hours, local hours, abandonment, shares of windows and quality marks are the pipeline's alone: SQL has no zones of phone numbers. So DuckDB does less.",
    `Before the first round both had to agree on ${whole(measured.totals)} figures.`,
    '',
    '| | milliseconds | deliveries a second | all rows a second |',
    '|---|--:|--:|--:|',
    ...contenderNames().map((name) => timeRow(name, times[name], files)),
    '',
    '| ratio of times, round by round | |',
    '|---|--:|',
    `| pipeline with its own JSON.parse : JSON.parse | ${ratio(ratioOf(pipeline, parse))} |`,
    `| pipeline from parsed rows on (its time less that of JSON.parse in the same round) : JSON.parse | ${ratio(ratioOf(lessOf(pipeline, parse), parse))} |`,
    `| pipeline with its own JSON.parse : DuckDB | ${ratio(ratioOf(pipeline, duckDb))} |`,
    `| DuckDB : JSON.parse | ${ratio(ratioOf(duckDb, parse))} |`,
    '',
    `Memory of the pipeline in a process of its own, resident: ${megabytes(memory.peakBytes)} at most, of which ${megabytes(memory.startBytes)} before the first row. It holds the facts of the whole day at once, which a harvest does not.`,
    '',
    '## Facts to files',
    `Facts a second, as Parquet with zstd: written ${speed(measured.codec.pack)}, read whole ${speed(measured.codec.unpack)}.`,
    '',
    'Bytes of one day as they lie in Blob Storage once it is over: folded, facts with what they have behind them, and what it tells of contacts.',
    '',
    '| deliveries | scopes | facts | a fact | intake entries | an entry | tallies | details | tallies and details | contacts |',
    '|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...measured.stored.map(sizeRow),
    '',
    'Milliseconds for the cubes of the first of these days: written from those of its quarter hours, read as the one cube that a report of the day is made of, and their tallies alone summed by queue.',
    '',
    '| scopes | written | read as one cube | tallies alone |',
    '|---|--:|--:|--:|',
    ...measured.cubes.map(
      ({ scopes, speed: { write, sum, tallies } }) => `| ${[scopes, speed(write), speed(sum), speed(tallies)].join(' | ')} |`,
    ),
    '',
  ].join('\n');
}

/** Round by round. */
function lessOf(times: readonly number[], others: readonly number[]): number[] {
  return times.map((time, round) => time - (others[round] ?? Number.NaN));
}

function contenderNames(): ContenderName[] {
  return Object.keys(CONTENDERS) as ContenderName[];
}

function timeRow(name: ContenderName, timesMs: readonly number[], { deliveryCount, attributeCount }: Measured['files']): string {
  const { median, min, max } = spreadOf(timesMs);
  const perSecond = (rows: number) => whole(Math.round(rows / (median / 1000) / 1000) * 1000);
  const ms = `${whole(median)} (${whole(min)} to ${whole(max)})`;
  return `| ${CONTENDERS[name]} | ${ms} | ${perSecond(deliveryCount)} | ${perSecond(deliveryCount + attributeCount)} |`;
}

function sizeRow({ scopes, size }: Measured['stored'][number]): string {
  const each = (bytes: number) => (bytes / size.deliveries).toFixed(1);
  const cells = [whole(size.deliveries), scopes, whole(size.facts), each(size.facts), whole(size.intakes), each(size.intakes)];
  return `| ${[...cells, whole(size.tallies), whole(size.details), whole(size.tallies + size.details), whole(size.contacts)].join(' | ')} |`;
}

function ratio({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} (${min.toFixed(2)} to ${max.toFixed(2)})`;
}

function speed({ median, min, max }: Spread): string {
  return `${whole(median)} (${whole(min)} to ${whole(max)})`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
