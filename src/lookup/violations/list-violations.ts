/** The deliveries of a period that a compliance officer has to look at, page by page: by id, so that they are found in Dynamics or in the logs of calls, and nothing of a person. */
import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import { loadNames, type NamesById } from '../../history/state/known-names.ts';
import { harvestState } from '../../history/state/watermarks.ts';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import type { ValueStore } from '../../history/tables/value-store.ts';
import type { RulePack } from '../../metrics/zones/rule-packs.ts';
import type { ProvisionalNote } from '../../report/reasons/reason.ts';
import type { UnreadBefore } from '../../report/report.ts';
import type { Period } from '../../time/local-day.ts';
import { loadProvisionalNotes } from '../provisional.ts';
import { loadUnreadBefore } from '../read-state.ts';
import { type FoundViolation, scanViolations, type ViolationPlace } from './scan-violations.ts';
import { isWholly, loadUnlisted, type Unlisted, unreadableSpans } from './unlisted.ts';
import type { Violation, ViolationKind } from './violations-of.ts';

export interface ViolationPorts {
  readonly quarters: QuarterStore;
  readonly documents: DocumentStore;
  readonly values: ValueStore;
  readonly rulePack: RulePack;
  readonly openShareLimit: number;
  readonly factsDays: number;
}

export interface ViolationsQuery {
  readonly period: Period;
  readonly kinds: ReadonlySet<ViolationKind>;
  /** Where the page before ended. */
  readonly after: ViolationPlace | undefined;
  /** Most of a page. */
  readonly limit: number;
}

/** One that was found; times are UTC epoch milliseconds. */
export interface ListedViolation extends Violation {
  /** Primary key of the delivery (msdyn_proactive_deliveryid). */
  readonly delivery: string;
  /** msdyn_call_id, null where the row has none. */
  readonly call: string | null;
  readonly startMs: number | null;
  /** By which a report counts it among the period's. */
  readonly placeMs: number;
  readonly queue: string;
  readonly queueName: string | null;
  readonly configuration: string;
  readonly configurationName: string | null;
  readonly channel: string;
}

export interface ViolationList {
  readonly violations: readonly ListedViolation[];
  /** Whether nothing of the period can be listed. */
  readonly isUnknown: boolean;
  readonly unlisted: readonly Unlisted[];
  /** What looks back over days that were not all read: of it there may be more. */
  readonly unreadBefore: readonly UnreadBefore[];
  /** Why the list can still change. */
  readonly provisional: readonly ProvisionalNote[];
  /** Where the next page begins; undefined where there is none. */
  readonly next: ViolationPlace | undefined;
}

const LOOKING_BACK: readonly UnreadBefore[] = ['contacts', 'caps'];

/** Reads history only, and of it no more than the page needs. @throws StoreError */
export async function listViolations(ports: ViolationPorts, query: ViolationsQuery, nowMs: number): Promise<ViolationList> {
  const { period, limit } = query;
  const quarters = ports.quarters.readable();
  const coverage = await harvestState(ports.documents).coverage();
  const gone = await loadUnlisted(quarters, period, { coverage, factsDays: ports.factsDays, nowMs });
  const names = await loadNames(ports.values);
  const unreadBefore = await loadUnreadBefore(quarters, period, coverage);
  const provisional = await loadProvisionalNotes({ quarters, openShareLimit: ports.openShareLimit }, period, coverage, nowMs);
  const { fromMs, toMs } = period;
  const found: FoundViolation[] = [];
  // One more tells whether there is another page.
  for await (const one of scanViolations(quarters, { ...query, fromMs, toMs, caps: ports.rulePack.caps })) {
    found.push(one);
    if (found.length > limit) break;
  }
  // The last one: by now all that the page needs has been read.
  const unlisted = [...gone, ...unreadableSpans(quarters, period)];
  return {
    violations: found.slice(0, limit).map((one) => listed(one, names)),
    isUnknown: found.length === 0 && query.after === undefined && isWholly(unlisted, period),
    unlisted,
    unreadBefore: unreadBefore.filter((what) => LOOKING_BACK.includes(what)),
    provisional,
    next: found.length > limit ? found[limit - 1]?.place : undefined,
  };
}

function listed({ fact, violation }: FoundViolation, names: NamesById): ListedViolation {
  const { id, callId, startMs, placeMs, scope } = fact;
  const { queue, configuration, channel } = scope;
  return {
    ...violation,
    delivery: id,
    call: callId === '' ? null : callId,
    startMs,
    placeMs,
    queue,
    queueName: names.queue.get(queue) ?? null,
    configuration,
    configurationName: names.configuration.get(configuration) ?? null,
    channel,
  };
}
