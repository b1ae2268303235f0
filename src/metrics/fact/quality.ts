/** What can be odd about a finished delivery, each one a bit; counted in every report. */

// Stored cubes name them by their place in this list: a new one goes to its end.
export const FLAGS = {
  unknownStatus: { bit: 1, name: 'Deliveries with a status that Microsoft does not document' },
  unknownResult: { bit: 2, name: 'Deliveries with a result that Microsoft does not document' },
  unknownDialMode: { bit: 4, name: 'Deliveries with a dial mode that Microsoft does not document' },
  unknownChannel: { bit: 8, name: 'Deliveries with a channel that Microsoft does not document, counted as voice' },
  attemptWithoutStart: { bit: 16, name: 'Attempts without a start time, missing from the hours' },
  endBeforeStart: { bit: 32, name: 'Deliveries that end before they start, without a call time' },
  offHookWithoutTimes: { bit: 64, name: 'Answered calls without a start or an end, without a call time' },
  previewMachine: { bit: 128, name: 'Preview calls with a machine-detection result, which that mode cannot have' },
  unparseableCodes: { bit: 256, name: 'Deliveries whose disposition codes are no quoted list, kept as one code' },
  placedByEnd: { bit: 512, name: 'Deliveries without a result date, placed by their end' },
  placedByStart: { bit: 1024, name: 'Deliveries without a result date or an end, placed by their start' },
  placedByModified: { bit: 2048, name: 'Deliveries without any time of their own, placed by their last change' },
  lateResult: { bit: 8192, name: 'Deliveries whose result came an hour or more after their end' },
  noContact: { bit: 16384, name: 'Attempts without a contact id or a number with digits, missing from the contact figures' },
  malformed: { bit: 4096, name: 'Deliveries with a column that could not be read, taken as empty' },
  unparseableValue: { bit: 32768, name: 'Deliveries with a value attribute that is no plain number such as 1234.50, left out of the sum' },
  noCallId: { bit: 65536, name: 'Voice attempts without the id of their call (msdyn_call_id), which cannot be traced later' },
} as const;
export type FlagName = keyof typeof FLAGS;
export const FLAG_NAMES = Object.keys(FLAGS) as readonly FlagName[];
