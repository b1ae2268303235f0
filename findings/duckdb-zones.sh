#!/usr/bin/env bash
# DuckDB puts instants on the wrong local day where a law changed the clocks since its version's time zone data were made, and does not say how old they are.
# One would expect: AT TIME ZONE to go by what the system knows of zones, or a word on which data it goes by. What happens: the data are
# built in. Of five zones that stopped changing their clocks in 2026, version 1.5.5 has all an hour out in November, 1.5.6 has Winnipeg so. What lies within an hour
# of midnight counts on another day, and every hour of the day is shifted.
# Whom it hurts: whoever counts by local day or hour in DuckDB beside a program with newer data, or beside another DuckDB: the sums differ, and both look right.
# What helps: a DuckDB that is newer than the law, or offsets of newer data to join with, here moment-timezone's.
# Sources: tz database, NEWS of 2026b (British Columbia), 2026c (Alberta, Morocco), 2026d (Northwest Territories), 2026e (Manitoba); duckdb/duckdb#20258, the data
# of 2025c, and #22310, those of 2026b.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund duckdb-1.5.5@npm:@duckdb/node-api@1.5.5-r.5 duckdb-1.5.6@npm:@duckdb/node-api@1.5.6-r.1 moment-timezone@0.6.6 >/dev/null
cat >run.mjs <<'JS'
import moment from 'moment-timezone';
// Both in one process would be one of them twice, for their native library has one name.
const [name, vancouver, edmonton, inuvik, casablanca, winnipeg] = process.argv.slice(2);
const { DuckDBInstance } = await import(name);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const ask = async (sql) => String((await connection.runAndReadAll(sql)).getRows()[0][0]);
console.log(`DuckDB ${await ask('SELECT version()')} beside data of ${moment.tz.dataVersion}`);
// Each is half an hour from midnight.
const cases = [
  ['Europe/Lisbon', '2026-11-28T00:30:00Z', '2026-11-28 00:30', '2026-11-28'],
  ['America/Vancouver', '2026-11-28T07:30:00Z', '2026-11-28 00:30', vancouver],
  ['America/Edmonton', '2026-11-28T06:30:00Z', '2026-11-28 00:30', edmonton],
  ['America/Inuvik', '2026-11-28T06:30:00Z', '2026-11-28 00:30', inuvik],
  ['Africa/Casablanca', '2026-11-28T23:30:00Z', '2026-11-28 23:30', casablanca],
  ['America/Winnipeg', '2026-11-28T05:30:00Z', '2026-11-28 00:30', winnipeg],
];
let isKnown = true;
for (const [zone, instant, expected, known] of cases) {
  const newer = moment.tz(instant, zone).format('YYYY-MM-DD HH:mm');
  const seen = await ask(`SELECT TIMESTAMPTZ '${instant}' AT TIME ZONE '${zone}'`);
  console.log(`${instant} in ${zone}: expected ${expected}, seen ${newer} by moment-timezone and ${seen.slice(0, 16)} by DuckDB`);
  isKnown &&= newer === expected && seen.startsWith(known);
}
if (!isKnown) console.log('the answer changed');
process.exit(isKnown ? 0 : 1);
JS
# Days in Vancouver, Edmonton, Inuvik, Casablanca and Winnipeg.
node run.mjs duckdb-1.5.5 2026-11-27 2026-11-27 2026-11-27 2026-11-29 2026-11-27
node run.mjs duckdb-1.5.6 2026-11-28 2026-11-28 2026-11-28 2026-11-28 2026-11-27
