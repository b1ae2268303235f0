/** The port that metrics go through; without an exporter behind it, nothing comes of them. */
import type { AttributesOf, ToldMetric, TotalMetric } from './instruments.ts';

/** A count since the process began. */
export interface Total<N extends TotalMetric = TotalMetric> {
  readonly value: number;
  readonly attributes: AttributesOf<N>;
}

/** No method throws or rejects, and none delays the work by more than flush() says. */
export interface Telemetry {
  /** Adds to a counter, notes one value of a histogram, or says what a gauge shows now. */
  record<N extends ToldMetric>(name: N, value: number, attributes: AttributesOf<N>): void;
  /** Has totals read whenever metrics are told; asked for once a metric. */
  observe<N extends TotalMetric>(name: N, read: () => Iterable<Total<N>>): void;
  /** Begins to tell every minute, without waiting for it; a repeat does nothing. */
  start(): void;
  /** Tells what has come together, and waits for that, FLUSH_LIMIT_MS at most. */
  flush(): Promise<void>;
  /** The same, and ends it. */
  close(): Promise<void>;
}

/** Telemetry that goes nowhere. */
export const NO_TELEMETRY: Telemetry = {
  record() {},
  observe() {},
  start() {},
  async flush() {},
  async close() {},
};
