/** SQL of what is known of contacts: the day's attempts, with the attempts before them to look back at. */
import { coarse, wilson } from './sql-totals.ts';

/**
 * The tables contact_row, before (what each row of the period can see: placed in the 35 days before it, or later on its UTC day), behind (what that tells
 * of the row), attempt (of the period, numbered) and load.
 */
export const CONTACT_TABLES = `
CREATE OR REPLACE TEMP TABLE contact_row AS
SELECT id, contact, configuration, place_ms, start_ms, opens_ms, seq_no, delivery_id, matter, attempts, "voiceAttempts", "liveMin", "rightParty", "partyTold",
  "doNotContact", "smsDelivered", place_ms >= from_ms AND place_ms < to_ms AS is_counted, coalesce(start_ms, place_ms) AS time_ms,
  seq_no BETWEEN 1 AND 1000 AS is_numbered,
  -- By start, whatever number the platform gave; the end of the id breaks the last ties.
  row_number() OVER (ORDER BY coalesce(start_ms, place_ms), place_ms, CASE WHEN seq_no BETWEEN 1 AND 1000 THEN seq_no ELSE 0 END, id[25:]) AS rank,
  -- Nothing more is to come: a person was reached, or the result is none that is tried again.
  "liveMin" OR (attempts AND result NOT IN ('NoAnswer', 'Busy', 'CallFailed', 'AnsweringMachine', 'AnsweringMachineHangup')) AS is_final
FROM fact, period WHERE contact <> '';
CREATE OR REPLACE TEMP TABLE before AS
SELECT row.id AS row_id, row.time_ms AS row_ms, row.matter AS row_matter, row.delivery_id AS row_delivery, other.*,
  other.attempts AND other.configuration IS NOT DISTINCT FROM row.configuration AS in_series
FROM contact_row row JOIN contact_row other ON row.is_counted AND other.contact = row.contact AND other.rank < row.rank
  AND other.place_ms > row.place_ms - 35 * 86400000::BIGINT AND other.place_ms < (row.place_ms // 86400000 + 1) * 86400000;
CREATE OR REPLACE TEMP TABLE behind AS
SELECT row_id AS id, count_if(in_series) AS series, coalesce(bool_or(in_series AND "voiceAttempts" AND "liveMin"), false) AS after_live,
  coalesce(bool_or(in_series AND "voiceAttempts" AND time_ms < row_ms), false) AS after_call,
  arg_max(start_ms, rank) FILTER (in_series AND "voiceAttempts" AND start_ms IS NOT NULL) AS call_ms,
  arg_max(seq_no, rank) FILTER (in_series AND is_numbered) AS number_before,
  -- A wish is on record once its row is placed.
  coalesce(bool_or("doNotContact" AND greatest(time_ms, place_ms) < row_ms), false) AS after_wish,
  coalesce(bool_or(delivery_id <> '' AND delivery_id = row_delivery), false) AS is_repeat
FROM before GROUP BY row_id;
CREATE OR REPLACE TEMP TABLE attempt AS
SELECT contact_row.*, 1 + coalesce(series, 0) AS number, coalesce(after_live, false) AS after_live, coalesce(after_call, false) AS after_call, call_ms,
  number_before, coalesce(after_wish, false) AS after_wish
FROM contact_row LEFT JOIN behind USING (id) WHERE attempts AND is_counted;
CREATE OR REPLACE TEMP TABLE load AS SELECT DISTINCT contact FROM day_intake WHERE contact <> '';
`;

const counts = `
WITH done AS (SELECT contact, bool_or(attempts) AS attempted, bool_or(attempts AND "liveMin") AS live, bool_or(attempts AND "rightParty") AS right_party,
    bool_or(attempts AND "partyTold") AS party_told,
    bool_or(is_final) AS final FROM contact_row WHERE is_counted GROUP BY contact),
  loaded AS (SELECT done.* FROM done JOIN load USING (contact))
SELECT 'contacts', count_if(attempted) FROM done UNION ALL SELECT 'contactsLive', count_if(live) FROM done
UNION ALL SELECT 'contactsPartyTold', count_if(party_told) FROM done UNION ALL SELECT 'contactsRightParty', count_if(right_party) FROM done UNION ALL SELECT 'contactsFinal', count_if(final) FROM done
UNION ALL SELECT 'contactsLoaded', count(*) FROM load UNION ALL SELECT 'loadedAttempted', count_if(attempted) FROM loaded
UNION ALL SELECT 'loadedLive', count_if(live) FROM loaded UNION ALL SELECT 'loadedFinal', count_if(final) FROM loaded
UNION ALL SELECT 'withoutContact attempts', count(*) FROM day_fact WHERE attempts AND contact = ''
UNION ALL SELECT 'withoutContact loads', count(*) FROM day_intake WHERE contact = ''`;

const COUNTED = `SELECT max(CASE name WHEN 'contacts' THEN n END) AS contacts, max(CASE name WHEN 'contactsRightParty' THEN n END) AS right_party, max(CASE name WHEN 'contactsPartyTold' THEN n END) AS party_told,
  max(CASE name WHEN 'contactsLoaded' THEN n END) AS loaded, max(CASE name WHEN 'loadedAttempted' THEN n END) AS attempted,
  max(CASE name WHEN 'loadedLive' THEN n END) AS live, max(CASE name WHEN 'loadedFinal' THEN n END) AS final FROM (${counts}) count(name, n)`;
const contactRates = wilson(`
SELECT 'penetration', attempted, loaded FROM (${COUNTED}) UNION ALL SELECT 'grossPenetration', final, loaded FROM (${COUNTED})
UNION ALL SELECT 'contactRate', live, loaded FROM (${COUNTED}) UNION ALL SELECT 'rightPartyContacts', right_party, party_told FROM (${COUNTED})`);

const attemptsPerContact = `
SELECT tries, count(*) FROM (SELECT count(*) AS tries FROM attempt GROUP BY contact) GROUP BY tries`;

// First live of all: calls before the day count too.
const reachByAttempt = `
SELECT number, count(DISTINCT (configuration, contact)), count(DISTINCT (configuration, contact)) FILTER ("liveMin" AND NOT after_live)
FROM attempt WHERE "voiceAttempts" GROUP BY number`;

const retries = `SELECT (start_ms - call_ms) // 1000 AS seconds FROM attempt WHERE "voiceAttempts" AND start_ms IS NOT NULL AND call_ms IS NOT NULL`;
const retrySpacing = `SELECT ${coarse('seconds')} AS coarse, count(*) FROM (${retries}) GROUP BY coarse`;
const retryShortest = `
SELECT 'all', min(seconds), count_if(least(seconds % 86400, 86400 - seconds % 86400) <= 1800) FROM (${retries})`;

const firstAttempts = `
SELECT (start_ms - opens_ms) // 1000 AS seconds, start_ms < opens_ms AS is_early
FROM attempt WHERE number = 1 AND start_ms IS NOT NULL AND opens_ms IS NOT NULL`;
const speedToFirstAttempt = `SELECT ${coarse('seconds')} AS coarse, count(*) FROM (${firstAttempts}) WHERE NOT is_early GROUP BY coarse`;
const startedBeforeWindow = `SELECT 'all', count_if(is_early) FROM (${firstAttempts})`;

/** All scopes together; an attempt exactly `hours` earlier is outside. Of attempts at one instant each has seen one more than the one before. */
const seenIn = (hours: number, further = '') => `
1 + (SELECT count(*) FROM before WHERE row_id = attempt.id AND before.attempts AND before.time_ms > attempt.time_ms - ${hours * 3_600_000}${further})`;
/** A cap by matter counts the attempts about each one apart, and those without one together. */
const cap = ({ id, attempts: allowed, hours, per }: (typeof CAPS)[number]) => `
SELECT '${id}', count(DISTINCT contact) FILTER (seen > ${allowed}), count_if(seen > ${allowed}), coalesce(max(seen), 0), coalesce(max(of_contact), 0),
  count_if(by_matter), count_if(NOT by_matter) FROM (
  SELECT contact, ${per === 'matter' ? `matter <> ''` : 'false'} AS by_matter,
    ${seenIn(hours, per === 'matter' ? ' AND before.matter = attempt.matter' : '')} AS seen, ${seenIn(hours)} AS of_contact
  FROM attempt)`;

const afterDoNotContact = 'SELECT contact, time_ms FROM attempt WHERE after_wish';

// A call before it, and none at or after it in the day.
const smsAfterVoice = `
SELECT 'all', count(DISTINCT contact), count(DISTINCT contact) FILTER ("smsDelivered") FROM attempt message
WHERE NOT "voiceAttempts" AND after_call AND NOT EXISTS (FROM attempt call WHERE call."voiceAttempts" AND call.contact = message.contact
  AND call.configuration IS NOT DISTINCT FROM message.configuration AND call.time_ms >= message.time_ms)`;

const liveBySlot = `
SELECT slot, least(number, 3) AS attempt, count(*), count_if("liveMin") FROM attempt JOIN day_hours USING (id)
WHERE "voiceAttempts" AND slot IS NOT NULL GROUP BY ALL`;

// Smaller than the number of the numbered attempt before.
const sequenceAgainstStarts = `SELECT 'all', count_if(is_numbered AND seq_no < number_before) FROM attempt`;

const repeatedDeliveries = `SELECT 'all', count_if(is_repeat) FROM behind`;

interface Cap {
  readonly id: string;
  readonly attempts: number;
  readonly hours: number;
  readonly per?: 'matter';
}

/** Caps as both sides use them. */
export const CAPS: readonly Cap[] = [
  { id: 'day', attempts: 3, hours: 24 },
  { id: 'week', attempts: 7, hours: 168 },
  { id: 'matter', attempts: 1, hours: 168, per: 'matter' },
];

export const CONTACTS = {
  contactCounts: counts,
  contactRates,
  attemptsPerContact,
  reachByAttempt,
  retrySpacing,
  retryShortest,
  speedToFirstAttempt,
  startedBeforeWindow,
  caps: CAPS.map(cap).join(' UNION ALL '),
  afterDoNotContactCount: `SELECT 'all', count(*) FROM (${afterDoNotContact})`,
  afterDoNotContact: `${afterDoNotContact} ORDER BY time_ms LIMIT 20`,
  smsAfterVoice,
  liveBySlot,
  sequenceAgainstStarts,
  repeatedDeliveries,
};
