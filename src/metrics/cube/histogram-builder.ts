/** Histograms under construction: how often each number occurred. */
import type { Fact } from '../fact/fact.ts';
import { HISTOGRAM_NAMES, HISTOGRAMS, type HistogramName, type ValuesOf } from './histograms.ts';

export interface HistogramBuilder {
  readonly name: HistogramName;
  readonly valuesOf: ValuesOf;
  readonly counts: Map<number, number>;
}

/** All histograms, without numbers. */
export function newHistograms(): readonly HistogramBuilder[] {
  return HISTOGRAM_NAMES.map((name) => ({ name, valuesOf: HISTOGRAMS[name], counts: new Map() }));
}

/** Counts the numbers of a delivery in all histograms that it is in. */
export function countInHistograms(histograms: readonly HistogramBuilder[], fact: Fact): void {
  for (const { valuesOf, counts } of histograms) {
    const values = valuesOf(fact);
    if (typeof values === 'number') addOne(counts, values);
    else for (const value of values) addOne(counts, value);
  }
}

function addOne(counts: Map<number, number>, value: number): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}
