/** The shape of sample rows on the wire: the columns that the app reads, and the others that the tables have besides. */
import type { AttributeRow, DeliveryRow } from '../../src/metrics/row/row.ts';
import { remembered } from '../../src/metrics/row/text.ts';
import { DAY_MS } from '../../src/time/lengths.ts';

type Text = string | null;

interface SystemColumns {
  /** W/"<versionnumber>" */
  readonly '@odata.etag': string;
  readonly _ownerid_value: Text;
}

/** A row of msdyn_proactive_deliveries with all classic columns and some of the newer ones. */
export interface SampleDelivery extends DeliveryRow, SystemColumns {
  readonly msdyn_call_id: Text;
  readonly msdyn_tracking_id: Text;
  readonly msdyn_journey_run_id: Text;
  readonly msdyn_channel_sent_date: Text;
  readonly msdyn_expiration_date: Text;
  readonly msdyn_cancellation_policy_id: Text;
}

/** A row of msdyn_proactive_delivery_attributes. */
export interface SampleAttribute extends AttributeRow, SystemColumns {
  readonly ttlinseconds: number;
  /** partitionid of the delivery. */
  readonly msdyn_proactive_deliverypid: Text;
}

/** A row of msdyn_ocliveworkitems: the conversation of a delivery. */
export interface SampleConversation {
  readonly '@odata.etag': string;
  readonly activityid: string;
  /** What msdyn_conversation_id of the delivery holds. */
  readonly msdyn_ocliveworkitemid: string;
  readonly subject: string;
  readonly _msdyn_activeagentid_value: Text;
  readonly _msdyn_cdsqueueid_value: Text;
  readonly msdyn_createdon: string;
  readonly msdyn_startedon: Text;
  readonly msdyn_closedon: Text;
  readonly msdyn_conversationtalktimeinseconds: number | null;
  readonly msdyn_conversationwrapuptimeinseconds: number | null;
  readonly msdyn_isoutbound: boolean;
  readonly modifiedon: string;
  readonly statecode: number;
  readonly statuscode: number;
}

/** A delivery and what belongs to it. */
export interface SampleRecord {
  readonly delivery: SampleDelivery;
  readonly attributes: readonly SampleAttribute[];
  readonly conversation: SampleConversation | undefined;
}

const DAY_SECONDS = 86_400;
const TWO_DIGITS = Array.from({ length: 60 }, (_, i) => `${i}`.padStart(2, '0'));

/** Rows are kept for 90 days after their last change. */
export const TTL_SECONDS = 90 * DAY_SECONDS;
/** msdyn_type of an attribute (global choice msdyn_proactive_delivery_attribute_msdyn_type). */
export const INPUT_TYPE = 700_610_000;
export const RESULT_TYPE = 700_610_001;

/** A UTC instant as Dataverse writes it: "2026-11-23T09:30:00Z". */
export function iso(ms: number): string;
export function iso(ms: number | null): string | null;
export function iso(ms: number | null): string | null {
  if (ms === null) return null;
  const secondOfDay = Math.floor(ms / 1000) % DAY_SECONDS;
  const minute = Math.floor(secondOfDay / 60);
  return `${dateText(Math.floor(ms / DAY_MS))}T${TWO_DIGITS[Math.floor(minute / 60)]}:${TWO_DIGITS[minute % 60]}:${TWO_DIGITS[secondOfDay % 60]}Z`;
}

/** The date of a UTC day, YYYY-MM-DD: there are few of them, and millions of instants. @param day days since 1970 */
const dateText = remembered((day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10));

/** A version that grows with every later change: tens of milliseconds since 2020. */
function versionAt(modifiedMs: number): number {
  return Math.floor((modifiedMs - Date.UTC(2020, 0, 1)) / 10);
}

/** etag and version columns for a row changed at an instant. */
export function versionColumns(modifiedMs: number): { '@odata.etag': string; versionnumber: number } {
  const versionnumber = versionAt(modifiedMs);
  return { '@odata.etag': `W/"${versionnumber}"`, versionnumber };
}
