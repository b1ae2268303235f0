/** What the cube counts, as SQL over the same files. Values are taken as they are spelled, and without the row checks: less work than ours, never more. */
import { GROUP_COUNTS } from '../src/metrics/cube/entry-counts.ts';
import { WATCHED_COLUMNS } from '../src/metrics/row/empty-columns.ts';
import type { DispositionMeaning } from '../src/metrics/rules/rules.ts';
import { BENCH_RULES } from './bench-day.ts';
import type { BenchFiles } from './bench-files.ts';
import { COMPARED_COUNTS, type ComparedList } from './compared.ts';

/** A query whose rows are the scope's four columns, the entry's key columns, and GROUP_COUNTS. */
export interface ListQuery {
  readonly list: ComparedList;
  readonly keys: number;
  readonly sql: string;
}

const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
const texts = (values: Iterable<string>) => `(${[...values].map(text).join(', ')})`;

const SCOPE = 'configuration, queue, channel, dialMode';
const NOT_TRIED = texts(['Expired', 'Cancelled', 'Error', 'Terminated']);
const OFF_HOOK = texts(['LiveAnswer', 'AnsweringMachine', 'AnsweringMachineHangup', 'Undetermined', 'BotFailed', 'CallEnded']);
const MAYBE_LIVE = texts(['CallEnded', 'Undetermined', 'BotFailed']);
const MACHINE = texts(['AnsweringMachine', 'AnsweringMachineHangup']);
const BAD_NUMBER = texts(['InvalidAddress', 'NotAHandset']);
const PLATFORM = texts(['BotFailed', 'NonRetriableError', 'Error', 'Unknown']);
const BOT_ANSWERED = texts(['LiveAnswer', 'Undetermined', 'BotFailed']);
const SMS_SETTLED = texts(['Delivered', 'Not delivered']);
const KEPT = texts(BENCH_RULES.keptKeywords);

/** Whether the row has one of some codes, which are in lower case. */
const hasCode = (codes: readonly string[]) =>
  codes.length === 0 ? 'false' : `len(list_filter(codes, lambda code: lower(code) IN ${texts(codes)})) > 0`;
const codesFor = (isWanted: (meaning: DispositionMeaning) => boolean) =>
  [...BENCH_RULES.dispositions].filter(([, meaning]) => isWanted(meaning)).map(([code]) => code);

const digits = (column: string) => `regexp_replace(coalesce(${column}, ''), '[^0-9+]', '', 'g')`;

const TIMES = [
  'createdon',
  'msdyn_result_date',
  'msdyn_start_date',
  'msdyn_end_date',
  'msdyn_window_start_date',
  'msdyn_window_end_date',
  'msdyn_csr_connected_date',
];
const TEXTS = [
  'msdyn_proactive_deliveryid',
  'msdyn_channel',
  'msdyn_dialmode_type',
  'msdyn_status',
  ...WATCHED_COLUMNS.filter((column) => !TIMES.includes(column)),
];
const COLUMNS = [...TEXTS.map((name) => `${name}: 'VARCHAR'`), ...TIMES.map((name) => `${name}: 'TIMESTAMP'`)].join(', ');
const EMPTY = WATCHED_COLUMNS.map((column) =>
  TIMES.includes(column) ? `${column} IS NULL AS "empty ${column}"` : `trim(coalesce(${column}, '')) = '' AS "empty ${column}"`,
).join(', ');

/** Both files as tables, each delivery with the sets it is in. */
export const LOAD = (files: Pick<BenchFiles, 'deliveries' | 'attributes'>): readonly string[] => [
  `CREATE OR REPLACE TEMP TABLE delivery AS
  WITH given AS (
    SELECT lower(msdyn_proactive_deliveryid) AS id, epoch_ms(createdon) AS createdMs, epoch_ms(msdyn_result_date) AS placeMs,
      msdyn_proactive_engagement_config_id AS configuration, msdyn_queue_id AS queue, msdyn_channel AS channel, msdyn_dialmode_type AS dialMode,
      msdyn_status AS status, msdyn_result AS result, msdyn_journey_id AS journey, epoch_ms(msdyn_start_date) AS startMs, ${EMPTY},
      msdyn_csr_connected_date IS NOT NULL AS taken, msdyn_result_date >= msdyn_end_date + INTERVAL 1 HOUR AS lateResult,
      msdyn_start_date IS NOT NULL AND msdyn_window_start_date IS NOT NULL AND msdyn_window_end_date IS NOT NULL AS bounded,
      msdyn_start_date BETWEEN msdyn_window_start_date AND msdyn_window_end_date AS inside,
      ${digits('msdyn_from_address')} AS caller, ${digits('msdyn_to_address')} AS called,
      CASE WHEN length(called) >= 8 AND right(caller, 8) = right(called, 8) THEN '' ELSE caller END AS callerId,
      string_split(trim(coalesce(msdyn_disposition_codes, ''), '"'), '","') AS codes,
      date_diff('second', msdyn_start_date, msdyn_end_date) AS seconds,
      result NOT IN ${NOT_TRIED} AS attempts, attempts AND channel <> 'SMS' AS voiceAttempts, voiceAttempts AND result IN ${OFF_HOOK} AS offHook
    FROM read_json(${text(files.deliveries)}, format = 'newline_delimited', columns = {${COLUMNS}})
  )
  SELECT *, status = 'Complete' AS processed, NOT attempts AS notTried, result = 'Expired' AS expired, result = 'Cancelled' AS cancelled,
    result IN ${PLATFORM} AS platformFailure, ${hasCode(codesFor((meaning) => meaning !== 'machine'))} AS isPerson,
    NOT isPerson AND ${hasCode(codesFor((meaning) => meaning === 'machine'))} AS isMachine,
    offHook AND (isPerson OR (NOT isMachine AND result = 'LiveAnswer')) AS liveMin,
    liveMin OR (offHook AND NOT isMachine AND result IN ${MAYBE_LIVE}) AS liveMax,
    offHook AND NOT isPerson AND (isMachine OR result IN ${MACHINE}) AS machine, machine AND result = 'AnsweringMachine' AS voicemail,
    liveMin AND NOT ${hasCode(codesFor((meaning) => meaning === 'not-right-party'))} AS rightParty,
    attempts AND ${hasCode(codesFor((meaning) => meaning === 'do-not-contact'))} AS doNotContact,
    attempts AND ${hasCode([...BENCH_RULES.success.codes])} AS converted, converted AND rightParty AS convertedRightParty,
    voiceAttempts AND result IN ${BAD_NUMBER} AS badNumber, voiceAttempts AND result = 'Busy' AS busy, voiceAttempts AND result = 'NoAnswer' AS noAnswer,
    voiceAttempts AND result IN ${BOT_ANSWERED} AS botAnswered, voiceAttempts AND result = 'BotFailed' AS botFailed,
    attempts AND channel = 'SMS' AND result IN ${SMS_SETTLED} AS smsSettled, smsSettled AND result = 'Delivered' AS smsDelivered,
    smsDelivered AND NOT "empty msdyn_conversation_id" AS smsReplied, attempts AND taken AS handled,
    attempts AND bounded AS windowed, windowed AND inside AS inWindow,
    offHook AND seconds >= 0 AS timed, timed AND seconds < ${BENCH_RULES.shortCallSeconds} AS short
  FROM given`,
  `CREATE OR REPLACE TEMP TABLE attribute AS
  SELECT DISTINCT lower(_msdyn_proactive_delivery_value) AS id,
    CASE msdyn_type WHEN 700610000 THEN 'input' WHEN 700610001 THEN 'result' ELSE 'other' END AS type, msdyn_keyword AS keyword,
    CASE WHEN lower(msdyn_keyword) IN ${KEPT} THEN msdyn_value
      WHEN trim(msdyn_value) = '' THEN '(empty)'
      WHEN length(msdyn_value) > 40 THEN '(text)'
      WHEN lower(trim(msdyn_value)) IN ('yes', 'true', 'y') THEN 'yes'
      WHEN lower(trim(msdyn_value)) IN ('no', 'false', 'n') THEN 'no'
      WHEN regexp_full_match(trim(msdyn_value), '[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}') THEN '(date)'
      WHEN regexp_full_match(trim(msdyn_value), '[+-]?[0-9][0-9\\s.,'']*') THEN '(number)'
      ELSE '(text)' END AS value
  FROM read_json(${text(files.attributes)}, format = 'newline_delimited', columns = {
    _msdyn_proactive_delivery_value: 'VARCHAR', msdyn_keyword: 'VARCHAR', msdyn_value: 'VARCHAR', msdyn_type: 'BIGINT'})`,
];

const quarterOf = (ms: string) => `${ms} - ${ms} % 900000`;
const countsOf = (names: readonly string[]) => names.map((name) => `count(*) FILTER ("${name}")`).join(', ');
// Every row of the bench is finished.
const ROWS: readonly string[] = ['intake', 'intakeFinished', 'deliveries'];
const SETS = COMPARED_COUNTS.filter((name) => !ROWS.includes(name));

/** Rows: quarter hour, the scope's four columns, COMPARED_COUNTS, timed calls, call seconds. */
export const TALLY = `
  SELECT ${quarterOf('placeMs')}, ${SCOPE}, 0, 0, count(*), ${countsOf(SETS)}, count(*) FILTER (timed), coalesce(sum(seconds) FILTER (timed), 0)
  FROM delivery GROUP BY ALL
  UNION ALL
  SELECT ${quarterOf('createdMs')}, ${SCOPE}, count(*), count(*), 0, ${SETS.map(() => 0).join(', ')}, 0, 0
  FROM delivery GROUP BY ALL`;

const GROUPS = `count(*), ${countsOf(GROUP_COUNTS.slice(1))}`;
const byColumn = (list: ComparedList, column: string): ListQuery => ({
  list,
  keys: 1,
  sql: `SELECT ${SCOPE}, coalesce(${column}, ''), ${GROUPS} FROM delivery GROUP BY ALL`,
});

export const LISTS: readonly ListQuery[] = [
  byColumn('byStatus', 'status'),
  byColumn('byResult', 'result'),
  byColumn('byCallerId', 'callerId'),
  byColumn('byJourney', 'journey'),
  {
    list: 'byDisposition',
    keys: 1,
    sql: `SELECT ${SCOPE}, code, ${GROUPS} FROM (SELECT *, unnest(list_distinct(codes)) AS code FROM delivery) WHERE code <> '' GROUP BY ALL`,
  },
  {
    list: 'byAttribute',
    keys: 3,
    sql: `SELECT ${SCOPE}, type, keyword, value, ${GROUPS} FROM delivery JOIN attribute USING (id) GROUP BY ALL`,
  },
  {
    list: 'byStartQuarter',
    keys: 1,
    sql: `SELECT ${SCOPE}, ${quarterOf('startMs')}, ${GROUPS} FROM delivery WHERE attempts AND startMs IS NOT NULL GROUP BY ALL`,
  },
];
