/** How calls are best made, as schemas: caller ids and times. */
import { z } from 'zod';
import { recordOf } from '../../../metrics/cube/cell.ts';
import { CALL_COUNTS } from '../../../metrics/cube/entry-counts.ts';
import type { BestTime, BestTimeCell, CallerIdItem, CallHour, CallTimeBand } from '../../../report/report.ts';
import { describing } from '../../describing.ts';
import { count, countOrNull, share } from '../../fields.ts';
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

const hour = { weekday: cellSchema.shape.weekday, hour: cellSchema.shape.hour };
export const callHourSchema = describing<CallHour>()(
  explained('$.callHours[*]', { ...hour, ...recordOf(CALL_COUNTS, () => count) }),
).describe('Calls of one local weekday and hour of the called party');

export const callTimeSchema = describing<CallTimeBand>()(
  explained('$.callTimes[*]', {
    fromSeconds: count.describe('Included'),
    toSeconds: countOrNull.describe('Excluded; null = and longer'),
    calls: count,
  }),
).describe('Calls of one length');

/** By the names under which an API's description lists them. */
export const callingSchemas = {
  CallerIdItem: callerIdSchema,
  BestTimeCell: cellSchema,
  BestTime: bestTimeSchema,
  CallHour: callHourSchema,
  CallTimeBand: callTimeSchema,
};
