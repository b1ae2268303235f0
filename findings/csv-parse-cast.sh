#!/usr/bin/env bash
# csv-parse's cast turns hexadecimal, octal and binary codes into 0, and with cast_date names that end in a number into days of 2001.
# One would expect: a field that JavaScript would take for a number becomes that number, and what is none stays text: 0x1A is 26 or "0x1A". What happens: the test for a
# number takes "0x1A" (as 26), the conversion stops at the x and gives 0, so that all such codes become the same 0. Quotes do not protect a field. What is no number
# goes to Date.parse(), which reads "Campaign 7" as the first of July 2001.
# Whom it hurts: whoever reads lists of codes, keywords or names with cast to have the counts beside them as numbers: rows fall together under 0, or under a date.
# What helps: a function as cast that converts the columns that hold numbers, by their names.
# Source: csv-parse 7.0.3, lib/api/index.js, __isFloat() and parseFloat(); cast_date is Date.parse(). The zeros are known as adaltas/node-csv-parse#148.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund csv-parse@7.0.3 >/dev/null
cat >run.mjs <<'JS'
import { parse } from 'csv-parse/sync';
const cases = [
  ['12', '12', '12'],
  ['0x1A', '26 or "0x1A"', '0'],
  ['"0x2B"', '43 or "0x2B"', '0'],
  ['0b11', '3 or "0b11"', '0'],
  ['0o17', '15 or "0o17"', '0'],
  ['A12', '"A12"', '"A12"'],
];
let isKnown = true;
for (const [field, expected, known] of cases) {
  const seen = JSON.stringify(parse(`code\n${field}\n`, { cast: true })[1][0]);
  console.log(`cast of ${field}: expected ${expected}, seen ${seen}`);
  isKnown &&= seen === known;
}
const [[campaign]] = parse('Campaign 7\n', { cast: true, cast_date: true });
const seen = campaign instanceof Date ? campaign.toDateString() : campaign;
console.log(`cast_date of Campaign 7: expected "Campaign 7", seen ${seen}`);
isKnown &&= seen === 'Sun Jul 01 2001';
if (!isKnown) console.log('the answer changed');
process.exit(isKnown ? 0 : 1);
JS
node run.mjs
