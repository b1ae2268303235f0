/** How many calls were answered, and reached a person: certainly (liveMin) and perhaps (liveMax). The same for counts and for rates, of a report or of an item. */
import { type Rate, rateOf } from '../metrics/kpis/rate.ts';
import type { RateId } from '../metrics/kpis/rate-table.ts';

/** Of whatever has both bounds. */
export interface LiveRange<T> {
  readonly low: T;
  readonly high: T;
}

/** Something with the lower bound, as a count or as a rate. */
export interface Live<T> {
  readonly liveMin: T;
}

/** Calls that anything answered. */
export function answered<T>({ offHook }: { readonly offHook: T }): T {
  return offHook;
}

/** Both bounds of a list item, of totals or of rates. */
export function liveRange<T>({ liveMin, liveMax }: Live<T> & { readonly liveMax: T }): LiveRange<T> {
  return { low: liveMin, high: liveMax };
}

/** The lower bound alone: the cautious one. */
export function certainlyLive<T>({ liveMin }: Live<T>): T {
  return liveMin;
}

/** The lower bound as a share of the voice attempts. */
export function liveRateOf({ liveMin, voiceAttempts }: Live<number> & { readonly voiceAttempts: number }): Rate {
  return rateOf(liveMin, voiceAttempts);
}

/** The rates of both bounds. */
export const LIVE_RATES: LiveRange<RateId> = { low: 'liveMin', high: 'liveMax' };
