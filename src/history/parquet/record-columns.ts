/** Columns that facts, tombstones and intake entries share: the version of a row, and its scope. */
import type { Scope, Version } from '../../metrics/fact/fact.ts';
import { sharedScope } from '../../metrics/fact/shared-scope.ts';
import type { Column, Columns } from './columns.ts';
import type { ReadColumns } from './parquet-file.ts';
import { type At, numbers, texts } from './reading.ts';

export interface Versioned {
  readonly id: string;
  readonly version: Version;
}

/** Empty is written as null: other programs tell "not given" by it. */
export function text<R>(of: (record: R) => string, meaning: string): Column<R> {
  return { type: 'text', meaning, of: (record) => of(record) || null };
}

/** A time of which 0 stands for "none". */
function timeOrNone<R>(of: (record: R) => number, meaning: string): Column<R> {
  return { type: 'time', meaning, of: (record) => of(record) || null };
}

/** Who a row is, and which of its versions this is: of several with one id the greatest counts. */
export function versionColumns<R extends Versioned>(): Columns<R> {
  return {
    delivery_id: text((record: R) => record.id, 'Primary key of the delivery (msdyn_proactive_deliveryid)'),
    version_number: { type: 'long', meaning: 'versionnumber of the row', of: ({ version }) => version.number },
    modified_at: timeOrNone((record: R) => record.version.modifiedMs, 'modifiedon of the row'),
    attributes_modified_at: timeOrNone(
      (record: R) => record.version.attributesMs,
      'Greatest modifiedon of its attributes; null without any',
    ),
    attribute_count: { type: 'integer', meaning: 'How many attributes were read with it', of: ({ version }) => version.attributeCount },
    rules: { type: 'integer', meaning: 'Number of the rules it was filed by', of: ({ version }) => version.rules },
    conversation_modified_at: timeOrNone((record: R) => record.version.conversationMs, 'modifiedon of its conversation; null without one'),
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
