/** Without a connection string nothing of telemetry is loaded, and no socket is opened. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ROOT } from '../../dev/root.ts';

const run = promisify(execFile);
// Notes what is loaded and what connects, then does what each invocation does.
const SCRIPT = `
import { registerHooks } from 'node:module';
import net from 'node:net';
const loaded = [];
registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
let sockets = 0;
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...given) { sockets++; return connect.apply(this, given); };
const { theTelemetry, closeTheApp } = await import('./src/the-app.ts');
const { startTelemetry } = await import('./src/telemetry/start-telemetry.ts');
const { telemetrySettings } = await import('./src/telemetry/telemetry-settings.ts');
for (const telemetry of [theTelemetry(), startTelemetry(telemetrySettings(process.env), () => {})]) {
  telemetry.record('digest.runs', 1, { kind: 'harvest', outcome: 'ok' });
  telemetry.start();
  await telemetry.flush();
  await telemetry.close();
}
await closeTheApp();
console.log(JSON.stringify({ sockets, telemetry: loaded.filter((url) => /opentelemetry/.test(url)).length }));
`;

async function outcomeWith(env: Readonly<Record<string, string>>) {
  const { APPLICATIONINSIGHTS_CONNECTION_STRING: _, ...others } = process.env;
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', SCRIPT];
  const { stdout } = await run(process.execPath, args, { cwd: ROOT, env: { ...others, ...env } });
  return JSON.parse(stdout) as { readonly sockets: number; readonly telemetry: number };
}

test('without a connection string no exporter is loaded and no socket opened', async () => {
  expect(await outcomeWith({})).toEqual({ sockets: 0, telemetry: 0 });
});

test('with one, the same work loads the exporter and connects', async () => {
  const string = 'InstrumentationKey=00000000-0000-4000-8000-000000000001;IngestionEndpoint=http://127.0.0.1:9/';
  const { sockets, telemetry } = await outcomeWith({ APPLICATIONINSIGHTS_CONNECTION_STRING: string });
  expect(telemetry).toBeGreaterThan(0);
  expect(sockets).toBeGreaterThan(0);
});
