/** Which columns to ask for: asking for one that an organisation lacks is refused, so the optional ones are looked up first. */
import { DataverseError } from '../errors.ts';
import { textLiteral } from './filter.ts';
import type { Table } from './table-definitions.ts';
import type { Transport } from './transport.ts';

export interface ColumnList {
  /** In every organisation with the table. */
  readonly classic: readonly string[];
  /** Newer, or absent in some organisations. */
  readonly optional: readonly string[];
}

const DELIVERY_COLUMNS: ColumnList = {
  classic: [
    'msdyn_proactive_deliveryid',
    'msdyn_delivery_id',
    'msdyn_conversation_id',
    'msdyn_proactive_engagement_config_id',
    'msdyn_journey_id',
    'msdyn_contact_id',
    'msdyn_channel',
    'msdyn_status',
    'msdyn_queue_id',
    'msdyn_dialmode_type',
    'msdyn_to_address',
    'msdyn_from_address',
    'msdyn_window_start_date',
    'msdyn_window_end_date',
    'msdyn_start_date',
    'msdyn_end_date',
    'msdyn_result',
    'msdyn_result_date',
    'msdyn_disposition_codes',
    'msdyn_tracking_id',
    'createdon',
    'modifiedon',
    'versionnumber',
  ],
  optional: [
    'msdyn_seq_no',
    'msdyn_batch_id',
    'msdyn_engagement_type',
    'msdyn_country',
    'msdyn_postal_code',
    'msdyn_state',
    'msdyn_sip_diagnostics',
    'msdyn_exceeded_customer_wait_threshold',
    'msdyn_speech_detected',
    'msdyn_csr_connected_date',
    'msdyn_customer_connected_date',
    'msdyn_start_of_speech_timestamp',
    'partitionid',
  ],
};

const ATTRIBUTE_COLUMNS: ColumnList = {
  classic: [
    'msdyn_proactive_delivery_attributeid',
    '_msdyn_proactive_delivery_value',
    'msdyn_keyword',
    'msdyn_value',
    'msdyn_type',
    'createdon',
    'modifiedon',
    'versionnumber',
  ],
  optional: ['partitionid'],
};

const CONVERSATION_COLUMNS: ColumnList = {
  classic: [
    'activityid',
    'msdyn_ocliveworkitemid',
    '_msdyn_activeagentid_value',
    'msdyn_closedon',
    'statecode',
    'modifiedon',
    'versionnumber',
  ],
  // Added by the Omnichannel Conversation Extension.
  optional: [
    'msdyn_conversationhandletimeinseconds',
    'msdyn_conversationtalktimeinseconds',
    'msdyn_conversationholdtimeinseconds',
    'msdyn_conversationwrapuptimeinseconds',
    'msdyn_isabandoned',
    'msdyn_isagentaccepted',
  ],
};

/** What is read of each table, by logical name. */
export const COLUMNS: ReadonlyMap<string, ColumnList> = new Map([
  ['msdyn_proactive_delivery', DELIVERY_COLUMNS],
  ['msdyn_proactive_delivery_attribute', ATTRIBUTE_COLUMNS],
  ['msdyn_ocliveworkitem', CONVERSATION_COLUMNS],
]);

/**
 * The columns of a table that this organisation has, as $select names them. Only the classic ones where the definitions may not
 * be read (that right is not needed for anything else) or cannot be.
 * @throws DataverseError where Dataverse cannot be asked at all
 */
export async function getColumns(transport: Transport, table: Table<unknown>, signal?: AbortSignal): Promise<readonly string[]> {
  const { classic, optional } = COLUMNS.get(table.name) ?? { classic: [table.primaryKey], optional: [] };
  const existing = await getDefined(transport, table.name, signal);
  // Without its own primary key the answer is no list of this table's columns.
  if (!existing.has(table.primaryKey)) return classic;
  return [...classic, ...optional].filter((column) => existing.has(logicalName(column)));
}

/** Logical names of all columns, empty where the definitions cannot be read. */
async function getDefined(transport: Transport, table: string, signal?: AbortSignal): Promise<ReadonlySet<string>> {
  const path = `EntityDefinitions(LogicalName=${textLiteral(table)})/Attributes?$select=LogicalName,AttributeType`;
  try {
    const { body } = await transport.getJson(path, { task: `read the columns of ${table}`, ...(signal && { signal }) });
    const names = Array.isArray(body.value)
      ? body.value.map((column: unknown) => (column as { LogicalName?: unknown } | null)?.LogicalName)
      : [];
    return new Set(names.filter((name) => typeof name === 'string'));
  } catch (error) {
    if (error instanceof DataverseError && (error.code === 'dataverse.forbidden' || error.code === 'dataverse.refused')) return new Set();
    throw error;
  }
}

/** "_x_value", as a lookup is called in rows, is the column x. */
function logicalName(column: string): string {
  return /^_(.+)_value$/.exec(column)?.[1] ?? column;
}
