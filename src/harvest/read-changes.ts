/** Reads what changed since the last harvest, slice by slice, and moves the watermarks as it goes. */
import { type OrphanAttribute, saveOrphans } from '../history/state/orphans.ts';
import { noteRowLife } from '../history/state/row-life.ts';
import { type Harvest, OVERLAP_MS } from './begin-harvest.ts';
import { pullByIds } from './pull/pull-by-ids.ts';
import { newestOf, type PulledSlice, pullSlice } from './pull/pull-slice.ts';
import { lastOf, pullSlices, readAtOf, type WholeSlice } from './pull/pull-slices.ts';
import type { ClosedSlice } from './pull/slices.ts';

/** Gives the last slice, which has no end, once all there is has been read; undefined where the time did not suffice. @throws DataverseError, StoreError */
export async function readChanges(run: Harvest): Promise<PulledSlice | undefined> {
  const last = (await readSlices(run, run.closed)) ? await readOpenSlice(run) : undefined;
  if (last !== undefined && (await run.isTrusted())) await readLateResults(run, Number.POSITIVE_INFINITY, last.readAtMs);
  await run.slices.buffer.flush();
  return last;
}

/** Gives whether all slices of a span were read. */
async function readSlices(run: Harvest, span: ClosedSlice): Promise<boolean> {
  let doneMs = span.fromMs;
  await pullSlices(run.plan, span, run.slices, {
    isOver: run.isOver,
    async onPulled(slices) {
      // The delivery of a newer result may come with the next slice.
      if (await run.isTrusted()) await readLateResults(run, lastOf(slices) - OVERLAP_MS, readAtOf(slices));
    },
    async onFiled(slices) {
      doneMs = lastOf(slices);
      if (await run.isTrusted()) await moveOn(run, slices);
    },
  });
  return doneMs >= span.toMs;
}

/** Last and alone: a row that was changed while the other slices were read has moved to this one. Undefined where there was no time for it. */
async function readOpenSlice(run: Harvest): Promise<PulledSlice | undefined> {
  const fromMs = run.closed.toMs;
  if (run.isOver()) return undefined;
  run.from.resultsMs ??= await resultsOfFirstHarvest(run);
  const open = await pullSlice({ fromMs, toMs: undefined }, run.slices);
  if (!open.isTooLarge) return open;
  // Cut by the server's clock, so that what is changed from now on is in the rest.
  const toMs = Math.max(fromMs, open.readAtMs);
  run.plan.learn({ fromMs, toMs }, open.rows);
  if (!(await readSlices(run, { fromMs, toMs })) || run.isOver()) return undefined;
  return pullSlice({ fromMs: toMs, toMs: undefined }, run.slices, Number.POSITIVE_INFINITY);
}

/** Since the first harvest began, results may have followed deliveries that it had read. */
async function resultsOfFirstHarvest({ state }: Harvest): Promise<number | undefined> {
  const mark = await state.watermark();
  return mark && mark.beganMs - OVERLAP_MS;
}

/** Files the deliveries anew that have results from before an instant which were not read with them. */
async function readLateResults(run: Harvest, beforeMs: number, readAtMs: number): Promise<void> {
  const { late, slices } = run;
  for await (const { ids, found } of pullByIds(late.deliveryIds(beforeMs), slices)) {
    await noteOrphans(run, late.settleRest(ids, found, readAtMs - OVERLAP_MS));
  }
}

/** A quality note: nothing that counts waits for it. */
async function noteOrphans({ documents, side, told }: Harvest, orphans: readonly OrphanAttribute[]): Promise<void> {
  told.orphans += orphans.length;
  await side.attempt('orphans', () => saveOrphans(documents, orphans));
}

/** All slices are filed up to the last of these. What is later than the server's own time was not there to be read. */
async function moveOn({ state, sinceMs, plan, from, documents, pull }: Harvest, slices: readonly WholeSlice[]): Promise<void> {
  const endMs = lastOf(slices);
  const beganMs = readAtOf(slices);
  const doneMs = Math.min(endMs, beganMs);
  const modifiedMs = Math.max(sinceMs, ...slices.map(newestOf));
  // Before the watermark moves: the next run tells by it what expired in between.
  await noteRowLife(documents, pull.life.longestSeconds);
  await state.moveWatermark({ sinceMs, beganMs, modifiedMs, doneMs, readToMs: null, widthMs: plan.widthMs });
  if (from.resultsMs !== undefined && endMs > from.resultsMs) await state.moveAttributesWatermark(doneMs);
}
