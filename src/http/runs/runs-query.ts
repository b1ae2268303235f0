/** What a caller asks of the run log: the runs of some days, or how far one backfill is. */
import type { z } from 'zod';
import { InputError } from '../../errors.ts';
import { RUN_ID } from '../../runs/run.ts';
import type { RunPlace, RunQuery } from '../../runs/run-log.ts';
import { DAY_MS } from '../../time/lengths.ts';
import { periodOf } from '../../time/local-day.ts';
import { cursorOf, parseCursor } from '../paging.ts';
import { parseQuery } from '../parse-query.ts';
import { LIST_FIELDS, runsQuery } from './runs-schema.ts';

export type RunsQuery = { readonly backfill: string } | RunQuery;

export interface RunsDefaults {
  readonly zone: string;
  /** UTC epoch milliseconds. */
  readonly nowMs: number;
}

const DEFAULT_DAYS = 7;
// The log is kept for 90 days; a day more at either end for zones.
const MAX_DAYS = 100;
const DEFAULT_LIMIT = 100;
const MAX_INSTANT_MS = Date.UTC(2200, 0);

/** Reads `backfill`, or `kind`, `id`, `from` and `to` (local dates, both included; the last seven days without them), `limit` and `after`. @throws InputError that names the parameter and the rule */
export function parseRunsQuery(query: URLSearchParams, defaults: RunsDefaults): RunsQuery {
  const asked = parseQuery(runsQuery, query);
  const { backfill, kind, id, limit = DEFAULT_LIMIT } = asked;
  if (backfill !== undefined) {
    const other = Object.keys(LIST_FIELDS).find((name) => query.has(name));
    if (other !== undefined) throw new InputError('input.query', `Cannot use "${other}" together with "backfill": give one or the other`);
    return { backfill };
  }
  const after = parseCursor(asked.after, readPlace);
  const [fromMs, toMs] = spanOf(asked, defaults);
  return { fromMs: after?.fromMs ?? fromMs, toMs, kind, id, after, limit };
}

/** What `after` is for the runs after a listed one: with where the list ends, since without "from" that moves on. */
export function cursorAfter({ startedMs, id }: RunPlace, fromMs: number): string {
  return cursorOf([startedMs, id, fromMs]);
}

function readPlace([startedMs, id, fromMs]: readonly unknown[]): (RunPlace & { readonly fromMs: number }) | undefined {
  if (!isInstant(startedMs) || !isInstant(fromMs) || startedMs - fromMs > MAX_DAYS * DAY_MS) return undefined;
  return typeof id === 'string' && RUN_ID.test(id) ? { startedMs, id, fromMs } : undefined;
}

function isInstant(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < MAX_INSTANT_MS;
}

function spanOf({ from, to, zone }: z.output<typeof runsQuery>, defaults: RunsDefaults): [fromMs: number, toMs: number] {
  const { nowMs } = defaults;
  if (from === undefined && to !== undefined) throw new InputError('input.query', 'Cannot use "to" without "from"');
  // The last one may have begun in this very millisecond.
  if (from === undefined) return [nowMs - DEFAULT_DAYS * DAY_MS, nowMs + 1];
  const { days, fromMs, toMs } = periodOf(from, to ?? from, zone ?? defaults.zone);
  if (days > MAX_DAYS) throw new InputError('input.date', `Cannot list the runs of ${days} days: it is more than ${MAX_DAYS}`);
  return [fromMs, toMs];
}
