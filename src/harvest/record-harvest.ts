/** Harvests, sweeps and pulls in the run log: their rows as they come, so that one that fails tells how far it got. */

import { harvestState } from '../history/state/watermarks.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import { type Note, type RunNotes, type RunRecording, recordRun } from '../runs/record-run.ts';
import type { Run } from '../runs/run.ts';
import type { Period } from '../time/local-day.ts';
import type { HarvestOptions, HarvestResult } from './pull/harvest-ports.ts';
import type { PullCounts } from './pull/pull-batch.ts';
import { emptyUnverified } from './pull/verify-rights.ts';
import { dueSweeps, type SweptDay } from './sweep.ts';

/** Records a harvest; its range is what Dataverse has been read up to, before and after. @throws as `work` */
export function recordHarvest(
  recording: RunRecording,
  documents: DocumentStore,
  options: HarvestOptions,
  work: (options: HarvestOptions) => Promise<HarvestResult>,
): Promise<HarvestResult> {
  return recordRun(recording, { kind: 'harvest' }, async (note) => {
    const state = harvestState(documents);
    const before = await state.watermark();
    const result = await work(noting(options, note));
    const after = await state.watermark();
    if (after !== undefined && after.readToMs !== null) note({ range: [before?.readToMs ?? after.sinceMs, after.readToMs] });
    note(notesOf(result));
    note({ counters: { orphanAttributes: result.orphans } });
    if (!result.isVerified) note(refused('all of Dataverse'));
    return result;
  });
}

/** Records a pull of local days. @throws as `work` */
export function recordPull<Result extends HarvestResult>(
  recording: RunRecording,
  period: Period,
  options: HarvestOptions,
  work: (options: HarvestOptions) => Promise<Result>,
): Promise<Result> {
  return recordRun(recording, startOfPull(period), async (note) => {
    const result = await work(noting(options, note));
    note(notesOf(result));
    return result;
  });
}

/** Records the sweeps of one tick, where any is due. @throws as `work`, StoreError */
export async function recordSweep(
  recording: RunRecording,
  documents: DocumentStore,
  zone: string,
  options: HarvestOptions,
  work: (options: HarvestOptions) => Promise<readonly SweptDay[]>,
): Promise<readonly SweptDay[]> {
  const state = harvestState(documents);
  const mark = await state.watermark();
  const due = mark === undefined ? [] : dueSweeps(options.nowMs, zone, mark.beganMs, await state.sweeps());
  const ends = due.flatMap(({ day }) => [day.fromMs, day.toMs]);
  if (ends.length === 0) return work(options);
  const range = [Math.min(...ends), Math.max(...ends)] as const;
  return recordRun(recording, { kind: 'sweep', range, zone }, async (note) => {
    const swept = await work(options);
    const sum = (key: keyof PullCounts) => swept.reduce((total, day) => total + day[key], 0);
    const rows = { deliveries: sum('deliveries'), attributes: sum('attributes'), malformed: sum('malformed') };
    note({ rows, counters: { days: swept.length, daysLeft: due.length - swept.filter(({ isComplete }) => isComplete).length } });
    if (swept.length < due.length || swept.some(({ isComplete }) => !isComplete)) note({ outcome: 'stopped' });
    return swept;
  });
}

/** What is known of the run of a pull before it begins. */
export function startOfPull({ from, to, zone, fromMs, toMs }: Period) {
  return { kind: 'backfill', range: [fromMs, toMs], zone, date: from === to ? from : null } as const satisfies Partial<Run>;
}

/** Options whose progress is noted, too. */
export function noting<Options extends HarvestOptions>(options: Options, note: Note): Options {
  const onProgress = (counts: Readonly<PullCounts>) => {
    note({ rows: rowsOf(counts) });
    options.onProgress?.(counts);
  };
  return { ...options, onProgress };
}

/** What a run tells of a reading; one that had no more time is to be continued. */
export function notesOf(result: HarvestResult): RunNotes {
  const { frozenChanges, troubles } = result;
  // A run that lacks what is nice to have has gone well, and names all of it.
  const trouble = joined(troubles);
  const notes = {
    rows: rowsOf(result),
    counters: { frozenChanges, ...(trouble && { setupFailures: troubles.length }) },
    ...(trouble && { error: trouble }),
  };
  return result.isComplete ? notes : { ...notes, outcome: 'stopped' };
}

/** All troubles as one, under the code of the first. */
function joined(troubles: HarvestResult['troubles']): RunNotes['error'] {
  const [first] = troubles;
  return first === undefined ? null : { code: first.code, message: troubles.map(({ message }) => message).join('; ') };
}

export function rowsOf({ deliveries, attributes, malformed }: Readonly<PullCounts>): Run['rows'] {
  return { deliveries, attributes, malformed };
}

/** Nothing was read, since rows that may not be seen look like none. */
function refused(span: string): RunNotes {
  const { code, message } = emptyUnverified(span);
  return { outcome: 'refused', error: { code, message } };
}
