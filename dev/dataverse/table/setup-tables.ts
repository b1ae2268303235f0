/** What an organisation sets up beside its deliveries: configurations, uploads of files, journeys. */
import { choice, lookup, plain, type TableSchema, USER_OWNED } from './columns.ts';

const THROTTLE_METRICS = {
  192360000: 'Avg. Escalation Wait Time',
  192360001: 'Escalation Count',
  192360002: 'Abandonment Rate',
  192360003: 'Open Escalation Count',
};

/** Campaigns. */
export const CONFIGS: TableSchema = {
  entitySet: 'msdyn_proactive_engagement_configs',
  logicalName: 'msdyn_proactive_engagement_config',
  primaryKey: 'msdyn_proactive_engagement_configid',
  primaryName: 'msdyn_name',
  elastic: false,
  privilege: 'prvReadmsdyn_proactive_engagement_config',
  typeCode: 10603,
  columns: [
    ...plain('Uniqueidentifier', 'msdyn_proactive_engagement_configid'),
    ...plain('String', 'msdyn_name'),
    lookup('msdyn_queue', 'queue'),
    lookup('msdyn_workstream', 'msdyn_liveworkstream'),
    choice('msdyn_dialmode_type', { 100000000: 'Copilot', 100000001: 'Progressive', 100000002: 'Preview', 100000003: 'Predictive' }),
    choice('msdyn_type', { 100000000: 'Voice', 100000001: 'SMS' }),
    choice('msdyn_priority', { 1: 'Critical', 2: 'High', 3: 'Normal' }),
    choice('msdyn_throttle_metric', THROTTLE_METRICS),
    choice('msdyn_throttle_metric_2', THROTTLE_METRICS),
    choice('msdyn_bot_failure_treatment_type', { 192360000: 'None', 192360001: 'Suspend', 192360002: 'Threshold' }),
    ...plain(
      'Integer',
      `msdyn_throttle_threshold msdyn_throttle_control_period msdyn_throttle_threshold_2 msdyn_throttle_control_period_2
      msdyn_bot_failure_treatment_rate_threshold msdyn_first_response_timeout_mins msdyn_queue_allotment`,
    ),
    { ...choice('statecode', { 0: 'Active', 1: 'Inactive' }), type: 'State' },
    { ...choice('statuscode', { 1: 'Active', 2: 'Inactive' }), type: 'Status' },
    ...USER_OWNED,
  ],
  hashed: ['msdyn_proactive_engagement_configid'],
  sorted: [],
};

/** Uploads; msdyn_batch_id is the journey id of their deliveries. */
export const BATCHES: TableSchema = {
  entitySet: 'msdyn_proactive_delivery_batches',
  logicalName: 'msdyn_proactive_delivery_batch',
  primaryKey: 'msdyn_proactive_delivery_batchid',
  primaryName: 'msdyn_batch_id',
  elastic: false,
  privilege: 'prvReadmsdyn_proactive_delivery_batch',
  typeCode: 10604,
  columns: [
    ...plain('Uniqueidentifier', 'msdyn_proactive_delivery_batchid'),
    ...plain('String', 'msdyn_batch_id msdyn_error_message'),
    choice('msdyn_status', {
      192360000: 'Not Started',
      192360001: 'In Progress',
      192360002: 'Completed',
      192360003: 'Completed With Errors',
      192360004: 'Failed',
    }),
    lookup('msdyn_proactive_engagement_config', 'msdyn_proactive_engagement_config'),
    lookup('msdyn_file_id', 'msdyn_fileupload'),
    { ...choice('statecode', { 0: 'Active', 1: 'Inactive' }), type: 'State' },
    { ...choice('statuscode', { 1: 'Active', 2: 'Inactive' }), type: 'Status' },
    ...USER_OWNED,
  ],
  hashed: ['msdyn_proactive_delivery_batchid', 'msdyn_batch_id'],
  sorted: [],
};

/** Of Customer Insights, which some organisations lack. */
export const JOURNEYS: TableSchema = {
  entitySet: 'msdynmkt_journeys',
  logicalName: 'msdynmkt_journey',
  primaryKey: 'msdynmkt_journeyid',
  primaryName: 'msdynmkt_name',
  elastic: false,
  privilege: 'prvReadmsdynmkt_journey',
  typeCode: 10605,
  columns: [
    ...plain('Uniqueidentifier', 'msdynmkt_journeyid'),
    ...plain('String', 'msdynmkt_name'),
    ...plain('DateTime', 'msdynmkt_journeystarttime msdynmkt_journeyendtime'),
    ...USER_OWNED,
  ],
  hashed: ['msdynmkt_journeyid'],
  sorted: [],
};
