#!/usr/bin/env bash
# Azurite takes the longer to remove one blob the more blobs there are, in whatever container or account.
# One would expect: removing a blob costs about the same whatever else is stored, as in the service. What happens: after each removal the in-memory database
# builds all indexes of the table of all blobs anew, so with some ten thousand blobs a removal takes tens of milliseconds, one after the other, while every
# other request waits.
# Whom it hurts: test suites that share one Azurite and write many small blobs: they slow down towards their end, and the cause is in no log.
# What helps: remove a test's container as a whole (its blobs go in one step), or give heavy suites an Azurite of their own.
# Source: azurite 3.37.0, LokiBlobMetadataStore.deleteBlob, and lokijs 1.5.12, Collection.removeBatchByPositions (ensureAllIndexes).
set -euo pipefail
dir=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund azurite@3.37.0 @azure/storage-blob@12.33.0 >/dev/null
node node_modules/azurite/dist/src/blob/main.js --inMemoryPersistence --silent --disableTelemetry --blobPort 11999 &
server=$!
cat >run.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises';
import { BlobServiceClient } from '@azure/storage-blob';
const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const service = BlobServiceClient.fromConnectionString(
  `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};BlobEndpoint=http://127.0.0.1:11999/${account};`,
);
const container = async (name) => {
  const client = service.getContainerClient(name);
  await client.createIfNotExists();
  return client;
};
for (let tries = 0; ; tries++) {
  try {
    await container('probe');
    break;
  } catch (error) {
    if (tries === 100) throw error;
    await sleep(100);
  }
}
const fill = async (client, count) => {
  for (let from = 0; from < count; from += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, i) => client.getBlockBlobClient(`blob${from + i}`).upload('x', 1)));
  }
};
const removal = async (name) => {
  const client = await container(name);
  await fill(client, 50);
  const startMs = performance.now();
  for (let i = 0; i < 50; i++) await client.getBlobClient(`blob${i}`).delete();
  return (performance.now() - startMs) / 50;
};
await removal('warm');
const alone = await removal('alone');
await fill(await container('others'), 10_000);
const beside = await removal('beside');
const ratio = beside / alone;
console.log(`one removal: expected about the same, seen ${alone.toFixed(1)} ms alone and ${beside.toFixed(1)} ms beside 10,000 other blobs: ${ratio.toFixed(1)} times`);
const isKnown = ratio > 3;
if (!isKnown) console.log('the answer changed');
process.exit(isKnown ? 0 : 1);
JS
node run.mjs
