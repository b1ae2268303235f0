/** Brings history up to date with Dataverse, incrementally: what was changed since the last harvest is read and filed. */
import { beginHarvest, type Harvest, OVERLAP_MS } from './begin-harvest.ts';
import { followUp } from './pull/follow-up.ts';
import type { HarvestOptions, HarvestPorts, HarvestResult } from './pull/harvest-ports.ts';
import { noteRead } from './pull/lost-changes.ts';
import { newestOf, type PulledSlice } from './pull/pull-slice.ts';
import { tellVanished } from './pull/tell-vanished.ts';
import { readChanges } from './read-changes.ts';

/**
 * Reads what changed since the last harvest and files it. The watermarks move on as slices are filed, so a run that ends early goes on
 * where it was; several runs at once do the same work twice and end in the same facts.
 * @throws DataverseError (no-rights where rows may not be seen), StoreError
 */
export async function harvest(ports: HarvestPorts, options: HarvestOptions): Promise<HarvestResult> {
  const run = await beginHarvest(ports, options);
  const { pull, slices, side, told } = run;
  const last = await readChanges(run);
  const isVerified = await run.isTrusted();
  if (last !== undefined && isVerified) await remember(run, last);
  if (isVerified) await saveRecent(run);
  if (last !== undefined && isVerified) {
    // The first time the names come before: what is put on record then has them.
    if (run.hasCompleted) await options.onFiled?.();
    const read = { sinceMs: run.sinceMs, fromMs: run.closed.fromMs, readAtMs: last.readAtMs };
    await followUp(ports, pull, read, options, side);
  }
  tellVanished(ports.dataverse, side);
  const { frozenChanges } = slices.buffer;
  return { ...pull.counts, ...told, isVerified, isComplete: last !== undefined, frozenChanges, troubles: side.troubles };
}

/** All is filed: moves the watermarks and notes what has been read. */
async function remember({ state, sinceMs, plan, late, documents, pull }: Harvest, last: PulledSlice): Promise<void> {
  const { readAtMs } = last;
  const mark = await state.watermark();
  const modifiedMs = Math.max(mark?.modifiedMs ?? sinceMs, newestOf(last));
  await state.moveWatermark({ sinceMs, beganMs: readAtMs, modifiedMs, doneMs: null, readToMs: readAtMs, widthMs: plan.widthMs });
  await state.moveAttributesWatermark(Math.min(Math.max(modifiedMs, late.newestModifiedMs ?? 0), readAtMs));
  // Only now: a row placed in the first slice may have been changed, and so be found, in the last. Its results have been read, too.
  const isFirst = mark?.readToMs === undefined || mark.readToMs === null;
  await noteRead(documents, pull.life.longestSeconds, { sinceMs, readAtMs, isFirst });
}

/** What the overlap will show again, now that all of it is filed. */
async function saveRecent({ state, recent }: Harvest): Promise<void> {
  const [mark, attributesMs] = [await state.watermark(), await state.attributesWatermark()];
  if (mark !== undefined) await recent.deliveries.save(mark.modifiedMs - OVERLAP_MS);
  if (attributesMs !== undefined) await recent.attributes.save(attributesMs - OVERLAP_MS);
}
