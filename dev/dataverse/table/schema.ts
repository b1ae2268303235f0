/** The emulated tables as data: their columns with types, lookup targets and choice labels (entity reference on learn.microsoft.com). */
import { type Column, choice, lookup, plain, type TableSchema, USER_OWNED, words } from './columns.ts';
import { BATCHES, CONFIGS, JOURNEYS } from './setup-tables.ts';

export type { Column, ColumnType, TableSchema } from './columns.ts';

/** Columns of msdyn_proactive_delivery that older organisations lack. */
export const NEWER_DELIVERY_COLUMNS: readonly string[] = words(`
  msdyn_batch_id msdyn_cancellation_policy_id msdyn_country msdyn_postal_code msdyn_state msdyn_engagement_type msdyn_parent_conversation_id
  msdyn_sip_diagnostics msdyn_channel_sent_date_ms msdyn_csr_connected_date_ms msdyn_customer_connected_date_ms msdyn_earliest_schedule_date_ms
  msdyn_end_date_ms msdyn_expiration_date_ms msdyn_result_date_ms msdyn_start_date_ms msdyn_start_of_speech_timestamp_ms msdyn_seq_no
  msdyn_exceeded_customer_wait_threshold msdyn_speech_detected msdyn_csr_connected_date msdyn_customer_connected_date
  msdyn_earliest_schedule_date msdyn_start_of_speech_timestamp _msdyn_proactive_callback_profileid_value`);

const ELASTIC: readonly Column[] = [...USER_OWNED, ...plain('String', 'partitionid'), ...plain('Integer', 'ttlinseconds')];

const DELIVERIES: TableSchema = {
  entitySet: 'msdyn_proactive_deliveries',
  logicalName: 'msdyn_proactive_delivery',
  primaryKey: 'msdyn_proactive_deliveryid',
  primaryName: 'msdyn_delivery_id',
  elastic: true,
  privilege: 'prvReadmsdyn_proactive_delivery',
  typeCode: 10601,
  columns: [
    ...plain('Uniqueidentifier', 'msdyn_proactive_deliveryid'),
    ...plain(
      'String',
      `msdyn_delivery_id msdyn_call_id msdyn_channel msdyn_contact_id msdyn_conversation_id msdyn_dialmode_type msdyn_disposition_codes
      msdyn_from_address msdyn_to_address msdyn_journey_id msdyn_journey_run_id msdyn_proactive_engagement_config_id msdyn_queue_id msdyn_result
      msdyn_status msdyn_tracking_id msdyn_batch_id msdyn_cancellation_policy_id msdyn_country msdyn_postal_code msdyn_state msdyn_engagement_type
      msdyn_parent_conversation_id msdyn_sip_diagnostics msdyn_channel_sent_date_ms msdyn_csr_connected_date_ms msdyn_customer_connected_date_ms
      msdyn_earliest_schedule_date_ms msdyn_end_date_ms msdyn_expiration_date_ms msdyn_result_date_ms msdyn_start_date_ms
      msdyn_start_of_speech_timestamp_ms`,
    ),
    ...plain(
      'DateTime',
      `msdyn_channel_sent_date msdyn_start_date msdyn_end_date msdyn_result_date msdyn_expiration_date msdyn_window_start_date
      msdyn_window_end_date msdyn_csr_connected_date msdyn_customer_connected_date msdyn_earliest_schedule_date msdyn_start_of_speech_timestamp`,
    ),
    ...plain('Integer', 'msdyn_seq_no'),
    ...plain('Boolean', 'msdyn_exceeded_customer_wait_threshold msdyn_speech_detected'),
    lookup('msdyn_proactive_callback_profileid', 'msdyn_proactive_callback_profile'),
    ...ELASTIC,
  ],
  hashed: ['msdyn_proactive_deliveryid'],
  sorted: ['modifiedon', 'createdon', 'msdyn_start_date', 'msdyn_end_date', 'msdyn_result_date'],
};

const ATTRIBUTES: TableSchema = {
  entitySet: 'msdyn_proactive_delivery_attributes',
  logicalName: 'msdyn_proactive_delivery_attribute',
  primaryKey: 'msdyn_proactive_delivery_attributeid',
  primaryName: 'msdyn_keyword',
  elastic: true,
  privilege: 'prvReadmsdyn_proactive_delivery_attribute',
  typeCode: 10602,
  columns: [
    ...plain('Uniqueidentifier', 'msdyn_proactive_delivery_attributeid'),
    ...plain('String', 'msdyn_keyword msdyn_value msdyn_proactive_deliverypid'),
    { name: 'msdyn_type', logicalName: 'msdyn_type', type: 'Picklist', labels: { 700610000: 'Input', 700610001: 'Result' } },
    lookup('msdyn_proactive_delivery', 'msdyn_proactive_delivery'),
    ...ELASTIC,
  ],
  hashed: ['msdyn_proactive_delivery_attributeid', '_msdyn_proactive_delivery_value'],
  sorted: ['modifiedon'],
};

const QUEUES: TableSchema = {
  entitySet: 'queues',
  logicalName: 'queue',
  primaryKey: 'queueid',
  primaryName: 'name',
  elastic: false,
  privilege: 'prvReadQueue',
  typeCode: 2020,
  columns: [...plain('Uniqueidentifier', 'queueid'), ...plain('String', 'name description emailaddress'), ...USER_OWNED],
  hashed: ['queueid'],
  sorted: [],
};

const USERS: TableSchema = {
  entitySet: 'systemusers',
  logicalName: 'systemuser',
  primaryKey: 'systemuserid',
  primaryName: 'fullname',
  elastic: false,
  privilege: 'prvReadUser',
  typeCode: 8,
  columns: [
    ...plain('Uniqueidentifier', 'systemuserid applicationid'),
    ...plain('String', 'fullname firstname lastname domainname internalemailaddress'),
    ...plain('Boolean', 'isdisabled'),
    ...plain('DateTime', 'createdon modifiedon'),
    ...plain('BigInt', 'versionnumber'),
  ],
  hashed: ['systemuserid'],
  sorted: [],
};

const CONVERSATIONS: TableSchema = {
  entitySet: 'msdyn_ocliveworkitems',
  logicalName: 'msdyn_ocliveworkitem',
  primaryKey: 'activityid',
  primaryName: 'subject',
  elastic: false,
  privilege: 'prvReadActivity',
  typeCode: 10550,
  columns: [
    ...plain('Uniqueidentifier', 'activityid'),
    ...plain('String', 'subject msdyn_ocliveworkitemid'),
    lookup('msdyn_activeagentid', 'systemuser'),
    lookup('msdyn_cdsqueueid', 'queue'),
    lookup('msdyn_liveworkstreamid', 'msdyn_liveworkstream'),
    lookup('msdyn_lastsessionid', 'msdyn_ocsession'),
    lookup('msdyn_issueid', 'incident'),
    lookup('msdyn_customer', 'contact'),
    ...plain(
      'DateTime',
      `msdyn_createdon msdyn_initiatedon msdyn_startedon msdyn_activeagentassignedon msdyn_wrapupinitiatedon msdyn_closedon msdyn_modifiedon
      actualstart actualend`,
    ),
    ...plain(
      'Integer',
      `msdyn_conversationhandletimeinseconds msdyn_conversationtalktimeinseconds msdyn_conversationholdtimeinseconds
      msdyn_conversationwrapuptimeinseconds msdyn_conversationfirstwaittimeinseconds`,
    ),
    ...plain('Boolean', 'msdyn_isabandoned msdyn_isagentaccepted msdyn_isoutbound'),
    { ...choice('statecode', { 0: 'Open', 1: 'Completed', 2: 'Canceled', 3: 'Scheduled' }), type: 'State' },
    { ...choice('statuscode', { 1: 'Open', 2: 'Active', 3: 'Waiting', 4: 'Closed', 5: 'Wrap-Up' }), type: 'Status' },
    ...USER_OWNED,
  ],
  hashed: ['activityid', 'msdyn_ocliveworkitemid'],
  sorted: [],
};

/** Every emulated table. */
export const TABLES: readonly TableSchema[] = [DELIVERIES, ATTRIBUTES, CONFIGS, QUEUES, USERS, CONVERSATIONS, BATCHES, JOURNEYS];
