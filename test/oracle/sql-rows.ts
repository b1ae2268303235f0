/** SQL that reads raw JSON rows into typed columns: a column that breaks its rule is null, a row without a usable key is dropped. */

/** Columns by what they hold, from the entity reference of msdyn_proactive_delivery. */
const TEXTS = [
  'msdyn_delivery_id',
  'msdyn_conversation_id',
  'msdyn_proactive_engagement_config_id',
  'msdyn_journey_id',
  'msdyn_cancellation_policy_id',
  'msdyn_journey_run_id',
  'msdyn_call_id',
  'msdyn_tracking_id',
  'msdyn_contact_id',
  'msdyn_channel',
  'msdyn_status',
  'msdyn_queue_id',
  'msdyn_dialmode_type',
  'msdyn_to_address',
  'msdyn_from_address',
  'msdyn_result',
  'msdyn_disposition_codes',
  'partitionid',
];
const INSTANTS = [
  'msdyn_window_start_date',
  'msdyn_window_end_date',
  'msdyn_start_date',
  'msdyn_end_date',
  'msdyn_result_date',
  'msdyn_customer_connected_date',
  'msdyn_csr_connected_date',
  'createdon',
  'modifiedon',
];

const OTHERS = ['msdyn_seq_no', 'msdyn_exceeded_customer_wait_threshold'];

/** Made once a connection. Instants are UTC epoch milliseconds. */
export const MACROS = String.raw`
CREATE MACRO present(j) AS coalesce(json_type(j) <> 'NULL', false);
CREATE MACRO text_of(j) AS CASE WHEN json_type(j) = 'VARCHAR' THEN j ->> '$' END;
CREATE MACRO instant_of_text(t) AS CASE
  WHEN regexp_full_match(t, '\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)')
   AND epoch_ms(try_cast(t AS TIMESTAMPTZ)) >= 0
  THEN epoch_ms(try_cast(regexp_replace(t, '(\.\d{3})\d+', '\1') AS TIMESTAMPTZ)) END;
CREATE MACRO instant_of(j) AS instant_of_text(text_of(j));
CREATE MACRO whole_of(j) AS CASE WHEN json_type(j) IN ('BIGINT', 'UBIGINT') THEN (j ->> '$')::BIGINT END;
CREATE MACRO seconds_of(j) AS CASE WHEN whole_of(j) >= 0 THEN whole_of(j) END;
CREATE MACRO yes_no_of(j) AS CASE WHEN json_type(j) = 'BOOLEAN' THEN (j ->> '$')::BOOLEAN END;
CREATE MACRO key_of(j) AS CASE WHEN regexp_full_match(text_of(j), '[A-Za-z0-9_-]{1,100}') THEN text_of(j) END;
-- A number or digits; one too great to be exact in JSON counts as none (make-fact.ts).
CREATE MACRO version_of(j) AS CASE
  WHEN regexp_full_match(j ->> '$', '\d{1,19}') AND (j ->> '$')::HUGEINT <= 9007199254740991
  THEN (j ->> '$')::BIGINT ELSE 0 END;
-- Blanks as JavaScript trims them.
CREATE MACRO trimmed(t) AS trim(t, ' ' || chr(9) || chr(10) || chr(13) || chr(160));
`;

const ATTRIBUTE_COLUMNS = [
  'msdyn_proactive_delivery_attributeid',
  '_msdyn_proactive_delivery_value',
  'msdyn_keyword',
  'msdyn_value',
  'msdyn_type',
  'modifiedon',
];

/** The columns of a row, each as the JSON that came; what is no object has none. */
const shape = (names: readonly string[]) => JSON.stringify(Object.fromEntries(names.map((name) => [name, 'JSON'])));
const columns = (names: readonly string[], macro: string) => names.map((name) => `${macro}(r.${name}) AS ${name}`).join(', ');
// Something is there, and nothing could be read of it.
const spoilt = (names: readonly string[]) => names.map((name) => `(present(r.${name}) AND ${name} IS NULL)`).join(' OR ');

/** The tables delivery, newest (the latest version of each row) and attribute, out of raw_delivery and raw_attribute (one JSON column r). */
export const ROWS = `
CREATE OR REPLACE TEMP TABLE delivery AS
SELECT * EXCLUDE (r), ${spoilt([...TEXTS, ...INSTANTS, ...OTHERS])} AS is_malformed
FROM (
  SELECT r, key_of(r.msdyn_proactive_deliveryid) AS key,
    ${columns(TEXTS, 'text_of')}, ${columns(INSTANTS, 'instant_of')},
    whole_of(r.msdyn_seq_no) AS msdyn_seq_no,
    yes_no_of(r.msdyn_exceeded_customer_wait_threshold) AS msdyn_exceeded_customer_wait_threshold,
    version_of(r.versionnumber) AS version
  FROM (SELECT from_json(r, '${shape(['msdyn_proactive_deliveryid', ...TEXTS, ...INSTANTS, ...OTHERS, 'versionnumber'])}') AS r FROM raw_delivery))
WHERE key IS NOT NULL;

CREATE OR REPLACE TEMP TABLE newest AS
SELECT *, lower(key) AS id
FROM delivery
QUALIFY row_number() OVER (PARTITION BY id ORDER BY version DESC, coalesce(modifiedon, 0) DESC) = 1;

CREATE OR REPLACE TEMP TABLE attribute AS
SELECT row_number() OVER () AS n, lower(text_of(r._msdyn_proactive_delivery_value)) AS delivery,
  coalesce(text_of(r.msdyn_keyword), '') AS keyword, coalesce(text_of(r.msdyn_value), '') AS value,
  CASE whole_of(r.msdyn_type) WHEN 700610000 THEN 'input' WHEN 700610001 THEN 'result' ELSE 'other' END AS type,
  coalesce(instant_of(r.modifiedon), 0) AS changed
FROM (SELECT from_json(r, '${shape(ATTRIBUTE_COLUMNS)}') AS r FROM raw_attribute)
WHERE key_of(r.msdyn_proactive_delivery_attributeid) IS NOT NULL;
`;
