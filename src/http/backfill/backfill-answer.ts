/** The answer to whoever ordered a backfill: accepted, and where to see how far it is. */
import type { HttpResponseInit } from '@azure/functions';
import type { z } from 'zod';
import type { BackfillOrder } from '../../history/state/backfill-state.ts';
import { jsonAnswer } from '../json-answer.ts';
import type { backfillAccepted } from './backfill-schema.ts';

/** 202 with the order, and where its runs are. */
export function backfillAnswer({ id, orderedMs: _, ...order }: BackfillOrder): HttpResponseInit {
  const runs = `/api/runs?backfill=${id}`;
  const answer = jsonAnswer({ backfill: id, ...order, runs } satisfies z.output<typeof backfillAccepted>, 202);
  return { ...answer, headers: { ...answer.headers, Location: runs } };
}
