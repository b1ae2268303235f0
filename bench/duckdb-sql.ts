/** What the cube counts, as SQL over the same files. Values are taken as they are spelled, and without the row checks: less work than ours, never more. */
import { GROUP_COUNTS, type ListName, TALLY_COUNTS } from '../src/metrics/cube.ts';
import { BENCH_RULES } from './bench-day.ts';
import type { BenchFiles } from './bench-files.ts';

/** A query whose rows are the scope's four columns, the entry's key columns, and GROUP_COUNTS. */
export interface ListQuery {
  readonly list: ListName;
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
const PERSON = texts(BENCH_RULES.dispositions.keys());
const KEPT = texts(BENCH_RULES.keptKeywords);

/** Both files as tables, each delivery with the sets it is in. */
export const LOAD = (files: Pick<BenchFiles, 'deliveries' | 'attributes'>): readonly string[] => [
  `CREATE OR REPLACE TEMP TABLE delivery AS
  WITH given AS (
    SELECT lower(msdyn_proactive_deliveryid) AS id, epoch_ms(createdon) AS createdMs, epoch_ms(msdyn_result_date) AS placeMs,
      msdyn_proactive_engagement_config_id AS configuration, msdyn_queue_id AS queue, msdyn_channel AS channel, msdyn_dialmode_type AS dialMode,
      msdyn_status AS status, msdyn_result AS result, msdyn_journey_id AS journey,
      regexp_replace(coalesce(msdyn_from_address, ''), '[^0-9+]', '', 'g') AS callerId,
      string_split(trim(coalesce(msdyn_disposition_codes, ''), '"'), '","') AS codes,
      date_diff('second', msdyn_start_date, msdyn_end_date) AS seconds,
      result NOT IN ${NOT_TRIED} AS attempts, attempts AND channel <> 'SMS' AS voiceAttempts, voiceAttempts AND result IN ${OFF_HOOK} AS offHook
    FROM read_json(${text(files.deliveries)}, format = 'newline_delimited', columns = {
      msdyn_proactive_deliveryid: 'VARCHAR', createdon: 'TIMESTAMP', msdyn_result_date: 'TIMESTAMP', msdyn_start_date: 'TIMESTAMP',
      msdyn_end_date: 'TIMESTAMP', msdyn_proactive_engagement_config_id: 'VARCHAR', msdyn_queue_id: 'VARCHAR', msdyn_channel: 'VARCHAR',
      msdyn_dialmode_type: 'VARCHAR', msdyn_status: 'VARCHAR', msdyn_result: 'VARCHAR', msdyn_journey_id: 'VARCHAR',
      msdyn_from_address: 'VARCHAR', msdyn_disposition_codes: 'VARCHAR'})
  )
  SELECT *, status = 'Complete' AS processed, NOT attempts AS notTried, result = 'Expired' AS expired,
    len(list_filter(codes, lambda code: lower(code) IN ${PERSON})) > 0 AS isPerson,
    offHook AND (isPerson OR result = 'LiveAnswer') AS liveMin, offHook AND (isPerson OR result = 'LiveAnswer' OR result IN ${MAYBE_LIVE}) AS liveMax,
    offHook AND NOT isPerson AND result IN ${MACHINE} AS machine, voiceAttempts AND result IN ${BAD_NUMBER} AS badNumber,
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
const countsOf = (names: readonly string[]) => names.map((name) => `count(*) FILTER (${name})`).join(', ');
const ROWS: readonly string[] = ['intake', 'deliveries'];
const SETS = countsOf(TALLY_COUNTS.filter((name) => !ROWS.includes(name)));

/** Rows: quarter hour, the scope's four columns, TALLY_COUNTS, timed calls, call seconds. */
export const TALLY = `
  SELECT ${quarterOf('placeMs')}, ${SCOPE}, 0, count(*), ${SETS}, count(*) FILTER (timed), coalesce(sum(seconds) FILTER (timed), 0)
  FROM delivery GROUP BY ALL
  UNION ALL
  SELECT ${quarterOf('createdMs')}, ${SCOPE}, count(*), 0, ${TALLY_COUNTS.slice(ROWS.length)
    .map(() => 0)
    .join(', ')}, 0, 0
  FROM delivery GROUP BY ALL`;

const GROUPS = `count(*), ${countsOf(GROUP_COUNTS.slice(1))}`;
const byColumn = (list: ListName, column: string): ListQuery => ({
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
];
