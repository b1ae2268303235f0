/** The three tables and the check of their rows: one pass of a schema, and a good row is handed on as it came. */
import { z } from 'zod';
import type { AttributeRow, ConversationRow, DeliveryRow } from '../metrics/row/row.ts';
import { type Field, instant, key, seconds, text, version, wholeNumber, yesNo } from './fields.ts';

export interface Table<Row> {
  /** Logical name. */
  readonly name: string;
  readonly entitySet: string;
  readonly primaryKey: string;
  readonly columns: Readonly<Record<keyof Row & string, Field>>;
}

/** A column that broke its rule and counts as empty; never the value, which may be a person's. */
export interface MalformedRow {
  /** Logical name. */
  readonly table: string;
  /** Primary key, "(none)" where that is what is wrong: then the row was dropped. */
  readonly id: string;
  readonly column: string;
  readonly rule: string;
}

export interface ParsedRows<Row> {
  readonly rows: readonly Row[];
  readonly malformed: readonly MalformedRow[];
}

export const DELIVERIES: Table<DeliveryRow> = {
  name: 'msdyn_proactive_delivery',
  entitySet: 'msdyn_proactive_deliveries',
  primaryKey: 'msdyn_proactive_deliveryid',
  columns: {
    msdyn_proactive_deliveryid: key,
    msdyn_delivery_id: text,
    msdyn_conversation_id: text,
    msdyn_proactive_engagement_config_id: text,
    msdyn_journey_id: text,
    msdyn_contact_id: text,
    msdyn_channel: text,
    msdyn_status: text,
    msdyn_queue_id: text,
    msdyn_dialmode_type: text,
    msdyn_to_address: text,
    msdyn_from_address: text,
    msdyn_window_start_date: instant,
    msdyn_window_end_date: instant,
    msdyn_start_date: instant,
    msdyn_end_date: instant,
    msdyn_result: text,
    msdyn_result_date: instant,
    msdyn_disposition_codes: text,
    msdyn_tracking_id: text,
    msdyn_seq_no: wholeNumber,
    msdyn_batch_id: text,
    msdyn_engagement_type: text,
    msdyn_country: text,
    msdyn_postal_code: text,
    msdyn_state: text,
    msdyn_sip_diagnostics: text,
    msdyn_exceeded_customer_wait_threshold: yesNo,
    msdyn_speech_detected: yesNo,
    msdyn_csr_connected_date: instant,
    msdyn_customer_connected_date: instant,
    msdyn_start_of_speech_timestamp: instant,
    createdon: instant,
    modifiedon: instant,
    partitionid: text,
    versionnumber: version,
  },
};

export const ATTRIBUTES: Table<AttributeRow> = {
  name: 'msdyn_proactive_delivery_attribute',
  entitySet: 'msdyn_proactive_delivery_attributes',
  primaryKey: 'msdyn_proactive_delivery_attributeid',
  columns: {
    msdyn_proactive_delivery_attributeid: key,
    _msdyn_proactive_delivery_value: text,
    msdyn_keyword: text,
    msdyn_value: text,
    msdyn_type: wholeNumber,
    createdon: instant,
    modifiedon: instant,
    partitionid: text,
    versionnumber: version,
  },
};

/** A standard table of activities, so its primary key is activityid. */
export const CONVERSATIONS: Table<ConversationRow> = {
  name: 'msdyn_ocliveworkitem',
  entitySet: 'msdyn_ocliveworkitems',
  primaryKey: 'activityid',
  columns: {
    activityid: key,
    msdyn_ocliveworkitemid: text,
    _msdyn_activeagentid_value: text,
    msdyn_closedon: instant,
    statecode: wholeNumber,
    msdyn_conversationhandletimeinseconds: seconds,
    msdyn_conversationtalktimeinseconds: seconds,
    msdyn_conversationholdtimeinseconds: seconds,
    msdyn_conversationwrapuptimeinseconds: seconds,
    msdyn_isabandoned: yesNo,
    msdyn_isagentaccepted: yesNo,
    modifiedon: instant,
    versionnumber: version,
  },
};

/** Checks raw rows: a malformed column becomes null and is reported, a row without a usable key is dropped and reported. Input is unchanged. */
export function parseRows<Row>(table: Table<Row>, rawRows: readonly unknown[]): ParsedRows<Row> {
  const rows: Row[] = [];
  const malformed: MalformedRow[] = [];
  const isGood = rowCheck(table);
  for (const raw of rawRows) {
    // The raw row, not a copy: columns that nobody reads are harmless.
    const row = isGood(raw) ? (raw as Row) : mended(table, raw, malformed);
    if (row !== undefined) rows.push(row);
  }
  return { rows, malformed };
}

/**
 * Whether every column of a row keeps its rule: nearly every row does, and then no schema is asked. Rows of one answer have the same columns in
 * the same order, so the rule of a column is found by its place in the row before: half the time of asking the row for each column by name.
 */
function rowCheck<Row>({ primaryKey, columns }: Table<Row>): (raw: unknown) => boolean {
  const fields = new Map(Object.entries<Field>(columns));
  const places: { readonly name: string; readonly field: Field | undefined }[] = [];
  return (raw) => {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw) || !(primaryKey in raw)) return false;
    const row = raw as Readonly<Record<string, unknown>>;
    let at = 0;
    for (const name in row) {
      let place = places[at];
      if (place?.name !== name) place = places[at] = { name, field: fields.get(name) };
      const { field } = place;
      const value = row[name];
      // Most values are text where text is due.
      if (!(field === text && typeof value === 'string') && field?.isGood(value) === false) return false;
      at++;
    }
    return true;
  };
}

/** The same rules as a schema, which names each column that breaks one. */
function schemaOf<Row>({ columns }: Table<Row>): z.ZodType {
  const shape = Object.entries<Field>(columns).map(([name, { isGood, rule }]) => {
    const column = z.custom(isGood, { error: rule });
    return [name, isGood(undefined) ? column.optional() : column];
  });
  return z.object(Object.fromEntries(shape));
}

/** The row with its malformed columns empty, undefined where its key is not usable. Adds to `malformed`. */
function mended<Row>(table: Table<Row>, raw: unknown, malformed: MalformedRow[]): Row | undefined {
  const issues = schemaOf(table).safeParse(raw).error?.issues ?? [];
  const keyIssue = issues.find(({ path }) => path.length === 0 || path[0] === table.primaryKey);
  if (keyIssue !== undefined) {
    const rule = keyIssue.path.length === 0 ? 'must be an object' : keyIssue.message;
    malformed.push({ table: table.name, id: '(none)', column: table.primaryKey, rule });
    return undefined;
  }
  const row: Record<string, unknown> = { ...(raw as object) };
  for (const { path, message } of issues) {
    row[String(path[0])] = null;
    malformed.push({ table: table.name, id: String(row[table.primaryKey]), column: String(path[0]), rule: message });
  }
  return row as Row;
}
