/** What a harvest knows before it reads: where it goes on, what was dealt with before, and which slices it will cut. */
import { changedFilter } from '../dataverse/filter.ts';
import { notePrivacyKey } from '../history/state/privacy-key.ts';
import { numberedRules } from '../history/state/rules-versions.ts';
import { HARVEST_PARTITION, type HarvestState, harvestState } from '../history/state/watermarks.ts';
import { readAhead } from '../history/tables/read-ahead.ts';
import { rowId } from '../metrics/fact/make-fact.ts';
import type { DeliveryRow } from '../metrics/row/row.ts';
import { instantMs } from '../metrics/row/text.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, QUARTER_MS } from '../time/lengths.ts';
import { quarterOf } from '../time/quarter.ts';
import { fileRows } from './file/file-rows.ts';
import { filingBuffer } from './file/filing-buffer.ts';
import { journalOf } from './file/journal.ts';
import type { HarvestOptions, HarvestPorts } from './pull/harvest-ports.ts';
import { type LateResults, lateResults } from './pull/late-results.ts';
import { noteLost } from './pull/lost-changes.ts';
import { newPull, type Pull } from './pull/pull-batch.ts';
import type { SlicePorts } from './pull/pull-slice.ts';
import { loadRecentRows, type RecentRows } from './pull/recent-rows.ts';
import { assertSameOrganisation } from './pull/same-organisation.ts';
import { openConversationsBeside, type SideSteps, sideSteps } from './pull/side-steps.ts';
import { type ClosedSlice, type Slice, type SlicePlan, slicePlan } from './pull/slices.ts';
import { trustOf } from './pull/trust-of.ts';

/** Rows may become visible this much later than their modifiedon says (elastic tables are eventually consistent). */
export const OVERLAP_MS = 5 * MINUTE_MS;

/** What the steps of one harvest share. */
export interface Harvest extends HarvestPorts {
  readonly options: HarvestOptions;
  readonly isOver: () => boolean;
  readonly state: HarvestState;
  readonly sinceMs: number;
  /** Where changes have to be read from; undefined for results where the first harvest has not begun yet: it reads all of them with their deliveries. */
  readonly from: { readonly deliveriesMs: number; resultsMs: number | undefined };
  readonly plan: SlicePlan;
  /** Up to where the last, open slice begins. */
  readonly closed: ClosedSlice;
  readonly pull: Pull;
  readonly slices: SlicePorts;
  readonly recent: Readonly<Record<'deliveries' | 'attributes', RecentRows>>;
  readonly late: LateResults;
  readonly isTrusted: () => Promise<boolean>;
  /** Whether an earlier harvest has read all there was. */
  readonly hasCompleted: boolean;
  readonly side: SideSteps;
  /** What the run has to tell of so far. */
  readonly told: { orphans: number };
}

/** Files first what a crashed run was about to file: its rows may be gone from Dataverse. @throws DataverseError, StoreError */
export async function beginHarvest(ports: HarvestPorts, options: HarvestOptions): Promise<Harvest> {
  const { documents, quarters, blobs } = ports;
  const { nowMs, signal, isOver = () => false } = options;
  const serverMs = await assertSameOrganisation(ports, signal);
  await journalOf(blobs).replay((filings) => fileRows(quarters, filings), isOver);
  const ahead = await readAhead(documents, HARVEST_PARTITION);
  await notePrivacyKey(ahead, ports.rules.privacyKey, nowMs);
  const known = await harvestState(ahead).watermark();
  if (known !== undefined) await noteLost(ahead, known, { serverMs, overlapMs: OVERLAP_MS });
  const recent = {
    deliveries: await loadRecentRows(documents, 'deliveries', OVERLAP_MS, ahead),
    attributes: await loadRecentRows(documents, 'attributes', OVERLAP_MS, ahead),
  };
  const late = lateResults(recent.attributes);
  const rules = await numberedRules(ahead, ports.rules, nowMs);
  const pull = newPull({ ...ports, rules, ...options, onAttributes: late.settle });
  const side = sideSteps(isOver);
  const buffer = filingBuffer({ ...ports, open: openConversationsBeside(documents, side), nowMs });
  const sinceMs = known?.sinceMs ?? quarterOf(nowMs - ports.harvestFromDays * DAY_MS);
  // Of results written before the first harvest began, each was read with its delivery.
  const resultsMs = (await harvestState(ahead).attributesWatermark()) ?? known?.beganMs;
  const from = {
    deliveriesMs: known === undefined ? sinceMs : Math.max(known.modifiedMs, known.doneMs ?? 0) - OVERLAP_MS,
    resultsMs: resultsMs === undefined ? undefined : resultsMs - OVERLAP_MS,
  };
  return {
    ...ports,
    options,
    isOver,
    state: harvestState(documents),
    sinceMs,
    from,
    plan: slicePlan(known?.widthMs),
    closed: closedSpan(from, known?.readToMs ?? 0, nowMs),
    pull,
    slices: {
      pull,
      buffer,
      isSettled: (row, serverMs) => isSettledRow(recent.deliveries, row, serverMs),
      ...listingsOf(ports, from, late, options),
    },
    recent,
    late,
    isTrusted: trustOf(pull, known !== undefined),
    hasCompleted: known?.readToMs !== undefined && known.readToMs !== null,
    side,
    told: { orphans: 0 },
  };
}

/** What was read lately is known to hold next to nothing: then all is one open slice, however long ago the last change was. */
function closedSpan({ deliveriesMs, resultsMs = deliveriesMs }: Harvest['from'], readToMs: number, nowMs: number): ClosedSlice {
  const fromMs = Math.min(deliveriesMs, resultsMs);
  const isLate = nowMs - Math.max(fromMs, readToMs) > HOUR_MS;
  return { fromMs, toMs: isLate ? nowMs - QUARTER_MS : fromMs };
}

/** Deliveries and results of a slice, each as far as they were not read before. */
function listingsOf({ dataverse }: HarvestPorts, from: Harvest['from'], late: LateResults, { signal }: HarvestOptions) {
  const rest = (slice: Slice, fromMs: number): Slice | undefined =>
    slice.toMs !== undefined && slice.toMs <= fromMs ? undefined : { ...slice, fromMs: Math.max(slice.fromMs, fromMs) };
  return {
    filterOf(slice: Slice) {
      const own = rest(slice, from.deliveriesMs);
      return own && changedFilter(own.fromMs, own.toMs);
    },
    async *listResults(slice: Slice) {
      const own = from.resultsMs === undefined ? undefined : rest(slice, from.resultsMs);
      if (own === undefined) return;
      for await (const page of dataverse.listResultsChanged(own.fromMs, own.toMs, { signal })) {
        late.note(page.rows);
        yield page;
      }
    },
  };
}

/** Whether this version of a row was dealt with before. One created within the overlap is not settled yet: its attributes may not be visible. */
function isSettledRow(recent: RecentRows, row: DeliveryRow, serverMs: number): boolean {
  const modifiedMs = instantMs(row.modifiedon) ?? 0;
  const version = { id: rowId(row), versionnumber: row.versionnumber, modifiedon: row.modifiedon };
  if (recent.has(version, modifiedMs)) return true;
  if ((instantMs(row.createdon) ?? 0) <= serverMs - OVERLAP_MS) recent.add(version, modifiedMs);
  return false;
}
