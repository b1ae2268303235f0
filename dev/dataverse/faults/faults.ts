/** The faults of one emulator: what is set, what strikes next, and how often each has struck. */
import { createRandom, type Random } from '../../sample/random.ts';
import type { LimitKind } from './service-limits.ts';
import { type FaultInput, type FaultSettings, parseFaults, type SpanMs } from './settings.ts';

const STRIKES = [
  'unavailable',
  'dropBeforeHeaders',
  'dropInBody',
  'shortBody',
  'cutJson',
  'emptyPages',
  'shortPages',
  'repeatedRows',
] as const;
const OTHERS = ['latencyMs', 'requestLimit', 'executionLimit', 'concurrencyLimit', 'tokens', 'lag', 'ttl'] as const;

/** Faults that are drawn for a request. */
export type StrikeKind = (typeof STRIKES)[number];
/** All faults, by the name of the setting or of the limit. */
export type FaultKind = StrikeKind | LimitKind | (typeof OTHERS)[number];
export type FaultStats = Readonly<Record<FaultKind, number>>;

export class Faults {
  #settings: FaultSettings;
  #left: Record<StrikeKind, number>;
  #random: ReadonlyMap<string, Random>;
  #stats: Record<FaultKind, number>;

  /** @throws RangeError that names every wrong setting and its rule */
  constructor(given: FaultInput = {}) {
    this.#settings = parseFaults(given);
    [this.#left, this.#random, this.#stats] = [leftOf(this.#settings), randomOf(this.#settings), noStats()];
  }

  get settings(): FaultSettings {
    return this.#settings;
  }

  /** How often each fault struck. */
  get stats(): FaultStats {
    return { ...this.#stats };
  }

  /** Sets all faults, those that are absent to their defaults, and draws from the seed anew; the counts go on. @throws RangeError as the constructor does */
  set(given: FaultInput): void {
    this.#settings = parseFaults(given);
    this.#left = leftOf(this.#settings);
    this.#random = randomOf(this.#settings);
  }

  /** Back to the defaults, and to counts of 0. */
  clear(): void {
    this.set({});
    this.#stats = noStats();
  }

  /** Whether a fault strikes now that it can; counted where it does. */
  strikes(kind: StrikeKind): boolean {
    const isNext = this.#left[kind] > 0;
    if (isNext) this.#left[kind]--;
    else if (!this.#draw(kind).chance(this.#settings[kind].probability)) return false;
    this.struck(kind);
    return true;
  }

  /** Counts a fault that struck. */
  struck(kind: FaultKind): void {
    this.#stats[kind]++;
  }

  /** A whole number for a fault, both ends included. */
  int(kind: FaultKind, min: number, max: number): number {
    return this.#draw(kind).int(min, max);
  }

  /** How long the next answer has to wait, milliseconds. */
  latencyMs(): number {
    return this.#span('latencyMs', this.#settings.latencyMs);
  }

  /** How long a row version that is written now stays unseen, milliseconds. */
  lagMs(entitySet: string): number {
    const { ms, tables } = this.#settings.lag;
    return tables === null || tables.includes(entitySet) ? this.#span('lag', ms) : 0;
  }

  #span(kind: 'latencyMs' | 'lag', { min, max }: SpanMs): number {
    const ms = min === max ? min : this.int(kind, min, max);
    if (ms > 0) this.struck(kind);
    return ms;
  }

  #draw(kind: FaultKind): Random {
    const random = this.#random.get(kind);
    if (random === undefined) throw new RangeError(`Cannot draw for the fault "${kind}": it is none`);
    return random;
  }
}

function leftOf(settings: FaultSettings): Record<StrikeKind, number> {
  return Object.fromEntries(STRIKES.map((kind) => [kind, settings[kind].next])) as Record<StrikeKind, number>;
}

// Each fault draws numbers of its own, so that one more fault does not change when the others strike.
function randomOf({ seed }: FaultSettings): ReadonlyMap<string, Random> {
  return new Map([...STRIKES, ...OTHERS].map((kind) => [kind, createRandom(`fault|${kind}|${seed}`)]));
}

function noStats(): Record<FaultKind, number> {
  return Object.fromEntries([...STRIKES, ...OTHERS].map((kind) => [kind, 0])) as Record<FaultKind, number>;
}
