#!/usr/bin/env bash
# The clients of Azure Storage ask again by themselves where an answer is lost on the way, also for what is done twice then.
# One would expect: what is not safe to repeat fails with the connection's error, so that the caller looks before it asks again. What happens: the second request
# goes out without a word. A queue holds the message twice, an append blob the line twice, and both calls resolve. A create-only upload, an upload, an update or
# a transaction under an ETag says 409 or 412 as if another writer had been first, though what is stored is the caller's own.
# Whom it hurts: whoever mails, books or counts once a queue message, keeps a log in an append blob, or takes 409 and 412 for another writer's win: its own work is
# thrown away, or done again.
# What helps: work that bears a repeated message; appendPosition with each block; a random stamp in entity or metadata, by which a writer knows its own again.
# Source: @azure/storage-common 12.5.0, StorageRetryPolicyV2, shouldRetry(), looks at the error alone, never at the method; so does exponentialRetryStrategy of
# @azure/core-rest-pipeline, which data-tables uses. Of .NET's clients azure-sdk-for-net#29673 tells the same.
set -euo pipefail
dir=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund azurite@3.37.0 @azure/storage-blob@12.33.0 @azure/storage-queue@12.32.0 @azure/data-tables@13.3.2 >/dev/null
node node_modules/azurite/dist/src/azurite.js --inMemoryPersistence --silent --disableTelemetry --blobPort 11991 --queuePort 11992 --tablePort 11993 >azurite.log &
server=$!
cat >run.mjs <<'JS'
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { TableClient } from '@azure/data-tables';
import { BlobServiceClient } from '@azure/storage-blob';
import { QueueServiceClient } from '@azure/storage-queue';
const listening = () => readFileSync('azurite.log', 'utf8').split('successfully listening').length - 1;
for (let tries = 0; listening() < 3; tries++) {
  if (tries === 300) throw new Error('Azurite does not listen');
  await sleep(100);
}
let isNextLost = false;
// Hands on what comes; in place of the one answer that is to be lost the connection breaks.
const way = async (port) => {
  const proxy = net.createServer((client) => {
    const service = net.connect(port, '127.0.0.1');
    for (const socket of [client, service]) socket.on('error', () => {});
    client.pipe(service);
    service.on('data', (bytes) => {
      if (!isNextLost) return client.write(bytes);
      isNextLost = false;
      client.resetAndDestroy();
    });
    client.on('close', () => service.destroy());
    service.on('close', () => client.destroy());
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  return proxy.address().port;
};
const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const endpoints = await Promise.all(
  ['Blob', 'Queue', 'Table'].map(async (service, i) => `${service}Endpoint=http://127.0.0.1:${await way(11991 + i)}/${account}`),
);
const connection = `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};${endpoints.join(';')};`;
const queue = QueueServiceClient.fromConnectionString(connection).getQueueClient('work');
const container = BlobServiceClient.fromConnectionString(connection).getContainerClient('blobs');
const table = TableClient.fromConnectionString(connection, 'things', { allowInsecureConnection: true });
await Promise.all([queue.create(), container.create(), table.createTable()]);
const log = container.getAppendBlobClient('log');
const blob = container.getBlockBlobClient('blob');
await log.create();
const told = (call) => call().then(() => 'done', ({ statusCode }) => `refused with ${statusCode}`);
const stored = async () => String(await blob.downloadToBuffer());
const row = (n) => ({ partitionKey: 'p', rowKey: 'r', n });
let etag;
const cases = [
  ['sendMessage', () => queue.sendMessage('once'), async () => (await queue.peekMessages({ numberOfMessages: 32 })).peekedMessageItems.length, 'done, stored 2'],
  ['appendBlock', () => log.appendBlock('line;', 5), async () => String(await log.downloadToBuffer()), 'done, stored line;line;'],
  ['upload where there is none', () => blob.upload('mine', 4, { conditions: { ifNoneMatch: '*' } }), stored, 'refused with 409, stored mine'],
  ['upload over an ETag', () => blob.upload('new', 3, { conditions: { ifMatch: etag } }), stored, 'refused with 412, stored new'],
  ['createEntity', () => table.createEntity(row(1)), async () => (await table.getEntity('p', 'r')).n, 'refused with 409, stored 1'],
  ['updateEntity over an ETag', () => table.updateEntity(row(2), 'Replace', { etag }), async () => (await table.getEntity('p', 'r')).n, 'refused with 412, stored 2'],
];
let isKnown = true;
for (const [name, call, look, known] of cases) {
  if (name === 'upload over an ETag') ({ etag } = await blob.getProperties());
  if (name === 'updateEntity over an ETag') ({ etag } = await table.getEntity('p', 'r'));
  isNextLost = true;
  const seen = `${await told(call)}, stored ${await look()}`;
  console.log(`${name}, its answer lost: expected the connection's error, seen ${seen}`);
  isKnown &&= seen === known;
}
if (!isKnown) console.log('the answer changed');
process.exit(isKnown ? 0 : 1);
JS
node run.mjs
