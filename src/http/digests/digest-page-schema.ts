/** The parameters of the pages of digests as they were sent, as schemas. */
import { z } from 'zod';
import { dateParameter, zoneParameter } from '../parameters.ts';
import { pageQuery } from '../report/page-query.ts';

const KIND = /^(?:scheduled|resend [1-9]\d*)$/;

/** Which of the mails about the days of an address. */
export const digestMailQuery = z.strictObject({
  zone: zoneParameter.describe('Of its days, where digests of several zones were sent; that of the newest one without it').optional(),
  kind: z
    .string()
    .regex(KIND, 'it is neither scheduled nor "resend" with a number')
    .describe('scheduled, or "resend 1" and so on; the one that was made last without it')
    .optional(),
});

export const digestPageQuery = z.strictObject({ ...digestMailQuery.shape, language: pageQuery.shape.language });

export const digestsPageQuery = z.strictObject({
  from: dateParameter.describe('First local day, with "to" at most 400 days; the last 31 days without it').optional(),
  to: dateParameter.describe('Last local day, included; goes with "from"').optional(),
  language: pageQuery.shape.language,
});
