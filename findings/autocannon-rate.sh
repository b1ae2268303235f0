#!/usr/bin/env bash
# autocannon tells half the latency where requests are sent at a fixed rate, which is when it says it corrects for what a slow server held back.
# One would expect: of a server that answers each request after 200 ms, sent often enough apart that none waits, latencies of 200 ms, one a request.
# What happens: p50 and average are about 100 ms, the least is 1 ms, and 200 times as many latencies are counted as there were answers. The correction fills in a
# made-up latency for each interval between two requests that an answer took; it takes the interval as 1 ms at whatever rate, for 1 / rate, seconds rounded up, is
# read as milliseconds. So of every answer of n ms it counts n, n-1, n-2 ... 1 ms.
# Whom it hurts: whoever holds a service to a latency under a steady load (-R, -r, overallRate, connectionRate): a p50 of twice the limit passes.
# What helps: ignoreCoordinatedOmission (-C) and rates that the server keeps up with, or a rate of one's own from outside.
# Source: autocannon 9.0.0, lib/run.js, onResponse: recordValueWithExpectedInterval(responseTime, Math.ceil(1 / rate)).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund autocannon@9.0.0 >/dev/null
cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
console.log('autocannon', JSON.parse(readFileSync('node_modules/autocannon/package.json', 'utf8')).version);
const server = createServer((_request, answer) => void sleep(200).then(() => answer.end('ok')));
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const url = `http://127.0.0.1:${server.address().port}`;
const seen = [];
for (const options of [{}, { overallRate: 4 }, { overallRate: 4, ignoreCoordinatedOmission: true }]) {
  const { latency, '2xx': answers } = await autocannon({ url, connections: 2, duration: 4, ...options });
  console.log(
    `${JSON.stringify(options)}: ${answers} answers; expected as many latencies, p50 and least from 200 ms on, seen ${latency.totalCount} latencies, p50 ${latency.p50} ms, least ${latency.min} ms`,
  );
  seen.push({ perAnswer: latency.totalCount / answers, isRight: latency.p50 >= 195 && latency.min >= 195 });
}
server.closeAllConnections();
server.close();
const [free, fixed, uncorrected] = seen;
const isKnown = free.isRight && uncorrected.isRight && free.perAnswer === 1 && uncorrected.perAnswer === 1 && !fixed.isRight && fixed.perAnswer > 100;
if (!isKnown) console.log('the answer changed');
process.exit(isKnown ? 0 : 1);
JS
node run.mjs
