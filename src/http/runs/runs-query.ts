/** What a caller asks of the run log: the runs of some days, or how far one backfill is. */
import { InputError } from '../../errors.ts';
import { RUN_KINDS, type RunKind } from '../../runs/run.ts';
import type { RunPlace, RunQuery } from '../../runs/run-log.ts';
import { DAY_MS } from '../../time/lengths.ts';
import { periodOf } from '../../time/local-day.ts';
import { shown } from '../../time/zone.ts';
import { assertKnown } from '../assert-known.ts';
import { cursorOf, parseCursor, parseWhole } from '../paging.ts';

const LIST_PARAMETERS = ['kind', 'from', 'to', 'zone', 'limit', 'after'] as const;
export const RUNS_PARAMETERS = [...LIST_PARAMETERS, 'backfill'] as const;

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
const MAX_LIMIT = 1000;
const MAX_INSTANT_MS = Date.UTC(2200, 0);

/** Reads `backfill`, or `kind`, `from` and `to` (local dates, both included; the last seven days without them) `limit`, and `after`. @throws InputError that names the parameter and the rule */
export function parseRunsQuery(query: URLSearchParams, defaults: RunsDefaults): RunsQuery {
  assertKnown(query, RUNS_PARAMETERS);
  const backfill = query.get('backfill');
  if (backfill !== null) return { backfill: parseBackfillId(backfill, query) };
  const after = parseCursor(query.get('after'), readPlace);
  const [fromMs, toMs] = spanOf(query, defaults);
  const limit = parseWhole(query, 'limit', [1, MAX_LIMIT]) ?? DEFAULT_LIMIT;
  return { fromMs: after?.fromMs ?? fromMs, toMs, kind: parseKind(query.get('kind')), after, limit };
}

/** What `after` is for the runs after a listed one: with where the list ends, since without "from" that moves on. */
export function cursorAfter({ startedMs, id }: RunPlace, fromMs: number): string {
  return cursorOf([startedMs, id, fromMs]);
}

function readPlace([startedMs, id, fromMs]: readonly unknown[]): (RunPlace & { readonly fromMs: number }) | undefined {
  if (!isInstant(startedMs) || !isInstant(fromMs) || startedMs - fromMs > MAX_DAYS * DAY_MS) return undefined;
  return typeof id === 'string' && /^[0-9a-f]{16}$/.test(id) ? { startedMs, id, fromMs } : undefined;
}

function isInstant(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < MAX_INSTANT_MS;
}

function parseBackfillId(text: string, query: URLSearchParams): string {
  const other = LIST_PARAMETERS.find((name) => query.has(name));
  if (other !== undefined) throw new InputError('input.query', `Cannot use "${other}" together with "backfill": give one or the other`);
  if (!/^[0-9a-f]{20}$/.test(text)) throw new InputError('input.query', `Cannot use the backfill "${shown(text)}": it is no id of one`);
  return text;
}

function spanOf(query: URLSearchParams, { zone, nowMs }: RunsDefaults): [fromMs: number, toMs: number] {
  const from = query.get('from');
  const to = query.get('to');
  if (from === null && to !== null) throw new InputError('input.query', 'Cannot use "to" without "from"');
  // The last one may have begun in this very millisecond.
  if (from === null) return [nowMs - DEFAULT_DAYS * DAY_MS, nowMs + 1];
  const { days, fromMs, toMs } = periodOf(from, to ?? from, query.get('zone') ?? zone);
  if (days > MAX_DAYS) throw new InputError('input.date', `Cannot list the runs of ${days} days: it is more than ${MAX_DAYS}`);
  return [fromMs, toMs];
}

function parseKind(text: string | null): RunKind | undefined {
  if (text === null) return undefined;
  const kind = RUN_KINDS.find((known) => known === text);
  if (kind === undefined)
    throw new InputError('input.query', `Cannot use the kind "${shown(text)}": it is none of ${RUN_KINDS.join(', ')}`);
  return kind;
}
