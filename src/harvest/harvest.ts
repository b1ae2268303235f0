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
  if (isVerified) await saveRecent(run, last === undefined ? await marksOf(run) : await remember(run, last));
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

/** Up to where deliveries and results have been read, UTC epoch milliseconds; undefined where none have. */
interface Marks {
  readonly deliveriesMs: number | undefined;
  readonly attributesMs: number | undefined;
}

async function marksOf({ state }: Harvest): Promise<Marks> {
  return { deliveriesMs: (await state.watermark())?.modifiedMs, attributesMs: await state.attributesWatermark() };
}

/** All is filed: moves the watermarks, notes what has been read, and gives how far that is. */
async function remember({ state, sinceMs, plan, late, documents, pull }: Harvest, last: PulledSlice): Promise<Marks> {
  const { readAtMs } = last;
  const mark = await state.watermark();
  const modifiedMs = Math.max(mark?.modifiedMs ?? sinceMs, newestOf(last));
  await state.moveWatermark({ sinceMs, beganMs: readAtMs, modifiedMs, doneMs: null, readToMs: readAtMs, widthMs: plan.widthMs });
  const attributesMs = Math.min(Math.max(modifiedMs, late.newestModifiedMs ?? 0), readAtMs);
  await state.moveAttributesWatermark(attributesMs);
  // Only now: a row placed in the first slice may have been changed, and so be found, in the last. Its results have been read, too.
  const isFirst = mark?.readToMs === undefined || mark.readToMs === null;
  await noteRead(documents, pull.life.longestSeconds, { sinceMs, readAtMs, isFirst });
  return { deliveriesMs: modifiedMs, attributesMs };
}

/** What the overlap will show again, now that all of it is filed. */
async function saveRecent({ recent }: Harvest, { deliveriesMs, attributesMs }: Marks): Promise<void> {
  if (deliveriesMs !== undefined) await recent.deliveries.save(deliveriesMs - OVERLAP_MS);
  if (attributesMs !== undefined) await recent.attributes.save(attributesMs - OVERLAP_MS);
}
