/** Turns a delivery row and its attributes into what is kept of them. */
import { HOUR_MS, MOST_SECONDS } from '../../time/lengths.ts';
import { emptyColumnsOf } from '../row/empty-columns.ts';
import { idKey, recordId } from '../row/record-id.ts';
import type { AttributeRow, ConversationRow, DeliveryRow } from '../row/row.ts';
import { instantMs, isBlank } from '../row/text.ts';
import { canonicalValue } from '../row/vocabulary.ts';
import type { Rules } from '../rules/rules.ts';
import { factAttributeOf } from './attribute-value.ts';
import { callTimeOf } from './call-time.ts';
import { callerIdOf } from './caller-id.ts';
import { withCallEnd } from './classify.ts';
import { contactKeyOf } from './contact-key.ts';
import { deliveryKeyOf } from './delivery-key.ts';
import { deliveryValueOf } from './delivery-value.ts';
import type { Fact, Intake, Scope, Version } from './fact.ts';
import { matterKeyOf } from './matter-key.ts';
import { type Scrub, scrubOf } from './personal.ts';
import { FLAGS } from './quality.ts';
import { flagsOf } from './row-flags.ts';
import { FINAL_STATUSES, knownOrOpen, rowOutcomeOf } from './row-outcome.ts';
import { sharedScope } from './shared-scope.ts';
import { withConversation } from './with-conversation.ts';

/** What is kept of one row as it was last seen: its intake entry, and its fact where the delivery is finished. */
export interface Filing {
  readonly intake: Intake;
  readonly fact: Fact | null;
}

/** Whether the delivery is finished: it has a result, or a status that says so. Everything else is backlog. */
export function isFinished(row: DeliveryRow): boolean {
  return !isBlank(row.msdyn_result) || FINAL_STATUSES.has(canonicalValue('status', row.msdyn_status ?? '') ?? '');
}

/** Row identity: the primary key alone. What else a reader may see of a row, partitionid among it, comes and goes with rights. */
export function rowId(row: Pick<DeliveryRow, 'msdyn_proactive_deliveryid'>): string {
  return idKey(row.msdyn_proactive_deliveryid);
}

/** A delivery row with what belongs to it. */
export interface RowParts {
  readonly row: DeliveryRow;
  readonly attributes?: readonly AttributeRow[];
  readonly conversation?: ConversationRow | undefined;
  /** A column was unreadable and taken as empty. */
  readonly isMalformed?: boolean;
}

/** Pure: the same parts and rules give the same filing. */
export function fileRow(parts: RowParts, rules: Rules): Filing {
  const { row } = parts;
  const attributes = parts.attributes ?? [];
  const scrub = scrubOf(row, attributes);
  const base = {
    id: rowId(row),
    version: versionOf(row, attributes, rules),
    scope: scopeOf(row, scrub),
    contact: contactKeyOf(row, rules.privacyKey),
  };
  const finished = isFinished(row) ? factOf({ row, attributes, scrub, isMalformed: parts.isMalformed === true }, rules, base) : null;
  const fact = finished === null || parts.conversation === undefined ? finished : withConversation(finished, parts.conversation);
  const { id, version, scope, contact } = base;
  // A row without createdon has no day to be created in; it is filed at the epoch, where its old place can still be looked up.
  const createdMs = instantMs(row.createdon) ?? 0;
  const open = fact === null ? openStateOf(row, scrub) : FINISHED;
  return { intake: { id, version, createdMs, scope, contact, placeMs: fact?.placeMs ?? null, ...open, alsoAt: [] }, fact };
}

/** A call that takes longer than this is none any more. */
const IN_PROCESS_MS = 4 * HOUR_MS;
const FINISHED = { openStatus: '', stuckFromMs: null } as const;

/** Nobody will finish it by itself: Pending though its window is over, or InProcess for hours. */
function openStateOf(row: DeliveryRow, scrub: Scrub): Pick<Intake, 'openStatus' | 'stuckFromMs'> {
  const openStatus = knownOrOpen('status', row.msdyn_status, scrub);
  if (openStatus === 'Pending') return { openStatus, stuckFromMs: instantMs(row.msdyn_window_end_date) };
  const sinceMs = instantMs(row.msdyn_start_date) ?? instantMs(row.modifiedon);
  return { openStatus, stuckFromMs: openStatus === 'InProcess' && sinceMs !== null ? sinceMs + IN_PROCESS_MS : null };
}

type Parts = RowParts & { readonly attributes: readonly AttributeRow[]; readonly scrub: Scrub };

function factOf(parts: Parts, rules: Rules, { id, version, scope, contact }: Pick<Fact, 'id' | 'version' | 'scope' | 'contact'>): Fact {
  const { row, scrub, attributes } = parts;
  const told = rowOutcomeOf(parts, rules, scope);
  const { codes, sets } = told;
  const { status, result, startMs, endMs, resultMs, windowStartMs, windowEndMs } = told.outcome;
  const { placeMs, placeSource } = placeOf(resultMs, startMs, endMs, version.modifiedMs);
  const callId = recordId(scrub(row.msdyn_call_id ?? ''));
  const { localSlot, hours } = callTimeOf(row, attributes, startMs, sets, rules);
  const value = deliveryValueOf(row, attributes, rules.valueKeywords);
  const marks =
    (told.isUnparseable ? FLAGS.unparseableCodes.bit : 0) | (parts.isMalformed === true ? FLAGS.malformed.bit : 0) | value.flags;
  // Named one by one: spreading objects into each other takes ten times as long.
  return {
    id,
    version,
    placeMs,
    placeSource,
    scope,
    status,
    result,
    startMs,
    endMs,
    windowStartMs,
    windowEndMs,
    contact,
    callerId: callerIdOf(row),
    journey: recordId(scrub(row.msdyn_journey_id ?? '')),
    cancellationPolicy: told.cancellationPolicy,
    journeyRun: recordId(scrub(row.msdyn_journey_run_id ?? '')),
    callId,
    matter: matterKeyOf(row.msdyn_tracking_id, rules.privacyKey),
    dispositions: codes,
    attributes: attributes.map((attribute) => factAttributeOf(attribute, rules, scrub)),
    valueHundredths: value.hundredths,
    seqNo: seqNoOf(row.msdyn_seq_no),
    deliveryKey: deliveryKeyOf(row),
    customerWaitSeconds: secondsBetween(row.msdyn_customer_connected_date, row.msdyn_csr_connected_date),
    localSlot,
    hours,
    abandonSource: told.abandonSource,
    agent: '',
    talkSeconds: null,
    handleSeconds: null,
    empty: emptyColumnsOf(row),
    sets: withCallEnd(sets, told),
    flags: marks | flagsOf({ placeSource, scope, status, result, startMs, endMs, sets, contact, callId }),
  };
}

function seqNoOf(seqNo: number | null | undefined): number {
  return typeof seqNo === 'number' && Number.isInteger(seqNo) && seqNo >= 1 ? seqNo : 0;
}

function secondsBetween(from: string | null | undefined, to: string | null | undefined): number | null {
  const fromMs = instantMs(from);
  const toMs = instantMs(to);
  return fromMs === null || toMs === null || toMs < fromMs ? null : Math.min(Math.floor((toMs - fromMs) / 1000), MOST_SECONDS);
}

function versionOf(row: DeliveryRow, attributes: readonly AttributeRow[], rules: Rules): Version {
  let attributesMs = 0;
  let last: string | null | undefined;
  for (const { modifiedon } of attributes) {
    // As a rule they were all written at once.
    if (modifiedon !== last) attributesMs = Math.max(attributesMs, instantMs(modifiedon) ?? 0);
    last = modifiedon;
  }
  const number = Number(row.versionnumber ?? 0);
  return {
    number: Number.isSafeInteger(number) ? number : 0,
    modifiedMs: instantMs(row.modifiedon) ?? 0,
    attributesMs,
    attributeCount: attributes.length,
    rules: rules.number,
    conversationMs: 0,
  };
}

function scopeOf(row: DeliveryRow, scrub: Scrub): Scope {
  return sharedScope({
    configuration: recordId(scrub(row.msdyn_proactive_engagement_config_id ?? '')),
    queue: recordId(scrub(row.msdyn_queue_id ?? '')),
    channel: knownOrOpen('channel', row.msdyn_channel, scrub),
    dialMode: knownOrOpen('dialMode', row.msdyn_dialmode_type, scrub),
  });
}

/** The first time that the row has; a row without any lies at the epoch, outside every report, and is still kept. */
function placeOf(
  resultMs: number | null,
  startMs: number | null,
  endMs: number | null,
  modifiedMs: number,
): Pick<Fact, 'placeMs' | 'placeSource'> {
  if (resultMs !== null) return { placeMs: resultMs, placeSource: 'result' };
  if (endMs !== null) return { placeMs: endMs, placeSource: 'end' };
  if (startMs !== null) return { placeMs: startMs, placeSource: 'start' };
  return { placeMs: modifiedMs, placeSource: 'modified' };
}
