/** The main job for one day: pull, compute, keep the snapshot, send the digest. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../src/app.ts';
import type { DigestId, LedgerEntry } from '../src/subscriptions/delivery/ledger.ts';
import type { SentDigest } from '../src/subscriptions/dispatch.ts';
import type { Period } from '../src/time/local-day.ts';
import type { Progress } from './progress.ts';

/** Reads the days from Dataverse into history. @throws as App.pull */
export async function pullDays(app: App, periods: readonly Period[], progress: Progress): Promise<void> {
  for (const period of periods) {
    const { deliveries, attributes, malformed } = await app.pull(period, { onProgress: progress.rows });
    const unreadable = malformed === 0 ? '' : `, ${malformed} columns unreadable`;
    progress.step(`read ${period.from} (${period.zone}): ${deliveries} deliveries, ${attributes} attributes${unreadable}`);
  }
}

/** Sends a digest, waiting for another process that is at it. */
export async function sendAndWait(app: App, digest: DigestId, period: Period, progress: Progress): Promise<SentDigest> {
  for (;;) {
    const sent = await app.send(digest, period);
    const busy = sent.entries.filter(({ state }) => state === 'sending');
    if (busy.length === 0) return sent;
    const untilMs = Math.max(...busy.map(({ leaseMs }) => leaseMs));
    progress.step('another run began to send this digest; waiting for what comes of it');
    await sleep(Math.max(100, untilMs - Date.now()));
  }
}

/** Says of a digest that an earlier run had dealt with when that was, in UTC; empty where this run, begun at `beganMs` (UTC epoch milliseconds), did. */
export function mailedBefore({ state, atMs }: Pick<LedgerEntry, 'state' | 'atMs'>, beganMs: number): string {
  if (state !== 'sent' || atMs >= beganMs) return '';
  return `mailed before, on ${new Date(atMs).toISOString().slice(0, 16).replace('T', ' at ')} UTC, and not again: `;
}

/** The recipients that the digest is not known to have reached, each as a line; empty where all went well. */
export function notSent(entries: readonly LedgerEntry[]): string[] {
  return entries
    .filter(({ state }) => state !== 'sent')
    .map(({ recipient, state, reason }) => `Cannot send the digest to "${recipient}": ${state}; ${reason}`);
}
