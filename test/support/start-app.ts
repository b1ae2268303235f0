/** The whole app on real parts: an emulator of its own, tables of its own on the run's Azurite, an outbox in a temporary folder. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { type Emulator, startEmulator } from '../../dev/dataverse/emulator.ts';
import { type App, createApp } from '../../src/app.ts';
import { readSettings } from '../../src/settings/settings.ts';
import type { Telemetry } from '../../src/telemetry/telemetry.ts';

export interface TestApp {
  readonly app: App;
  readonly emulator: Emulator;
  /** Folder that mails are written to. */
  readonly outbox: string;
  /** What the names of its tables begin with. */
  readonly tablePrefix: string;
  /** The environment that the app was made from. */
  readonly env: Readonly<Record<string, string>>;
}

export interface TestAppOptions {
  /** Settings in place of the defaults. */
  readonly env?: Readonly<Record<string, string>>;
  readonly clock?: () => number;
  readonly telemetry?: Telemetry;
  readonly onEnd?: (end: () => Promise<void>) => void;
}

let apps = 0;

/** Started now, ended after the test (or by `onEnd`, for a suite). */
export async function startApp({ env = {}, clock, telemetry, onEnd = onTestFinished }: TestAppOptions = {}): Promise<TestApp> {
  const emulator = await startEmulator();
  const outbox = await mkdtemp(join(tmpdir(), 'outbox-'));
  const settings = {
    DATAVERSE_URL: emulator.url,
    DATAVERSE_AUTH: 'token',
    DATAVERSE_TOKEN: emulator.token,
    STORAGE_CONNECTION: inject('storageConnection'),
    MAIL_TRANSPORT: 'outbox',
    MAIL_OUTBOX_DIR: outbox,
    MAIL_FROM: 'digest@contoso.example',
    DIGEST_TO: 'owner@contoso.example',
    REPORT_TIME_ZONE: 'Europe/Lisbon',
    ...env,
  };
  const tablePrefix = `app${process.pid}x${++apps}`;
  const app = await createApp(readSettings(settings), { tablePrefix, ...(clock && { clock }), ...(telemetry && { telemetry }) });
  onEnd(async () => {
    await app.close();
    await emulator.stop();
    await rm(outbox, { recursive: true, force: true });
  });
  return { app, emulator, outbox, tablePrefix, env: settings };
}
