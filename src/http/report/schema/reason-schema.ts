/** Reasons as data, as schemas. */
import { z } from 'zod';
import type { Reason } from '../../../report/reasons/reason.ts';
import { describing } from '../../describing.ts';

export const reasonValuesSchema = z
  .record(z.string(), z.union([z.string(), z.number(), z.null(), z.array(z.string())]))
  .describe('By name: counts, shares from 0 to 1, instants (ISO 8601, UTC), texts');

export const reasonSchema = describing<Reason>()(z.strictObject({ id: z.string(), values: reasonValuesSchema })).describe(
  'Why something is as it is, for programs: an id with its values, of which other releases may know others',
);
