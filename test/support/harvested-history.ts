/** Some days of sample rows that the app harvested on a storage of their own, and their files in a folder, as npm run history exports them. */
import { inject } from 'vitest';
import { fillSample } from '../../dev/dataverse/fill-sample.ts';
import { type ExportedDay, exportDays } from '../../dev/history/export-days.ts';
import { sampleDeliveries } from '../../dev/sample/generate.ts';
import type { App } from '../../src/app.ts';
import type { CompactPorts } from '../../src/history/changes/compact-day.ts';
import { dayTable } from '../../src/history/days/day-table.ts';
import { openStorage } from '../../src/history/open-storage.ts';
import { periodOf } from '../../src/time/local-day.ts';
import { startApp } from './start-app.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface HarvestedHistory {
  readonly app: App;
  /** What exports read. */
  readonly ports: CompactPorts;
  /** What the names of its tables begin with. */
  readonly prefix: string;
  /** A folder with `facts`, `intakes`, `tallies` and `details`. */
  readonly folder: string;
  readonly exported: readonly ExportedDay[];
}

const ZONE = 'Europe/Lisbon';

/** The sample days up to 2026-11-22 in Lisbon, hostile rows among them. `onEnd` is given what ends it. */
export async function harvestedHistory(
  days: number,
  deliveriesPerDay: number,
  onEnd: (end: () => Promise<void>) => void,
): Promise<HarvestedHistory> {
  const nowMs = Date.UTC(2026, 10, 23, 6);
  const [from, to] = [new Date(Date.UTC(2026, 10, 23 - days)).toISOString().slice(0, 10), '2026-11-22'];
  const { app, emulator, tablePrefix: prefix } = await startApp({ clock: () => nowMs, onEnd, env: { REPORT_TIME_ZONE: ZONE } });
  const sample = { lastDate: to, days, zone: ZONE, deliveriesPerDay, nowMs, hostile: true };
  fillSample(emulator, sample);
  const [first] = sampleDeliveries(sample);
  // A code of many scripts, on a Friday.
  const codes = { msdyn_disposition_codes: '"Não atende 日本 😀","=1+1"', msdyn_result_date: '2026-11-20T10:00:00Z' };
  emulator
    .table('msdyn_proactive_deliveries')
    .load({ ...first, ...codes, msdyn_proactive_deliveryid: 'eeeeeeee-0000-4000-8000-00000000cafe' });
  // Reports look back at the days before, which are read too, though there is nothing.
  await app.pull(periodOf('2026-10-12', to, ZONE));
  const storage = await openStorage({ connection: { connectionString: inject('storageConnection') }, prefix });
  const ports = { days: dayTable(storage.days), blobs: storage.blobs };
  const folder = await temporaryFolder(onEnd);
  const exported = await Array.fromAsync(exportDays(ports, periodOf(from, to, 'UTC'), folder));
  return { app, ports, prefix, folder, exported };
}
