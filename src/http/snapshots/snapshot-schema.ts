/** The parameters of the snapshot routes, as schemas. */
import { z } from 'zod';
import { MAX_VERSION } from '../../history/tables/snapshot-store.ts';
import { dateParameter, wholeNumber, zoneParameter } from '../parameters.ts';

export const versionParameter = wholeNumber(MAX_VERSION);

/** The part of an address that names a day. */
export const dayPath = z.strictObject({ date: dateParameter.describe('Local day') });

export const snapshotsQuery = z.strictObject({
  from: z.string('give the first date, YYYY-MM-DD').pipe(dateParameter).describe('First local day; with "to" at most 400 days'),
  to: dateParameter.describe('Last local day, included; the first one without it').optional(),
  zone: zoneParameter.optional(),
});

export const snapshotQuery = z.strictObject({
  zone: zoneParameter.optional(),
  version: versionParameter.describe('The latest without it').optional(),
});

export const versionsQuery = z.strictObject({ zone: zoneParameter.optional() });
