/** Composition root: settings -> clients -> use cases. The only place that constructs clients. */
import { type ClosedDay, closeDays } from './closing/close-days.ts';
import { createDataverseClient } from './dataverse/client.ts';
import { createTokenSource } from './dataverse/token.ts';
import { type Backfills, createBackfills } from './harvest/backfill/backfills.ts';
import { type HarvestOptions, type HarvestResult, harvest } from './harvest/harvest.ts';
import { pullPeriod } from './harvest/pull/pull-period.ts';
import type { SpanOptions, SpanResult } from './harvest/pull/pull-span.ts';
import { recordHarvest, recordPull, recordSweep } from './harvest/record-harvest.ts';
import { type SweptDay, sweep } from './harvest/sweep.ts';
import { checkHealth, type Health } from './health/health.ts';
import { openHistory } from './history/history.ts';
import { backfillState } from './history/state/backfill-state.ts';
import { openConversations } from './history/state/open-conversations.ts';
import { harvestState } from './history/state/watermarks.ts';
import type { SnapshotStore } from './history/tables/snapshot-store.ts';
import { type LookedUp, lookUpReport } from './lookup/look-up-report.ts';
import { loadPeriodState } from './lookup/period-state.ts';
import { provisionalReasons } from './lookup/provisional.ts';
import { assertNotFuture, type ReportQuery } from './lookup/report-query.ts';
import { createMailSender } from './mail/transports.ts';
import { type Person, personKey } from './metrics/fact/contact-key.ts';
import { type Erased, eraseContact } from './retention/erase-contact.ts';
import { pendingErasures } from './retention/pending-erasures.ts';
import { type RetentionResult, retain } from './retention/retain.ts';
import { type RunRecording, recordRun } from './runs/record-run.ts';
import { type RunLog, runLog } from './runs/run-log.ts';
import { readSettings, type Settings } from './settings/settings.ts';
import { archiveOf } from './subscriptions/archive.ts';
import { DEFAULT_SUBSCRIPTION, makeAndSend, nextDigest, type SentDigest, scheduledDigest } from './subscriptions/dispatch.ts';
import { type Dispatched, dispatchDue } from './subscriptions/dispatch-due.ts';
import { dueDigest } from './subscriptions/due.ts';
import { type DigestId, ledgerOf } from './subscriptions/ledger.ts';
import { pendingDigests } from './subscriptions/pending.ts';
import { recordDigest } from './subscriptions/record-digest.ts';
import { restatedSince } from './subscriptions/restated.ts';
import type { Period } from './time/local-day.ts';

/** What the triggers call. Every method takes its moment from the app's clock. */
export interface App {
  readonly settings: Settings;
  readonly snapshots: SnapshotStore;
  /** What harvests, pulls, digests and the rest did. */
  readonly runs: Pick<RunLog, 'list'>;
  /** Days pulled through a queue. */
  readonly backfills: Backfills;
  now(): number;
  /** Reads what changed in Dataverse since the last time. */
  harvest(options?: RunOptions): Promise<HarvestResult>;
  /** Reads one period at once. @throws DataverseError dataverse.no-rights where it looks empty and nobody can tell why, InputError for a future one */
  pull(period: Period, options?: RunOptions & Pick<SpanOptions, 'startMs'>): Promise<SpanResult>;
  /** Reads past days again that are due for it. */
  sweep(options?: RunOptions): Promise<readonly SweptDay[]>;
  /** Puts the days that are complete on record, and restates those that changed since. To be called after each harvest; repeats are harmless. */
  closeDays(): Promise<readonly ClosedDay[]>;
  /** Reads history only. */
  lookUp(query: ReportQuery): Promise<LookedUp>;
  /** The report of a day as its digest shows it: with the days that were restated since the last one. */
  lookUpDigest(period: Period): Promise<LookedUp>;
  /** Sends what is due: yesterday's digest, and those of earlier days that still wait for data or for a mail server. Repeats are harmless. */
  dispatch(): Promise<readonly Dispatched[]>;
  /** The id under which a digest of the period can be sent now: the scheduled one, or a resend where that was made already or the day still runs. */
  nextDigest(period: Period): Promise<DigestId>;
  /** Sends a digest now. */
  send(digest: DigestId, period: Period): Promise<SentDigest>;
  /** Removes what has been kept long enough; ends after four minutes at the latest, and the next run goes on. */
  retain(options?: Pick<RunOptions, 'signal'>): Promise<RetentionResult>;
  /** Erases what is kept of a contact, and notes that the next run of retain() repeats it. */
  erase(person: Person): Promise<Erased>;
  health(): Promise<Health>;
  close(): Promise<void>;
}

export type RunOptions = Pick<HarvestOptions, 'signal' | 'onProgress' | 'isOver'>;

export interface AppOptions {
  /** UTC epoch milliseconds. @default Date.now */
  readonly clock?: () => number;
  /** First part of the tables' names, so that several apps can share an account. @default proactivedigest */
  readonly tablePrefix?: string;
  /** Gets told what must not stop the work: a run log that cannot be written. @default console.error */
  readonly warn?: (message: string) => void;
}

/** Opens the tables and makes the clients. @throws SettingsError, StoreError */
export async function createApp(settings: Settings, options: AppOptions = {}): Promise<App> {
  const { clock = Date.now, tablePrefix = 'proactivedigest', warn = console.error } = options;
  const { values, documents, quarters, snapshots } = await openHistory({ connection: settings.storage, prefix: tablePrefix, now: clock });
  const ledger = ledgerOf(documents);
  const { url, auth } = settings.dataverse;
  const dataverse = createDataverseClient({ url, token: createTokenSource(auth, url) });
  const runs = runLog(documents);
  const recording: RunRecording = { log: runs, clock, warn, requestCounts: () => ({ ...dataverse.stats }) };
  const sender = createMailSender(settings.mail);
  const history = { quarters, documents };
  const harvesting = { ...history, values, dataverse, rules: settings.rules, harvestFromDays: settings.harvestFromDays };
  const state = backfillState(documents);
  const digests = {
    ledger,
    sender,
    snapshots,
    clock,
    archive: archiveOf(values),
    mailFrom: settings.mail.from,
    recipients: settings.digestTo,
    publicUrl: settings.publicUrl,
  };
  const { reportZone, openShareLimit } = settings;
  const lookUp = (query: ReportQuery) => lookUpReport({ ...history, rulePack: settings.rules.rulePack, openShareLimit }, query, clock());
  const lookUpDigest = async (period: Period) => {
    const { report, ...rest } = await lookUp({ period, scope: {} });
    return { ...rest, report: { ...report, restated: await restatedSince(digests, DEFAULT_SUBSCRIPTION, period) } };
  };
  const send = (digest: DigestId, period: Period) =>
    recordDigest(digests, recording, digest, period, () => makeAndSend(digests, digest, () => lookUpDigest(period)));
  return {
    settings,
    snapshots,
    runs,
    backfills: createBackfills({ ...harvesting, state, recording, clock }),
    now: clock,
    lookUp,
    lookUpDigest,
    send,
    nextDigest: (period) => nextDigest(digests.archive, period, clock()),
    harvest: (options) => recordHarvest(recording, documents, { ...options, nowMs: clock() }, (noted) => harvest(harvesting, noted)),
    sweep: (options) =>
      recordSweep(recording, documents, settings.reportZone, { ...options, nowMs: clock() }, (noted) =>
        sweep(harvesting, settings.reportZone, noted),
      ),
    closeDays: () =>
      closeDays(
        { ...history, snapshots, openShareLimit, lookUp },
        { zones: [reportZone], nowMs: clock(), days: settings.retention.factsDays },
      ),
    async pull(period, options) {
      assertNotFuture(period, clock());
      return recordPull(recording, period, { ...options, nowMs: clock() }, (noted) => pullPeriod(harvesting, period, noted));
    },
    async dispatch() {
      const coverage = await harvestState(documents).coverage();
      const whyProvisional = async (period: Period) => {
        const state = await loadPeriodState(quarters, period.fromMs, period.toMs);
        return provisionalReasons(period, coverage, { quarters, state, openShareLimit, nowMs: clock() });
      };
      const due = (period: Period) =>
        dueDigest({ nowMs: clock(), zone: reportZone, digestAt: settings.digestAt, provisionalReasons: whyProvisional, period });
      return dispatchDue(
        { pending: pendingDigests(documents), due, send: (period) => send(scheduledDigest(period), period) },
        reportZone,
        clock(),
      );
    },
    async retain({ signal = AbortSignal.timeout(RETENTION_LIMIT_MS) } = {}) {
      const { readToMs } = await harvestState(documents).coverage();
      const logs = { purge: async (beforeMs: number) => (await runs.purge(beforeMs)) + (await state.purge(beforeMs)) };
      const ports = { ...history, values, open: openConversations(documents), periods: settings.retention, runs: logs };
      return recordRun(recording, { kind: 'retention' }, async (note) => {
        const { isComplete, ...counters } = await retain(ports, { nowMs: clock(), readToMs, signal });
        note({ counters, ...(!isComplete && { outcome: 'stopped' }) });
        return { isComplete, ...counters };
      });
    },
    async erase(person) {
      const contact = personKey(person, settings.rules.privacyKey);
      return recordRun(recording, { kind: 'erasure' }, async (note) => {
        // First: an erasure that ends early is repeated too.
        await pendingErasures(documents).add(contact, clock());
        const erased = await eraseContact({ quarters, open: openConversations(documents) }, contact);
        note({ counters: { ...erased } });
        return erased;
      });
    },
    health: () => checkHealth({ documents, ledger, runs, backfills: state }, settings.reportZone, clock()),
    close: () => sender.close(),
  };
}

// The shortest time that a plan gives a function is five minutes.
const RETENTION_LIMIT_MS = 240_000;

let started: Promise<App> | undefined;

/** The app of this process, made from the environment when it is first asked for. A start that failed is tried again. @throws SettingsError, StoreError */
export function theApp(): Promise<App> {
  started ??= createApp(readSettings(process.env)).catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return started;
}
