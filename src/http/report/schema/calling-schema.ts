/** How calls are best made, as schemas: caller ids and times. */
import { z } from 'zod';
import type { BestTime, BestTimeCell, CallerIdItem } from '../../../report/report.ts';
import { describing } from '../../describing.ts';
import { count, share } from '../../fields.ts';
import { explained } from './explained.ts';
import { rateSchema } from './rate-schema.ts';

export const callerIdSchema = describing<CallerIdItem>()(
  explained('$.callerIds[*]', {
    configuration: z.string(),
    configurationName: z.string(),
    name: z.string().describe('The number with all but its last digits hidden'),
    voiceAttempts: count,
    liveMin: rateSchema,
    siblings: rateSchema,
    before: rateSchema.nullable(),
    shortCalls: rateSchema,
    p: share.nullable(),
    warning: z.boolean(),
  }),
).describe('A caller id within one configuration, against the others of it');

const cellSchema = describing<BestTimeCell>()(
  explained('$.bestTime.cells[*]', {
    weekday: z.int().min(1).max(7).describe("Monday 1 to Sunday 7, on the called party's clock"),
    hour: z.int().min(0).max(23),
    attempt: z.string().describe('"any", or by attempt "1", "2", "3+"'),
    live: rateSchema,
  }),
).describe('When calls are answered: one local weekday and hour');

const cells = z.array(cellSchema);
export const bestTimeSchema = describing<BestTime>()(
  explained('$.bestTime', {
    days: count.describe('Days up to the last of the period that it is made of'),
    cells,
    hiddenCells: count,
    byAttempt: explained('$.bestTime.byAttempt', { cells, hiddenCells: count }).nullable(),
  }),
);

/** By the names under which an API's description lists them. */
export const callingSchemas = { CallerIdItem: callerIdSchema, BestTimeCell: cellSchema, BestTime: bestTimeSchema };
