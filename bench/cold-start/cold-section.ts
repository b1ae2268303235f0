/** What bench/cold-start/main.ts writes into docs/performance.md. Pure. */
import { type BundledPackage, OWN } from '../../dev/package/bundled-packages.ts';
import type { Machine } from '../machine.ts';
import { ratioOf, type Spread, spreadOf } from '../measure.ts';
import type { Started } from './app-process.ts';

/** What is asked of an app that was just started. */
export const FIRST_CALLS = {
  report: 'a report of a closed day, as JSON',
  page: 'the same as a page',
  harvest: 'a harvest of what changed since the last one',
  dispatch: 'a tick of dispatch, with nothing due',
  mail: 'a mail of a subscription, as a test',
} as const;
export type FirstCall = keyof typeof FIRST_CALLS;

/** What a process of the smallest instance does. */
export const SMALL_STEPS = {
  'harvest all': 'reads all, and puts the day on record',
  digest: 'the digest: dispatch, queue and mail',
  page: 'the page of the day',
} as const;
export type SmallStep = keyof typeof SMALL_STEPS;

type Rounds = readonly Started[];

export interface ColdStart {
  /** Code alone, without maps. */
  readonly sizeBytes: number;
  readonly files: number;
  readonly packages: readonly BundledPackage[];
  /** Round by round, of the bundle and of dist/ with node_modules. */
  readonly calls: Readonly<Record<FirstCall, { readonly bundled: Rounds; readonly unbundled: Rounds }>>;
  /** Deliveries and attributes of the day that the first calls are asked about, and of the smallest instance's. */
  readonly rows: { readonly first: number; readonly small: number };
  /** --max-heap-size, MiB. */
  readonly heapMb: number;
  readonly small: Readonly<Record<SmallStep, Started>>;
  /** Processes that waited for a core or ran, on average over a minute, before and after. */
  readonly load: readonly [before: number, after: number];
}

const BUDGETS = { sizeMb: 6, importRatio: 0.4, reportSeconds: 1.5, memoryMb: 512 } as const;
const ATTRIBUTES_EACH = 5;
const SHOWN_PACKAGES = 8;

export function coldSection(measured: ColdStart, machine: Machine, date: string): string {
  return [
    'Written by `npm run bench:cold`; no figure here is typed by hand.',
    '',
    `${date}, commit ${machine.commit}, Node ${machine.node}, ${machine.system}, ${machine.cpu}, ${machine.cores} cores; load ${measured.load.map((value) => value.toFixed(1)).join(' before, ')} after.`,
    '',
    ...sizeLines(measured),
    '',
    ...startLines(measured),
    '',
    ...smallLines(measured),
  ].join('\n');
}

function sizeLines({ sizeBytes, files, packages }: ColdStart): string[] {
  const shown = packages.slice(0, SHOWN_PACKAGES).map((one) => `${one.folder.replace('node_modules/', '')} ${megabytes(one.sizeBytes)}`);
  return [
    `What \`npm run package\` gathers: ${megabytes(sizeBytes)} MB of code in ${files} files, without maps; at most ${BUDGETS.sizeMb} are allowed. Of these are, in MB: ${shown.join(', ')} (${OWN} with its texts and tables); the others are smaller.`,
  ];
}

function startLines({ calls, rows }: ColdStart): string[] {
  const all = Object.values(calls);
  const [bundled, unbundled] = [all.flatMap((call) => call.bundled), all.flatMap((call) => call.unbundled)];
  const before = spreadOf(calls.report.bundled.map(({ beforeMs, cpuMs }) => (beforeMs + cpuMs) / 1000));
  const reported = spreadOf(calls.report.bundled.map(({ cpuMs }) => cpuMs / 1000));
  return [
    `A start, each in a process of its own: the bundle beside dist/ with its packages, ${calls.report.bundled.length} rounds in each of which both did everything. A process registers all functions at once, whichever is called then; what only a call needs is loaded at the first one. A day of ${whole(rows.first)} deliveries. Milliseconds: the median, with the least and the greatest.`,
    '',
    '| | bundle | dist/ and node_modules | bundle : dist/ |',
    '|---|--:|--:|--:|',
    row('import of all functions, by the clock', bundled, unbundled, ({ importMs }) => importMs),
    row('import of all functions, of the processor', bundled, unbundled, ({ importCpuMs }) => importCpuMs),
    row('the same with the app behind them, by the clock', bundled, unbundled, ({ wholeMs }) => wholeMs),
    row('the same with the app behind them, of the processor', bundled, unbundled, ({ wholeCpuMs }) => wholeCpuMs),
    ...(Object.keys(FIRST_CALLS) as FirstCall[]).map((call) =>
      row(`import and ${FIRST_CALLS[call]}, of the processor`, calls[call].bundled, calls[call].unbundled, ({ cpuMs }) => cpuMs),
    ),
    '',
    `The import of the app, with what stands behind the functions, may take ${BUDGETS.importRatio.toFixed(2)} of the unbundled one; what a start does not load is saved by both. The first report takes ${seconds(reported)} s of the processor, ${seconds(before)} with the start of Node and of the host for development; ${BUDGETS.reportSeconds} are allowed.`,
  ];
}

function smallLines({ rows, heapMb, small }: ColdStart): string[] {
  return [
    `The smallest instance of Flex Consumption has ${BUDGETS.memoryMb} MB. A day of ${whole(rows.small)} deliveries and ${whole(rows.small * ATTRIBUTES_EACH)} attributes by the bundle, each line a process of its own with a heap of ${heapMb} MiB at most, the space of young objects in it (\`--max-heap-size\`; more memory would let it grow), the host for development in it; emulator and Azurite are processes besides.`,
    '',
    `| | processor, s | memory at most, MB | of ${BUDGETS.memoryMb} |`,
    '|---|--:|--:|--:|',
    ...(Object.keys(SMALL_STEPS) as SmallStep[]).map((step) => {
      const { cpuMs, peakRss } = small[step];
      return `| ${SMALL_STEPS[step]} | ${(cpuMs / 1000).toFixed(1)} | ${whole(peakRss / 1e6)} | ${(peakRss / 1e6 / BUDGETS.memoryMb).toFixed(2)} |`;
    }),
  ];
}

function row(name: string, bundled: Rounds, unbundled: Rounds, of: (started: Started) => number): string {
  const [ours, theirs] = [bundled.map(of), unbundled.map(of)];
  const { median, min, max } = ratioOf(ours, theirs);
  const ratio = `${median.toFixed(2)} (${min.toFixed(2)} to ${max.toFixed(2)})`;
  return `| ${[name, milliseconds(spreadOf(ours)), milliseconds(spreadOf(theirs)), ratio].join(' | ')} |`;
}

function milliseconds({ median, min, max }: Spread): string {
  return `${whole(median)} (${whole(min)} to ${whole(max)})`;
}

function seconds({ median, max }: Spread): string {
  return `${median.toFixed(2)} (at most ${max.toFixed(2)})`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(2);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
