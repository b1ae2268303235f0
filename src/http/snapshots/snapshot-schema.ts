/** Parameters and answers of the snapshot routes, as schemas. */
import { z } from 'zod';
import type { SnapshotInfo } from '../../history/tables/snapshot-store.ts';
import { MAX_VERSION } from '../../history/tables/snapshot-version.ts';
import { recordOf } from '../../metrics/cube/cell.ts';
import { DAY_COUNTS } from '../../metrics/cube/entry-counts.ts';
import { describing } from '../describing.ts';
import { count, countOrNull, localDate, nextPage, zone } from '../fields.ts';
import { afterParameter, dateParameter, wholeNumber, zoneParameter } from '../parameters.ts';
import { MAX_DAYS } from '../query-span.ts';
import { reasonSchema } from '../report/schema/reason-schema.ts';

export const versionParameter = wholeNumber(MAX_VERSION);

/** The part of an address that names a day. */
export const dayPath = z.strictObject({ date: dateParameter.describe('Local day') });

export const snapshotsQuery = z.strictObject({
  from: z.string('give the first date, YYYY-MM-DD').pipe(dateParameter).describe('First local day; with "to" at most 400 days'),
  to: dateParameter.describe('Last local day, included; the first one without it').optional(),
  zone: zoneParameter.optional(),
  limit: wholeNumber(MAX_DAYS).describe('Most days, all without it').optional(),
  after: afterParameter.optional(),
});

export const snapshotQuery = z.strictObject({
  zone: zoneParameter.optional(),
  version: versionParameter.describe('The latest without it').optional(),
});

export const versionsQuery = z.strictObject({ zone: zoneParameter.optional() });

// A version whose head cannot be read is listed too, without an instant: so the two last are any text.
const infoSchema = describing<SnapshotInfo>()(
  z.strictObject({
    zone,
    date: localDate,
    version: count,
    reason: z.string().describe('Why this version was made'),
    changes: z.array(reasonSchema).exactOptional().describe('The same for programs; versions of older releases lack it'),
    restates: z.boolean().describe('Whether its numbers differ from those of the version before'),
    generatedAt: z.string().describe('ISO 8601, UTC; "" where the version cannot be read'),
    definitions: z.string().describe('Version of the definitions; "" where the version cannot be read'),
    provisional: z.boolean().describe('Whether its numbers could still change when it was made'),
    ...recordOf(DAY_COUNTS, () => countOrNull.describe('Of its totals; null in versions of older releases')),
  }),
);
export const snapshotsAnswerSchema = z.strictObject({ zone, snapshots: z.array(infoSchema), next: nextPage });
export const versionsAnswerSchema = z.strictObject({ date: localDate, zone, versions: z.array(infoSchema) });

/** By the names under which an API's description lists them. */
export const snapshotSchemas = { SnapshotInfo: infoSchema, Snapshots: snapshotsAnswerSchema, SnapshotVersions: versionsAnswerSchema };
