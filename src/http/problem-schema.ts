/** What every error is answered with, as a schema. */
import { z } from 'zod';

export const problemSchema = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string().describe('The status in words'),
    status: z.int().min(400).max(599),
    code: z.string().describe('Stable, for programs; more codes may come'),
    detail: z.string().describe('What was given, and the rule; for people'),
    signIn: z
      .string()
      .exactOptional()
      .describe('With access.unknown-reader, where people can sign in: its address, from the root of the app'),
    served: z
      .array(z.string())
      .exactOptional()
      .describe('With input.not-acceptable: the media types of the address, the preferred one first'),
    fields: z
      .array(z.strictObject({ field: z.string(), rule: z.string() }))
      .exactOptional()
      .describe('With input.body of a subscription: every field that is wrong'),
    reference: z
      .string()
      .exactOptional()
      .describe('Of 500 and 503: what the log of the app names it by, and of reports the run log too (GET /api/runs with "id")'),
    nearest: z.array(z.string()).max(5).exactOptional().describe('With scope.unknown: the names nearest to the given one'),
  })
  .describe('Problem details (RFC 9457)');
