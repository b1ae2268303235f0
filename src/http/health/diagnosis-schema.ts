/** The query of GET /api/health, and its answer with deep=1, as schemas. */
import { z } from 'zod';
import { CHECK_IDS, STATES } from '../../doctor/check.ts';
import type { Diagnosis } from '../../doctor/diagnosis.ts';
import { REMEDY_IDS } from '../../doctor/remedies.ts';
import { describing } from '../describing.ts';
import { instant } from '../fields.ts';

export const healthQuery = z.strictObject({
  deep: z.enum(['1']).describe('1 = look at each thing that the app needs, Dataverse, storage and mail among them').optional(),
});

const checkSchema = z.strictObject({
  id: z.enum(CHECK_IDS),
  title: z.string(),
  state: z.enum(STATES).describe('not-tried = nothing is known of it; the facts say why'),
  facts: z.array(z.string()).describe('What was seen, a sentence each'),
  remedy: z
    .strictObject({ id: z.enum(REMEDY_IDS), text: z.string(), docs: z.string().describe('Page and section in the project') })
    .nullable()
    .describe('What to do; null where nothing has to be done'),
});

export const diagnosisSchema = describing<Diagnosis>()(
  z.strictObject({
    status: z.enum(['ok', 'warning', 'failed']).describe('The worst of the checks'),
    checkedAt: instant,
    checks: z.array(checkSchema),
  }),
);

/** By the names under which an API's description lists them. */
export const diagnosisSchemas = { Diagnosis: diagnosisSchema, DiagnosisCheck: checkSchema };
