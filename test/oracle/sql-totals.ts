/** SQL of the totals, rates, seconds and quality counts of the day. A query gives rows of a name and numbers. */
import { RATES, SETS } from './sql-kpis.ts';

const EMPTY_COLUMNS = [
  'msdyn_contact_id msdyn_to_address msdyn_from_address msdyn_queue_id msdyn_proactive_engagement_config_id msdyn_conversation_id',
  'msdyn_journey_id msdyn_disposition_codes msdyn_start_date msdyn_end_date msdyn_result msdyn_result_date msdyn_window_start_date',
  'msdyn_window_end_date',
].flatMap((names) => names.split(' '));

const totals = [
  "SELECT 'intake', count(*) FROM day_intake",
  "SELECT 'intakeFinished', count_if(is_finished) FROM day_intake",
  "SELECT 'deliveries', count(*) FROM day_fact",
  ...['attempts', 'voiceAttempts', 'offHook', ...SETS.map(([name]) => name)].map(
    (name) => `SELECT '${name}', count_if("${name}") FROM day_fact`,
  ),
  "SELECT 'valueHundredths', coalesce(sum(hundredths), 0)::BIGINT FROM day_fact",
  // Empty = null, absent or nothing but blanks.
  ...EMPTY_COLUMNS.map((name) => `SELECT 'empty ${name}', count_if(trimmed(coalesce(${name}::VARCHAR, '')) = '') FROM day_fact`),
  ...[...'Column Conversation Code Estimate'.split(' ')].flatMap((source) => [
    `SELECT 'measured${source}', count_if(abandon_source = lower('${source}')) FROM day_fact`,
    `SELECT 'abandoned${source}', count_if(abandon_source = lower('${source}') AND abandoned) FROM day_fact`,
  ]),
  ...[...'Ok Violation Possible Undeterminable'.split(' ')].map(
    (verdict) => `SELECT 'hours${verdict}', count_if(verdict = lower('${verdict}')) FROM day_hours`,
  ),
].join(' UNION ALL ');

const counted = [
  ...RATES.map(
    ([id, numerator, denominator]) =>
      `SELECT '${id}' AS id, count_if((${numerator}) AND (${denominator})) AS k, count_if(${denominator}) AS n FROM day_fact`,
  ),
  "SELECT 'completion', count_if(is_finished), count(*) FROM day_intake",
].join(' UNION ALL ');

/** Rates with their 95 % interval out of rows of id, k and n: Wilson's, as Brown, Cai and DasGupta (2001) write it. */
export const wilson = (counts: string) => `
WITH counted(id, k, n) AS (${counts}), score AS (SELECT *, k / n::DOUBLE AS p, 1.959963984540054::DOUBLE AS z FROM counted WHERE n > 0),
  interval AS (SELECT *, (k + z * z / 2) / (n + z * z) AS centre, z * sqrt(n) / (n + z * z) * sqrt(p * (1 - p) + z * z / (4 * n)) AS half FROM score)
SELECT c.id, c.k, c.n, p, CASE WHEN c.n = 0 THEN NULL WHEN c.k = 0 THEN 0 ELSE centre - half END,
  CASE WHEN c.n = 0 THEN NULL WHEN c.k = c.n THEN 1 ELSE centre + half END
FROM counted c LEFT JOIN interval i ON i.id = c.id`;

/** Of the attempts whose called party's zone is known, those without a certain violation; abandonment by the best source of the day alone. */
const complianceRates = wilson(`
SELECT 'callingHours', count(*) FILTER (verdict IN ('ok', 'possible')), count(*) FILTER (verdict <> 'undeterminable') FROM day_hours
UNION ALL SELECT 'abandonment', count(*) FILTER (abandoned AND abandon_source = best), count(*) FILTER (
    CASE WHEN best = 'column' THEN "voiceAttempts" AND dial_mode IN ('Progressive', 'Predictive') ELSE abandon_source = best END)
  FROM day_fact, (SELECT arg_min(abandon_source, list_position(['column', 'conversation', 'code', 'estimate'], abandon_source)) AS best
    FROM day_fact WHERE abandon_source <> '')`);

const value = `SELECT 'all', count(hundredths), sum(hundredths) / 100.0::DOUBLE FROM day_fact`;

const callSeconds = `
SELECT 'all', count(call_seconds), coalesce(sum(call_seconds), 0)::BIGINT, quantile_disc(call_seconds, 0.5), quantile_disc(call_seconds, 0.9),
  quantile_disc(call_seconds, 0.99), max(call_seconds) FROM day_fact`;

/** By the band that a call lies in, its start included. */
const callTimes = `
SELECT start, count(call_seconds) FROM (VALUES (0, 5), (5, 10), (10, 15), (15, 30), (30, 60), (60, 120), (120, 300), (300, 600), (600, 1800),
  (1800, 1e15)) AS band(start, stop) LEFT JOIN day_fact ON call_seconds >= start AND call_seconds < stop GROUP BY start`;

/** Whole seconds, from 100 on rounded to 2 % of their power of ten (coarse-seconds.ts); halves go up. */
export const coarse = (seconds: string) =>
  `CASE WHEN ${seconds} < 100 THEN ${seconds}
    ELSE (floor(${seconds} / (2 * 10 ** (length((${seconds})::VARCHAR) - 3)) + 0.5) * 2 * 10 ** (length((${seconds})::VARCHAR) - 3))::BIGINT END`;

const customerWait = `
SELECT ${coarse('((msdyn_csr_connected_date - msdyn_customer_connected_date) // 1000)')} AS seconds, count(*) FROM day_fact
WHERE msdyn_csr_connected_date >= msdyn_customer_connected_date GROUP BY seconds`;

const windowUse = `
SELECT (start_ms - opens_ms) * 100 // (closes_ms - opens_ms) AS percent, count(*) FROM day_fact
WHERE "inWindow" AND closes_ms > opens_ms GROUP BY percent`;

const unknown = (column: string, expression: string) => `NOT EXISTS (FROM known WHERE col = '${column}' AND name = ${expression})`;
const FLAGS: readonly (readonly [name: string, condition: string])[] = [
  ['unknownStatus', unknown('status', 'status')],
  ['unknownResult', unknown('result', 'result')],
  ['unknownDialMode', `channel <> 'SMS' AND ${unknown('dialMode', 'dial_mode')}`],
  ['unknownChannel', unknown('channel', 'channel')],
  ['attemptWithoutStart', 'attempts AND start_ms IS NULL'],
  ['endBeforeStart', 'end_ms < start_ms'],
  ['offHookWithoutTimes', `"offHook" AND (start_ms IS NULL OR end_ms IS NULL)`],
  ['previewMachine', `dial_mode = 'Preview' AND result IN ('AnsweringMachine', 'AnsweringMachineHangup', 'NotAHandset')`],
  ['unparseableCodes', 'is_unparseable'],
  ['placedByEnd', 'result_ms IS NULL AND end_ms IS NOT NULL'],
  ['placedByStart', 'result_ms IS NULL AND end_ms IS NULL AND start_ms IS NOT NULL'],
  ['placedByModified', 'result_ms IS NULL AND end_ms IS NULL AND start_ms IS NULL'],
  ['lateResult', 'result_ms - end_ms >= 3600000'],
  ['noContact', `attempts AND contact = ''`],
  ['malformed', 'is_malformed'],
  ['unparseableValue', 'has_bad_value'],
  ['noCallId', `"voiceAttempts" AND call_id = ''`],
];
/** Null where the settings that tell it were not there. */
const toldTotals = `SELECT 'rightParty', CASE WHEN bool_or("voiceAttempts") AND any_value(has_party_codes) THEN count_if("rightParty") END FROM day_fact
UNION ALL SELECT 'converted', CASE WHEN bool_or(attempts) AND any_value(has_success) THEN count_if(converted) END FROM day_fact`;
const quality = FLAGS.map(([name, condition]) => `SELECT '${name}', count_if(${condition}) FROM day_fact`).join(' UNION ALL ');

export const TOTALS = {
  totals,
  rates: wilson(counted),
  complianceRates,
  value,
  callSeconds,
  callTimes,
  customerWait,
  windowUse,
  toldTotals,
  quality,
};
