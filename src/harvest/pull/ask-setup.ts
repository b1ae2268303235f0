/** What a reading asks for last: names, limits and failed uploads. Nothing that counts waits for them, and none of them can fail it. */
import { rememberFailedUploadsIn, rememberNewFailedUploads } from '../../history/state/failed-uploads.ts';
import { NAME_KINDS, rememberNames, takeOverNames } from '../../history/state/known-names.ts';
import { rememberLimits } from '../../history/state/limits.ts';
import { DAY_MS, MINUTE_MS } from '../../time/lengths.ts';
import type { HarvestOptions, HarvestPorts } from './harvest-ports.ts';
import type { Pull } from './pull-batch.ts';
import type { SideSteps } from './side-steps.ts';

/** For all of it together: what is not answered by then is asked by a later run. */
const MAX_MS = MINUTE_MS;

type SetupPorts = Pick<HarvestPorts, 'documents' | 'values' | 'dataverse' | 'harvestFromDays'>;

/** Asks for what the rows that were met refer to, and for failed uploads of the span, or else since the last time. What goes wrong is told to `side`. */
export async function askSetup(
  { documents, values, dataverse, harvestFromDays }: SetupPorts,
  { names }: Pick<Pull, 'names'>,
  { nowMs, signal: given }: HarvestOptions,
  side: SideSteps,
  span?: readonly [fromMs: number, toMs: number],
): Promise<void> {
  const signal = AbortSignal.any([AbortSignal.timeout(MAX_MS), ...(given ? [given] : [])]);
  await side.whileTime('names (taken over)', () => takeOverNames(documents, values));
  for (const kind of NAME_KINDS)
    await side.whileTime(`names (${kind})`, () => rememberNames(values, dataverse, kind, names[kind], nowMs, signal));
  await side.whileTime('limits', () => rememberLimits(documents, dataverse, names.configuration, nowMs, signal));
  await side.whileTime('failed uploads', () =>
    span === undefined
      ? rememberNewFailedUploads(documents, dataverse, nowMs - harvestFromDays * DAY_MS, nowMs, signal)
      : rememberFailedUploadsIn(documents, dataverse, span, signal),
  );
}
