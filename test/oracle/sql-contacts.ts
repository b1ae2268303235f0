/** SQL of what is known of contacts: the day's attempts, with the attempts before them to look back at. */
import { coarse, wilson } from './sql-totals.ts';

/** The tables contact_row, attempt (numbered) and load. */
export const CONTACT_TABLES = `
CREATE OR REPLACE TEMP TABLE contact_row AS
SELECT id, contact, configuration, place_ms, start_ms, opens_ms, seq_no, delivery_id, matter, attempts, "voiceAttempts", "liveMin", "rightParty", "partyTold",
  "doNotContact", "smsDelivered", place_ms >= from_ms AS is_counted, coalesce(start_ms, place_ms) AS time_ms,
  -- Nothing more is to come: a person was reached, or the result is none that is tried again.
  "liveMin" OR (attempts AND result NOT IN ('NoAnswer', 'Busy', 'CallFailed', 'AnsweringMachine', 'AnsweringMachineHangup')) AS is_final
FROM fact, period WHERE contact <> '' AND place_ms < to_ms;
CREATE OR REPLACE TEMP TABLE attempt AS
-- By start, whatever number the platform gave.
SELECT *, row_number() OVER (PARTITION BY configuration, contact ORDER BY time_ms, place_ms) AS number
FROM contact_row WHERE attempts;
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
SELECT tries, count(*) FROM (SELECT count(*) AS tries FROM attempt WHERE is_counted GROUP BY contact) GROUP BY tries`;

// First live of all: calls before the day count too.
const reachByAttempt = `
WITH call AS (FROM attempt WHERE "voiceAttempts"),
  first_live AS (SELECT * FROM call WHERE "liveMin" QUALIFY row_number() OVER (PARTITION BY configuration, contact ORDER BY time_ms) = 1),
  reached AS (SELECT number, count(*) AS contacts FROM first_live WHERE is_counted GROUP BY number)
SELECT number, count(DISTINCT (configuration, contact)), coalesce(any_value(contacts), 0)
FROM call LEFT JOIN reached USING (number) WHERE is_counted GROUP BY number`;

const retries = `
WITH call AS (SELECT *, start_ms - lag(start_ms) OVER (PARTITION BY configuration, contact ORDER BY start_ms) AS wait_ms
  FROM attempt WHERE "voiceAttempts" AND start_ms IS NOT NULL)
SELECT wait_ms, wait_ms // 1000 AS seconds FROM call WHERE is_counted AND wait_ms IS NOT NULL`;
const retrySpacing = `SELECT ${coarse('seconds')} AS coarse, count(*) FROM (${retries}) GROUP BY coarse`;
const retryShortest = `
SELECT 'all', min(seconds), count_if(least(wait_ms % 86400000, 86400000 - wait_ms % 86400000) <= 1800000) FROM (${retries})`;

const firstAttempts = `
SELECT (start_ms - opens_ms) // 1000 AS seconds, start_ms < opens_ms AS is_early FROM (
  FROM attempt WHERE number = 1 QUALIFY row_number() OVER (PARTITION BY configuration, contact ORDER BY time_ms) = 1)
WHERE is_counted AND start_ms IS NOT NULL AND opens_ms IS NOT NULL`;
const speedToFirstAttempt = `SELECT ${coarse('seconds')} AS coarse, count(*) FROM (${firstAttempts}) WHERE NOT is_early GROUP BY coarse`;
const startedBeforeWindow = `SELECT 'all', count_if(is_early) FROM (${firstAttempts})`;

/** All scopes together; an attempt exactly `hours` earlier is outside. */
// Of attempts at one instant each has seen one more than the one before.
const seenIn = (hours: number, units: string) =>
  `count(*) OVER (PARTITION BY ${units} ORDER BY time_ms RANGE BETWEEN ${hours * 3_600_000 - 1} PRECEDING AND CURRENT ROW)
    - count(*) OVER (PARTITION BY ${units}, time_ms) + row_number() OVER (PARTITION BY ${units}, time_ms ORDER BY place_ms, seq_no)`;
/** A cap by matter counts the attempts about each one apart, and those without one together. */
const cap = ({ id, attempts: allowed, hours, per }: (typeof CAPS)[number]) => `
SELECT '${id}', count(DISTINCT contact) FILTER (seen > ${allowed}), count_if(seen > ${allowed}), coalesce(max(seen), 0), coalesce(max(of_contact), 0),
  count_if(by_matter), count_if(NOT by_matter) FROM (
  SELECT contact, is_counted, ${per === 'matter' ? `matter <> ''` : 'false'} AS by_matter,
    ${seenIn(hours, per === 'matter' ? 'contact, matter' : 'contact')} AS seen, ${seenIn(hours, 'contact')} AS of_contact
  FROM attempt) WHERE is_counted`;

// A wish is on record once its row is placed.
const afterDoNotContact = `
SELECT contact, time_ms FROM attempt JOIN (
  SELECT contact, min(greatest(time_ms, place_ms)) AS asked_ms FROM contact_row WHERE "doNotContact" GROUP BY contact) USING (contact)
WHERE is_counted AND time_ms > asked_ms`;

const smsAfterVoice = `
WITH series AS (SELECT *, max(CASE WHEN "voiceAttempts" THEN time_ms END) OVER (PARTITION BY configuration, contact) AS last_call_ms FROM attempt)
SELECT 'all', count(DISTINCT contact), count(DISTINCT contact) FILTER ("smsDelivered") FROM series WHERE is_counted AND time_ms > last_call_ms`;

const liveBySlot = `
SELECT slot, least(number, 3) AS attempt, count(*), count_if("liveMin") FROM attempt JOIN day_hours USING (id)
WHERE is_counted AND "voiceAttempts" AND slot IS NOT NULL GROUP BY ALL`;

// Smaller than the number of the numbered attempt before.
const sequenceAgainstStarts = `
SELECT 'all', coalesce(count_if(is_counted AND seq_no < before), 0) FROM (
  SELECT is_counted, seq_no, lag(seq_no) OVER (PARTITION BY configuration, contact ORDER BY time_ms, place_ms, seq_no) AS before
  FROM attempt WHERE seq_no BETWEEN 1 AND 1000)`;

const repeatedDeliveries = `
SELECT 'all', count_if(is_counted AND rank > 1) FROM (
  SELECT is_counted, row_number() OVER (PARTITION BY contact, delivery_id ORDER BY time_ms, place_ms, seq_no) AS rank FROM contact_row WHERE delivery_id <> '')`;

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
