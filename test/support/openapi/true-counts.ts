/** How many deliveries a report may show, counted from the rows themselves: what a reader must not be told otherwise. */
import type { SampleDelivery } from '../../../dev/sample/rows.ts';
import { isFinished } from '../../../src/metrics/fact/make-fact.ts';
import { VOCABULARY } from '../../../src/metrics/row/vocabulary.ts';
import type { Report } from '../../../src/report/report.ts';
import { periodOf } from '../../../src/time/local-day.ts';

/** What Dataverse holds, and how much of it was read. */
export interface Truth {
  readonly rows: readonly SampleDelivery[];
  /** Names of queues and configurations by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Changes from and to when were read, UTC epoch milliseconds. */
  readonly readMs: readonly [fromMs: number, toMs: number];
}

const COLUMNS = {
  queue: 'msdyn_queue_id',
  configuration: 'msdyn_proactive_engagement_config_id',
  channel: 'msdyn_channel',
  dialMode: 'msdyn_dialmode_type',
} as const satisfies Record<string, keyof SampleDelivery>;
const NOT_GIVEN = '(not given)';
const normal = (text: unknown) => (typeof text === 'string' ? text.trim().toLowerCase().replace(/[{}]/g, '') : '');

/**
 * What is misleading in the report of a query, a line each. Deliveries are a number where some of the period was read, and null where none was; they are
 * those of the rows where all was read, and no more than those where a part was; and each filter is something that there is or that is documented.
 */
export function misleading(report: Report, query: URLSearchParams, { rows, names, readMs: [fromMs, toMs] }: Truth): string[] {
  const { read, totals, period, provisional } = report;
  const days = periodOf(period.from, period.to, period.zone);
  const isAll = fromMs <= days.fromMs && days.toMs <= toMs;
  const truly = isAll ? 'all' : days.fromMs < toMs && fromMs < days.toMs ? 'part' : 'none';
  const filters = Object.entries(COLUMNS).flatMap(([name, column]) => {
    const given = query.getAll(name);
    return given.length === 0 ? [] : [{ name, column, given, wanted: given.map((text) => idsOf(text, names)) }];
  });
  const placed = rows.filter((row) => isFinished(row) && placeMs(row) >= days.fromMs && placeMs(row) < days.toMs);
  const counted = placed.filter((row) => filters.every(({ column, wanted }) => wanted.some((ids) => ids.includes(normal(row[column])))));
  const known = (name: string, column: keyof SampleDelivery, text: string) =>
    text === NOT_GIVEN ||
    (name in VOCABULARY && [...VOCABULARY[name as 'channel']].some((word) => normal(word) === normal(text))) ||
    rows.some((row) => idsOf(text, names).includes(normal(row[column])));
  return [
    ...(read === truly ? [] : [`read is ${read}, and truly ${truly}`]),
    ...((totals.deliveries === null) === (truly === 'none') ? [] : [`deliveries are ${totals.deliveries}, and read was ${truly}`]),
    ...(truly === 'all' && totals.deliveries !== counted.length ? [`deliveries are ${totals.deliveries} of ${counted.length}`] : []),
    ...(truly !== 'all' && !provisional ? ['it is not provisional, though it was not read whole'] : []),
    ...((totals.deliveries ?? 0) > counted.length ? [`deliveries are ${totals.deliveries}, more than ${counted.length}`] : []),
    ...filters.flatMap(({ name, column, given }) =>
      given.filter((text) => !known(name, column, text)).map((text) => `the ${name} "${text}" is nothing that there is`),
    ),
  ];
}

/** The stored values that a filter stands for. */
function idsOf(text: string, names: ReadonlyMap<string, string>): readonly string[] {
  if (text === NOT_GIVEN) return [''];
  return [normal(text), ...[...names].filter(([, name]) => normal(name) === normal(text)).map(([id]) => normal(id))];
}

function placeMs({ msdyn_result_date, msdyn_end_date, msdyn_start_date, modifiedon }: SampleDelivery): number {
  return Date.parse(msdyn_result_date ?? msdyn_end_date ?? msdyn_start_date ?? modifiedon ?? '');
}
