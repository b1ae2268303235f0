/** What a person orders with POST /api/backfill. */
import type { BackfillRequest } from '../../harvest/backfill/backfills.ts';
import { parseShape } from '../../shape.ts';
import { periodOf } from '../../time/local-day.ts';
import { backfillBody } from './backfill-schema.ts';

/** Reads {"from": "2026-10-01", "to": "2026-10-31"}, with "zone" and "replace" where they are given. @throws InputError input.body, input.date, input.zone that name the field and the rule */
export function parseBackfillRequest(body: unknown, defaultZone: string): BackfillRequest {
  const { from, to, zone = defaultZone, replace = false } = parseShape(backfillBody, body, 'the body');
  return { period: periodOf(from, to, zone), replace };
}
