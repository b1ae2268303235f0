/** What bench/deliveries/main.ts writes into docs/performance.md. Pure. */
import { SENDING_LIMIT_MS } from '../../src/harvest/run-limit.ts';
import type { Machine } from '../machine.ts';
import type { CpuShares } from './cpu-shares.ts';
import type { TakenMails } from './mail-server-process.ts';
import type { DispatchFigures, SendFigures } from './sender-process.ts';
import type { StageTimes } from './stage-process.ts';

export interface Size {
  /** Deliveries a day. */
  readonly count: number;
  /** Subscriptions whose digests are sent, each with a scope of its own. */
  readonly scopes: number;
  /** Subscriptions that are due in the same minute for the run of the dispatch timer. */
  readonly subscriptions: number;
  /** Days before the day, and those of them, the latest, that have facts. */
  readonly days: number;
  readonly factDays: number;
}

export interface DeliveriesMeasured {
  readonly size: Size;
  readonly rush: DispatchFigures;
  /** By a process of little memory, and by one that takes what it gets. */
  readonly small: SendFigures;
  readonly sending: SendFigures;
  readonly taken: TakenMails;
  readonly stages: StageTimes;
  /** Processes that waited for a core or ran, on average over a minute, before and after. */
  readonly load: readonly [before: number, after: number];
}

const TARGET_MS = 25;
/** The heap of the process of little memory, MiB: as bench/cold-start gives it to the smallest instance. */
export const SMALL_HEAP_MB = 256;
/** Digests that it sends. */
export const SMALL_COUNT = 100;
const MOST_MB = 400;

export function deliveriesSection(measured: DeliveriesMeasured, machine: Machine, date: string): string {
  const { size, load, stages } = measured;
  return [
    'Written by `npm run bench:deliveries`; no figure here is typed by hand.',
    '',
    `${date}, commit ${machine.commit}, Node ${machine.node}, ${machine.system}, ${machine.cpu}, ${machine.cores} cores; load ${load.map((value) => value.toFixed(1)).join(' before, ')} after.`,
    '',
    `A day of ${whole(size.count)} deliveries, and ${size.days} days before it with as many each, ${size.factDays} of them with facts. ${whole(size.scopes)} subscriptions with as many different scopes (three of 24 configurations, by turns with their queues, channels or dial modes) are due at 07:00 the day after. Azurite, sender and SMTP server are processes of their own.`,
    '',
    ...sendingLines(measured),
    '',
    smallLine(measured),
    '',
    `Model and render of ${whole(stages.model.length)} of them, one after the other, in time of the main thread, where storage answers from memory and what they share was loaded for the first of them (HISTORY_CACHE_MB as it is by default). The model is a whole look-up.`,
    '',
    `| | p50, ms | p95, ms | most, ms | target for p95, ms |`,
    '|---|--:|--:|--:|--:|',
    stageLine('model', stages.model),
    stageLine('render', stages.render),
    '',
    `The first look-up, with storage and by the clock: ${whole(stages.firstMs)} ms.`,
    '',
    rushLine(measured),
  ].join('\n');
}

function sendingLines({ sending, taken, size }: DeliveriesMeasured): string[] {
  const { sent, others, seconds, cpu, requests, peaks, inUse, shares, atOnce, dispatch } = sending;
  const [before, first, all] = peaks.map(megabytes);
  return [
    `Sending, ${atOnce} at once (host.json):`,
    '',
    '| | |',
    '|---|--:|',
    `| sent, by the records | ${whole(sent)} of ${whole(size.scopes)}, ${whole(others)} ended otherwise |`,
    `| mails that the server took, addresses | ${whole(taken.mails)}, ${whole(taken.recipients)} |`,
    `| mails a second | ${(sent / seconds).toFixed(2)} |`,
    `| seconds, and seconds of CPU | ${whole(seconds)}, ${whole(cpu)} |`,
    `| requests to storage a delivery | ${(requests / Math.max(1, sent + others)).toFixed(1)} |`,
    `| peak memory before, after 100, after all | ${before}, ${first}, ${all} MB |`,
    `| of it in use after all, heap and buffers without garbage | ${inUseText(inUse)} |`,
    `| dispatched before that | ${whole(dispatch.messages)} in ${dispatch.seconds.toFixed(1)} s |`,
    '',
    `What limits it, shares of the main thread's time: ${sharesText(shares)}.`,
  ];
}

function smallLine({ small: { sent, others, peaks, seconds, inUse } }: DeliveriesMeasured): string {
  const [before, , all] = peaks.map(megabytes);
  return `How much of that memory it needs: ${whole(sent)} of ${whole(sent + others)} further digests, each of another scope, by a process with a heap of ${SMALL_HEAP_MB} MiB at most, the space of young objects in it (\`--max-heap-size\`, as the smallest instance has it; else V8 takes what there is): at most ${all} MB resident, where ${MOST_MB} are allowed, ${before} of it before the first; ${inUseText(inUse)} in use after all; ${whole(seconds)} s.`;
}

function rushLine({ rush, size }: DeliveriesMeasured): string {
  const { seconds, requests, messages, problems } = rush;
  return `${whole(size.subscriptions)} subscriptions due in the same minute: the run of the dispatch timer made ${whole(messages)} records and gave as many messages in ${seconds.toFixed(1)} s, where it may take ${whole(SENDING_LIMIT_MS / 1_000)} s; ${whole(requests)} requests to storage, ${whole(problems)} problems.`;
}

function stageLine(name: string, times: readonly number[]): string {
  const values = [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(1));
  return `| ${name} | ${values.join(' | ')} | ${TARGET_MS} |`;
}

function sharesText(shares: CpuShares): string {
  return Object.entries(shares)
    .toSorted(([, a], [, b]) => b - a)
    .map(([part, share]) => `${part} ${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`)
    .join(', ');
}

/** By nearest rank. */
function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function inUseText(bytes: number | null): string {
  return bytes === null ? 'unknown' : `${megabytes(bytes)} MB`;
}

function megabytes(bytes: number): string {
  return whole(bytes / 1e6);
}
