/** Brings history up to date with Dataverse, incrementally: what was changed since the last harvest is read and filed. */
import { countBacklog, saveBacklog } from '../history/state/backlog.ts';
import { noteMetNames } from '../history/state/met-names.ts';
import { openConversations } from '../history/state/open-conversations.ts';
import { rememberSeenValues } from '../history/state/seen-values.ts';
import { DAY_MS } from '../time/lengths.ts';
import { beginHarvest, type Harvest, OVERLAP_MS } from './begin-harvest.ts';
import { askSetup } from './pull/ask-setup.ts';
import type { HarvestOptions, HarvestPorts, HarvestResult } from './pull/harvest-ports.ts';
import { newestOf, type PulledSlice } from './pull/pull-slice.ts';
import { refreshConversations } from './pull/refresh-conversations.ts';
import { readChanges } from './read-changes.ts';

/** A delivery that has been open for longer is counted no more: it may have expired from Dataverse unseen. */
const BACKLOG_DAYS = 35;

/**
 * Reads what changed since the last harvest and files it. The watermarks move on as slices are filed, so a run that ends early goes on
 * where it was; several runs at once do the same work twice and end in the same facts.
 * @throws DataverseError (no-rights where rows may not be seen), StoreError
 */
export async function harvest(ports: HarvestPorts, options: HarvestOptions): Promise<HarvestResult> {
  const run = await beginHarvest(ports, options);
  const last = await readChanges(run);
  const isVerified = await run.isTrusted();
  if (last !== undefined && isVerified) await remember(run, last);
  if (isVerified) await saveRecent(run);
  const { pull, slices, told } = run;
  if (last !== undefined && isVerified) {
    await followUp(run, last.readAtMs);
    told.troubles.push(...(await askSetup(ports, pull, options)));
  }
  return { ...pull.counts, ...told, isVerified, isComplete: last !== undefined, frozenChanges: slices.buffer.frozenChanges };
}

/** All is filed: moves the watermarks and notes what has been read. */
async function remember({ state, sinceMs, plan, late }: Harvest, last: PulledSlice): Promise<void> {
  const { readAtMs } = last;
  const mark = await state.watermark();
  const modifiedMs = Math.max(mark?.modifiedMs ?? sinceMs, newestOf(last));
  await state.moveWatermark({ sinceMs, beganMs: readAtMs, modifiedMs, doneMs: null, readToMs: readAtMs, widthMs: plan.widthMs });
  await state.moveAttributesWatermark(Math.min(Math.max(modifiedMs, late.newestModifiedMs ?? 0), readAtMs));
  // Only now: a row placed in the first slice may have been changed, and so be found, in the last. Its results have been read, too.
  await state.addCoverage([sinceMs, readAtMs], readAtMs);
}

/** What the overlap will show again, now that all of it is filed. */
async function saveRecent({ state, recent }: Harvest): Promise<void> {
  const [mark, attributesMs] = [await state.watermark(), await state.attributesWatermark()];
  if (mark !== undefined) await recent.deliveries.save(mark.modifiedMs - OVERLAP_MS);
  if (attributesMs !== undefined) await recent.attributes.save(attributesMs - OVERLAP_MS);
}

async function followUp(run: Harvest, readAtMs: number): Promise<void> {
  const { pull, closed, sinceMs, dataverse, documents, quarters, isOver, options } = run;
  const { nowMs, signal } = options;
  const agents = await refreshConversations({ dataverse, quarters, open: openConversations(documents) }, nowMs, { signal, isOver });
  for (const agent of agents) pull.names.agent.add(agent);
  await rememberSeenValues(documents, pull.seen);
  // Nice to have: what could not be noted is met again.
  await noteMetNames(documents, { names: pull.rules.names, met: pull.watch.met, fromMs: closed.fromMs }, nowMs).catch(() => undefined);
  const backlog = await countBacklog(quarters, Math.max(sinceMs, readAtMs - BACKLOG_DAYS * DAY_MS), readAtMs, isOver);
  if (backlog !== undefined) await saveBacklog(documents, backlog);
}
