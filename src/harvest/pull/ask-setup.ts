/** The last step of a reading: names, limits and failed uploads. Nothing that counts waits for them, and none of them can fail it. */
import { rememberFailedUploadsIn, rememberNewFailedUploads } from '../../history/state/failed-uploads.ts';
import { rememberAllNames } from '../../history/state/known-names.ts';
import { rememberLimits } from '../../history/state/limits.ts';
import { endOf } from '../../runs/record-run.ts';
import type { RunError } from '../../runs/run.ts';
import { DAY_MS, MINUTE_MS } from '../../time/lengths.ts';
import type { HarvestOptions, HarvestPorts } from './harvest-ports.ts';
import type { Pull } from './pull-batch.ts';

/** For all of it together: what is not answered by then is asked by a later run. */
const MAX_MS = MINUTE_MS;

type SetupPorts = Pick<HarvestPorts, 'documents' | 'dataverse' | 'harvestFromDays'>;

/** Asks for what the rows that were met refer to, and for failed uploads of the span, or else since the last time. Gives what went wrong; never throws. */
export async function askSetup(
  { documents, dataverse, harvestFromDays }: SetupPorts,
  { names }: Pick<Pull, 'names'>,
  { nowMs, signal: given }: HarvestOptions,
  span?: readonly [fromMs: number, toMs: number],
): Promise<readonly RunError[]> {
  const signal = AbortSignal.any([AbortSignal.timeout(MAX_MS), ...(given ? [given] : [])]);
  const steps = [
    () => rememberAllNames(documents, dataverse, names, nowMs, signal),
    () => rememberLimits(documents, dataverse, names.configuration, nowMs, signal),
    () =>
      span === undefined
        ? rememberNewFailedUploads(documents, dataverse, nowMs - harvestFromDays * DAY_MS, nowMs, signal)
        : rememberFailedUploadsIn(documents, dataverse, span, signal),
  ];
  const troubles: RunError[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      troubles.push(endOf(error).error);
    }
  }
  return troubles;
}
