/** docs/cost.md: what the app costs a month, with its arithmetic, from what was measured and from prices. Pure. */
import { z } from 'zod';
import type { DayOfApp } from './day-of-app.ts';

const PRICE = z.strictObject({ price: z.number().nonnegative(), free: z.number().nonnegative(), date: z.string() });
/** What prices.json holds, and a file of the reader's own. `free` units a month cost nothing. */
export const PRICES = z.strictObject({
  currency: z.string(),
  about: z.string(),
  gbSecond: PRICE,
  execution: PRICE,
  tableOperation: PRICE,
  blobWrite: PRICE,
  blobRead: PRICE,
  gbMonth: PRICE,
});
export type Prices = z.infer<typeof PRICES>;

/** What bench:cost measured: two days of different size, from which others follow on a straight line. */
export interface Measured {
  readonly about: string;
  readonly small: DayOfApp;
  readonly large: DayOfApp;
}

const SIZES = [10_000, 100_000, 1_000_000];
const DAYS = 30;
/** Memory of an instance, GB: INSTANCE_MEMORY_MB of docs/deploy.md by default. */
const INSTANCE_GB = 2;
/** What an answer takes, seconds: of Dataverse and of storage. Taken, not measured. */
const [DATAVERSE_SECONDS, STORAGE_SECONDS] = [0.15, 0.01];
/** A run counts so long at least, seconds. */
const LEAST_SECONDS = 1;
const [FACTS_DAYS, CUBE_DAYS] = [35, 400];
const GB = 1e9;

interface Line {
  readonly what: string;
  readonly unit: keyof Prices & ('gbSecond' | 'execution' | 'tableOperation' | 'blobWrite' | 'blobRead' | 'gbMonth');
  /** Of a day of so many deliveries, units a month. */
  readonly amountOf: (day: DayOfApp) => number;
  readonly how: string;
}

const LINES: readonly Line[] = [
  {
    what: 'instance, GB-seconds',
    unit: 'gbSecond',
    amountOf: (day) => instanceSecondsOf(day) * INSTANCE_GB * DAYS,
    how: `(runs × ${LEAST_SECONDS} s + seconds of CPU + requests × ${DATAVERSE_SECONDS} s + operations × ${STORAGE_SECONDS} s) × ${INSTANCE_GB} GB × ${DAYS}`,
  },
  { what: 'executions', unit: 'execution', amountOf: ({ executions }) => executions * DAYS, how: `runs a day × ${DAYS}` },
  {
    what: 'table operations',
    unit: 'tableOperation',
    amountOf: ({ tableOperations }) => tableOperations * DAYS,
    how: `operations a day × ${DAYS}`,
  },
  { what: 'blob writes and lists', unit: 'blobWrite', amountOf: ({ blobWrites }) => blobWrites * DAYS, how: `operations a day × ${DAYS}` },
  { what: 'blob reads', unit: 'blobRead', amountOf: ({ blobReads }) => blobReads * DAYS, how: `operations a day × ${DAYS}` },
  {
    what: 'stored, GB',
    unit: 'gbMonth',
    amountOf: ({ factBytes, countBytes }) => (factBytes * FACTS_DAYS + countBytes * CUBE_DAYS) / GB,
    how: `bytes of a day's facts × ${FACTS_DAYS} + of its counts × ${CUBE_DAYS}, once it has run so long`,
  },
];

/** Of a day, as if nothing was waited for at the same time as anything else, and each run took its least time besides: more than it can be. */
export function instanceSecondsOf(day: DayOfApp): number {
  const operations = day.tableOperations + day.blobWrites + day.blobReads;
  return day.executions * LEAST_SECONDS + day.cpuSeconds + day.requestsToDataverse * DATAVERSE_SECONDS + operations * STORAGE_SECONDS;
}

/** A day of another size, on the straight line through both measured ones. */
export function dayOf({ small, large }: Measured, deliveries: number): DayOfApp {
  const part = (deliveries - small.deliveries) / (large.deliveries - small.deliveries);
  const at = (field: keyof DayOfApp) => Math.max(0, small[field] + part * (large[field] - small[field]));
  const fields = Object.keys(small) as (keyof DayOfApp)[];
  return Object.fromEntries(fields.map((field) => [field, at(field)])) as unknown as DayOfApp;
}

/** What a day costs in a month of such days, line by line; in the currency of the prices. */
export function costsOf(day: DayOfApp, prices: Prices): readonly number[] {
  return LINES.map(({ unit, amountOf }) => Math.max(0, amountOf(day) - prices[unit].free) * prices[unit].price);
}

/** The tables of docs/cost.md, from its first heading on. */
export function costTables(measured: Measured, prices: Prices): string {
  const days = SIZES.map((size) => dayOf(measured, size));
  const costs = days.map((day) => costsOf(day, prices));
  const isMeasured = (size: number) => [measured.small, measured.large].some(({ deliveries }) => deliveries === size);
  const heads = SIZES.map((size) => [whole(size), isMeasured(size) ? '' : ' (a line)'] as const);
  return [
    '## A month',
    table(
      [
        'a month',
        'how',
        'price a unit',
        'free',
        ...heads.map(([size, mark]) => `units at ${size} a day${mark}`),
        ...heads.map(([size, mark]) => `cost at ${size}${mark}`),
      ],
      LINES.map(({ what, how, unit, amountOf }, line) => [
        what,
        how,
        plain(prices[unit].price),
        whole(prices[unit].free),
        ...days.map((day) => amount(amountOf(day))),
        ...costs.map((cost) => money(cost[line] ?? 0)),
      ]),
    ),
    `Together, ${prices.currency} a month: ${heads.map(([size], i) => `**${money(sum(costs[i] ?? []))}** at ${size} deliveries a day`).join(', ')}.`,
    `Prices: ${prices.about} (${[...new Set(LINES.map(({ unit }) => prices[unit].date))].sort().join(', ')}).`,
    '',
    '## What was measured',
    measured.about,
    '',
    table(
      ['a day', ...[measured.small, measured.large].map(({ deliveries }) => `${whole(deliveries)} deliveries`)],
      (
        [
          ['requests to Dataverse', 'requestsToDataverse'],
          ['runs of functions', 'executions'],
          ['seconds of CPU', 'cpuSeconds'],
          ['table operations', 'tableOperations'],
          ['blob writes and lists', 'blobWrites'],
          ['blob reads', 'blobReads'],
          ['bytes of facts and intake entries', 'factBytes'],
          ['bytes of counts and all else', 'countBytes'],
        ] as const
      ).map(([what, field]) => [what, whole(measured.small[field]), whole(measured.large[field])]),
    ),
  ].join('\n');
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map((head) => (['a month', 'how', 'a day'].includes(head) ? '---' : '--:')), ...rows].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  return `${lines.join('\n')}\n`;
}

const plain = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 12 });
const whole = (value: number) => Math.round(value).toLocaleString('en');
const amount = (value: number) => (value < 100 ? value.toFixed(2) : whole(value));
const money = (value: number) => value.toFixed(2);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
