/** What is odd about the data, and what could not be measured: each by the id that reports name it by. */
import type { FlagName } from '../../metrics/fact/quality.ts';
import type { Declared } from './arguments.ts';

/** Oddities of single deliveries. */
const FLAG_NAMES = {
  'quality.unknownStatus': [],
  'quality.unknownResult': [],
  'quality.unknownDialMode': [],
  'quality.unknownChannel': [],
  'quality.attemptWithoutStart': [],
  'quality.endBeforeStart': [],
  'quality.offHookWithoutTimes': [],
  'quality.previewMachine': [],
  'quality.unparseableCodes': [],
  'quality.placedByEnd': [],
  'quality.placedByStart': [],
  'quality.placedByModified': [],
  'quality.lateResult': [],
  'quality.noContact': [],
  'quality.malformed': [],
  'quality.unparseableValue': [],
  'quality.noCallId': [],
} as const satisfies Readonly<Record<`quality.${FlagName}`, readonly []>>;

/** The notes on the data that have no value of their own. */
export const DECLARED_NOTES = {
  ...FLAG_NAMES,
  'quality.orphanAttribute': [],
  'quality.privacyKeyChanged': [],
  'quality.rulesChanged': [],
  'quality.unmetName': [],
  'quality.partlyShown': [],
  'quality.repeatedDeliveryId': [],
  'quality.sequenceAgainstStarts': [],
  'quality.unreadableHours': [],
  'quality.unreadableHoursBefore': [],
} as const satisfies Declared;

/** What nothing measures. */
export const DECLARED_MISSING = {
  'missing.cost': [],
  'missing.occupancy': [],
  'missing.netPenetration': [],
  'missing.localPresenceLift': [],
  'missing.timeToCompletion': [],
  'missing.numberLabels': [],
  'missing.rightParty': [],
  'missing.conversion': [],
  'missing.perMatterCaps': [],
  'missing.aiContainment': [],
  'missing.value': [],
  'missing.frequency': [],
  'missing.contactsBefore': [],
  'missing.capsBefore': [],
  'missing.abandonmentBefore': [],
  'missing.bestTimeBefore': [],
  'missing.callerIdsBefore': [],
} as const satisfies Declared;

export type NoteId = keyof typeof DECLARED_NOTES;
export type MissingId = keyof typeof DECLARED_MISSING;

export const QUALITY = {
  ...DECLARED_NOTES,
  'quality.emptyUsually': ['name', 'usual'],
  'quality.line': ['what', 'number'],
  'quality.lineValues': ['what', 'number', 'list'],
  'quality.value': ['sample'],
  ...DECLARED_MISSING,
  'missing.line': ['what', 'reason'],
} as const satisfies Declared;
