/** Queries over the files of history, to copy: docs/history.md shows them, and a test runs them from there and holds them against reports. */

export interface HistoryQuery {
  readonly title: string;
  /** What it answers, and where a report has the same. */
  readonly lead: string;
  /** For DuckDB, with the files in the folder that it runs in. */
  readonly sql: string;
}

// Files that were written before there was a column lack it, hence union_by_name.
const FACTS = "read_parquet('facts/*.parquet', union_by_name = true)";
const TALLIES = "read_parquet('tallies/*.parquet', union_by_name = true)";
const DETAILS = "read_parquet('details/*.parquet', union_by_name = true)";
const LOCAL_DAY = "(quarter AT TIME ZONE 'Europe/Lisbon')::DATE";

export const HISTORY_QUERIES = {
  connectRate: {
    title: 'Connect rate by week',
    lead: 'How many voice attempts something answered, and how many a person did, at least (`rates.offHook` and `rates.liveMin` of a report of the week).',
    sql: `SELECT date_trunc('week', ${LOCAL_DAY})::DATE AS week,
  count_if(is_voice_attempts) AS voice_attempts,
  count_if(is_off_hook) AS connected,
  count_if(is_off_hook) / nullif(count_if(is_voice_attempts), 0) AS connect_rate,
  count_if(is_live_min) AS live
FROM ${FACTS}
WHERE NOT moved
GROUP BY week ORDER BY week`,
  },
  reach: {
    title: 'Reach by attempt',
    lead: 'How many contacts were called for the first, second, ... time on a day, and how many of them were reached then for the first time (`contacts.reachByAttempt`). Attempts of earlier days count as far as their files are there.',
    sql: `WITH attempt AS (
  SELECT *, coalesce(started_at, placed_at) AS time,
    row_number() OVER (PARTITION BY configuration_id, contact ORDER BY coalesce(started_at, placed_at), placed_at) AS number
  FROM ${FACTS}
  WHERE NOT moved AND is_attempts AND contact IS NOT NULL
), call AS (
  SELECT *, is_live_min AND row_number() OVER (PARTITION BY configuration_id, contact, is_live_min ORDER BY time, placed_at) = 1 AS is_first_live
  FROM attempt WHERE is_voice_attempts
)
SELECT number AS attempt, count(DISTINCT {c: configuration_id, p: contact}) AS called, count_if(is_first_live) AS reached
FROM call
WHERE ${LOCAL_DAY} = DATE '2026-11-20'
GROUP BY number ORDER BY number`,
  },
  outsideHours: {
    title: 'Calls outside calling hours by campaign',
    lead: "Attempts of a day, calls and messages, by the rule pack's hours on the called party's clock (`compliance.callingHours`, here by engagement configuration).",
    sql: `SELECT configuration_id,
  count_if(calling_hours = 'violation') AS outside,
  count_if(calling_hours = 'possible') AS perhaps_outside,
  count_if(calling_hours = 'undeterminable') AS unknown,
  count_if(calling_hours = 'ok') AS within
FROM ${FACTS}
WHERE NOT moved AND ${LOCAL_DAY} = DATE '2026-11-20'
GROUP BY configuration_id ORDER BY outside DESC, configuration_id`,
  },
  bestHours: {
    title: "Live answers by the called party's weekday and hour",
    lead: "Voice attempts and how many a person answered, at least, by the called party's own clock: `local_weekday` and `local_hour` were worked out when the call was filed, so no other program's zones are needed.",
    sql: `SELECT local_weekday, local_hour, count(*) AS voice_attempts, count_if(is_live_min) AS live
FROM ${FACTS}
WHERE NOT moved AND is_voice_attempts AND started_at IS NOT NULL AND local_hour IS NOT NULL
GROUP BY local_weekday, local_hour ORDER BY local_weekday, local_hour`,
  },
  months: {
    title: 'Months, also those whose facts are gone',
    lead: 'Tallies outlast facts: the totals of a month by channel (`totals` of a report of the month).',
    sql: `SELECT date_trunc('month', ${LOCAL_DAY})::DATE AS month, channel,
  sum(deliveries) AS deliveries, sum(attempts) AS attempts, sum(voice_attempts) AS voice_attempts, sum(live_min) AS live, sum(intake) AS created
FROM ${TALLIES}
GROUP BY month, channel ORDER BY month, channel`,
  },
  dispositions: {
    title: 'Live answers by disposition code',
    lead: 'So do the lists, whose rows find their quarter hour and scope by the number of their cell (`byDisposition` of a report of the day).',
    sql: `SELECT key AS code, sum(d.deliveries) AS deliveries, sum(d.voice_attempts) AS voice_attempts, sum(d.live_min) AS live
FROM ${DETAILS} d JOIN ${TALLIES} USING (cell)
WHERE list = 'byDisposition' AND NOT is_rest AND ${LOCAL_DAY} = DATE '2026-11-20'
GROUP BY code ORDER BY deliveries DESC, code`,
  },
} as const satisfies Readonly<Record<string, HistoryQuery>>;
