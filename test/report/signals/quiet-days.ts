/** Simulated days on which nothing changes but by chance: Poisson and binomial noise, a weekday pattern, and a slow drift, with eight weeks before them. */
import { EMPTY_TALLY, type Tally } from '../../../src/metrics/cube/cube.ts';
import { TREND_DAYS, type TrendDay } from '../../../src/report/comparison/trend.ts';

/** A day and what lies before it. */
export interface SimulatedDay {
  readonly today: Tally;
  readonly trend: readonly TrendDay[];
}

/** What is changed on the last day: times as many deliveries, times as high a live rate. */
export interface Change {
  readonly deliveries?: number;
  readonly live?: number;
  /** Of the last day, Sunday 0. @default any */
  readonly weekday?: number;
}

// Sunday to Saturday.
const WEEKDAYS = [0.3, 1.1, 1.05, 1, 1, 0.95, 0.6];
// A week at most.
const VOLUME_DRIFT = 0.01;
const RATE_DRIFT = 0.005;

/** The same for the same random numbers. `volume` = deliveries of a usual weekday. */
export function simulateDay(volume: number, random: Random, change: Change = {}): SimulatedDay {
  const weekday = change.weekday ?? Math.floor(random() * 7);
  const drift = (most: number) => (2 * random() - 1) * most;
  const [volumeDrift, liveDrift] = [drift(VOLUME_DRIFT), drift(RATE_DRIFT)];
  const dayOf = (daysBefore: number, { deliveries = 1, live = 1 }: Change): Tally => {
    const weeks = -daysBefore / 7;
    const pattern = WEEKDAYS[(weekday - daysBefore + 7 * TREND_DAYS) % 7] ?? 1;
    const mean = volume * pattern * (1 + volumeDrift) ** weeks * deliveries;
    return tallyOf(mean, 0.2 * (1 + liveDrift) ** weeks * live, random);
  };
  const trend = Array.from({ length: TREND_DAYS }, (_, i) => ({ date: `-${i + 1}`, daysBefore: i + 1, tally: dayOf(i + 1, {}) }));
  return { today: dayOf(0, change), trend };
}

function tallyOf(mean: number, liveRate: number, random: Random): Tally {
  const deliveries = poisson(mean, random);
  const notTried = binomial(deliveries, 0.05, random);
  const expired = binomial(notTried, 0.7, random);
  const attempts = deliveries - notTried;
  const voiceAttempts = binomial(attempts, 0.95, random);
  const liveMin = binomial(voiceAttempts, liveRate, random);
  const machine = binomial(voiceAttempts - liveMin, 0.25, random);
  const offHook = liveMin + machine + binomial(voiceAttempts - liveMin - machine, 0.05, random);
  const badNumber = binomial(voiceAttempts - offHook, 0.03, random);
  const platformFailure = binomial(deliveries, 0.02, random);
  return {
    ...EMPTY_TALLY,
    deliveries, notTried, expired, attempts, voiceAttempts, liveMin, liveMax: liveMin, machine, offHook, badNumber, platformFailure,
  }; // biome-ignore format: counts
}

/** From 0 to 1. */
export type Random = () => number;

/** Numbers that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

// From this variance on the normal curve, rounded, cannot be told from the counts themselves.
const NORMAL_FROM = 1_000;

function poisson(mean: number, random: Random): number {
  if (mean > NORMAL_FROM) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  // Waiting times add up to the mean.
  let [count, time] = [-1, 0];
  while (time <= mean) {
    time -= Math.log(1 - random());
    count++;
  }
  return count;
}

function binomial(n: number, p: number, random: Random): number {
  const variance = n * p * (1 - p);
  if (variance > NORMAL_FROM) return Math.min(n, Math.max(0, Math.round(n * p + Math.sqrt(variance) * normal(random))));
  let count = 0;
  // Leaps from one success to the next: as many steps as there are successes.
  for (let at = leap(p, random); at <= n; at += leap(p, random)) count++;
  return count;
}

function leap(p: number, random: Random): number {
  return 1 + Math.floor(Math.log(1 - random()) / Math.log(1 - p));
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
