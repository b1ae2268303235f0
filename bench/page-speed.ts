/** Command: npm run bench:page. How much of a processor the page takes beyond the look-up of its report: the report of a busy day, one with the longest lists, and one of 100,000 deliveries with the eight weeks of the first. */
import { SAMPLES } from '../dev/mail-samples/samples.ts';
import { samplePage } from '../dev/page/sample-page.ts';
import type { Report } from '../src/report/report.ts';
import { busyReport } from './busy-report.ts';

const ROUNDS = 200;
const WARM_UPS = 20;
const BUSY_DELIVERIES = 100_000;

/** CPU milliseconds of each round, the least first. */
function cpuTimes(work: () => void): readonly number[] {
  for (let n = 0; n < WARM_UPS; n++) work();
  const times = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return times.toSorted((a, b) => a - b);
}

const everything = SAMPLES.everything();
const trend = everything.trend ?? [];
const reports: Readonly<Record<string, Report>> = {
  everything,
  large: SAMPLES.large(),
  busy: { ...busyReport(BUSY_DELIVERIES), trend },
};

for (const [name, report] of Object.entries(reports)) {
  const times = cpuTimes(() => samplePage(report));
  const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1);
  const kilobytes = (Buffer.byteLength(samplePage(report)) / 1000).toFixed(0);
  console.log(
    `${name}: ${report.totals.deliveries} deliveries, ${report.byConfiguration.length} configurations, ${kilobytes} kB; CPU ${at(0.5)} ms, p95 ${at(0.95)} ms`,
  );
}
