/** Every metric of the app: what it counts, its unit and kind, and the attributes it may carry, each with all its values. Exporter and types derive from it; tests hold docs/telemetry.md, workbook and alerts against it. */
import { STORAGE_KINDS, STORAGE_OUTCOMES, STORAGE_SERVICES } from '../history/blobs/storage-operation.ts';
import { RUN_OUTCOMES, WORK_KINDS } from '../runs/run.ts';
import { DELIVERY_STATES } from '../subscriptions/delivery/delivery.ts';

/** total = a count that the app keeps anyway and that is read when it is told; the others are told as they come. */
export type InstrumentKind = 'counter' | 'total' | 'histogram' | 'gauge';

export interface Instrument {
  readonly kind: InstrumentKind;
  /** UCUM: "s", or what is counted in braces. */
  readonly unit: string;
  readonly description: string;
  /** Closed sets: no value of a row, name or address can be one. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** What a delivery is, as its kind begins (digest-id.ts). */
export const DELIVERY_KINDS = ['scheduled', 'resend', 'test', 'notice'] as const;
const KIND = { kind: WORK_KINDS } as const;
const RUN = { ...KIND, outcome: RUN_OUTCOMES } as const;

export const INSTRUMENTS = {
  'digest.runs': { kind: 'counter', unit: '{run}', description: 'runs that ended, as the run log has them', attributes: RUN },
  'digest.run.duration': { kind: 'histogram', unit: 's', description: 'how long a run took', attributes: RUN },
  'digest.rows': {
    kind: 'counter',
    unit: '{row}',
    description: 'rows that runs read from Dataverse, and columns among them that could not be read',
    attributes: { ...KIND, what: ['deliveries', 'attributes', 'malformed'] },
  },
  'digest.harvest.lag': {
    kind: 'gauge',
    unit: 's',
    description: 'how far behind now Dataverse has been read, at the end of a harvest that moved on',
    attributes: {},
  },
  'digest.dataverse.requests': { kind: 'total', unit: '{request}', description: 'requests sent to Dataverse', attributes: {} },
  'digest.dataverse.retries': {
    kind: 'total',
    unit: '{request}',
    description: 'those of them that repeated one that failed',
    attributes: {},
  },
  'digest.dataverse.throttles': {
    kind: 'total',
    unit: '{answer}',
    description: 'answers of Dataverse that asked for fewer requests (status 429)',
    attributes: {},
  },
  'digest.storage.operations': {
    kind: 'total',
    unit: '{operation}',
    description: 'operations asked of storage; repeats of the client are not counted',
    attributes: { service: STORAGE_SERVICES, operation: STORAGE_KINDS, outcome: STORAGE_OUTCOMES },
  },
  'digest.deliveries': {
    kind: 'counter',
    unit: '{delivery}',
    description: 'deliveries that were worked on, by the state they were left in; one that waits counts each time',
    attributes: { kind: DELIVERY_KINDS, state: DELIVERY_STATES },
  },
  'digest.delivery.failures': {
    kind: 'counter',
    unit: '{failure}',
    description: 'errors that ended work on a delivery, and whether it is tried again',
    attributes: { again: ['yes', 'no'] },
  },
  'digest.delivery.delay': {
    kind: 'histogram',
    unit: 's',
    description: 'from when a delivery was due to when it was sent',
    attributes: { kind: DELIVERY_KINDS },
  },
  'digest.deliveries.missing': {
    kind: 'gauge',
    unit: '{delivery}',
    description: 'digests that came due and have no record, as the watch finds them every half hour',
    attributes: {},
  },
} as const satisfies Readonly<Record<string, Instrument>>;

type Instruments = typeof INSTRUMENTS;
export type MetricName = keyof Instruments;
/** Metrics that are told as they come. */
export type ToldMetric = { [N in MetricName]: Instruments[N]['kind'] extends 'total' ? never : N }[MetricName];
/** Metrics that are read when they are told. */
export type TotalMetric = Exclude<MetricName, ToldMetric>;
/** The attributes of a metric: all of them, each one of its values. */
export type AttributesOf<N extends MetricName> = {
  readonly [A in keyof Instruments[N]['attributes']]: Instruments[N]['attributes'][A] extends readonly (infer V)[] ? V : never;
};
