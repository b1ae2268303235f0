/** The numbers of a period as schemas: its days and its totals, from the table of totals. */
import { z } from 'zod';
import { recordOf } from '../../../metrics/cube/cell.ts';
import { TOTAL_COUNTS } from '../../../metrics/kpis/data/total-kpis.ts';
import type { CallSeconds, ReportPeriod, Totals, ValueSum } from '../../../report/report.ts';
import { describing } from '../../describing.ts';
import { count, countOrNull, localDate, numberOrNull, zone } from '../../fields.ts';
import { explained } from './explained.ts';

export const periodSchema = describing<ReportPeriod>()(z.strictObject({ from: localDate, to: localDate, zone, days: count })).describe(
  'Local days, both included',
);

export const valueSchema = describing<ValueSum>()(z.strictObject({ deliveries: count, sum: numberOrNull }));

const callSecondsSchema = describing<CallSeconds>()(
  z.strictObject({ count, sum: count, p50: countOrNull, p90: countOrNull, p99: countOrNull, max: countOrNull }),
);

export const totalsSchema = describing<Totals>()(
  explained('$.totals', {
    ...recordOf(TOTAL_COUNTS, () => countOrNull),
    value: valueSchema,
    contacts: countOrNull,
    callSeconds: callSecondsSchema,
  }),
).describe('Counts of deliveries; null where nothing of the period was read, or where the settings that tell them were not there');
