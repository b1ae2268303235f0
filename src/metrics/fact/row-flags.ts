/** What is odd about a finished delivery, by what is kept of it. */
import { canonicalValue } from '../row/vocabulary.ts';
import { isAnswered } from './classify.ts';
import type { Fact, PlaceSource } from './fact.ts';
import { FLAGS } from './quality.ts';
import { isIn, SETS } from './sets.ts';

const MACHINE_DETECTION = new Set(['AnsweringMachine', 'AnsweringMachineHangup', 'NotAHandset']);
const PLACE_FLAGS: Readonly<Record<PlaceSource, number>> = {
  result: 0,
  end: FLAGS.placedByEnd.bit,
  start: FLAGS.placedByStart.bit,
  modified: FLAGS.placedByModified.bit,
};

type Flagged = Pick<Fact, 'placeSource' | 'scope' | 'status' | 'result' | 'startMs' | 'endMs' | 'sets' | 'contact' | 'callId'>;

/** Bits of FLAGS. What only the row as it came can tell (codes, columns and values that cannot be read) is added where it is read. */
export function flagsOf(fact: Flagged): number {
  const { startMs, endMs, sets, scope } = fact;
  const isAnsweredCall = isAnswered(sets);
  let flags = PLACE_FLAGS[fact.placeSource];
  if (canonicalValue('status', fact.status) === undefined) flags |= FLAGS.unknownStatus.bit;
  if (canonicalValue('result', fact.result) === undefined) flags |= FLAGS.unknownResult.bit;
  if (canonicalValue('channel', scope.channel) === undefined) flags |= FLAGS.unknownChannel.bit;
  // A message is not dialled: only a call needs a dial mode.
  if (scope.channel !== 'SMS' && canonicalValue('dialMode', scope.dialMode) === undefined) flags |= FLAGS.unknownDialMode.bit;
  if (isIn(sets, SETS.attempts) && startMs === null) flags |= FLAGS.attemptWithoutStart.bit;
  if (startMs !== null && endMs !== null && endMs < startMs) flags |= FLAGS.endBeforeStart.bit;
  if (isAnsweredCall && (startMs === null || endMs === null)) flags |= FLAGS.offHookWithoutTimes.bit;
  if (scope.dialMode === 'Preview' && MACHINE_DETECTION.has(fact.result)) flags |= FLAGS.previewMachine.bit;
  if (isIn(sets, SETS.lateResult)) flags |= FLAGS.lateResult.bit;
  if (isIn(sets, SETS.attempts) && fact.contact === '') flags |= FLAGS.noContact.bit;
  if (isIn(sets, SETS.voiceAttempts) && fact.callId === '') flags |= FLAGS.noCallId.bit;
  return flags;
}
