#!/usr/bin/env bash
# Azurite loses properties of an entity by the names "constructor", "toString" and others that every object of JavaScript has.
# One would expect: a name that is a C# identifier of up to 255 characters is kept, as the service's data model has it. What happens: createEntity() sends the property and
# succeeds, and it is not there when the entity is read. No error.
# Whom it hurts: whoever makes property names of data (keywords, codes, column names) and tests against Azurite: rows come back with a value less, and a test of theirs
# that passes with odd names has tested nothing.
# What helps: a prefix to such names, or the data in one property as JSON.
# Source: azurite 3.37.0, NormalizedEntity: a property counts as read already where propertiesMap, a plain object, has something by its name.
set -euo pipefail
dir=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund azurite@3.37.0 @azure/data-tables@13.3.2 >/dev/null
node node_modules/azurite/dist/src/table/main.js --inMemoryPersistence --silent --disableTelemetry --tablePort 11996 >/dev/null &
server=$!
cat >run.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises';
import { TableClient } from '@azure/data-tables';
const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const connection = `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};TableEndpoint=http://127.0.0.1:11996/${account};`;
const table = TableClient.fromConnectionString(connection, 'things', { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } });
for (let tries = 0; ; tries++) {
  try {
    await table.createTable();
    break;
  } catch (error) {
    if (tries === 100) throw error;
    await sleep(100);
  }
}
let isKnown = true;
for (const name of ['construction', 'constructor', 'toString', 'valueOf']) {
  let sent = '';
  const entity = { partitionKey: 'p', rowKey: name, [name]: 'kept' };
  await table.createEntity(entity, { onResponse: ({ request }) => { sent = request.body; } });
  const read = await table.getEntity('p', name);
  const seen = Object.hasOwn(read, name) ? read[name] : 'nothing';
  console.log(`property ${name}: sent ${sent}; expected kept, seen ${seen}`);
  isKnown &&= sent.includes(`"${name}":"kept"`) && seen === (name === 'construction' ? 'kept' : 'nothing');
}
if (!isKnown) console.log('the answer changed');
process.exit(isKnown ? 0 : 1);
JS
node run.mjs
