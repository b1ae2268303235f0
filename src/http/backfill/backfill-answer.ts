/** The answer to whoever ordered a backfill: accepted, and where to see how far it is. */
import type { HttpResponseInit } from '@azure/functions';
import type { BackfillOrder } from '../../history/state/backfill-state.ts';
import { jsonAnswer } from '../json-answer.ts';

/** 202 with the order, and where its runs are. */
export function backfillAnswer({ id, orderedMs: _, ...order }: BackfillOrder): HttpResponseInit {
  const runs = `/api/runs?backfill=${id}`;
  const answer = jsonAnswer({ backfill: id, ...order, runs }, 202);
  return { ...answer, headers: { ...answer.headers, Location: runs } };
}
