/** The report of a day as its mail would have it: pulled from where `npm start -- --once` pulls it, into the same history, and nothing is sent. */
import { createApp } from '../../src/app.ts';
import type { Environment } from '../../src/environment/reader.ts';
import { assertNotFuture } from '../../src/lookup/report-query.ts';
import type { Report } from '../../src/report/report.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { yesterdayOf } from '../../src/time/days-before.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { parseZone } from '../../src/time/zone.ts';
import { openLocalHistory } from '../local-history.ts';
import { pullDays } from '../main-job.ts';
import type { Progress } from '../progress.ts';
import { openSource } from '../source.ts';
import { withDefaults } from '../start-settings.ts';

export interface DayToShow {
  /** Local date, YYYY-MM-DD. @default yesterday */
  readonly date: string | undefined;
  /** IANA zone. @default REPORT_TIME_ZONE, else the machine's */
  readonly zone: string | undefined;
}

/** @throws AppError, Error */
export async function dayReport({ date, zone: given }: DayToShow, env: Environment, progress: Progress): Promise<Report> {
  const zone = parseZone(given ?? (env.REPORT_TIME_ZONE || Intl.DateTimeFormat().resolvedOptions().timeZone));
  const nowMs = Date.now();
  const period = date === undefined ? yesterdayOf(nowMs, zone) : dayOf(date, zone);
  assertNotFuture(period, nowMs);
  const source = await openSource({ deliveries: undefined, attributes: undefined, hostile: false }, env, { zone, nowMs });
  try {
    progress.step(`rows from ${source.name}`);
    const local = env.STORAGE_CONNECTION ? undefined : await openLocalHistory(source.key);
    try {
      const storage = { STORAGE_CONNECTION: env.STORAGE_CONNECTION || local?.connectionString };
      const mail = { MAIL_TRANSPORT: 'outbox', MAIL_OUTBOX_DIR: 'not written to' };
      const app = await createApp(readSettings(withDefaults({ ...env, ...source.env, ...storage, REPORT_TIME_ZONE: zone }, mail)));
      try {
        await pullDays(app, [period], progress);
        return (await app.lookUpDigest(period)).report;
      } finally {
        await app.close();
      }
    } finally {
      await local?.stop();
    }
  } finally {
    await source.stop();
  }
}
