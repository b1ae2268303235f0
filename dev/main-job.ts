/** The main job for one day: pull, compute, keep the snapshot, send the digest. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../src/app.ts';
import type { LedgerEntry } from '../src/subscriptions/delivery/ledger.ts';
import type { SentNow } from '../src/subscriptions/orders/send-now.ts';
import { DEFAULT_SUBSCRIPTION } from '../src/subscriptions/subscription/subscription.ts';
import type { Period } from '../src/time/local-day.ts';
import type { Progress } from './progress.ts';

/** Reads the days from Dataverse into history. @throws as App.pull */
export async function pullDays(app: App, periods: readonly Period[], progress: Progress, signal?: AbortSignal): Promise<void> {
  for (const period of periods) {
    const { deliveries, attributes, malformed } = await app.pull(period, { onProgress: progress.rows, signal });
    const unreadable = malformed === 0 ? '' : `, ${malformed} columns unreadable`;
    progress.step(`read ${period.from} (${period.zone}): ${deliveries} deliveries, ${attributes} attributes${unreadable}`);
  }
}

/** Sends a digest of the settings' own subscription; undefined where nobody is to get one. */
export async function sendAndWait(
  app: App,
  period: Period,
  again: boolean,
  progress: Progress,
  signal?: AbortSignal,
): Promise<SentNow | undefined> {
  const { subscriptions } = await app.subscriptions.list();
  const kept = subscriptions.find(({ subscription }) => subscription.id === DEFAULT_SUBSCRIPTION);
  if (kept === undefined) return undefined;
  const send = () => app.sendNow({ subscription: kept.subscription, period, periodKind: 'day', again });
  return untilSent(send, kept.subscription.id, progress, signal);
}

/** Sends a digest of a subscription, waiting while another process is at it: one that was killed holds it for up to a minute. */
export async function untilSent(send: () => Promise<SentNow>, id: string, progress: Progress, signal?: AbortSignal): Promise<SentNow> {
  for (;;) {
    const sent = await send();
    const untilMs = Math.max(sent.busyUntilMs, ...sent.entries.filter(({ state }) => state === 'sending').map(({ leaseMs }) => leaseMs));
    if (untilMs === 0) return sent;
    progress.step(`another run began to send "${id}", or was killed at it: waiting until ${timeOf(untilMs)} UTC for what comes of it`);
    await sleep(Math.max(100, untilMs - Date.now()), undefined, { signal });
  }
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}

/** Says of a digest that an earlier run had dealt with when that was, in UTC; empty where this run, begun at `beganMs` (UTC epoch milliseconds), did. */
export function mailedBefore({ state, atMs }: Pick<LedgerEntry, 'state' | 'atMs'>, beganMs: number): string {
  if (state !== 'sent' || atMs >= beganMs) return '';
  return `mailed before, on ${new Date(atMs).toISOString().slice(0, 16).replace('T', ' at ')} UTC, and not again: `;
}

/** The recipients that the digest is not known to have reached, each as a line; empty where all went well. */
export function notSent(sent: SentNow | undefined): string[] {
  if (sent?.error) return [`Cannot send the digest: ${sent.error.message}`];
  const missing = sent?.entries.filter(({ state }) => state !== 'sent') ?? [];
  return missing.map(({ recipient, state, reason }) => `Cannot send the digest to "${recipient}": ${state}; ${reason}`);
}
