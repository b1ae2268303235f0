/**
 * Columns of what an organisation set up beside its deliveries. Source: the entity references on learn.microsoft.com,
 * .../dynamics365/customer-service/develop/reference/entities/msdyn_proactive_engagement_config and msdyn_proactive_delivery_batch.
 */
import type { Columns, RowOf } from './column.ts';

/** msdyn_proactive_engagement_config, a campaign's settings: the limits that its owner chose. Older organisations lack them. */
export const CONFIGURATION_COLUMNS = {
  msdyn_proactive_engagement_configid: { kind: 'key', what: 'primary key', usedFor: 'whose limits they are' },
  msdyn_throttle_metric: { kind: 'wholeNumber', what: 'what throttles the pace', usedFor: 'limits', isOptional: true },
  msdyn_throttle_threshold: { kind: 'wholeNumber', what: 'above it the pace goes down', usedFor: 'limits', isOptional: true },
  msdyn_throttle_control_period: { kind: 'wholeNumber', what: 'minutes that are looked at', usedFor: 'limits', isOptional: true },
  msdyn_throttle_metric_2: { kind: 'wholeNumber', what: 'a second throttle', usedFor: 'limits', isOptional: true },
  msdyn_throttle_threshold_2: { kind: 'wholeNumber', what: 'a second throttle', usedFor: 'limits', isOptional: true },
  msdyn_throttle_control_period_2: { kind: 'wholeNumber', what: 'a second throttle', usedFor: 'limits', isOptional: true },
  msdyn_bot_failure_treatment_type: { kind: 'wholeNumber', what: 'what a failing agent leads to', usedFor: 'limits', isOptional: true },
  msdyn_bot_failure_treatment_rate_threshold: { kind: 'wholeNumber', what: 'percent, 0 to 100', usedFor: 'limits', isOptional: true },
  msdyn_first_response_timeout_mins: { kind: 'wholeNumber', what: 'minutes, of messages', usedFor: 'limits', isOptional: true },
  msdyn_queue_allotment: { kind: 'wholeNumber', what: 'percent of the queue, 1 to 100', usedFor: 'limits', isOptional: true },
} as const satisfies Columns;
export type ConfigurationRow = RowOf<typeof CONFIGURATION_COLUMNS>;

/** msdyn_proactive_delivery_batch, an uploaded file of deliveries. */
export const BATCH_COLUMNS = {
  msdyn_proactive_delivery_batchid: { kind: 'key', what: 'primary key', usedFor: 'which upload it is' },
  msdyn_batch_id: { kind: 'text', what: 'journey id of its deliveries', usedFor: 'list of failed uploads' },
  msdyn_status: { kind: 'wholeNumber', what: '192360003 = Completed With Errors, 192360004 = Failed', usedFor: 'list of failed uploads' },
  msdyn_error_message: { kind: 'text', what: 'why, up to 2000 characters', usedFor: 'list of failed uploads, cut' },
  _msdyn_proactive_engagement_config_value: { kind: 'text', what: 'engagement configuration', usedFor: 'list of failed uploads' },
  createdon: { kind: 'dateTime', what: 'when the row was made', usedFor: 'day of a failed upload' },
  modifiedon: { kind: 'dateTime', what: 'last change', usedFor: 'what to ask for' },
} as const satisfies Columns;
export type BatchRow = RowOf<typeof BATCH_COLUMNS>;
