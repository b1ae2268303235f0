/** SQL of conversations: which delivery each one belongs to, by either id column. */

const COLUMNS = [
  'activityid',
  'msdyn_ocliveworkitemid',
  '_msdyn_activeagentid_value',
  'msdyn_isagentaccepted',
  'msdyn_isabandoned',
  'msdyn_conversationtalktimeinseconds',
  'msdyn_conversationhandletimeinseconds',
  'modifiedon',
];
const shape = JSON.stringify(Object.fromEntries(COLUMNS.map((name) => [name, 'JSON'])));

/** The table conversation, one row an id that it goes by, out of raw_conversation. A row without a usable key is dropped, a column that breaks its rule is null. */
export const CONVERSATIONS = `
CREATE OR REPLACE TEMP TABLE conversation AS
WITH parsed AS (
    SELECT key_of(r.activityid) AS key, text_of(r.msdyn_ocliveworkitemid) AS other, text_of(r._msdyn_activeagentid_value) AS agent,
      yes_no_of(r.msdyn_isagentaccepted) AS says_accepted, yes_no_of(r.msdyn_isabandoned) AS says_abandoned,
      seconds_of(r.msdyn_conversationtalktimeinseconds) AS talk_seconds, seconds_of(r.msdyn_conversationhandletimeinseconds) AS handle_seconds
    FROM (SELECT from_json(r, '${shape}') AS r FROM raw_conversation)),
  named AS (SELECT key AS name, * FROM parsed UNION ALL SELECT other, * FROM parsed)
SELECT DISTINCT lower(trimmed(name)) AS name, * EXCLUDE (name, key, other) FROM named
WHERE key IS NOT NULL AND regexp_full_match(trimmed(name), '[A-Za-z0-9_.-]{1,100}');
`;

/** The table talk, one row a delivery whose conversation is known, after the texts of the day (kept). */
export const TALKS = `
CREATE OR REPLACE TEMP TABLE talk AS
SELECT n.id, k.record_id AS agent, coalesce(says_accepted, k.record_id <> '') AS is_accepted, says_abandoned, talk_seconds, handle_seconds
FROM newest n JOIN conversation c ON c.name = lower(trimmed(n.msdyn_conversation_id)) JOIN kept k ON k.t = coalesce(c.agent, '');
`;
