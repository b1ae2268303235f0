/** How often a digest shows an anomaly although nothing changed, and how often one that should: on simulated days, the same in every run. QUIET_DAYS=2000 in npm run test:long. */
import { describe, expect, test } from 'vitest';
import { anomaliesOf } from '../../../src/report/signals/anomalies.ts';
import { type Change, seededRandom, simulateDay } from './quiet-days.ts';

const DAYS = Number(process.env.QUIET_DAYS ?? 200);
const VOLUMES = [60, 150, 500, 2_000, 10_000, 100_000];
const MOST = 0.05;

/** Days of so many on which something, or the one thing that is asked for, is flagged. */
function flagged(volume: number, days: number, change: Change = {}, id?: string): number {
  const random = seededRandom(volume);
  let count = 0;
  for (let i = 0; i < days; i++) {
    const { today, trend } = simulateDay(volume, random, change);
    if (anomaliesOf(today, trend).some((anomaly) => id === undefined || anomaly.id === id)) count++;
  }
  return count;
}

/** The most that a rate of 5 % gives in all but one of a thousand runs of so few days (binomial: 21 of 200). Over 2,000 days the share itself is held. */
function mostOf(days: number): number {
  if (days >= 2_000) return MOST * days;
  let chance = (1 - MOST) ** days;
  let most = 0;
  for (let below = chance; below < 0.999; below += chance) {
    chance *= ((days - most) / (most + 1)) * (MOST / (1 - MOST));
    most++;
  }
  return most;
}

test.each(VOLUMES)(
  `of ${DAYS} quiet days of %d deliveries, at most 5 % show an anomaly`,
  (volume) => {
    const count = flagged(volume, DAYS);
    console.info(`${volume} deliveries a day: ${count} of ${DAYS} quiet digests show an anomaly, ${((count / DAYS) * 100).toFixed(2)} %`);
    expect(count).toBeLessThanOrEqual(mostOf(DAYS));
  },
  300_000,
);

describe('a real break', () => {
  const MONDAY = 1;

  test('of half the deliveries is found on nearly every Monday of 100 or more', () => {
    expect(flagged(100, 100, { deliveries: 0.5, weekday: MONDAY }, 'deliveries')).toBeGreaterThanOrEqual(90);
    expect(flagged(500, 100, { deliveries: 0.5, weekday: MONDAY }, 'deliveries')).toBe(100);
    expect(flagged(10_000, 20, { deliveries: 0.5, weekday: MONDAY }, 'deliveries')).toBe(20);
  });

  test('of a live rate of 20 % that falls by a fifth is found on most days of 2,000 attempts, and on every day of 10,000', () => {
    // 2,000 voice attempts: 95 % of deliveries are tried, 95 % of these by voice, and a Monday has a tenth more.
    const volume = Math.round(2_000 / 0.95 / 0.95 / 1.1);
    expect(flagged(volume, 100, { live: 0.8, weekday: MONDAY }, 'liveMin')).toBeGreaterThanOrEqual(75);
    expect(flagged(10_000, 20, { live: 0.8, weekday: MONDAY }, 'liveMin')).toBe(20);
  });
});
