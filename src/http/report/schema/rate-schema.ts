/** Rates as schemas: one, and those of a report, from the table of them. */
import { z } from 'zod';
import { recordOf } from '../../../metrics/cube/cell.ts';
import type { Rate } from '../../../metrics/kpis/rate.ts';
import { MEAN_RATES, RATES } from '../../../metrics/kpis/rate-table.ts';
import type { Mean, Rates } from '../../../report/report.ts';
import { describing } from '../../describing.ts';
import { count, share } from '../../fields.ts';
import { explained } from './explained.ts';

const bound = share.nullable().describe('Bound of the Wilson 95 % interval');

export const rateSchema = describing<Rate>()(
  z.strictObject({ numerator: count, denominator: count, value: share.nullable(), low: bound, high: bound }),
).describe('numerator / denominator; value and bounds are null where the denominator is 0');

export const ratesSchema = describing<Rates>()(
  explained(
    '$.rates',
    recordOf(
      RATES.map(({ id }) => id),
      () => rateSchema,
    ),
  ),
);

export const meanRatesSchema = describing<Mean['rates']>()(
  explained(
    '$.comparison.mean7.rates',
    recordOf(
      MEAN_RATES.map(({ id }) => id),
      () => rateSchema,
    ),
  ),
);
