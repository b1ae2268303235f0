/** Columns that facts, tombstones and intake entries share: the version of a row, and its scope. */
import type { Scope, Version } from '../../metrics/fact/fact.ts';
import { sharedScope } from '../../metrics/fact/shared-scope.ts';
import type { Column, Columns, ColumnType } from './columns.ts';
import type { ReadColumns } from './parquet-file.ts';
import { type At, numbers, texts } from './reading.ts';

export interface Versioned {
  readonly id: string;
  /** Null of a record that was removed. */
  readonly version: Version | null;
}

/** Says that a record is no longer in the quarter hour (its start, UTC epoch milliseconds). */
export interface GoneRow {
  readonly quarterMs: number;
  readonly goneId: string;
}

/** In order of quarter hours, and of time within each; what is written at one time by its id. */
export function inOrder<R extends Versioned & { readonly quarterMs: number }>(rows: readonly R[], timeMsOf: (row: R) => number): R[] {
  return rows.toSorted((a, b) => a.quarterMs - b.quarterMs || timeMsOf(a) - timeMsOf(b) || (a.id < b.id ? -1 : 1));
}

/** The column of files that hold what changed alone. */
export function removedColumn<R extends Versioned>(): Column<R> {
  return {
    type: 'flag',
    meaning: 'True of one that is no longer here: of it only quarter and delivery_id are given',
    of: ({ version }) => version === null,
  };
}

/** Empty is written as null: other programs tell "not given" by it. */
export function text<R>(of: (record: R) => string, meaning: string): Column<R> {
  return { type: 'text', meaning, of: (record) => of(record) || null };
}

function ofVersion<R extends Versioned>(type: ColumnType, of: (version: Version) => number | null, meaning: string): Column<R> {
  return { type, meaning, of: ({ version }) => (version === null ? null : of(version)) };
}

/** Who a row is, and which of its versions this is: of several with one id the greatest counts. */
export function versionColumns<R extends Versioned>(): Columns<R> {
  return {
    delivery_id: { ...text(({ id }: R) => id, 'Primary key of the delivery (msdyn_proactive_deliveryid)'), isDistinct: true },
    version_number: { ...ofVersion<R>('long', ({ number }) => number, 'versionnumber of the row'), isDistinct: true },
    modified_at: ofVersion('time', ({ modifiedMs }) => modifiedMs || null, 'modifiedon of the row'),
    attributes_modified_at: ofVersion(
      'time',
      ({ attributesMs }) => attributesMs || null,
      'Greatest modifiedon of its attributes; null without any',
    ),
    attribute_count: ofVersion('integer', ({ attributeCount }) => attributeCount, 'How many attributes were read with it'),
    rules: ofVersion('integer', ({ rules }) => rules, 'Number of the rules it was filed by'),
    conversation_modified_at: ofVersion(
      'time',
      ({ conversationMs }) => conversationMs || null,
      'modifiedon of its conversation; null without one',
    ),
  };
}

export function versionsIn(columns: ReadColumns): At<Version> {
  const [number, modifiedMs, attributesMs] = [
    numbers(columns, 'version_number'),
    numbers(columns, 'modified_at'),
    numbers(columns, 'attributes_modified_at'),
  ];
  const [attributeCount, rules, conversationMs] = [
    numbers(columns, 'attribute_count'),
    numbers(columns, 'rules'),
    numbers(columns, 'conversation_modified_at'),
  ];
  return (row) => ({
    number: number(row),
    modifiedMs: modifiedMs(row),
    attributesMs: attributesMs(row),
    attributeCount: attributeCount(row),
    rules: rules(row),
    conversationMs: conversationMs(row),
  });
}

/** What a report can be narrowed to and grouped by. */
export function scopeColumns<R>(of: (record: R) => Scope | null): Columns<R> {
  const column = (name: keyof Scope, meaning: string) => text((record: R) => of(record)?.[name] ?? '', meaning);
  return {
    configuration_id: column('configuration', 'Engagement configuration (msdyn_proactive_engagement_config_id)'),
    queue_id: column('queue', 'Queue (msdyn_queue_id)'),
    channel: column('channel', 'Channel (msdyn_channel)'),
    dial_mode: column('dialMode', 'Dial mode (msdyn_dialmode_type)'),
  };
}

export const SCOPE_COLUMN_NAMES = Object.keys(scopeColumns(() => null));

/** Equal scopes are one object. */
export function scopesIn(columns: ReadColumns): At<Scope> {
  const [configuration, queue] = [texts(columns, 'configuration_id'), texts(columns, 'queue_id')];
  const [channel, dialMode] = [texts(columns, 'channel'), texts(columns, 'dial_mode')];
  return (row) => sharedScope({ configuration: configuration(row), queue: queue(row), channel: channel(row), dialMode: dialMode(row) });
}
