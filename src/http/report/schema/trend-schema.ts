/** The days up to the report's own, as a schema. */
import { z } from 'zod';
import { recordOf } from '../../../metrics/cube/cell.ts';
import { DAY_COUNTS } from '../../../metrics/cube/entry-counts.ts';
import { TREND_RATES } from '../../../metrics/kpis/rate-table.ts';
import type { ItemDays, TrendPoint } from '../../../report/comparison/trend-model.ts';
import { describing } from '../../describing.ts';
import { countOrNull, localDate } from '../../fields.ts';
import { explained } from './explained.ts';
import { rateSchema } from './rate-schema.ts';

const days = z.array(countOrNull);
/** Of queues and configurations. */
export const itemDaysSchema = describing<ItemDays>()(
  explained(
    '$.byQueue[*].days',
    recordOf(DAY_COUNTS, () => days),
  ),
).describe('The last 14 local days up to and with the last one of the report, oldest first; null on a day that was not read whole');

export const trendSchema = describing<TrendPoint>()(
  explained('$.trend[*]', {
    date: localDate,
    read: z.boolean().describe('Whether it was read whole; what was not is null'),
    deliveries: countOrNull,
    attempts: countOrNull,
    rates: explained(
      '$.trend[*].rates',
      recordOf([...TREND_RATES.map(({ id }) => id), 'abandonment' as const], () => rateSchema.nullable()),
    ),
  }),
).describe('One of the local days up to and with the last one of the report');
