/** SQL of the lists of the day: one row a key with its counts, or one row "(many)" where a list has more than 200 keys. */

const COUNTS = ['attempts', 'voiceAttempts', 'offHook', 'liveMin', 'liveMax', 'short', 'rightParty', 'converted'];
const counted = (names: readonly string[]) => ['count(*)', ...names.map((name) => `count_if("${name}")`)].join(', ');
const counts = counted(COUNTS);

/** With further counts after the usual ones, where they are given. */
function list(key: string, source = 'day_fact', further = ''): string {
  return `WITH entry AS (SELECT ${key} AS list_key, * FROM ${source})
SELECT CASE WHEN (SELECT count(DISTINCT list_key) FROM entry) > 200 THEN '(many)' ELSE list_key END AS shown, ${counts} ${further} FROM entry GROUP BY shown`;
}

const byDisposition = list('code', '(SELECT *, unnest(codes) AS code FROM day_fact)');
const byAttribute = list(
  `'[' || to_json(type) || ',' || to_json(kept_keyword) || ',' || to_json(kept_value) || ']'`,
  'day_fact JOIN kept_attribute USING (id)',
);
const AGENT_FACTS = `(FROM day_fact WHERE agent <> '')`;
const byAgent = list(
  'agent',
  AGENT_FACTS,
  ', count_if(handled), count(talk_seconds), coalesce(sum(talk_seconds), 0)::BIGINT, count(handle_seconds), coalesce(sum(handle_seconds), 0)::BIGINT',
);
// By the local hour of the attempt's own start.
const byHour = `SELECT strftime(epoch_ms(start_ms)::TIMESTAMP AT TIME ZONE 'UTC' AT TIME ZONE zone, '%H') AS hour,
  count(*), count_if(attempts), count_if("voiceAttempts"), count_if("offHook"), count_if("liveMin"), count_if("liveMax")
FROM day_fact, period WHERE attempts AND start_ms IS NOT NULL GROUP BY hour`;

/** The lists by a scope column have no limit. */
const scopeList = (column: string) =>
  `SELECT ${column}, ${counted(COUNTS.filter((name) => name !== 'short'))} FROM day_fact GROUP BY ${column}`;

// Of the called party's day; empty where their zones do not agree.
const LOCAL_HOUR = `coalesce(lpad((slot % 24)::VARCHAR, 2, '0'), '')`;

export const LISTS = {
  byStatus: list('status'),
  byResult: list('result'),
  byDisposition,
  byJourney: list('journey'),
  byJourneyRun: list(`to_json([journey, journey_run])`, `(FROM day_fact WHERE journey_run <> '')`),
  byCancellationPolicy: list('policy', `(FROM day_fact WHERE "cancelledByPolicy")`),
  byCallerId: list('caller_id'),
  byAttribute,
  byAgent,
  agentMeans: `SELECT agent, count_if(handled), avg(talk_seconds), count(talk_seconds), avg(handle_seconds), count(handle_seconds)
    FROM ${AGENT_FACTS} GROUP BY agent`,
  valueByConfiguration: 'SELECT configuration, count(hundredths), sum(hundredths) / 100.0::DOUBLE FROM day_fact GROUP BY configuration',
  byHour,
  byChannel: scopeList('channel'),
  byDialMode: scopeList('dial_mode'),
  byQueue: scopeList('queue'),
  byConfiguration: scopeList('configuration'),
  byStartQuarter: `SELECT (start_ms // 900000 * 900000)::VARCHAR, ${counts} FROM day_fact WHERE attempts AND start_ms IS NOT NULL GROUP BY ALL`,
  byLocalSlot: `SELECT slot::VARCHAR, ${counts} FROM day_hours JOIN day_fact USING (id)
    WHERE "voiceAttempts" AND slot IS NOT NULL GROUP BY ALL`,
  byOutsideHour: `SELECT ${LOCAL_HOUR} AS hour, ${counts}, count_if(verdict = 'violation') FROM day_hours JOIN day_fact USING (id)
    WHERE verdict IN ('violation', 'possible') GROUP BY hour`,
  outsideHours: `SELECT configuration, ${LOCAL_HOUR} AS hour, count_if(verdict = 'violation'), count_if(verdict = 'possible')
    FROM day_hours JOIN day_fact USING (id) WHERE verdict IN ('violation', 'possible') GROUP BY configuration, hour`,
};

/** Zones that everybody knows, by the first digits of a number; 605 is South Dakota, on both sides of a border of zones. */
export const PLACES = `
CREATE TABLE place (digits VARCHAR, zone VARCHAR);
INSERT INTO place VALUES ('351', 'Europe/Lisbon'), ('1212', 'America/New_York'), ('81', 'Asia/Tokyo'), ('4420', 'Europe/London'),
  ('1605', 'America/Chicago'), ('1605', 'America/Denver');
CREATE TABLE pack (id VARCHAR, weekdays INTEGER[], from_minute INTEGER, to_minute INTEGER);
INSERT INTO pack VALUES ('us-federal', [0, 1, 2, 3, 4, 5, 6], 480, 1260), ('uk', [0, 1, 2, 3, 4], 480, 1260), ('uk', [5], 540, 1260);
`;

/** The table day_hours: of each attempt with a start, the hour of the called party's week where that is certain, and the pack's verdict. */
export const HOURS = String.raw`
CREATE OR REPLACE TEMP TABLE day_hours AS
WITH attempt AS (
    SELECT id, start_ms, phone_digits(msdyn_to_address) AS digits,
      (SELECT arg_min(CASE value WHEN 'Tokyo Standard Time' THEN 'Asia/Tokyo' WHEN '(GMT-05:00) Eastern Time (US & Canada)' THEN 'America/New_York' ELSE value END, n) FROM attribute WHERE delivery = lower(key) AND value <> ''
        AND regexp_full_match(trimmed(keyword), '(?i)(?:contact|customer)?[\s_-]*time[\s_-]*zone')) AS named
    FROM day_fact WHERE attempts AND start_ms IS NOT NULL),
  -- What the contact says decides; only a name with a place in it is one.
  zoned AS (
    SELECT id, start_ms, named AS zone FROM attempt WHERE named IN ('Asia/Tokyo', 'America/New_York')
    UNION ALL
    SELECT id, start_ms, zone FROM attempt JOIN place ON starts_with(attempt.digits, place.digits)
    WHERE named IS NULL OR named NOT IN ('Asia/Tokyo', 'America/New_York')),
  local AS (SELECT id, epoch_ms(start_ms)::TIMESTAMP AT TIME ZONE 'UTC' AT TIME ZONE zone AS clock FROM zoned),
  judged AS (
    SELECT local.id, isodow(clock) - 1 AS weekday, weekday * 24 + hour(clock) AS slot, hour(clock) * 60 + minute(clock) AS minutes,
      EXISTS (FROM pack, rule_option WHERE pack.id = pack_id AND list_contains(weekdays, isodow(clock) - 1)
        AND hour(clock) * 60 + minute(clock) >= from_minute AND hour(clock) * 60 + minute(clock) < to_minute) AS is_inside
    FROM local)
SELECT attempt.id, CASE WHEN min(slot) = max(slot) THEN min(slot) END AS slot,
  CASE WHEN count(slot) = 0 THEN 'undeterminable' WHEN bool_and(is_inside) THEN 'ok' WHEN bool_or(is_inside) THEN 'possible' ELSE 'violation' END AS verdict
FROM attempt LEFT JOIN judged USING (id) GROUP BY attempt.id;
`;
