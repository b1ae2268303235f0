#!/usr/bin/env bash
# @azure/storage-queue gives back "&#xD;" where a message has a carriage return.
# One would expect: the text that was sent; XML may write any character as a number (XML 1.0, 4.1), and who reads XML has to turn it back. What happens: the client reads
# &lt; and &amp; as the characters that they are, and leaves &#xD;, &#10; and &#233; as they stand. Azurite answers with &#xD; for a carriage return, so a text
# with line ends of Windows comes back with five characters more a line. The client of blobs reads its XML the same way.
# Whom it hurts: whoever puts mail, CSV or indented JSON of a Windows editor into a message and compares, signs or parses what comes out: JSON no longer parses.
# What helps: Base64, which the Functions host expects of a message anyway, or JSON without blanks.
# Source: @azure/storage-queue 12.32.0, xml-helpers.ts, and @azure/core-xml 1.5.1, xml.ts: fast-xml-parser without htmlEntities, which is what numbers need there
# (NaturalIntelligence/fast-xml-parser#342). Azurite 3.37.0: xml2js, and under it xmlbuilder, XMLStringifier.
set -euo pipefail
dir=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund azurite@3.37.0 @azure/storage-queue@12.32.0 @azure/core-xml@1.5.1 >/dev/null
node node_modules/azurite/dist/src/queue/main.js --inMemoryPersistence --silent --disableTelemetry --queuePort 11994 >/dev/null &
server=$!
cat >run.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises';
import { parseXML } from '@azure/core-xml';
import { QueueServiceClient } from '@azure/storage-queue';
const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const connection = `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};QueueEndpoint=http://127.0.0.1:11994/${account};`;
const queue = QueueServiceClient.fromConnectionString(connection, { retryOptions: { maxTries: 1 } }).getQueueClient('texts');
for (let tries = 0; ; tries++) {
  try {
    await queue.createIfNotExists();
    break;
  } catch (error) {
    if (tries === 100) throw error;
    await sleep(100);
  }
}
const cases = [
  ['{\n  "a": 1\n}', '{\n  "a": 1\n}'],
  ['{\r\n  "a": 1\r\n}', '{&#xD;\n  "a": 1&#xD;\n}'],
  ['<b> & caf\u00e9', '<b> & caf\u00e9'],
];
let isKnown = true;
for (const [text, known] of cases) {
  await queue.sendMessage(text);
  const [{ messageText, messageId, popReceipt }] = (await queue.receiveMessages()).receivedMessageItems;
  await queue.deleteMessage(messageId, popReceipt);
  console.log(`sent and expected ${JSON.stringify(text)}, seen ${JSON.stringify(messageText)}`);
  isKnown &&= messageText === known;
}
const { name } = await parseXML('<blob><name>caf&#233; &amp; bar</name></blob>');
console.log(`core-xml: expected "caf\u00e9 & bar", seen ${JSON.stringify(name)}`);
isKnown &&= name === 'caf&#233; & bar';
if (!isKnown) console.log('the answer changed');
process.exit(isKnown ? 0 : 1);
JS
node run.mjs
