/** Telemetry over an exporter of OpenTelemetry: an instrument an entry of the table, told every minute and when somebody flushes. */
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader, type PushMetricExporter } from '@opentelemetry/sdk-metrics';
import { allowedAttributes } from './allowed-attributes.ts';
import { INSTRUMENTS, type MetricName, type ToldMetric, type TotalMetric } from './instruments.ts';
import type { Telemetry, Total } from './telemetry.ts';

export interface MeterOptions {
  readonly exporter: PushMetricExporter;
  /** How the app is called among others that tell the same receiver, and which of its processes this is. */
  readonly service: { readonly name: string; readonly instance: string };
  /** Gets told why metrics did not arrive, each time. */
  readonly onLost: (why: string) => void;
  /** How long flush() waits at most, milliseconds. @default FLUSH_LIMIT_MS */
  readonly flushLimitMs?: number;
}

/** Long enough for a receiver far away, and short beside any run. */
const FLUSH_LIMIT_MS = 3_000;
const INTERVAL_MS = 60_000;
// Of one handing over with its repeats; it goes on in the background when a flush no longer waits.
const EXPORT_LIMIT_MS = 30_000;
/** ExportResultCode of @opentelemetry/core. */
const SUCCESS = 0;
const FAILED = 1;

/** Starts to tell every minute. */
export function createMeters({ exporter, service, onLost, flushLimitMs = FLUSH_LIMIT_MS }: MeterOptions): Telemetry {
  const reader = new PeriodicExportingMetricReader({
    exporter: watched(exporter, onLost),
    exportIntervalMillis: INTERVAL_MS,
    exportTimeoutMillis: EXPORT_LIMIT_MS,
  });
  const resource = resourceFromAttributes({ 'service.name': service.name, 'service.instance.id': service.instance });
  const provider = new MeterProvider({ resource, readers: [reader] });
  const record = tellers(provider);
  const bounded = (work: () => Promise<void>) => within(flushLimitMs, work, onLost);
  return {
    record: (name, value, attributes) => record[name](value, allowedAttributes(INSTRUMENTS[name], attributes)),
    observe: (name, read) => observe(provider, name, read),
    start() {},
    flush: () => bounded(() => provider.forceFlush()),
    close: () => bounded(() => provider.shutdown()),
  };
}

type Tell = (value: number, attributes: Readonly<Record<string, string>>) => void;

function tellers(provider: MeterProvider): Readonly<Record<ToldMetric, Tell>> {
  const meter = provider.getMeter('proactive-digest');
  const tell = (name: MetricName): Tell => {
    const { kind, unit, description } = INSTRUMENTS[name];
    if (kind === 'histogram') {
      const histogram = meter.createHistogram(name, { unit, description });
      return (value, attributes) => histogram.record(value, attributes);
    }
    if (kind === 'gauge') {
      const gauge = meter.createGauge(name, { unit, description });
      return (value, attributes) => gauge.record(value, attributes);
    }
    const counter = meter.createCounter(name, { unit, description });
    return (value, attributes) => counter.add(value, attributes);
  };
  const told = (Object.keys(INSTRUMENTS) as MetricName[]).filter((name): name is ToldMetric => INSTRUMENTS[name].kind !== 'total');
  return Object.fromEntries(told.map((name) => [name, tell(name)])) as Record<ToldMetric, Tell>;
}

/** What did not change since it was last told is not told again. */
function observe<N extends TotalMetric>(provider: MeterProvider, name: N, read: () => Iterable<Total<N>>): void {
  const { unit, description } = INSTRUMENTS[name];
  const last = new Map<string, number>();
  provider
    .getMeter('proactive-digest')
    .createObservableCounter(name, { unit, description })
    .addCallback((result) => {
      for (const { value, attributes } of read()) {
        const allowed = allowedAttributes(INSTRUMENTS[name], attributes);
        const key = JSON.stringify(allowed);
        if (value === (last.get(key) ?? 0)) continue;
        last.set(key, value);
        result.observe(value, allowed);
      }
    });
}

/** The same exporter; what it fails with is told, and is never an error of ours. */
function watched(exporter: PushMetricExporter, onLost: (why: string) => void): PushMetricExporter {
  return {
    async export(metrics, done) {
      try {
        await exporter.export(metrics, (result) => {
          if (result.code !== SUCCESS) onLost('the receiver did not take them');
          done(result);
        });
      } catch {
        onLost('they could not be handed over');
        done({ code: FAILED });
      }
    },
    selectAggregationTemporality: exporter.selectAggregationTemporality?.bind(exporter),
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  } as PushMetricExporter;
}

async function within(limitMs: number, work: () => Promise<void>, onLost: (why: string) => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), limitMs);
  });
  try {
    if ((await Promise.race([work(), limit])) === 'late') onLost(`the receiver took longer than ${limitMs} ms`);
  } catch {
    onLost('they could not be handed over');
  } finally {
    clearTimeout(timer);
  }
}
