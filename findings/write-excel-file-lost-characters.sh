#!/usr/bin/env bash
# write-excel-file takes good characters out of texts along with bad ones.
# One would expect: of a text with half a surrogate pair, which XML cannot hold, everything but that half; and U+FFFD, which is what decoders put in place of broken
# bytes and a character like any other in XML, to stay. What happens: half a pair takes the character before it along ("x\uDC00y" becomes "y"), and U+FFFD is gone
# ("caf\uFFFD" becomes "caf"). No error.
# Whom it hurts: whoever writes names that came through a wrong encoding: two different names can become the same one.
# What helps: put something visible in place of such characters before the library sees them.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund write-excel-file@4.1.1 fflate@0.8.3 >/dev/null
cat >run.mjs <<'JS'
import { unzipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
const written = async (text) => {
  const bytes = await writeExcelFile([[{ value: text, type: String }]]).toBuffer();
  return /<t[^>]*>(.*?)<\/t>/s.exec(Buffer.from(unzipSync(bytes)['xl/sharedStrings.xml']).toString())?.[1];
};
const cases = [
  ['x\uDC00y', 'xy', 'y'],
  ['caf\uFFFD', 'caf\uFFFD', 'caf'],
  ['plain \u{1F69A}', 'plain \u{1F69A}', 'plain \u{1F69A}'],
];
let isKnown = true;
for (const [text, expected, known] of cases) {
  const seen = await written(text);
  console.log(`${JSON.stringify(text)}: expected ${JSON.stringify(expected)}, seen ${JSON.stringify(seen)}`);
  isKnown &&= seen === known;
}
if (!isKnown) console.log('the answer changed');
process.exit(isKnown ? 0 : 1);
JS
node run.mjs
