/** Dispatches what is due and works on it, as a process of its own that prints what it took as JSON: node sender-process.ts STORAGE PREFIX SMTP */
import { readFileSync } from 'node:fs';
import { forEachAhead } from '../../src/parallel.ts';
import { startBenchApp } from './bench-app.ts';
import { countRequests } from './count-requests.ts';
import { type CpuShares, sampleCpu } from './cpu-shares.ts';

/** What dispatching took: seconds, requests to storage, messages given and problems told. */
export interface DispatchFigures {
  readonly seconds: number;
  readonly requests: number;
  readonly messages: number;
  readonly problems: number;
}

/** What sending took. */
export interface SendFigures {
  readonly dispatch: DispatchFigures;
  readonly sent: number;
  /** Those that ended otherwise, or were left open. */
  readonly others: number;
  readonly seconds: number;
  /** Main thread and all else, seconds. */
  readonly cpu: number;
  readonly requests: number;
  /** Resident memory at most, bytes: before the first delivery, after the first hundred, and after all. */
  readonly peaks: readonly [before: number, first: number, all: number];
  /** What was still in use after all, without garbage, bytes; null where this process cannot collect it (--expose-gc). */
  readonly inUse: number | null;
  readonly shares: CpuShares;
  /** How many were worked on at once. */
  readonly atOnce: number;
}

const FIRST = 100;

async function main([connectionString = '', prefix = '', smtpUrl]: readonly string[]): Promise<SendFigures | DispatchFigures> {
  const requests = countRequests();
  const app = await startBenchApp({ connectionString, prefix, smtpUrl });
  requests();
  const startMs = performance.now();
  const { messages, problems } = await app.dispatch();
  const dispatch = {
    seconds: secondsSince(startMs),
    requests: requests().requests,
    messages: messages.length,
    problems: problems.length,
  };
  if (smtpUrl === undefined) return dispatch;
  const endSampling = await sampleCpu();
  const [sendMs, cpu, before] = [performance.now(), process.cpuUsage(), peakBytes()];
  const atOnce = deliveriesAtOnce();
  let [sent, others, first] = [0, 0, before];
  await forEachAhead(messages, atOnce, async (message) => {
    const delivered = await app.deliver(JSON.stringify(message));
    if (delivered?.delivery.state === 'sent') sent++;
    else {
      others++;
      console.error(`bench: ${message.subscription} is ${delivered?.delivery.state}: ${delivered?.delivery.reason}`);
    }
    if (sent + others === FIRST) first = peakBytes();
    if ((sent + others) % FIRST === 0) console.error(`bench: ${sent + others} done after ${secondsSince(sendMs).toFixed(0)} s`);
  });
  const [seconds, used] = [secondsSince(sendMs), process.cpuUsage(cpu)];
  const figures = {
    ...{ dispatch, sent, others, seconds, requests: requests().requests, atOnce },
    cpu: (used.user + used.system) / 1e6,
    peaks: [before, first, peakBytes()] as const,
    inUse: inUseBytes(),
    shares: await endSampling(),
  };
  await app.close();
  return figures;
}

/** As many as the host gives one instance at once: a batch, and the next one when so many are left. */
function deliveriesAtOnce(): number {
  const { extensions } = JSON.parse(readFileSync(new URL('../../host.json', import.meta.url), 'utf8')) as {
    readonly extensions: { readonly queues: { readonly batchSize: number; readonly newBatchThreshold: number } };
  };
  return extensions.queues.batchSize + extensions.queues.newBatchThreshold;
}

function inUseBytes(): number | null {
  if (globalThis.gc === undefined) return null;
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}

function secondsSince(startMs: number): number {
  return (performance.now() - startMs) / 1000;
}

if (import.meta.main) {
  console.log(JSON.stringify(await main(process.argv.slice(2))));
  process.exit();
}
