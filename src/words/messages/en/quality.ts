/** What is odd about the data, and what could not be measured, in English. */
import type { Texts } from '../../declared/arguments.ts';
import type { QUALITY } from '../../declared/quality.ts';

export const quality: Texts<typeof QUALITY> = {
  'quality.unknownStatus': 'Deliveries with a status that Microsoft does not document',
  'quality.unknownResult': 'Deliveries with a result that Microsoft does not document',
  'quality.unknownDialMode': 'Deliveries with a dial mode that Microsoft does not document',
  'quality.unknownChannel': 'Deliveries with a channel that Microsoft does not document, counted as voice',
  'quality.attemptWithoutStart': 'Attempts without a start time, missing from the hours',
  'quality.endBeforeStart': 'Deliveries that end before they start, without a call time',
  'quality.offHookWithoutTimes': 'Answered calls without a start or an end, without a call time',
  'quality.previewMachine': 'Preview calls with a machine-detection result, which that mode cannot have',
  'quality.unparseableCodes': 'Deliveries whose disposition codes are no quoted list, kept as one code',
  'quality.placedByEnd': 'Deliveries without a result date, placed by their end',
  'quality.placedByStart': 'Deliveries without a result date or an end, placed by their start',
  'quality.placedByModified': 'Deliveries without any time of their own, placed by their last change',
  'quality.lateResult': 'Deliveries whose result came an hour or more after their end',
  'quality.noContact': 'Attempts without a contact id or a number with digits, missing from the contact figures',
  'quality.malformed': 'Deliveries with a column that could not be read, taken as empty',
  'quality.unparseableValue': 'Deliveries with a value attribute that is no plain number such as 1234.50, left out of the sum',
  'quality.noCallId': 'Voice attempts without the id of their call (msdyn_call_id), which cannot be traced later',
  'quality.orphanAttribute':
    'Result attributes whose delivery is not in Dataverse, by the time they were written; they count nowhere',
  'quality.privacyKeyChanged':
    'Changes of the key of contact pseudonyms (PRIVACY_KEY): contacts from before count as other people, so counts over time do not hold',
  'quality.rulesChanged':
    'Changes of settings that say how rows count: rows that were read before count by the earlier ones, until a backfill reads them again',
  'quality.unmetName':
    'Names in settings that no delivery had in 30 days: a typing mistake, or a code or keyword that is no longer in use',
  'quality.partlyShown':
    'Dataverse shows only a part of these tables: the application user lacks organisation-level Read on them, and what is not shown counts nowhere',
  'quality.repeatedDeliveryId': 'Deliveries to the same contact with a delivery id that was there before; both count',
  'quality.sequenceAgainstStarts':
    'Sequence numbers (msdyn_seq_no) against the order of starts at the same contact; attempts are numbered by their starts',
  'quality.unreadableHours': 'Quarter hours whose stored numbers cannot be read: they are missing from every count here',
  'quality.unreadableHoursBefore':
    'Quarter hours outside the period whose stored numbers cannot be read: comparisons leave out their days',
  'quality.emptyUsually': 'Deliveries with an empty {name}, usually {usual}',
  'quality.line': '{what}: {number}',
  'quality.lineValues': '{what}: {number} ({list})',
  'quality.value': '“{sample}”',
  'missing.cost': 'Cost per hour, contact or conversion',
  'missing.occupancy': 'Occupancy and staffed time',
  'missing.netPenetration': 'Net penetration',
  'missing.localPresenceLift': 'Lift of local caller ids',
  'missing.timeToCompletion': 'Time to completion of a contact',
  'missing.numberLabels': 'Labels that carriers give a caller id',
  'missing.rightParty': 'Right party',
  'missing.conversion': 'Conversion',
  'missing.perMatterCaps': 'Frequency caps by debt or matter',
  'missing.aiContainment': 'AI containment and escalation',
  'missing.value': 'Value of promises or appointments',
  'missing.frequency': 'Frequency caps and calls after do-not-contact',
  'missing.contactsBefore': 'Attempt numbers, time between attempts and calls after a wish not to be called',
  'missing.capsBefore': 'Frequency caps',
  'missing.abandonmentBefore': 'Abandonment over 30 days',
  'missing.bestTimeBefore': 'Best time to call',
  'missing.callerIdsBefore': 'Caller ids a week before',
  'missing.line': '{what}: {reason}',
};
