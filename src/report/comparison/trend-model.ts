/** The days up to the report's last one, of the whole report and of single queues and configurations. */
import type { DayCount } from '../../metrics/cube/entry-counts.ts';
import type { Rate } from '../../metrics/kpis/rate.ts';
import type { TrendRateId } from '../../metrics/kpis/rate-table.ts';

/** The last 14 local days up to and with the report's last one, oldest first; null on a day that was not read whole. */
export type ItemDays = Readonly<Record<DayCount, readonly (number | null)[]>>;

/** One local day. */
export interface TrendPoint {
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  /** Whether it was read whole; what was not is null, and never 0. */
  readonly read: boolean;
  readonly deliveries: number | null;
  readonly attempts: number | null;
  /** Null on a day that was not read; abandonment, as Microsoft divides, also where nothing tells of it. */
  readonly rates: Readonly<Record<TrendRateId | 'abandonment', Rate | null>>;
}
