/** The parameters of GET /api/runs, as schemas. */
import { z } from 'zod';
import { RUN_KINDS } from '../../runs/run.ts';
import { dateParameter, wholeNumber, zoneParameter } from '../parameters.ts';

const MAX_LIMIT = 1000;
const BACKFILL_ID = /^[0-9a-f]{20}$/;

/** What lists runs; the other way is to name a backfill. */
export const LIST_FIELDS = {
  kind: z.enum(RUN_KINDS).describe('Runs of one kind alone').optional(),
  from: dateParameter.describe('First local day; the last seven days without it').optional(),
  to: dateParameter.describe('Last local day, included; the first one without it').optional(),
  zone: zoneParameter.optional(),
  limit: wholeNumber(MAX_LIMIT).describe('Most runs, 100 without it').optional(),
};

export const runsQuery = z.strictObject({
  ...LIST_FIELDS,
  backfill: z
    .string()
    .regex(BACKFILL_ID, 'it is no id of one')
    .describe('Id of a backfill: how far it is, in place of runs; goes with no other')
    .meta({ examples: ['019ac2f0b3d84e6f7a10'] })
    .optional(),
});
