/** The telemetry of a process: none without a connection string; else what it needs is loaded when something is first to be told. */
import { randomBytes } from 'node:crypto';
import { NO_TELEMETRY, type Telemetry } from './telemetry.ts';
import type { TelemetrySettings } from './telemetry-settings.ts';

/** @param warn gets told, once, that metrics do not arrive */
export function startTelemetry(settings: TelemetrySettings | undefined, warn: (message: string) => void): Telemetry {
  return settings === undefined ? NO_TELEMETRY : lateTelemetry(() => load(settings, warn));
}

/** Keeps what is recorded until the telemetry behind it is there: no answer waits for its loading. */
function lateTelemetry(load: () => Promise<Telemetry>): Telemetry {
  let loaded: Telemetry | undefined;
  let loading: Promise<Telemetry> | undefined;
  let kept: ((telemetry: Telemetry) => void)[] = [];
  const told = (tell: (telemetry: Telemetry) => void) => (loaded === undefined ? void kept.push(tell) : tell(loaded));
  const ready = () => {
    loading ??= load().then((telemetry) => {
      loaded = telemetry;
      for (const tell of kept) tell(telemetry);
      kept = [];
      return telemetry;
    });
    return loading;
  };
  return {
    record: (name, value, attributes) => told((telemetry) => telemetry.record(name, value, attributes)),
    observe: (name, read) => told((telemetry) => telemetry.observe(name, read)),
    start: () => void ready(),
    flush: async () => (await ready()).flush(),
    close: async () => (await ready()).close(),
  };
}

/** Never rejects: without its parts the app works all the same. */
async function load(settings: TelemetrySettings, warn: (message: string) => void): Promise<Telemetry> {
  try {
    const [{ createMeters }, { createAzureExporter }] = await Promise.all([import('./meters.ts'), import('./azure-exporter.ts')]);
    const service = { name: settings.service, instance: randomBytes(6).toString('hex') };
    const onLost = once(warn);
    return createMeters({ exporter: await createAzureExporter(settings, onLost), service, onLost });
  } catch {
    // Its own message may repeat the connection string, and with it the key.
    warn('telemetry: APPLICATIONINSIGHTS_CONNECTION_STRING cannot be used: no metrics are told, and nothing else depends on it');
    return NO_TELEMETRY;
  }
}

/** The first reason is told, and no other. */
function once(warn: (message: string) => void): (why: string) => void {
  let isTold = false;
  return (why) => {
    if (!isTold) warn(`telemetry: metrics do not arrive: ${why}; this is told once, and nothing else depends on it`);
    isTold = true;
  };
}
