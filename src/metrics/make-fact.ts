/** Turns a delivery row and its attributes into what is kept of them. */
import { factAttributeOf } from './attribute-value.ts';
import { classify, SETS } from './classify.ts';
import { contactKeyOf } from './contact-key.ts';
import { parseDispositions } from './dispositions.ts';
import type { Fact, Intake, PlaceSource, Scope, Version } from './fact.ts';
import { FLAGS } from './quality.ts';
import type { AttributeRow, DeliveryRow } from './row.ts';
import type { Rules } from './rules.ts';
import { sharedScope } from './shared-scope.ts';
import { instantMs, openText, recordId, remembered } from './text.ts';
import { canonicalValue, NO_RESULT } from './vocabulary.ts';

const FINAL_STATUSES = new Set(['Complete', 'Expired', 'Cancelled', 'Error']);
const MACHINE_DETECTION = new Set(['AnsweringMachine', 'AnsweringMachineHangup', 'NotAHandset']);

/** What is kept of one row as it was last seen: its intake entry, and its fact where the delivery is finished. */
export interface Filing {
  readonly intake: Intake;
  readonly fact: Fact | null;
}

/** Whether the delivery is finished: it has a result, or a status that says so. Everything else is backlog. */
export function isFinished(row: DeliveryRow): boolean {
  return (row.msdyn_result ?? '').trim() !== '' || FINAL_STATUSES.has(canonicalValue('status', row.msdyn_status ?? '') ?? '');
}

/** Row identity: the primary key, with partitionid where that differs from it (elastic tables allow both to be needed). */
export function rowId(row: Pick<DeliveryRow, 'msdyn_proactive_deliveryid' | 'partitionid'>): string {
  const id = row.msdyn_proactive_deliveryid.toLowerCase();
  const partition = row.partitionid?.toLowerCase() ?? id;
  return partition === '' || partition === id ? id : `${id}|${partition}`;
}

/** Pure: the same row, attributes and rules give the same filing. `isMalformed` = a column was unreadable and taken as empty. */
export function fileRow(row: DeliveryRow, attributes: readonly AttributeRow[], rules: Rules, isMalformed = false): Filing {
  const base = {
    id: rowId(row),
    version: versionOf(row, attributes),
    scope: scopeOf(row),
    contact: contactKeyOf(row, rules.privacyKey),
  };
  const fact = isFinished(row) ? factOf(row, attributes, rules, base, isMalformed) : null;
  const { id, version, scope, contact } = base;
  // A row without createdon has no day to be created in; it is filed at the epoch, where its old place can still be looked up.
  const createdMs = instantMs(row.createdon) ?? 0;
  return { intake: { id, version, createdMs, scope, contact, placeMs: fact?.placeMs ?? null, alsoAt: [] }, fact };
}

function factOf(
  row: DeliveryRow,
  attributes: readonly AttributeRow[],
  rules: Rules,
  { id, version, scope, contact }: Pick<Fact, 'id' | 'version' | 'scope' | 'contact'>,
  isMalformed: boolean,
): Fact {
  const startMs = instantMs(row.msdyn_start_date);
  const endMs = instantMs(row.msdyn_end_date);
  const status = knownOrOpen('status', row.msdyn_status);
  const result = resultOf(row.msdyn_result, status);
  const { codes, isUnparseable } = parseDispositions(row.msdyn_disposition_codes ?? '');
  const { placeMs, placeSource } = placeOf(row, startMs, endMs, version.modifiedMs);
  const sets = classify({ status, result, channel: scope.channel, dispositions: codes, startMs, endMs }, rules);
  const marks = (isUnparseable ? FLAGS.unparseableCodes.bit : 0) | (isMalformed ? FLAGS.malformed.bit : 0);
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
    windowStartMs: instantMs(row.msdyn_window_start_date),
    windowEndMs: instantMs(row.msdyn_window_end_date),
    contact,
    callerId: callerIdOf(row.msdyn_from_address ?? ''),
    journey: recordId(row.msdyn_journey_id ?? ''),
    dispositions: codes,
    attributes: attributes.map((attribute) => factAttributeOf(attribute, rules)),
    sets,
    flags: marks | flagsOf({ placeSource, scope, status, result, startMs, endMs, sets }),
  };
}

const callerIdOf = remembered((text) => text.replace(/[^\d+]/g, '').slice(0, 20));

function versionOf(row: DeliveryRow, attributes: readonly AttributeRow[]): Version {
  let attributesMs = 0;
  for (const attribute of attributes) attributesMs = Math.max(attributesMs, instantMs(attribute.modifiedon) ?? 0);
  const number = Number(row.versionnumber ?? 0);
  return { number: Number.isSafeInteger(number) ? number : 0, modifiedMs: instantMs(row.modifiedon) ?? 0, attributesMs };
}

function scopeOf(row: DeliveryRow): Scope {
  return sharedScope({
    configuration: recordId(row.msdyn_proactive_engagement_config_id ?? ''),
    queue: recordId(row.msdyn_queue_id ?? ''),
    channel: knownOrOpen('channel', row.msdyn_channel),
    dialMode: knownOrOpen('dialMode', row.msdyn_dialmode_type),
  });
}

function knownOrOpen(column: 'status' | 'result' | 'channel' | 'dialMode', text: string | null | undefined): string {
  return canonicalValue(column, text ?? '') ?? openText(text ?? '');
}

function resultOf(text: string | null | undefined, status: string): string {
  const result = knownOrOpen('result', text);
  if (result !== '') return result;
  return status !== 'Complete' && FINAL_STATUSES.has(status) ? status : NO_RESULT;
}

/** The first time that the row has; a row without any lies at the epoch, outside every report, and is still kept. */
function placeOf(
  row: DeliveryRow,
  startMs: number | null,
  endMs: number | null,
  modifiedMs: number,
): Pick<Fact, 'placeMs' | 'placeSource'> {
  const resultMs = instantMs(row.msdyn_result_date);
  if (resultMs !== null) return { placeMs: resultMs, placeSource: 'result' };
  if (endMs !== null) return { placeMs: endMs, placeSource: 'end' };
  if (startMs !== null) return { placeMs: startMs, placeSource: 'start' };
  return { placeMs: modifiedMs, placeSource: 'modified' };
}

const PLACE_FLAGS: Readonly<Record<PlaceSource, number>> = {
  result: 0,
  end: FLAGS.placedByEnd.bit,
  start: FLAGS.placedByStart.bit,
  modified: FLAGS.placedByModified.bit,
};

function flagsOf(fact: Pick<Fact, 'placeSource' | 'scope' | 'status' | 'result' | 'startMs' | 'endMs' | 'sets'>): number {
  const { startMs, endMs, sets, scope } = fact;
  const isAnsweredCall = (sets & SETS.offHook) !== 0;
  let flags = PLACE_FLAGS[fact.placeSource];
  if (canonicalValue('status', fact.status) === undefined) flags |= FLAGS.unknownStatus.bit;
  if (canonicalValue('result', fact.result) === undefined) flags |= FLAGS.unknownResult.bit;
  if (canonicalValue('channel', scope.channel) === undefined) flags |= FLAGS.unknownChannel.bit;
  // A message is not dialled: only a call needs a dial mode.
  if (scope.channel !== 'SMS' && canonicalValue('dialMode', scope.dialMode) === undefined) flags |= FLAGS.unknownDialMode.bit;
  if ((sets & SETS.attempts) !== 0 && startMs === null) flags |= FLAGS.attemptWithoutStart.bit;
  if (startMs !== null && endMs !== null && endMs < startMs) flags |= FLAGS.endBeforeStart.bit;
  if (isAnsweredCall && (startMs === null || endMs === null)) flags |= FLAGS.offHookWithoutTimes.bit;
  if (scope.dialMode === 'Preview' && MACHINE_DETECTION.has(fact.result)) flags |= FLAGS.previewMachine.bit;
  return flags;
}
