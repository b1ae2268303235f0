/** Body and answer of POST /api/backfill, as schemas. */
import { z } from 'zod';
import { count, localDate, zone } from '../fields.ts';
import { DATE_TEXT, ZONE_TEXT } from '../parameters.ts';

export const backfillBody = z.strictObject({
  from: z.string().meta(DATE_TEXT).describe('First local day'),
  to: z.string().meta(DATE_TEXT).describe('Last local day, included'),
  zone: z.string().meta(ZONE_TEXT).optional(),
  replace: z.boolean().describe('Whether records that Dataverse no longer shows are removed; false without it').optional(),
});

/** A backfill as it was ordered. */
export const ORDER_FIELDS = { from: localDate, to: localDate, zone, days: count, replace: z.boolean() };

export const backfillAccepted = z.strictObject({
  backfill: z.string().describe('Its id'),
  ...ORDER_FIELDS,
  runs: z.string().describe('Where its progress is, from the root of the app'),
});
