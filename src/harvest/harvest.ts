/** Brings history up to date with Dataverse: incrementally by modifiedon, or one span of time at once. */
import type { DataverseClient } from '../dataverse/client.ts';
import { DataverseError } from '../errors.ts';
import type { DocumentStore } from '../history/document-store.ts';
import type { QuarterStore } from '../history/quarter-store.ts';
import type { Rules } from '../metrics/rules.ts';
import { quarterOf } from '../time/quarter.ts';
import { countBacklog, saveBacklog } from './backlog.ts';
import type { Span } from './coverage.ts';
import { changedFilter, dayFilter } from './day-filter.ts';
import { harvestState } from './harvest-state.ts';
import { rememberNames } from './names.ts';
import { openConversations } from './open-conversations.ts';
import { type PullCounts, type PullResult, pullRows } from './pull-rows.ts';
import { refreshConversations } from './refresh-conversations.ts';
import { SETTLE_MS } from './settle.ts';

export interface HarvestPorts {
  readonly dataverse: DataverseClient;
  readonly quarters: QuarterStore;
  readonly documents: DocumentStore;
  readonly rules: Rules;
  /** How far back the first harvest reads, days. */
  readonly harvestFromDays: number;
}

export interface HarvestOptions {
  /** This process's clock, UTC epoch milliseconds: cuts a long reading into slices, never decides what has been read. */
  readonly nowMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((counts: Readonly<PullCounts>) => void) | undefined;
}

export interface HarvestResult extends PullCounts {
  /** Whether the right to see every row could be checked where no row was found. */
  readonly isVerified: boolean;
}

/** Rows may become visible this much later than their modifiedon says (elastic tables are eventually consistent). */
export const OVERLAP_MS = 5 * 60_000;
/** A delivery that has been open for longer is counted no more: it may have expired from Dataverse unseen. */
const BACKLOG_DAYS = 35;
const SLICE_MS = 24 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** Reads what changed since the last harvest and files it; the watermark moves after each slice, so a run that ends early goes on where it was. @throws DataverseError (no-rights where rows may not be seen), StoreError */
export async function harvest(ports: HarvestPorts, options: HarvestOptions): Promise<HarvestResult> {
  const state = harvestState(ports.documents);
  const known = await state.watermark();
  const sinceMs = known?.sinceMs ?? quarterOf(options.nowMs - ports.harvestFromDays * DAY_MS);
  const total: PullCounts = { deliveries: 0, attributes: 0, malformed: 0 };
  let readAtMs = sinceMs;
  let mayRead: boolean | undefined;
  // Rows that may not be seen look like none: had they counted as read, nobody would go back for them once the right is given.
  const isTrusted = async () => {
    if (total.deliveries > 0) return true;
    mayRead ??= await verifyRights(ports.dataverse);
    return mayRead || known !== undefined;
  };
  for (const [fromMs, toMs] of slices(known === undefined ? sinceMs : known.modifiedMs - OVERLAP_MS, options.nowMs)) {
    const result = await pull(changedFilter(fromMs, toMs), ports, options, total);
    readAtMs = result.readAtMs;
    const seenMs = toMs !== undefined && toMs <= readAtMs - OVERLAP_MS ? toMs : (result.newestModifiedMs ?? fromMs);
    // Never past the server's clock: a row stamped in the future must not hide those to come.
    if (await isTrusted()) await state.moveWatermark({ sinceMs, modifiedMs: Math.max(sinceMs, Math.min(seenMs, readAtMs)) });
  }
  if (!(await isTrusted())) return { ...total, isVerified: false };
  // Only now: a row placed in the first slice may have been changed, and so be found, in the last.
  await state.addCoverage([sinceMs, readAtMs], readAtMs);
  const agents = await refreshConversations({ ...ports, open: openConversations(ports.documents) }, options.nowMs, options.signal);
  await rememberNames(ports.documents, ports.dataverse, 'agent', agents, options.nowMs);
  await saveBacklog(ports.documents, await countBacklog(ports.quarters, Math.max(sinceMs, readAtMs - BACKLOG_DAYS * DAY_MS), readAtMs));
  return { ...total, isVerified: true };
}

/** Reads the rows placed or created in a span and files them. @throws DataverseError, StoreError */
export async function pullSpan(ports: HarvestPorts, [fromMs, toMs]: Span, options: HarvestOptions): Promise<HarvestResult> {
  const total: PullCounts = { deliveries: 0, attributes: 0, malformed: 0 };
  const { readAtMs } = await pull(dayFilter(fromMs, toMs), ports, options, total);
  const isVerified = total.deliveries > 0 || (await verifyRights(ports.dataverse));
  // Nothing found without the right to see is nothing known.
  if (isVerified) await harvestState(ports.documents).addCoverage([fromMs, settledEnd(toMs, readAtMs)], readAtMs);
  return { ...total, isVerified };
}

/** What has only just ended can still change, and nobody may come back to read it: that much of the end does not count as read. */
function settledEnd(toMs: number, readAtMs: number): number {
  return toMs + SETTLE_MS <= readAtMs ? toMs : Math.min(toMs, readAtMs - SETTLE_MS);
}

async function pull(filter: string, ports: HarvestPorts, options: HarvestOptions, total: PullCounts): Promise<PullResult> {
  const before = { ...total };
  const onProgress = (counts: Readonly<PullCounts>) => {
    for (const key of ['deliveries', 'attributes', 'malformed'] as const) total[key] = before[key] + counts[key];
    options.onProgress?.(total);
  };
  const open = openConversations(ports.documents);
  const result = await pullRows(filter, { ...ports, open, nowMs: options.nowMs, signal: options.signal, onProgress });
  onProgress(result);
  await rememberNames(ports.documents, ports.dataverse, 'queue', result.queues, options.nowMs);
  await rememberNames(ports.documents, ports.dataverse, 'configuration', result.configurations, options.nowMs);
  await rememberNames(ports.documents, ports.dataverse, 'agent', result.agents, options.nowMs);
  return result;
}

/** Slices of a reading: whole ones up to now, the last one open at its end. */
function slices(fromMs: number, nowMs: number): (readonly [fromMs: number, toMs: number | undefined])[] {
  const parts: [number, number | undefined][] = [];
  let at = fromMs;
  for (; at + SLICE_MS < nowMs; at += SLICE_MS) parts.push([at, at + SLICE_MS]);
  return [...parts, [at, undefined]];
}

/** Whether the account may see every row; false where Dataverse cannot tell. @throws DataverseError dataverse.no-rights where it may not */
async function verifyRights(dataverse: DataverseClient): Promise<boolean> {
  const { verified } = await dataverse.checkRights();
  return verified;
}

/** The error for a day that looks empty to an account whose rights are not known. */
export function emptyUnverified(span: string): DataverseError {
  return new DataverseError(
    'dataverse.no-rights',
    `Cannot tell whether ${span} had no deliveries: Dataverse showed none, and whether the application user may read all of them could not be checked; give it organisation-level Read on msdyn_proactive_delivery and msdyn_proactive_delivery_attribute`,
  );
}
