/** The schemas that the API's description lists by name; whatever else is described stands where it is used. */
import type { z } from 'zod';
import { keptSchema } from '../access/access-schema.ts';
import { backfillAccepted, backfillBody } from '../backfill/backfill-schema.ts';
import { recipientSchema, resendAnswerSchema, resendBody, resolveAnswerSchema, resolveBody } from '../digests/digest-schema.ts';
import { sentAnswerSchema } from '../digests/sent-schema.ts';
import { erasureAnswerSchema, personBody } from '../erasure/erasure-schema.ts';
import { diagnosisSchemas } from '../health/diagnosis-schema.ts';
import { healthSchema } from '../health/health-schema.ts';
import { linkSchemas } from '../links/links-schema.ts';
import { problemSchema } from '../problem-schema.ts';
import { explainSchemas } from '../report/explain-schema.ts';
import { reportListSchema } from '../report/form-schema.ts';
import { callingSchemas } from '../report/schema/calling-schema.ts';
import { comparisonSchema, comparisonSchemas } from '../report/schema/comparison-schema.ts';
import { complianceSchema, notMeasuredSchema, outsideHoursSchema } from '../report/schema/compliance-schema.ts';
import { contactSchema } from '../report/schema/contact-schema.ts';
import { failedUploadSchema, limitsSchema } from '../report/schema/limits-schema.ts';
import { itemSchemas } from '../report/schema/list-schemas.ts';
import { meanRatesSchema, rateSchema, ratesSchema } from '../report/schema/rate-schema.ts';
import { reportParts, reportSchema } from '../report/schema/report-schema.ts';
import { signalSchema } from '../report/schema/signal-schema.ts';
import { periodSchema, totalsSchema, valueSchema } from '../report/schema/totals-schema.ts';
import { runSchemas } from '../runs/runs-schema.ts';
import { snapshotSchemas } from '../snapshots/snapshot-schema.ts';
import { orderSchemas } from '../subscriptions/order-schema.ts';
import { subscriptionSchemas } from '../subscriptions/subscription-answer-schema.ts';
import { wishSchemas } from '../unsubscribe/unsubscribe-schema.ts';
import { violationsSchema } from '../violations/violations-schema.ts';

export const NAMED_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  Report: reportSchema,
  Period: periodSchema,
  ...reportParts,
  Totals: totalsSchema,
  Value: valueSchema,
  Rate: rateSchema,
  Rates: ratesSchema,
  MeanRates: meanRatesSchema,
  ...itemSchemas,
  Limits: limitsSchema,
  FailedUpload: failedUploadSchema,
  Contacts: contactSchema,
  ...callingSchemas,
  Compliance: complianceSchema,
  OutsideHours: outsideHoursSchema,
  NotMeasured: notMeasuredSchema,
  Comparison: comparisonSchema,
  ...comparisonSchemas,
  Signal: signalSchema,
  ReportList: reportListSchema,
  Violations: violationsSchema,
  ...explainSchemas,
  ...snapshotSchemas,
  ...runSchemas,
  ...linkSchemas,
  ...subscriptionSchemas,
  ...orderSchemas,
  ...wishSchemas,
  BackfillOrder: backfillBody,
  BackfillAccepted: backfillAccepted,
  DigestRecipient: recipientSchema,
  SentDigest: sentAnswerSchema,
  ResendOrder: resendBody,
  Resent: resendAnswerSchema,
  Finding: resolveBody,
  Resolved: resolveAnswerSchema,
  Person: personBody,
  Erased: erasureAnswerSchema,
  KeptOfPerson: keptSchema,
  Health: healthSchema,
  ...diagnosisSchemas,
  Problem: problemSchema,
};
