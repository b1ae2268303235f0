/** SQL that makes of each finished delivery what it counts as, from the definitions: the sets are columns of true and false. */

import { TALKS } from './sql-conversations.ts';
import { SETS } from './sql-kpis.ts';

/** Made once a connection. */
export const FACT_MACROS = String.raw`
CREATE TABLE known (col VARCHAR, name VARCHAR);
INSERT INTO known SELECT 'status', unnest(['Pending', 'InProcess', 'Complete', 'Expired', 'Cancelled', 'Error']);
INSERT INTO known SELECT 'result', unnest(['LiveAnswer', 'AnsweringMachine', 'AnsweringMachineHangup', 'Undetermined', 'NotAHandset',
  'BotFailed', 'CallEnded', 'Busy', 'NoAnswer', 'InvalidAddress', 'CallFailed', 'NonRetriableError', 'Terminated', 'Unknown', 'Cancelled',
  'Expired', 'Error', 'Delivered', 'Not delivered']);
INSERT INTO known SELECT 'dialMode', unnest(['Copilot', 'Progressive', 'Preview', 'Predictive']);
INSERT INTO known SELECT 'channel', unnest(['Voice', 'SMS']);

-- An open text as it is kept: without invisible characters, mail address, id or number, at most 100 characters and a hash (text.ts).
-- The row's own person is taken out as well (personal.ts); no oracle row has its person in another column, so that is not told here.
CREATE MACRO clean_text(t) AS regexp_replace(regexp_replace(regexp_replace(trimmed(regexp_replace(coalesce(t, ''), '\p{Cf}', '', 'g')),
  '[^\s"''<>,;:@]{1,64}@[^\s"''<>,;:@]{1,255}', '(mail)', 'g'),
  '[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}', '(id)', 'gi'),
  '\+?(?:\p{Nd}[\s().\p{Pd}/_·•]{0,3}){6,}\p{Nd}', '(number)', 'g');
CREATE MACRO cut_text(t) AS CASE WHEN length(t) <= 100 THEN t ELSE t[1:100] || '~' || sha256(lower(t))[1:8] END;
-- The digits of a telephone number: the trunk zero in brackets is not dialled from abroad.
CREATE MACRO phone_digits(t) AS regexp_replace(regexp_replace(regexp_replace(coalesce(t, ''), '\(0\)', ''), '\D', '', 'g'), '^00', '');
CREATE MACRO is_guid(t) AS regexp_full_match(t, '(?i)[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}');
-- A list of codes: quoted with commas and doubled quotes inside, or bare without a quote. Anything else is one code and flagged.
CREATE MACRO is_code_list(t) AS regexp_full_match(t, '\s*(?:"(?:[^"]|"")*"|[^",]*)\s*(?:,\s*(?:"(?:[^"]|"")*"|[^",]*)\s*)*');
CREATE MACRO code_items(t) AS list_transform(regexp_extract_all(t, '("(?:[^"]|"")*"|[^",]+)', 1),
  lambda x: CASE WHEN trimmed(x)[1] = '"' THEN replace(trimmed(x)[2:-2], '""', '"') ELSE trimmed(x) END);
-- What is kept of an attribute's value: a class of it.
CREATE MACRO class_of(value) AS CASE
  WHEN trimmed(value) = '' THEN '(empty)'
  WHEN length(value) > 40 THEN '(text)'
  WHEN regexp_full_match(trimmed(value), '(?i)\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}') THEN '(date)'
  WHEN regexp_full_match(trimmed(value), '[+-]?\d[\d\s.,'']*') AND length(trimmed(value)) > 0 THEN '(number)'
  WHEN lower(trimmed(value)) IN ('yes', 'true', 'y') THEN 'yes'
  WHEN lower(trimmed(value)) IN ('no', 'false', 'n') THEN 'no'
  ELSE '(text)' END;
`;

/** Columns with documented values, and columns that name a record: column, name, documented as. */
const NAMED = [
  ['msdyn_status', 'status', 'status'],
  ['msdyn_result', 'raw_result', 'result'],
  ['msdyn_channel', 'channel', 'channel'],
  ['msdyn_dialmode_type', 'dial_mode', 'dialMode'],
] as const;
const RECORDS = [
  ['msdyn_proactive_engagement_config_id', 'configuration'],
  ['msdyn_queue_id', 'queue'],
  ['msdyn_journey_id', 'journey'],
  ['msdyn_journey_run_id', 'journey_run'],
  ['msdyn_call_id', 'call_id'],
  ['msdyn_cancellation_policy_id', 'policy'],
] as const;

/** The texts as they are kept; the codes and what they mean; the kept attributes. */
const PARTS = `
-- Every text of the day once, as it is kept.
CREATE OR REPLACE TEMP TABLE code AS
SELECT id, unnest(CASE WHEN is_code_list(t) THEN code_items(t) ELSE [t] END) AS t
FROM (SELECT id, msdyn_disposition_codes AS t FROM newest WHERE trimmed(msdyn_disposition_codes) <> '');
CREATE OR REPLACE TEMP TABLE kept AS
SELECT t, cut_text(clean) AS shown, CASE WHEN is_guid(trimmed(t)) THEN lower(trimmed(t)) ELSE shown END AS record_id,
  (SELECT min(name) FROM known WHERE lower(name) = lower(trimmed(t))) AS known_name
FROM (
  SELECT t, clean_text(t) AS clean FROM (
    SELECT '' AS t UNION SELECT t FROM code UNION SELECT agent FROM conversation UNION SELECT keyword FROM attribute UNION SELECT value FROM attribute
    UNION SELECT unnest([msdyn_status, msdyn_result, msdyn_channel, msdyn_dialmode_type, msdyn_proactive_engagement_config_id,
      msdyn_queue_id, msdyn_journey_id, msdyn_journey_run_id, msdyn_call_id, msdyn_cancellation_policy_id]) FROM newest)
  WHERE t IS NOT NULL);

CREATE OR REPLACE TEMP TABLE text AS
WITH codes AS (SELECT id, list_sort(list(DISTINCT shown)) AS codes FROM code JOIN kept USING (t) WHERE shown <> '' GROUP BY id)
SELECT n.id, ${NAMED.map(([, name]) => `coalesce(${name}_known.name, ${name}_text.shown) AS ${name}`).join(', ')},
  ${RECORDS.map(([, name]) => `${name}_text.record_id AS ${name}`).join(', ')},
  coalesce(codes, []) AS codes, NOT is_code_list(coalesce(msdyn_disposition_codes, '')) AS is_unparseable
FROM newest n LEFT JOIN codes ON codes.id = n.id
${[...NAMED, ...RECORDS].map(([column, name]) => `JOIN kept ${name}_text ON ${name}_text.t = coalesce(n.${column}, '')`).join('\n')}
${NAMED.map(([, name, col]) => `LEFT JOIN known ${name}_known ON ${name}_known.col = '${col}' AND ${name}_known.name = ${name}_text.known_name`).join('\n')};

CREATE OR REPLACE TEMP TABLE meaning AS
SELECT id, list(rule.meaning) AS meanings FROM (SELECT id, unnest(codes) AS code FROM text) x JOIN (
  FROM rule_meaning UNION ALL
  -- Microsoft's own code needs no rule, but a rule may say otherwise.
  SELECT code, 'do-not-contact' FROM (VALUES ('do not contact'), ('donotcontact')) own(code) WHERE code NOT IN (SELECT code FROM rule_meaning)) rule
  ON rule.code = lower(x.code)
GROUP BY id;

CREATE OR REPLACE TEMP TABLE kept_attribute AS
SELECT DISTINCT id, type, k.shown AS kept_keyword, CASE WHEN rule.keyword IS NULL THEN class_of(value) ELSE v.shown END AS kept_value
FROM newest JOIN attribute a ON delivery = lower(key) JOIN kept k ON k.t = a.keyword JOIN kept v ON v.t = a.value
  LEFT JOIN rule_keyword rule ON rule.keyword = lower(k.shown);

-- The numbers of result attributes that the rules name; a person's id or digits of the number called are none.
CREATE OR REPLACE TEMP TABLE amount AS
SELECT n.id, v.keyword, changed, CASE
    WHEN trimmed(value) = trimmed(msdyn_contact_id) THEN NULL
    WHEN length(trimmed(value)) >= 6 AND contains(phone_digits(msdyn_to_address), trimmed(value)) THEN NULL
    WHEN length(trimmed(value)) >= 6 AND contains(regexp_replace(coalesce(msdyn_to_address, ''), '\\D', '', 'g'), trimmed(value)) THEN NULL
    WHEN regexp_full_match(trimmed(value), '[0-9]{1,8}(?:[.][0-9]{1,2})?') THEN (trimmed(value)::DECIMAL(18, 2) * 100)::BIGINT END AS hundredths
FROM newest n JOIN attribute a ON delivery = lower(key) JOIN rule_value v ON v.keyword = lower(trimmed(a.keyword))
WHERE type = 'result' AND trimmed(value) <> '';
-- The last changed number of each keyword, added up.
CREATE OR REPLACE TEMP TABLE valued AS
WITH newest_amount AS (FROM amount WHERE hundredths IS NOT NULL QUALIFY row_number() OVER (PARTITION BY id, keyword ORDER BY changed DESC, hundredths) = 1)
SELECT id, (SELECT sum(hundredths)::BIGINT FROM newest_amount WHERE newest_amount.id = amount.id) AS hundredths,
  bool_or(amount.hundredths IS NULL) AS has_bad_value
FROM amount GROUP BY id;

CREATE OR REPLACE TEMP TABLE success AS
SELECT id FROM (SELECT id, unnest(codes) AS code FROM text) x JOIN rule_success_code s ON s.code = lower(x.code)
UNION SELECT id FROM newest JOIN attribute a ON delivery = lower(key)
  JOIN rule_success_attribute s ON s.keyword = lower(trimmed(a.keyword)) AND s.value = lower(trimmed(a.value));
`;

/** The table fact: one row a finished delivery, of all time. */
const TABLES = String.raw`
CREATE OR REPLACE TEMP TABLE outcome AS
SELECT n.*, t.* EXCLUDE (id), coalesce(m.meanings, []) AS meanings, s.id IS NOT NULL AS is_success,
  v.hundredths, coalesce(v.has_bad_value, false) AS has_bad_value,
  talk.id IS NOT NULL AS is_joined, coalesce(talk.agent, '') AS agent, talk_seconds, handle_seconds, says_abandoned,
  coalesce(talk.is_accepted, false) AS is_accepted,
  msdyn_start_date AS start_ms, msdyn_end_date AS end_ms, msdyn_result_date AS result_ms,
  msdyn_window_start_date AS opens_ms, msdyn_window_end_date AS closes_ms,
  CASE WHEN raw_result <> '' THEN raw_result WHEN status IN ('Expired', 'Cancelled', 'Error') THEN status ELSE '(none)' END AS result,
  coalesce(msdyn_result_date, msdyn_end_date, msdyn_start_date, modifiedon, 0) AS place_ms,
  -- One keyed hash of the contact id, else of the digits of the number.
  CASE WHEN coalesce(trimmed(msdyn_contact_id), '') <> '' THEN sha256(o.privacy_key || chr(10) || 'id:' || lower(trimmed(msdyn_contact_id)))[1:16]
    WHEN phone_digits(msdyn_to_address) <> '' THEN sha256(o.privacy_key || chr(10) || 'tel:' || phone_digits(msdyn_to_address))[1:16]
    ELSE '' END AS contact,
  -- What the contact is contacted about, as a keyed hash.
  CASE WHEN coalesce(trimmed(msdyn_tracking_id), '') = '' THEN ''
    ELSE sha256(o.privacy_key || chr(10) || 'matter:' || lower(trimmed(msdyn_tracking_id)))[1:16] END AS matter
FROM newest n JOIN text t USING (id) LEFT JOIN meaning m USING (id) LEFT JOIN success s USING (id) LEFT JOIN valued v USING (id)
  LEFT JOIN talk USING (id), rule_option o;

CREATE OR REPLACE TEMP TABLE finished AS
SELECT *, result IN (SELECT name FROM known WHERE col = 'result') AS is_known,
  EXISTS (FROM rule_meaning WHERE meaning = 'abandoned') AS has_abandon_codes,
  EXISTS (FROM rule_meaning WHERE meaning IN ('person', 'not-right-party')) AS has_party_codes,
  EXISTS (FROM rule_success_code) OR EXISTS (FROM rule_success_attribute) AS has_success
FROM outcome WHERE trimmed(coalesce(msdyn_result, '')) <> '' OR status IN ('Complete', 'Expired', 'Cancelled', 'Error');

CREATE OR REPLACE TEMP TABLE tried AS
SELECT *,
  CASE WHEN is_known THEN result NOT IN ('Expired', 'Cancelled', 'Error', 'Terminated') ELSE start_ms IS NOT NULL END AS attempts,
  attempts AND channel = 'SMS' AS is_message, attempts AND channel <> 'SMS' AS "voiceAttempts",
  "voiceAttempts" AND result IN ('LiveAnswer', 'AnsweringMachine', 'AnsweringMachineHangup', 'Undetermined', 'BotFailed', 'CallEnded') AS "offHook",
  -- A person outweighs a machine, and both outweigh the dialler's guess (classify.ts).
  len(list_filter(meanings, lambda m: m <> 'machine')) > 0 AS says_person, NOT says_person AND list_contains(meanings, 'machine') AS says_machine
FROM finished;

CREATE OR REPLACE TEMP TABLE fact AS
SELECT *,
  ${SETS.map(([name, condition]) => `${condition} AS "${name}"`).join(',\n  ')},
  CASE WHEN timed THEN (end_ms - start_ms) // 1000 END AS call_seconds,
  -- The columns of the row tell best (a customer was connected who waits for a representative), then the conversation's, then the codes where one of them
  -- means abandoned; else it is guessed from the conversation.
  CASE WHEN NOT "voiceAttempts" THEN '' WHEN "ledByPeople" AND msdyn_customer_connected_date IS NOT NULL AND NOT machine
      AND result NOT IN ('NotAHandset', 'BotFailed') THEN 'column'
    WHEN says_abandoned IS NOT NULL THEN 'conversation' WHEN has_abandon_codes THEN 'code'
    WHEN is_joined AND dial_mode IN ('Progressive', 'Predictive') THEN 'estimate' ELSE '' END AS abandon_source,
  CASE abandon_source WHEN 'column' THEN msdyn_csr_connected_date IS NULL WHEN 'conversation' THEN says_abandoned
    WHEN 'estimate' THEN NOT is_accepted AND short AND "liveMax" WHEN 'code' THEN list_contains(meanings, 'abandoned') ELSE false END AS abandoned,
  CASE WHEN msdyn_seq_no >= 1 THEN msdyn_seq_no ELSE 0 END AS seq_no,
  -- Where it is not given, the row's own key.
  lower(coalesce(nullif(msdyn_delivery_id, ''), key)) AS delivery_id,
  regexp_replace(coalesce(msdyn_from_address, ''), '[^\d+]', '', 'g')[1:20] AS caller_id
FROM tried, rule_option;

CREATE OR REPLACE TEMP TABLE day_fact AS SELECT fact.* FROM fact, period WHERE place_ms >= from_ms AND place_ms < to_ms;
CREATE OR REPLACE TEMP TABLE day_intake AS
SELECT outcome.*, id IN (SELECT id FROM finished) AS is_finished FROM outcome, period WHERE coalesce(createdon, 0) >= from_ms AND coalesce(createdon, 0) < to_ms;
`;

/** Run after ROWS and the rules. */
export const FACTS = `${PARTS}\n${TALKS}\n${TABLES}`;
