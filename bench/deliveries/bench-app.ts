/** The app on the storage of the bench, at the morning after the bench day. */
import { type App, createApp } from '../../src/app.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import { BENCH_DAY_MS } from '../bench-day.ts';
import { DUE_AT } from './many-subscriptions.ts';

/** When all subscriptions are due, UTC epoch milliseconds; they are made an hour before. */
export const DUE_MS = BENCH_DAY_MS.toMs + Number(DUE_AT.slice(0, 2)) * HOUR_MS;

/** Where the app finds its storage, and its mail server where it has one. */
export interface BenchStorage {
  readonly connectionString: string;
  readonly prefix: string;
  readonly smtpUrl?: string | undefined;
}

/** The clock of the morning: a minute after all came due, and on from there. */
function morningClock(): () => number {
  const startMs = performance.now();
  return () => Math.round(DUE_MS + MINUTE_MS + performance.now() - startMs);
}

/** Mails carry links, as they do where the app has an address; Dataverse is never asked. */
export function startBenchApp({ connectionString, prefix, smtpUrl = 'smtp://127.0.0.1:9' }: BenchStorage): Promise<App> {
  const settings = readSettings({
    DATAVERSE_URL: 'http://127.0.0.1:9',
    DATAVERSE_AUTH: 'token',
    DATAVERSE_TOKEN: 'bench',
    STORAGE_CONNECTION: connectionString,
    MAIL_TRANSPORT: 'smtp',
    MAIL_SMTP_URL: smtpUrl,
    MAIL_FROM: 'digest@contoso.example',
    PUBLIC_URL: 'https://digest.contoso.example',
    LINKS: 'signed',
    LINK_KEYS: `bench:${'x'.repeat(48)}`,
    REPORT_TIME_ZONE: 'UTC',
    PRIVACY_KEY: 'a key for the bench alone, long enough',
  });
  return createApp(settings, { tablePrefix: prefix, clock: morningClock() });
}
