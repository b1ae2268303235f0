/** Brings history up to date with Dataverse, incrementally: what was changed since the last harvest is read and filed. */
import { saveOrphans } from '../history/state/orphans.ts';
import { notePrivacyKey } from '../history/state/privacy-key.ts';
import { numberedRules } from '../history/state/rules-versions.ts';
import { type HarvestState, harvestState } from '../history/state/watermarks.ts';
import { rowId } from '../metrics/fact/make-fact.ts';
import type { DeliveryRow } from '../metrics/row/row.ts';
import { instantMs } from '../metrics/row/text.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, QUARTER_MS } from '../time/lengths.ts';
import { quarterOf } from '../time/quarter.ts';
import { fileRows } from './file/file-rows.ts';
import { filingBuffer } from './file/filing-buffer.ts';
import { journalOf } from './file/journal.ts';
import { changedFilter } from './pull/day-filter.ts';
import { followUp } from './pull/follow-up.ts';
import type { HarvestOptions, HarvestPorts, HarvestResult } from './pull/harvest-ports.ts';
import { type LateResults, listLateResults } from './pull/late-results.ts';
import { noteLost, noteRead } from './pull/lost-changes.ts';
import { newPull, type Pull } from './pull/pull-batch.ts';
import { type PulledSlice, pullByIds, pullSlice, pullSlices, type SlicePorts } from './pull/pull-slices.ts';
import { loadRecentRows, type RecentRows } from './pull/recent-rows.ts';
import { assertSameOrganisation } from './pull/same-organisation.ts';
import { openConversationsBeside, type SideSteps, sideSteps } from './pull/side-steps.ts';
import { type SlicePlan, slicePlan } from './pull/slices.ts';
import { tellVanished } from './pull/tell-vanished.ts';
import { verifyRights } from './pull/verify-rights.ts';

/** Rows may become visible this much later than their modifiedon says (elastic tables are eventually consistent). */
export const OVERLAP_MS = 5 * MINUTE_MS;

/** What the steps of one harvest share. */
interface Harvest extends HarvestPorts {
  readonly options: HarvestOptions;
  readonly state: HarvestState;
  readonly sinceMs: number;
  /** Slices up to where the last, open one begins. */
  readonly plan: SlicePlan;
  readonly openFromMs: number;
  readonly pull: Pull;
  readonly slices: SlicePorts;
  readonly recent: Readonly<Record<'deliveries' | 'attributes', RecentRows>>;
  readonly attributesMs: number | undefined;
  /** Undefined at the first harvest, which reads all attributes with their deliveries. */
  readonly late: LateResults | undefined;
  readonly isTrusted: () => Promise<boolean>;
  /** Whether an earlier harvest has read all there was. */
  readonly hasCompleted: boolean;
  readonly side: SideSteps;
}

/**
 * Reads what changed since the last harvest and files it. The watermark moves on as slices are filed, so a run that ends early goes on
 * where it was; several runs at once do the same work twice and end in the same facts.
 * @throws DataverseError (no-rights where rows may not be seen), StoreError
 */
export async function harvest(ports: HarvestPorts, options: HarvestOptions): Promise<HarvestResult> {
  const run = await start(ports, options);
  const isComplete = await readClosedSlices(run);
  if (!isComplete) return resultOf(run, { isVerified: await run.isTrusted(), isComplete, orphans: 0 });
  // Last and alone: a row that was changed while the other slices were read has moved to this one.
  const last = await pullSlice({ fromMs: run.openFromMs, toMs: undefined }, run.slices);
  await run.slices.buffer.flush();
  if (!(await run.isTrusted())) return resultOf(run, { isVerified: false, isComplete, orphans: 0 });
  const orphans = await readLateResults(run, last.readAtMs);
  await remember(run, last);
  // The first time the names come before: what is put on record then has them.
  if (run.hasCompleted) await options.onFiled?.();
  await followUp(ports, run.pull, { sinceMs: run.sinceMs, fromMs: run.plan.fromMs, readAtMs: last.readAtMs }, options, run.side);
  return resultOf(run, { isVerified: true, isComplete, orphans });
}

type Told = Pick<HarvestResult, 'isVerified' | 'isComplete' | 'orphans'>;

function resultOf({ dataverse, pull, slices, side }: Harvest, told: Told): HarvestResult {
  tellVanished(dataverse, side);
  return { ...pull.counts, ...told, frozenChanges: slices.buffer.frozenChanges, troubles: side.troubles };
}

async function start(ports: HarvestPorts, options: HarvestOptions): Promise<Harvest> {
  const { dataverse, documents, quarters, values } = ports;
  const serverMs = await assertSameOrganisation(ports, options.signal);
  // What a crashed run was about to file comes first: its rows may be gone from Dataverse.
  await journalOf(values).replay((filings) => fileRows(quarters, filings));
  await notePrivacyKey(documents, ports.rules.privacyKey, options.nowMs);
  const state = harvestState(documents);
  const known = await state.watermark();
  if (known !== undefined) await noteLost(documents, known, { serverMs, overlapMs: OVERLAP_MS });
  const attributesMs = await state.attributesWatermark();
  const recent = {
    deliveries: await loadRecentRows(documents, 'deliveries', OVERLAP_MS),
    attributes: await loadRecentRows(documents, 'attributes', OVERLAP_MS),
  };
  const late =
    attributesMs === undefined ? undefined : await listLateResults(dataverse, attributesMs - OVERLAP_MS, recent.attributes, options.signal);
  const rules = await numberedRules(documents, ports.rules, options.nowMs);
  const pull = newPull({ ...ports, rules, ...options, ...(late && { onAttributes: late.settle }) });
  const side = sideSteps(options.isOver);
  const buffer = filingBuffer({ ...ports, open: openConversationsBeside(documents, side), nowMs: options.nowMs });
  const sinceMs = known?.sinceMs ?? quarterOf(options.nowMs - ports.harvestFromDays * DAY_MS);
  const fromMs = known === undefined ? sinceMs : known.modifiedMs - OVERLAP_MS;
  // What was read lately is known to hold next to nothing: then all is one slice, however long ago the last change was.
  const isLate = options.nowMs - Math.max(fromMs, known?.readToMs ?? 0) > HOUR_MS;
  const openFromMs = isLate ? options.nowMs - QUARTER_MS : fromMs;
  const isSettled = (row: DeliveryRow, serverMs: number) => isSettledRow(recent.deliveries, row, serverMs);
  return {
    ...ports,
    options,
    state,
    sinceMs,
    plan: slicePlan(fromMs, openFromMs, known?.widthMs),
    openFromMs,
    pull,
    slices: { pull, buffer, isSettled, filterOf: ({ fromMs, toMs }) => changedFilter(fromMs, toMs) },
    recent,
    attributesMs,
    late,
    isTrusted: trustOf(pull, known !== undefined),
    hasCompleted: known?.readToMs !== undefined && known.readToMs !== null,
    side,
  };
}

/** Rows that may not be seen look like none: had they counted as read, nobody would go back for them once the right is given. */
function trustOf({ counts, dataverse }: Pull, hasHarvested: boolean): () => Promise<boolean> {
  let mayRead: boolean | undefined;
  return async () => {
    if (counts.deliveries > 0) return true;
    mayRead ??= await verifyRights(dataverse);
    return mayRead || hasHarvested;
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

/** Gives whether all slices were read. */
async function readClosedSlices({ state, sinceMs, plan, openFromMs, slices, isTrusted, options }: Harvest): Promise<boolean> {
  let doneMs = plan.fromMs;
  await pullSlices(plan, slices, {
    isOver: options.isOver ?? (() => false),
    async onFiled(filed) {
      doneMs = filed.at(-1)?.toMs ?? openFromMs;
      const beganMs = Math.min(...filed.map(({ readAtMs }) => readAtMs));
      const modifiedMs = Math.max(sinceMs, ...filed.map(newestOf));
      if (await isTrusted()) await state.moveWatermark({ sinceMs, beganMs, modifiedMs, readToMs: null, widthMs: plan.widthMs });
    },
  });
  return doneMs >= openFromMs;
}

/** Greatest modifiedon of a slice, 0 without a row; never past the server's clock: a row stamped in the future must not hide those to come. */
function newestOf({ newestModifiedMs, readAtMs }: PulledSlice): number {
  return Math.min(newestModifiedMs ?? 0, readAtMs);
}

/** Files the deliveries anew that have results which were not read with them. Gives the number of results that belong to no delivery. */
async function readLateResults({ late, slices, documents, side }: Harvest, readAtMs: number): Promise<number> {
  if (late === undefined) return 0;
  const found = await pullByIds(late.deliveryIds(), slices);
  await slices.buffer.flush();
  const orphans = late.settleRest(found, readAtMs - OVERLAP_MS);
  await side.attempt('orphans', () => saveOrphans(documents, orphans));
  return orphans.length;
}

/** All is filed: moves the watermarks and notes what has been read. */
async function remember(run: Harvest, last: PulledSlice): Promise<void> {
  const { state, sinceMs, plan, pull, recent, documents, attributesMs: knownMs, late } = run;
  const { readAtMs } = last;
  const mark = await state.watermark();
  const modifiedMs = Math.max(mark?.modifiedMs ?? sinceMs, newestOf(last));
  // The first time from when the first harvest began, maybe several runs ago: since then results may have followed their deliveries.
  const attributesMs =
    knownMs === undefined ? (mark?.beganMs ?? readAtMs) : Math.max(knownMs, Math.min(late?.newestModifiedMs ?? 0, readAtMs));
  await recent.deliveries.save(modifiedMs - OVERLAP_MS);
  await recent.attributes.save(attributesMs - OVERLAP_MS);
  await state.moveWatermark({ sinceMs, beganMs: readAtMs, modifiedMs, readToMs: readAtMs, widthMs: plan.widthMs });
  await state.moveAttributesWatermark(attributesMs);
  // Only now: a row placed in the first slice may have been changed, and so be found, in the last.
  await noteRead(documents, pull.life.longestSeconds, {
    sinceMs,
    readAtMs,
    isFirst: mark?.readToMs === undefined || mark.readToMs === null,
  });
}
