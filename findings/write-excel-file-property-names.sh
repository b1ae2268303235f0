#!/usr/bin/env bash
# write-excel-file writes a broken workbook where a cell holds the text "constructor", "toString" or "__proto__".
# One would expect: a cell with that text. What happens: the library numbers the texts of a workbook by looking them up in a plain object, where it finds what
# every object inherits, and writes that in place of the number: <v>function Object() { [native code] }</v>. No error.
# Its sister read-excel-file and openpyxl refuse the whole file; LibreOffice 7.4 opens it and shows the text of another cell there.
# Whom it hurts: whoever writes texts that people chose (names, codes, keywords) into a workbook: one such text, and the file cannot be opened, or says something else.
# What helps: hand the library the text with a NUL behind it. That is another key, and the library takes characters out that XML cannot hold when it writes them.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund write-excel-file@4.1.1 read-excel-file@9.3.17 fflate@0.8.3 >/dev/null
cat >run.mjs <<'JS'
import { unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
const outcomeOf = async (text) => {
  const bytes = await writeExcelFile([[{ value: text, type: String }]]).toBuffer();
  const sheet = Buffer.from(unzipSync(bytes)['xl/worksheets/sheet1.xml']).toString();
  const [, written] = /<v>(.*?)<\/v>/s.exec(sheet) ?? [];
  const read = await readExcelFile(bytes).then(([{ data }]) => `read as ${JSON.stringify(data[0][0])}`, (error) => `refused: ${error.message}`);
  return { written, read };
};
let isKnown = true;
for (const text of ['construction', 'constructor', 'toString', '__proto__', 'constructor\0']) {
  const { written, read } = await outcomeOf(text);
  const isBroken = !/^\d+$/.test(written);
  console.log(`${JSON.stringify(text)}: expected a number as the cell's value, seen ${written.slice(0, 60)}; ${read}`);
  isKnown &&= isBroken === ['constructor', 'toString', '__proto__'].includes(text);
}
if (!isKnown) console.log('the answer changed');
process.exit(isKnown ? 0 : 1);
JS
node run.mjs
