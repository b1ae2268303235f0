/** Reads one span of time at once: the rows placed or created in it, for a past day or a sweep. */
import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import type { Span } from '../../history/state/coverage.ts';
import { notePrivacyKey } from '../../history/state/privacy-key.ts';
import { noteRowLife } from '../../history/state/row-life.ts';
import { numberedRules } from '../../history/state/rules-versions.ts';
import { rememberSeenValues } from '../../history/state/seen-values.ts';
import { SETTLE_MS } from '../../history/state/settle.ts';
import { harvestState } from '../../history/state/watermarks.ts';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import { HOUR_MS, WEEK_MS } from '../../time/lengths.ts';
import { quarterOf } from '../../time/quarter.ts';
import { filingBuffer } from '../file/filing-buffer.ts';
import { askSetup } from './ask-setup.ts';
import { sliceOfSpanFilter } from './day-filter.ts';
import type { HarvestOptions, HarvestPorts, HarvestResult } from './harvest-ports.ts';
import { aliveFromMs } from './lost-changes.ts';
import { newPull, type Pull, type PullCounts } from './pull-batch.ts';
import { lastOf, pullSlices, readAtOf } from './pull-slices.ts';
import { assertSameOrganisation } from './same-organisation.ts';
import { openConversationsBeside, sideSteps } from './side-steps.ts';
import { fittingWidthMs, slicePlan } from './slices.ts';
import { tellVanished } from './tell-vanished.ts';
import { trustOf } from './trust-of.ts';

export interface SpanOptions extends HarvestOptions {
  /** Where an earlier run of the same span has come to, UTC epoch milliseconds. @default its start */
  readonly startMs?: number;
  /** Width of the first slices, milliseconds. @default a whole day, or less where history has more rows of the span than one slice should hold */
  readonly widthMs?: number;
  /** Told up to where the span has been read and filed, UTC epoch milliseconds, each time that it is further: the next run can start there. */
  readonly onDone?: (doneMs: number, counts: Readonly<PullCounts>) => Promise<void>;
}

export interface SpanResult extends HarvestResult {
  /** Up to where the span has been read and filed, UTC epoch milliseconds; its end where isComplete. */
  readonly doneMs: number;
}

/** The longest local day, with two clock changes in it. */
const FIRST_WIDTH_MS = 27 * HOUR_MS;
/** Months with few calls a day are read in few requests. */
const MAX_WIDTH_MS = WEEK_MS;

/** Reads the rows placed or created in a span and files them. What was filed stays when it fails. @throws DataverseError, StoreError */
export async function pullSpan(ports: HarvestPorts, span: Span, options: SpanOptions): Promise<SpanResult> {
  const [fromMs, toMs] = span;
  const { documents, quarters } = ports;
  const { startMs = fromMs, isOver = () => false, nowMs } = options;
  await assertSameOrganisation(ports, options.signal);
  await notePrivacyKey(documents, ports.rules.privacyKey, nowMs);
  const rules = await numberedRules(documents, ports.rules, nowMs);
  const pull = newPull({ ...ports, rules, ...options });
  const side = sideSteps(isOver);
  const buffer = filingBuffer({ ...ports, open: openConversationsBeside(documents, side), nowMs });
  const widthMs = options.widthMs ?? (await firstWidthMs(quarters, span));
  let [notedMs, doneMs, readAtMs] = [startMs, startMs, Number.POSITIVE_INFINITY];
  const note = async () => {
    const readFromMs = Math.max(notedMs, await aliveSinceMs(documents, pull, readAtMs));
    await harvestState(documents).addCoverage([readFromMs, settledEnd(doneMs, readAtMs)], readAtMs);
    await options.onDone?.(doneMs, pull.counts);
    notedMs = doneMs;
  };
  await pullSlices(
    slicePlan(widthMs, MAX_WIDTH_MS),
    { fromMs: startMs, toMs },
    { pull, buffer, filterOf: (slice) => sliceOfSpanFilter([slice.fromMs, slice.toMs ?? toMs], span) },
    {
      isOver,
      async onFiled(filed) {
        [doneMs, readAtMs] = [lastOf(filed), Math.min(readAtMs, readAtOf(filed))];
        if (pull.counts.deliveries > 0) await note();
      },
    },
  );
  // What was read of slices that do not count.
  await buffer.flush();
  const isVerified = await trustOf(pull)();
  // Nothing found without the right to see is nothing known.
  if (isVerified && doneMs > notedMs) await note();
  await side.attempt('values to narrow reports by', () => rememberSeenValues(documents, pull.seen));
  await askSetup(ports, pull, options, side, span);
  tellVanished(ports.dataverse, side);
  // Orphans are found by way of changed results, which a span does not ask for.
  const told = { isVerified, isComplete: doneMs >= toMs, doneMs, orphans: 0 };
  return { ...pull.counts, ...told, frozenChanges: buffer.frozenChanges, troubles: side.troubles };
}

/** Nothing found of a time whose rows have expired is nothing known. */
async function aliveSinceMs(documents: DocumentStore, { life }: Pick<Pull, 'life'>, readAtMs: number): Promise<number> {
  const lifeMs = await noteRowLife(documents, life.longestSeconds);
  return lifeMs === null ? Number.NEGATIVE_INFINITY : aliveFromMs(readAtMs, lifeMs);
}

/** A day that history has many rows of is not begun with a slice that has to be given up. */
async function firstWidthMs(quarters: Pick<QuarterStore, 'listStates'>, [fromMs, toMs]: Span): Promise<number> {
  let rows = 0;
  for await (const { facts, intakes } of quarters.listStates(quarterOf(fromMs), quarterOf(toMs))) rows += Math.max(facts, intakes);
  return Math.min(FIRST_WIDTH_MS, fittingWidthMs({ fromMs, toMs }, rows));
}

/** What has only just ended can still change, and nobody may come back to read it: that much of the end does not count as read. */
function settledEnd(toMs: number, readAtMs: number): number {
  return toMs + SETTLE_MS <= readAtMs ? toMs : Math.min(toMs, readAtMs - SETTLE_MS);
}
