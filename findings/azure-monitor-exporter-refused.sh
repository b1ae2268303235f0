#!/usr/bin/env bash
# The Azure Monitor exporter for OpenTelemetry says "success" of telemetry that the receiver has refused, where it may not keep files.
# One would expect: a result of FAILED (code 1) from export() for status 401, 403, 429 or 500, so that a missing role or a limit shows. What happens: with
# disableOfflineStorage, which short-lived instances want, the result is SUCCESS (code 0) without an error; status 400 alone gives FAILED.
# Whom it hurts: whoever watches the results of an exporter to learn that an identity lacks "Monitoring Metrics Publisher": nothing arrives, and nothing says so.
# What helps: a policy in additionalPolicies that looks at the status of each answer.
# Source: @azure/monitor-opentelemetry-exporter 1.0.0-beta.47, src/platform/nodejs/baseSender.ts: what can be tried again goes to persist(), which keeps nothing then and succeeds.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @azure/monitor-opentelemetry-exporter@1.0.0-beta.47 >/dev/null
cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
process.env.APPLICATION_INSIGHTS_NO_STATSBEAT = 'true';
const { AzureMonitorTraceExporter } = await import('@azure/monitor-opentelemetry-exporter');
const folder = 'node_modules/@azure/monitor-opentelemetry-exporter';
console.log(folder.slice(13), JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).version);
const span = {
  name: 'a', kind: 0, spanContext: () => ({ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1 }), startTime: [1, 0], endTime: [2, 0], duration: [1, 0],
  status: { code: 0 }, attributes: {}, links: [], events: [], ended: true, resource: { attributes: {} }, instrumentationScope: { name: 'x' },
};
const seen = {};
for (const status of [400, 401, 403, 429, 500]) {
  let asked = 0;
  const server = createServer((request, answer) => request.resume().on('end', () => { asked++; answer.writeHead(status, { 'content-type': 'application/json' }).end('{}'); }));
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const exporter = new AzureMonitorTraceExporter({
    connectionString: 'InstrumentationKey=00000000-0000-4000-8000-000000000000',
    host: `http://127.0.0.1:${server.address().port}`, allowInsecureConnection: true, disableOfflineStorage: true, retryOptions: { maxRetries: 0 },
  });
  const { code, error } = await new Promise((done) => exporter.export([span], done));
  seen[status] = code;
  console.log(`status ${status}: asked ${asked} times, result ${code === 0 ? 'SUCCESS' : 'FAILED'}${error ? ` (${error.name})` : ''}`);
  server.closeAllConnections();
  server.close();
}
const isKnown = seen[400] === 1 && [401, 403, 429, 500].every((status) => seen[status] === 0);
console.log(isKnown ? 'refusals are told as successes' : 'the answer changed');
process.exit(isKnown ? 0 : 1);
JS
node run.mjs
