/** Whether the app does its job: how far it has read, and whether each digest reached its recipients. */
import { harvestState } from '../harvest/harvest-state.ts';
import type { DocumentStore } from '../history/document-store.ts';
import { addDays, dateAt } from '../time/local-day.ts';
import { DEFAULT_SUBSCRIPTION } from './dispatch.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';

export interface Health {
  /** failing = a person has to look; behind = Dataverse has not been read for an hour; starting = never read yet. */
  readonly status: 'ok' | 'starting' | 'behind' | 'failing';
  /** Up to when Dataverse has been read, ISO 8601 UTC. */
  readonly readTo: string | null;
  /** Now less readTo, seconds. */
  readonly lagSeconds: number | null;
  /** Digests of the last 14 days that are not known to have arrived at the mail server. */
  readonly digests: readonly (Pick<LedgerEntry, 'recipient' | 'state' | 'reason'> & { readonly date: string; readonly at: string })[];
}

const BEHIND_MS = 3_600_000;
const DAYS = 14;

/** @throws StoreError where the history cannot be read */
export async function checkHealth(documents: DocumentStore, ledger: Ledger, zone: string, nowMs: number): Promise<Health> {
  const { readToMs } = await harvestState(documents).coverage();
  const today = dateAt(nowMs, zone);
  const digests: Health['digests'][number][] = [];
  for await (const { state, date, recipient, reason, atMs } of ledger.list(DEFAULT_SUBSCRIPTION, addDays(today, -DAYS), today)) {
    if (state !== 'sent') digests.push({ date, recipient, state, reason, at: new Date(atMs).toISOString() });
  }
  const lagMs = readToMs === null ? null : nowMs - readToMs;
  return {
    status: statusOf(lagMs, digests),
    readTo: readToMs === null ? null : new Date(readToMs).toISOString(),
    lagSeconds: lagMs === null ? null : Math.round(lagMs / 1000),
    digests,
  };
}

function statusOf(lagMs: number | null, digests: Health['digests']): Health['status'] {
  if (digests.some(({ state }) => state === 'failed' || state === 'ambiguous')) return 'failing';
  if (lagMs === null) return 'starting';
  return lagMs > BEHIND_MS ? 'behind' : 'ok';
}
