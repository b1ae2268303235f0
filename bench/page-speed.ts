/** Command: npm run bench:page. How much of a processor the page takes beyond the look-up of its report: the report of a busy day, and one with the longest lists. */
import { SAMPLES, type SampleName } from '../dev/mail-samples/samples.ts';
import { samplePage } from '../dev/page/sample-page.ts';

const ROUNDS = 200;
const WARM_UPS = 20;
const DAYS: readonly SampleName[] = ['everything', 'large'];

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

for (const name of DAYS) {
  const report = SAMPLES[name]();
  const times = cpuTimes(() => samplePage(report));
  const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1);
  const kilobytes = (Buffer.byteLength(samplePage(report)) / 1000).toFixed(0);
  console.log(
    `${name}: ${report.totals.deliveries} deliveries, ${report.byConfiguration.length} configurations, ${kilobytes} kB; CPU ${at(0.5)} ms, p95 ${at(0.95)} ms`,
  );
}
