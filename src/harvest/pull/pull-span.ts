/** Reads one span of time at once: the rows placed or created in it, for a past day or a sweep. */
import type { Span } from '../../history/state/coverage.ts';
import { notePrivacyKey } from '../../history/state/privacy-key.ts';
import { noteRowLife } from '../../history/state/row-life.ts';
import { numberedRules } from '../../history/state/rules-versions.ts';
import { rememberSeenValues } from '../../history/state/seen-values.ts';
import { SETTLE_MS } from '../../history/state/settle.ts';
import { harvestState } from '../../history/state/watermarks.ts';
import { DAY_MS, WEEK_MS } from '../../time/lengths.ts';
import { filingBuffer } from '../file/filing-buffer.ts';
import { askSetup } from './ask-setup.ts';
import { sliceOfSpanFilter } from './day-filter.ts';
import type { HarvestOptions, HarvestPorts, HarvestResult } from './harvest-ports.ts';
import { aliveFromMs } from './lost-changes.ts';
import { newPull } from './pull-batch.ts';
import { pullSlices } from './pull-slices.ts';
import { assertSameOrganisation } from './same-organisation.ts';
import { openConversationsBeside, sideSteps } from './side-steps.ts';
import { slicePlan } from './slices.ts';
import { tellVanished } from './tell-vanished.ts';
import { verifyRights } from './verify-rights.ts';

export interface SpanOptions extends HarvestOptions {
  /** Where an earlier run of the same span has come to, UTC epoch milliseconds. @default its start */
  readonly startMs?: number;
  /** Width of the first slices, milliseconds: what has begun is read to its end, so they must fit into the time that there is. @default 24 hours */
  readonly widthMs?: number;
}

export interface SpanResult extends HarvestResult {
  /** Up to where the span has been read and filed, UTC epoch milliseconds; its end where isComplete. */
  readonly doneMs: number;
}

const FIRST_WIDTH_MS = DAY_MS;
/** Months with few calls a day are read in few requests. */
const MAX_WIDTH_MS = WEEK_MS;

/** Reads the rows placed or created in a span and files them. What was filed stays when it fails. @throws DataverseError, StoreError */
export async function pullSpan(ports: HarvestPorts, span: Span, options: SpanOptions): Promise<SpanResult> {
  const [fromMs, toMs] = span;
  const { startMs = fromMs, widthMs = FIRST_WIDTH_MS, isOver = () => false, nowMs } = options;
  await assertSameOrganisation(ports, options.signal);
  await notePrivacyKey(ports.documents, ports.rules.privacyKey, nowMs);
  const rules = await numberedRules(ports.documents, ports.rules, nowMs);
  const pull = newPull({ ...ports, rules, ...options });
  const side = sideSteps(isOver);
  const buffer = filingBuffer({ ...ports, open: openConversationsBeside(ports.documents, side), nowMs });
  let doneMs = startMs;
  let readAtMs = Number.POSITIVE_INFINITY;
  await pullSlices(
    slicePlan(startMs, toMs, widthMs, MAX_WIDTH_MS),
    { pull, buffer, filterOf: (slice) => sliceOfSpanFilter([slice.fromMs, slice.toMs ?? toMs], span) },
    {
      isOver,
      async onFiled(filed) {
        doneMs = filed.at(-1)?.toMs ?? toMs;
        readAtMs = Math.min(readAtMs, ...filed.map((slice) => slice.readAtMs));
      },
    },
  );
  const isVerified = pull.counts.deliveries > 0 || (await verifyRights(ports.dataverse));
  const isComplete = doneMs >= toMs;
  // Nothing found without the right to see is nothing known.
  if (isVerified && doneMs > startMs) {
    // Nor is nothing found of a time whose rows have expired.
    const lifeMs = await noteRowLife(ports.documents, pull.life.longestSeconds);
    const readFromMs = lifeMs === null ? startMs : Math.max(startMs, aliveFromMs(readAtMs, lifeMs));
    await harvestState(ports.documents).addCoverage([readFromMs, settledEnd(doneMs, readAtMs)], readAtMs);
  }
  await side.attempt('values to narrow reports by', () => rememberSeenValues(ports.documents, pull.seen));
  await askSetup(ports, pull, options, side, span);
  tellVanished(ports.dataverse, side);
  // Orphans are found by way of changed results, which a span does not ask for.
  return { ...pull.counts, isVerified, isComplete, doneMs, orphans: 0, frozenChanges: buffer.frozenChanges, troubles: side.troubles };
}

/** What has only just ended can still change, and nobody may come back to read it: that much of the end does not count as read. */
function settledEnd(toMs: number, readAtMs: number): number {
  return toMs + SETTLE_MS <= readAtMs ? toMs : Math.min(toMs, readAtMs - SETTLE_MS);
}
