/** Whether the app does its job: how far it has read, and whether each digest reached its recipients. */
import { type NewerThing, newerSoFar } from '../history/schemas/newer-met.ts';
import type { BackfillState, GivenUpDay } from '../history/state/backfill-state.ts';
import { listUnmetNames, type UnmetName } from '../history/state/met-names.ts';
import { type KnownRights, loadRights, type ShownPart } from '../history/state/partial-rights.ts';
import { harvestState } from '../history/state/watermarks.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import { type Run, shownOutcome, type WorkKind } from '../runs/run.ts';
import type { RunLog } from '../runs/run-log.ts';
import { dispatchMark } from '../subscriptions/dispatch/dispatch-mark.ts';
import { lastWatch, type Watched } from '../subscriptions/dispatch/watch-deliveries.ts';
import type { PauseState, ServerPause } from '../subscriptions/sending/server-pause.ts';
import { DAY_MS, HOUR_MS } from '../time/lengths.ts';
import { addDays, dateAt } from '../time/local-day.ts';
import { ZONE_DATA_RELEASE } from '../time/zone-data.ts';
import { type BouncesHealth, bouncesHealth } from './bounces-health.ts';
import { type DigestTrouble, isDigestLost, listDigestTroubles, type TroublePorts } from './digest-troubles.ts';
import { FAILURES_IN_A_ROW, isHarvestFailing } from './harvest-trouble.ts';
import { newerThings, unlessNewer } from './newer-things.ts';

export interface Health {
  /** failing = a person has to look; behind = Dataverse has not been read for an hour; starting = never read yet. */
  readonly status: 'ok' | 'starting' | 'behind' | 'failing';
  /** Up to when harvests have read Dataverse, ISO 8601 UTC. */
  readonly readTo: string | null;
  /** Now less readTo, seconds. */
  readonly lagSeconds: number | null;
  /** Digests of the last 14 days that are not known to have arrived at the mail server, unless they were resolved or sent again. */
  readonly digests: readonly DigestTrouble[];
  /** Up to when the dispatch timer has looked for digests that are due, ISO 8601 UTC; null before it has. */
  readonly dispatchedTo: string | null;
  /** Digests that came due more than an hour ago (`dueAt`, ISO 8601 UTC), and that nobody has begun to make. */
  readonly missingDigests: readonly MissingDigest[];
  /** Ids of subscriptions that are stored and cannot be read: nothing of them is sent. */
  readonly unreadableSubscriptions: readonly string[];
  /** What the mail server fails with, null since it last took a message. */
  readonly mailServer: MailServerTrouble | null;
  /** What is known of digests that a mail server took and that did not arrive. */
  readonly bounces: BouncesHealth;
  /** Backfill days that were given up in the last 14 days and have not gone well since. */
  readonly failedDays: readonly (Omit<GivenUpDay, 'atMs'> & { readonly at: string })[];
  /** The last run of each kind of work that began in the last 14 days, null where there was none. */
  readonly lastRuns: Readonly<Record<WorkKind, LastRun | null>>;
  /** What is stored that a newer version of the app wrote, as it was met last: that one has to be deployed again. */
  readonly newer: readonly NewerThing[];
  /** Names in settings that no row had in 30 days: a typing mistake, as a rule. */
  readonly unmetNames: readonly UnmetName[];
  /** Tables that Dataverse shows only a part of, since when at the latest (ISO 8601 UTC; null = always), and the depth of the right to read them. */
  readonly partlyShown: readonly (ShownPart & { readonly since: string | null })[];
  /** Release of the IANA time zone database that days are cut by, such as "2026f". */
  readonly zoneData: string;
}

export type MissingDigest = Omit<Watched['missing'][number], 'dueMs'> & { readonly dueAt: string };

export interface MailServerTrouble {
  /** Since when, and when the timer tries it again, ISO 8601 UTC. */
  readonly since: string;
  readonly nextTryAt: string;
  /** Logins that failed since then. */
  readonly failedLogins: number;
  /** The last error, without addresses. */
  readonly reason: string;
}

export interface LastRun extends Pick<Run, 'error'> {
  readonly outcome: ReturnType<typeof shownOutcome>;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
}

export interface HealthPorts extends TroublePorts {
  readonly documents: DocumentStore;
  readonly pause: Pick<ServerPause, 'read'>;
  /** Whether non-delivery reports are read. @default false */
  readonly readsReports?: boolean;
  readonly runs: Pick<RunLog, 'latest'>;
  readonly backfills: Pick<BackfillState, 'listGivenUp'>;
}

/** Not read for so long, Dataverse is behind. */
export const BEHIND_MS = HOUR_MS;
/** The dispatch timer, which looks every five minutes, has stopped. */
export const DISPATCH_STOPPED_MS = 2 * HOUR_MS;
// A mail server may be away for some ticks of the timer; a login that fails is mended by nobody but a person.
const SERVER_DOWN_MS = HOUR_MS / 2;
const DAYS = 14;
// As many as may run at once besides.
const RUNS = FAILURES_IN_A_ROW + 3;

/** @throws StoreError where the history cannot be read */
export async function checkHealth(ports: HealthPorts, zone: string, nowMs: number): Promise<Health> {
  const { documents, pause, runs, backfills } = ports;
  const before = newerSoFar();
  const readToMs = (await unlessNewer(harvestState(documents).watermark(), undefined))?.readToMs ?? null;
  const today = dateAt(nowMs, zone);
  const digests = await listDigestTroubles(ports, addDays(today, -DAYS));
  const givenUp = await unlessNewer(backfills.listGivenUp(nowMs - DAYS * DAY_MS), []);
  const latest = await runs.latest(nowMs, RUNS);
  const partlyShown = await unlessNewer(loadRights(documents).then(partlyShownOf), []);
  const trouble = await unlessNewer(pause.read(), undefined);
  const watched = await unlessNewer(lastWatch(documents), undefined);
  const marked = await unlessNewer(dispatchMark(documents).read(), null);
  const dispatchedToMs = marked === 'unreadable' ? null : marked;
  const bounces = await bouncesHealth(documents, ports.readsReports ?? false, nowMs - DAYS * DAY_MS);
  const unmetNames = await unlessNewer(listUnmetNames(documents, nowMs), []);
  const newer = newerThings(before, latest, watched);
  const lagMs = readToMs === null ? null : nowMs - readToMs;
  const isFailing =
    newer.length > 0 ||
    (watched?.missing ?? []).length > 0 ||
    (watched?.unreadable ?? []).length > 0 ||
    (dispatchedToMs !== null && nowMs - dispatchedToMs > DISPATCH_STOPPED_MS) ||
    givenUp.length > 0 ||
    partlyShown.length > 0 ||
    isHarvestFailing(latest.harvest, nowMs) ||
    isServerFailing(trouble, nowMs);
  return {
    status: isFailing ? 'failing' : statusOf(lagMs, digests),
    readTo: readToMs === null ? null : new Date(readToMs).toISOString(),
    lagSeconds: lagMs === null ? null : Math.round(lagMs / 1000),
    digests,
    dispatchedTo: dispatchedToMs === null ? null : new Date(dispatchedToMs).toISOString(),
    missingDigests: (watched?.missing ?? []).map(({ dueMs, ...digest }) => ({ ...digest, dueAt: new Date(dueMs).toISOString() })),
    unreadableSubscriptions: watched?.unreadable ?? [],
    mailServer: trouble === undefined ? null : shownTrouble(trouble),
    bounces,
    failedDays: givenUp.map(({ atMs, ...day }) => ({ ...day, at: new Date(atMs).toISOString() })),
    lastRuns: lastRunsOf(latest, nowMs),
    newer,
    unmetNames,
    partlyShown,
    zoneData: ZONE_DATA_RELEASE,
  };
}

function partlyShownOf({ open }: KnownRights): Health['partlyShown'] {
  if (open === undefined) return [];
  const since = open.fromMs === 0 ? null : new Date(open.fromMs).toISOString();
  return open.tables.map((part) => ({ ...part, since }));
}

function isServerFailing(trouble: PauseState | undefined, nowMs: number): boolean {
  return trouble !== undefined && (trouble.failedLogins > 0 || nowMs - trouble.sinceMs >= SERVER_DOWN_MS);
}

function shownTrouble({ sinceMs, untilMs, failedLogins, reason }: PauseState): MailServerTrouble {
  return { since: new Date(sinceMs).toISOString(), nextTryAt: new Date(untilMs).toISOString(), failedLogins, reason };
}

function lastRunsOf(latest: Readonly<Record<WorkKind, readonly Run[]>>, nowMs: number): Health['lastRuns'] {
  const entries = Object.entries(latest).map(([kind, [run]]) => [kind, run === undefined ? null : lastRun(run, nowMs)]);
  return Object.fromEntries(entries) as Health['lastRuns'];
}

function lastRun(run: Run, nowMs: number): LastRun {
  return { startedAt: new Date(run.startedMs).toISOString(), outcome: shownOutcome(run, nowMs), error: run.error };
}

function statusOf(lagMs: number | null, digests: Health['digests']): Health['status'] {
  if (isDigestLost(digests)) return 'failing';
  if (lagMs === null) return 'starting';
  return lagMs > BEHIND_MS ? 'behind' : 'ok';
}
