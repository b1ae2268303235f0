/** Composition root: settings -> clients -> use cases. The only place that constructs clients. */
import { type ClosedDay, closeDays } from './closing/close-days.ts';
import { createDataverseClient } from './dataverse/client.ts';
import { createTokenSource } from './dataverse/token.ts';
import { type HarvestOptions, type HarvestResult, harvest } from './harvest/harvest.ts';
import { harvestState } from './harvest/harvest-state.ts';
import { pullSpan, type SpanOptions, type SpanResult } from './harvest/pull-span.ts';
import { emptyUnverified } from './harvest/rights.ts';
import { type SweptDay, sweep } from './harvest/sweep.ts';
import { openHistory } from './history/history.ts';
import type { SnapshotStore } from './history/snapshot-store.ts';
import { type LookedUp, lookUpReport } from './lookup/look-up-report.ts';
import { loadPeriodState } from './lookup/period-state.ts';
import { provisionalReasons } from './lookup/provisional.ts';
import { assertNotFuture, type ReportQuery } from './lookup/report-query.ts';
import { createOutboxSender } from './mail/outbox-sender.ts';
import { createSmtpSender } from './mail/smtp-sender.ts';
import { type MailSettings, readSettings, type Settings } from './settings.ts';
import { archiveOf } from './subscriptions/archive.ts';
import { DEFAULT_SUBSCRIPTION, makeAndSend, nextDigest, type SentDigest, scheduledDigest } from './subscriptions/dispatch.ts';
import { type Dispatched, dispatchDue } from './subscriptions/dispatch-due.ts';
import { dueDigest } from './subscriptions/due.ts';
import { checkHealth, type Health } from './subscriptions/health.ts';
import { type DigestId, ledgerOf } from './subscriptions/ledger.ts';
import { pendingDigests } from './subscriptions/pending.ts';
import { restatedSince } from './subscriptions/restated.ts';
import type { Period } from './time/local-day.ts';

/** What the triggers call. Every method takes its moment from the app's clock. */
export interface App {
  readonly settings: Settings;
  readonly snapshots: SnapshotStore;
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
  health(): Promise<Health>;
  close(): Promise<void>;
}

export type RunOptions = Pick<HarvestOptions, 'signal' | 'onProgress' | 'isOver'>;

export interface AppOptions {
  /** UTC epoch milliseconds. @default Date.now */
  readonly clock?: () => number;
  /** First part of the tables' names, so that several apps can share an account. @default proactivedigest */
  readonly tablePrefix?: string;
}

/** Opens the tables and makes the clients. @throws SettingsError, StoreError */
export async function createApp(settings: Settings, { clock = Date.now, tablePrefix = 'proactivedigest' }: AppOptions = {}): Promise<App> {
  const { values, documents, quarters, snapshots } = await openHistory({ connection: settings.storage, prefix: tablePrefix });
  const ledger = ledgerOf(documents);
  const { url, auth } = settings.dataverse;
  const dataverse = createDataverseClient({ url, token: createTokenSource(auth, url) });
  const sender = createSender(settings.mail);
  const history = { quarters, documents };
  const harvesting = { ...history, dataverse, rules: settings.rules, harvestFromDays: settings.harvestFromDays };
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
  const send = (digest: DigestId, period: Period) => makeAndSend(digests, digest, () => lookUpDigest(period));
  return {
    settings,
    snapshots,
    now: clock,
    lookUp,
    lookUpDigest,
    send,
    nextDigest: (period) => nextDigest(digests.archive, period, clock()),
    harvest: (options) => harvest(harvesting, { ...options, nowMs: clock() }),
    sweep: (options) => sweep(harvesting, settings.reportZone, { ...options, nowMs: clock() }),
    closeDays: () =>
      closeDays(
        { ...history, snapshots, openShareLimit, lookUp },
        { zones: [reportZone], nowMs: clock(), days: settings.retention.factsDays },
      ),
    async pull(period, options) {
      assertNotFuture(period, clock());
      const result = await pullSpan(harvesting, [period.fromMs, period.toMs], { ...options, nowMs: clock() });
      if (result.deliveries === 0 && !result.isVerified) throw emptyUnverified(period.from);
      return result;
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
    health: () => checkHealth(documents, ledger, settings.reportZone, clock()),
    close: () => sender.close(),
  };
}

let started: Promise<App> | undefined;

/** The app of this process, made from the environment when it is first asked for. A start that failed is tried again. @throws SettingsError, StoreError */
export function theApp(): Promise<App> {
  started ??= createApp(readSettings(process.env)).catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return started;
}

function createSender(mail: MailSettings) {
  return mail.transport === 'smtp' ? createSmtpSender(mail.smtpUrl) : createOutboxSender(mail.folder);
}
