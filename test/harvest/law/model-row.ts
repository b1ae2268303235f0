/** The deliveries of the law: how they look after a write, and what is known of them. */
import type { AttributeRow, DeliveryRow } from '../../../src/metrics/row/row.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { guid } from '../../dataverse/start.ts';

/** What is known of a delivery that was written. */
export interface ModelRow {
  readonly row: DeliveryRow;
  /** Each version with the time of its writing, oldest first. */
  readonly versions: readonly { readonly number: number; readonly atMs: number; readonly isFinished: boolean }[];
  readonly attributes: ReadonlyMap<string, AttributeRow>;
  /** The least version that a complete harvest must have seen; 0 = none. */
  readonly seen: number;
  readonly isRemoved: boolean;
}

export interface WorldOptions {
  /** How long after its write a row version is seen, milliseconds. */
  readonly lag: { readonly min: number; readonly max: number };
  /** Our clock less the server's, milliseconds. */
  readonly skewMs: number;
  /** How long a row lives after its last change, seconds; null = for ever. */
  readonly lifeSeconds: number | null;
  /** Days of sweeps at the end: those of one day after are made in three, those of seven days after in nine. */
  readonly sweptDays: number;
}

/** How a delivery looks after a write. */
export interface Shape {
  /** Hours before now at which it ended; null = it is not finished. */
  readonly endedHoursAgo: number | null;
  readonly result: string;
}

export interface Write {
  readonly nowMs: number;
  readonly known: ModelRow | undefined;
  readonly version: number;
  readonly lifeSeconds: number | null;
}

/** The row as a write leaves it. */
export function deliveryOf(n: number, { endedHoursAgo, result }: Shape, { nowMs, known, version, lifeSeconds }: Write): DeliveryRow {
  const isFinished = endedHoursAgo !== null;
  const endedAt = isFinished ? iso(nowMs - endedHoursAgo * HOUR_MS) : null;
  return {
    msdyn_proactive_deliveryid: guid(n),
    msdyn_delivery_id: guid(n),
    msdyn_contact_id: guid(500 + (n % 3)),
    msdyn_queue_id: guid(700 + (n % 2)),
    msdyn_channel: 'Voice',
    msdyn_dialmode_type: 'Copilot',
    msdyn_status: isFinished ? 'Complete' : 'InProcess',
    msdyn_result: isFinished ? result : null,
    msdyn_disposition_codes: n % 2 === 0 ? '"Voicemail"' : null,
    partitionid: partitionOf(n),
    msdyn_start_date: endedAt,
    msdyn_end_date: endedAt,
    msdyn_result_date: endedAt,
    createdon: known?.row.createdon ?? iso(nowMs),
    modifiedon: iso(nowMs),
    versionnumber: version,
    ttlinseconds: lifeSeconds,
  };
}

/** Not the primary key, as some organisations have it. */
export function partitionOf(n: number): string {
  return `p${n % 3}`;
}

/** In whole seconds, as the service writes it. */
export function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
