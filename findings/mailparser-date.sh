#!/usr/bin/env bash
# mailparser gives the time of reading as the date of a mail whose Date header it cannot read.
# One would expect: no date, as where there is no Date header; or, of a time zone by an unknown name, the time as if in UTC (RFC 5322 4.3: such a name SHOULD be
# taken for -0000). What happens: date, and headers.get('date') too, are "now", at each reading another, so "10:00:00 CET" of last year is a mail of this moment.
# That is so of CET and JST, of the military letter A, and of blanks round the colons, all of which that RFC has readers accept.
# Whom it hurts: whoever sorts or prunes mail by date, or takes a bounce for that of the latest sending: old mail counts as new, and reading twice gives two dates.
# What helps: the raw line out of headerLines, read by one's own rules; the date of Received or of the mailbox for what is left.
# Source: mailparser 3.14.2, dist/esm/mail-parser.js, case 'date': new Date() where new Date(value) is invalid.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mailparser@3.14.2 >/dev/null
cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
console.log('mailparser', JSON.parse(readFileSync('node_modules/mailparser/package.json', 'utf8')).version);
const cases = [
  ['Date: Thu, 27 Nov 2025 10:00:00 +0100\r\n', '2025-11-27T09:00:00.000Z', '2025-11-27T09:00:00.000Z'],
  ['Date: Thu, 27 Nov 2025 10:00:00 EST\r\n', '2025-11-27T15:00:00.000Z', '2025-11-27T15:00:00.000Z'],
  ['', 'none', 'none'],
  ['Date: Thu, 27 Nov 2025 10:00:00 CET\r\n', '2025-11-27T10:00:00.000Z', 'now'],
  ['Date: Thu, 27 Nov 2025 10:00:00 A\r\n', '2025-11-27T10:00:00.000Z', 'now'],
  ['Date: Thu, 27 Nov 2025 10 : 00 : 00 +0100\r\n', '2025-11-27T09:00:00.000Z', 'now'],
];
let isKnown = true;
for (const [line, expected, known] of cases) {
  const { date } = await simpleParser(`From: a@example.com\r\n${line}\r\nHello\r\n`);
  const isNow = date !== undefined && Math.abs(date - Date.now()) < 60_000;
  const seen = isNow ? 'now' : (date?.toISOString() ?? 'none');
  console.log(`${line.trim() || 'no Date header'}: expected ${expected}, seen ${seen}`);
  isKnown &&= seen === known;
}
if (!isKnown) console.log('the answer changed');
process.exit(isKnown ? 0 : 1);
JS
node run.mjs
