/** An app that ends and is started again in one process, as test files do it with the built one. */
import { expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { startHostedApp } from '../support/hosted-app.ts';

test.each(['Asia/Tokyo', 'Europe/Lisbon'])('an app goes by the settings that were there when it was started: %s', async (zone) => {
  const hosted = await startHostedApp({ REPORT_TIME_ZONE: zone });
  try {
    expect(((await (await hosted.get('report')).json()) as Report).period.zone).toBe(zone);
  } finally {
    await hosted.stop();
  }
  expect(process.env.REPORT_TIME_ZONE).toBeUndefined();
});
