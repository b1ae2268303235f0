/** All that is measured of contacts, and its sums. */
import { isIn, SETS } from '../fact/sets.ts';
import { type ContactMarks, newContactCounter } from './contact-counts.ts';
import type { ContactMetrics } from './contact-metrics.ts';
import type { CountedRow } from './counted-row.ts';
import { type AfterDoNotContact, newUnwanted } from './do-not-contact.ts';
import { type FirstAttemptSpeed, newFirstAttempts } from './first-attempt.ts';
import { type CapSum, type FrequencyCap, newCapMeasures } from './frequency-caps.ts';
import { newLiveBySlot, type SlotReach } from './live-by-slot.ts';
import type { CapWindow } from './look-back/cap-windows.ts';
import { newReach, type SeriesReach } from './reach-by-attempt.ts';
import { newSpacing, type RetrySpacing } from './retry-spacing.ts';
import { newSmsMeasure, type SeriesTimes } from './sms-after-voice.ts';

/** Small numbers, typed arrays as long as there are contacts, and lists as long as what happened is rare. */
export interface MeasureSums {
  readonly counts: ContactMarks;
  readonly reach: readonly SeriesReach[];
  readonly spacing: RetrySpacing;
  readonly firstAttempts: FirstAttemptSpeed;
  readonly caps: readonly CapSum[];
  readonly unwanted: AfterDoNotContact;
  readonly sms: readonly SeriesTimes[];
  readonly slots: readonly SlotReach[];
  readonly sequenceAgainstStarts: number;
  readonly repeatedDeliveries: number;
}

/** @throws RangeError where a cap is none, or its attempts are not counted in the windows */
export function newMeasures(frequencyCaps: readonly FrequencyCap[], windows: readonly CapWindow[]) {
  const [counts, reach, spacing, firstAttempts] = [newContactCounter(), newReach(), newSpacing(), newFirstAttempts()];
  const [caps, unwanted, sms, slots] = [newCapMeasures(frequencyCaps, windows), newUnwanted(), newSmsMeasure(), newLiveBySlot()];
  const ofAttempts = [reach, spacing, firstAttempts, ...caps, unwanted, slots];
  let sequenceAgainstStarts = 0;
  let repeatedDeliveries = 0;
  return {
    sms,
    addLoad: counts.addLoad,
    add(row: CountedRow): void {
      counts.add(row);
      sms.add(row);
      if (row.lookBack.isRepeat) repeatedDeliveries++;
      if (row.lookBack.isOutOfSequence) sequenceAgainstStarts++;
      if (isIn(row.fact.sets, SETS.attempts)) for (const measure of ofAttempts) measure.add(row);
    },
    /** Those of other rows, under the same caps. @param numbers of their contacts here @throws RangeError where the caps differ */
    addSums(sums: MeasureSums, numbers: ArrayLike<number>): void {
      if (sums.caps.length !== caps.length)
        throw new RangeError(`Cannot add the breaches of ${sums.caps.length} caps to those of ${caps.length}`);
      counts.addSum(sums.counts, numbers);
      reach.addSum(sums.reach, numbers);
      spacing.addSum(sums.spacing, numbers);
      firstAttempts.addSum(sums.firstAttempts, numbers);
      for (const [i, cap] of sums.caps.entries()) caps[i]?.addSum(cap, numbers);
      unwanted.addSum(sums.unwanted, numbers);
      sms.addSum(sums.sms, numbers);
      slots.addSum(sums.slots, numbers);
      sequenceAgainstStarts += sums.sequenceAgainstStarts;
      repeatedDeliveries += sums.repeatedDeliveries;
    },
    sums: (): MeasureSums => ({
      counts: counts.sum(),
      reach: reach.sum(),
      spacing: spacing.sum(),
      firstAttempts: firstAttempts.sum(),
      caps: caps.map((cap) => cap.sum()),
      unwanted: unwanted.sum(),
      sms: sms.sum(),
      slots: slots.sum(),
      sequenceAgainstStarts,
      repeatedDeliveries,
    }),
    finish: (): Omit<ContactMetrics, 'withoutContact'> => ({
      ...counts.finish(),
      reachByAttempt: reach.finish(),
      retrySpacing: spacing.sum(),
      speedToFirstAttempt: firstAttempts.sum(),
      caps: caps.map((cap) => cap.finish()),
      attemptsAfterDoNotContact: unwanted.sum(),
      smsAfterVoice: sms.finish(),
      liveBySlot: slots.sum(),
      sequenceAgainstStarts,
      repeatedDeliveries,
    }),
  };
}
