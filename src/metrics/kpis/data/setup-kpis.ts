/** What the owner of a configuration set up as its limits, and the rates of the period beside them. */
import { type KpiEntry, kpisOf, RATE_PARTS } from './kpi.ts';

const ITEM = '$.byConfiguration[*]';
const LIMITS = `${ITEM}.limits`;

/** A limit is no measure: it is what msdyn_proactive_engagement_config holds. */
function limit(id: string, name: string, formula: string, unit: KpiEntry['unit'], path: string): KpiEntry {
  return { id, name, formula, columns: [], filters: 'configurations that have it, as last read', unit, direction: 'neither', path };
}

export const SETUP_KPIS = kpisOf('Queues and configurations', [
  {
    id: 'configurationAbandonment',
    name: 'Abandon rate of a configuration',
    formula: 'abandoned / voice attempts whose abandonment is known',
    columns: ['exceeded_customer_wait_threshold', 'conversation.isabandoned', 'disposition_codes', 'start_date', 'end_date'],
    filters: 'voice attempts of the configuration that the best source at hand tells of; null where none does',
    unit: 'share',
    direction: 'down',
    path: `${ITEM}.abandonment`,
    parts: RATE_PARTS,
    choice: "Of the whole period, to stand beside the configuration's own limit, which Dynamics takes over minutes.",
  },
  {
    id: 'configurationBotFailure',
    name: 'Bot failure rate of a configuration',
    formula: 'BotFailed / (LiveAnswer + Undetermined + BotFailed), voice',
    columns: ['result', 'channel'],
    filters: 'voice attempts of the configuration with LiveAnswer, Undetermined or BotFailed',
    unit: 'share',
    direction: 'down',
    path: `${ITEM}.botFailure`,
    parts: RATE_PARTS,
  },
  limit(
    'throttleThreshold',
    'Throttle threshold',
    'msdyn_throttle_threshold, and msdyn_throttle_threshold_2: above it Dynamics slows down',
    'as watched',
    `${LIMITS}.throttles[*].threshold`,
  ),
  limit(
    'throttlePeriod',
    'Minutes that a throttle looks at',
    'msdyn_throttle_control_period, and msdyn_throttle_control_period_2',
    'count',
    `${LIMITS}.throttles[*].periodMinutes`,
  ),
  limit(
    'botFailureLimit',
    'Limit of bot failures',
    'msdyn_bot_failure_treatment_rate_threshold, of the treatment "threshold"',
    'percent',
    `${LIMITS}.botFailurePercent`,
  ),
  limit(
    'firstResponseLimit',
    'Minutes to a first response',
    'msdyn_first_response_timeout_mins',
    'count',
    `${LIMITS}.firstResponseMinutes`,
  ),
  limit('queueAllotment', 'Share of the queue', 'msdyn_queue_allotment', 'percent', `${LIMITS}.queuePercent`),
]);
