/** What bench/report-speed/main.ts writes into docs/performance.md. Pure. */
import type { Machine } from '../machine.ts';
import { ratioOf, type Spread, spreadOf } from '../measure.ts';
import type { SteadyLoad } from './steady-load.ts';

/** What is asked for. */
const KINDS = {
  closed: 'a closed day',
  page: 'its page',
  open: 'the day that runs',
  filtered: 'the closed day of one queue',
  many: 'the same, asked for by all readers at once',
} as const;
type Kind = keyof typeof KINDS;
/** Who is asked, the present commit or the other one, and what for. */
export type Asked = `${'now' | 'then'} ${Kind}`;

export interface ReportTimes {
  /** The commit compared with. */
  readonly against: string;
  /** Of all days, and about so many on a weekday. */
  readonly deliveries: number;
  readonly perWeekday: number;
  readonly days: number;
  /** Who ask at once. */
  readonly readers: number;
  /** Milliseconds until the last answer was whole, round by round. */
  readonly times: Readonly<Record<Asked, readonly number[]>>;
  /** Processes that waited for a core or ran, on average over a minute, before and after. */
  readonly load: readonly [before: number, after: number];
  readonly steady: SteadyLoad;
}

export function reportSection(measured: ReportTimes, machine: Machine, date: string): string {
  const { against, deliveries, perWeekday, days, readers, times, load, steady } = measured;
  const whole = (value: number) => Math.round(value).toLocaleString('en-US');
  return [
    'Written by `npm run bench:report`; no figure here is typed by hand.',
    '',
    `${date}, commit ${machine.commit}, Node ${machine.node}, ${machine.system}, ${machine.cpu}, ${machine.cores} cores; load ${load.map((value) => value.toFixed(1)).join(' before, ')} after.`,
    '',
    `\`GET /api/report\` as JSON, and one as the page, until the whole answer was there: sample data of ${days} days, ${whole(deliveries)} deliveries, about ${whole(perWeekday)} a weekday. This commit beside ${against}, each in a process and on an Azurite of its own; ${times['now closed'].length} rounds, in each of which both did everything. Both had to tell the same numbers first. Milliseconds: the median, with the least and the greatest.`,
    '',
    `| | ${against} | this commit | ${against} : this commit |`,
    '|---|--:|--:|--:|',
    ...(Object.keys(KINDS) as Kind[]).map((kind) => {
      const [now, then] = [times[`now ${kind}`], times[`then ${kind}`]];
      return `| ${KINDS[kind]} | ${milliseconds(then)} | ${milliseconds(now)} | ${ratio(ratioOf(then, now))} |`;
    }),
    '',
    `${readers} readers at once : one of them, in this commit ${ratio(ratioOf(times['now many'], times['now filtered']))}, in ${against} ${ratio(ratioOf(times['then many'], times['then filtered']))}.`,
    '',
    `${steady.rate} requests a second for ${steady.seconds} s, nine of ten for days on record, one for a queue of a day: ${whole(steady.answers)} answers, ${steady.failed} failed; milliseconds p50 ${whole(steady.p50)}, p99 ${whole(steady.p99)}, at most ${whole(steady.max)}. Memory of the app and its host after a first minute of that ${megabytes(steady.beforeBytes)} MB, after the second ${megabytes(steady.afterBytes)} MB.`,
  ].join('\n');
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)}`;
}

function milliseconds(times: readonly number[]): string {
  const { median, min, max } = spreadOf(times);
  const whole = (value: number) => Math.round(value).toLocaleString('en-US');
  return `${whole(median)} (${whole(min)} to ${whole(max)})`;
}

function ratio({ median, min, max }: Spread): string {
  const [middle, least, most] = [median, min, max].map((value) => value.toFixed(2));
  return `${middle} (${least} to ${most})`;
}
