/** The app of this process, as every trigger shares it, and what is told of it. */
import { startTelemetry } from './telemetry/start-telemetry.ts';
import { NO_TELEMETRY, type Telemetry } from './telemetry/telemetry.ts';
import { telemetrySettings } from './telemetry/telemetry-settings.ts';
import type { App } from './use-cases.ts';

let started: Promise<App> | undefined;
let telemetry: Telemetry = NO_TELEMETRY;

/** The app of this process, made from the environment when it is first asked for. A start that failed is tried again. @throws SettingsError, StoreError */
export function theApp(): Promise<App> {
  started ??= start().catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return started;
}

async function start(): Promise<App> {
  // Not before a function is called: a process registers all functions, and often runs none of them.
  const [{ createApp }, { readSettings }, { startNotes }] = await Promise.all([
    import('./app.ts'),
    import('./settings/settings.ts'),
    import('./settings/start-notes.ts'),
  ]);
  const settings = readSettings(process.env);
  const made = startTelemetry(telemetrySettings(process.env), console.warn);
  const app = await createApp(settings, { telemetry: made });
  telemetry = made;
  for (const note of startNotes(app.settings)) console.warn(note);
  return app;
}

/** Metrics of this process; none before its app was started. */
export function theTelemetry(): Telemetry {
  return telemetry;
}

/** Closes the app of this process where it was started, and tells what is left to tell; whoever asks for one after that gets another, of the environment as it is then. */
export async function closeTheApp(): Promise<void> {
  const app = await started?.catch(() => undefined);
  const left = telemetry;
  started = undefined;
  telemetry = NO_TELEMETRY;
  await app?.close();
  await left.close();
}
