/** Ordering backfills of a hosted app, and waiting for them. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BackfillProgress } from '../../src/http/runs/backfill-progress.ts';
import type { HostedApp } from './hosted-app.ts';

/** Orders a backfill and gives its id. @throws Error where it is refused */
export async function orderBackfill(hosted: HostedApp, body: Readonly<Record<string, unknown>>): Promise<string> {
  const response = await hosted.post('backfill', body);
  const answer = (await response.json()) as { backfill?: string };
  if (response.status !== 202 || answer.backfill === undefined) throw new Error(`Cannot backfill: ${JSON.stringify(answer)}`);
  return answer.backfill;
}

export async function progressOfBackfill(hosted: HostedApp, id: string): Promise<BackfillProgress> {
  return (await (await hosted.get(`runs?backfill=${id}`)).json()) as BackfillProgress;
}

/** Waits until no day is left that can still change. */
export async function finishedBackfill(hosted: HostedApp, id: string): Promise<BackfillProgress> {
  for (;;) {
    const progress = await progressOfBackfill(hosted, id);
    if (progress.isFinished) return progress;
    await sleep(50);
  }
}
