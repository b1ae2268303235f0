/** The answer of GET /api/report?explain=1, as a schema. */
import { z } from 'zod';
import { SET_NAMES } from '../../metrics/fact/sets.ts';
import { type Column, KPI_GROUPS } from '../../metrics/kpis/data/kpi.ts';
import type { Explanation } from '../../report/explain.ts';
import { describing } from '../describing.ts';
import { notMeasuredSchema } from './schema/compliance-schema.ts';

// The names of columns are many and grow: any text, to whom only reads them.
const column = z.string() as unknown as z.ZodType<Column>;

const kpiSchema = describing<Explanation['kpis'][number]>()(
  z.strictObject({
    id: z.string().describe('Stable and unique'),
    name: z.string(),
    group: z.enum(KPI_GROUPS),
    formula: z.string(),
    columns: z
      .array(column)
      .describe('Columns of the deliveries, or of the conversations where "conversation." stands before; without msdyn_'),
    filters: z.string().describe('Which rows it looks at'),
    unit: z.enum([
      'count',
      'amount',
      'share',
      'percent',
      'ratio',
      'seconds',
      'hours',
      'per day',
      'score',
      'probability',
      'yes or no',
      'as watched',
    ]),
    direction: z.enum(['up', 'down', 'neither']).describe('Whether more is better'),
    path: z.string().describe('Where it stands in a report (RFC 9535)'),
    alsoAt: z.array(z.string()),
    parts: z.array(z.string()).describe('Fields of the object there that make it up'),
    choice: z.string().nullable().describe('What was chosen where the field knows several ways'),
  }),
);

const setSchema = describing<Explanation['sets'][number]>()(
  z.strictObject({ id: z.enum(SET_NAMES), meaning: z.string(), results: z.array(z.string()) }),
);

export const explanationSchema = describing<Explanation>()(
  z.strictObject({
    definitions: z.string().describe('Version of the definitions'),
    kpis: z.array(kpiSchema),
    sets: z.array(setSchema),
    notMeasured: z.array(notMeasuredSchema),
  }),
);

/** By the names under which an API's description lists them. */
export const explainSchemas = { Explanation: explanationSchema, Kpi: kpiSchema };
