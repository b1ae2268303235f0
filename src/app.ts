/** Composition root: settings -> clients -> use cases. The only place that constructs clients. */

import { type Access, accessOf } from './access/access.ts';
import { closeDays } from './closing/close-days.ts';
import { createDataverseClient, type DataverseClient } from './dataverse/client.ts';
import { createTokenSource } from './dataverse/token.ts';
import { createBackfills } from './harvest/backfill/backfills.ts';
import { harvest } from './harvest/harvest.ts';
import { pullPeriod } from './harvest/pull/pull-period.ts';
import { recordHarvest, recordPull, recordSweep } from './harvest/record-harvest.ts';
import { sweep } from './harvest/sweep.ts';
import { checkHealth } from './health/health.ts';
import { type History, openHistory } from './history/history.ts';
import { type BackfillState, backfillState } from './history/state/backfill-state.ts';
import { requestSeats } from './history/state/request-seats.ts';
import { loadScope } from './lookup/known-scopes.ts';
import { lookUpReport } from './lookup/look-up-report.ts';
import { assertNotFuture, type ReportQuery } from './lookup/report-query.ts';
import { tellingReports } from './lookup/tell-report.ts';
import { isAllowedDomain } from './mail/allowed-domains.ts';
import type { MailSender } from './mail/sender.ts';
import { createMailSender } from './mail/transports.ts';
import type { Person } from './metrics/fact/contact-key.ts';
import type { ReportScope } from './report/scope.ts';
import { recordErasure } from './retention/record-erasure.ts';
import { recordRetention } from './retention/record-retention.ts';
import type { RunRecording } from './runs/record-run.ts';
import { type RunLog, runLog } from './runs/run-log.ts';
import { readSettings, type Settings } from './settings/settings.ts';
import { startNotes } from './settings/start-notes.ts';
import { archiveOf } from './subscriptions/delivery/archive.ts';
import { type DigestId, ledgerOf } from './subscriptions/delivery/ledger.ts';
import { type DigestPorts, makeAndSend, nextDigest, recipientsFor, type SentDigest } from './subscriptions/dispatch.ts';
import { lookUpDigest } from './subscriptions/look-up-digest.ts';
import { pendingDigests } from './subscriptions/pending.ts';
import { leavingOf } from './subscriptions/people/leaving.ts';
import { optOutStore } from './subscriptions/people/opt-out-store.ts';
import { recordDigest } from './subscriptions/record-digest.ts';
import { type ResendOrder, resendDigest } from './subscriptions/resend-digest.ts';
import { type Finding, resolveDigest } from './subscriptions/resolve-digest.ts';
import { dispatchPortsOf, sendDueDigests } from './subscriptions/send-due-digests.ts';
import { byHand, type ServerPause, serverPause } from './subscriptions/sending/server-pause.ts';
import { editSubscriptions } from './subscriptions/subscription/edit-subscriptions.ts';
import { seededSubscription } from './subscriptions/subscription/seeded-subscription.ts';
import { DEFAULT_SUBSCRIPTION } from './subscriptions/subscription/subscription.ts';
import { subscriptionStore } from './subscriptions/subscription/subscription-store.ts';
import { DAY_MS } from './time/lengths.ts';
import type { Period } from './time/local-day.ts';
import type { App, PullOptions, RunOptions } from './use-cases.ts';

export type { App, PullOptions, RunOptions };

export interface AppOptions {
  /** UTC epoch milliseconds. @default Date.now */
  readonly clock?: () => number;
  /** In place of HISTORY_PREFIX. */
  readonly tablePrefix?: string;
  /** Gets told what must not stop the work: a run log that cannot be written. @default console.error */
  readonly warn?: (message: string) => void;
}

/** What all use cases are made of. */
interface Parts {
  readonly settings: Settings;
  readonly history: History;
  readonly dataverse: DataverseClient;
  readonly sender: MailSender;
  readonly runs: RunLog;
  readonly recording: RunRecording;
  readonly backfills: BackfillState;
  readonly access: Access;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
}

/** Opens the tables and makes the clients. @throws SettingsError, StoreError */
export async function createApp(settings: Settings, options: AppOptions = {}): Promise<App> {
  const parts = await openParts(settings, options);
  const { history, dataverse, clock, runs, sender, access } = parts;
  const reports = reportsOf(parts);
  return {
    settings,
    snapshots: history.snapshots,
    runs,
    access,
    leaving: leavingOf({ optOuts: optOutStore(history.documents), onLeft: async () => {}, clock }),
    now: clock,
    ...harvestsOf(parts),
    ...reports,
    ...digestsOf(parts, reports.lookUp),
    subscriptions: subscriptionsOf(parts, reports.resolveScope),
    ...retentionOf(parts),
    health: () => checkHealth(healthPorts(parts), settings.reportZone, clock()),
    async close() {
      await dataverse.close();
      await sender.close();
    },
  };
}

async function openParts(settings: Settings, options: AppOptions): Promise<Parts> {
  const { clock = Date.now, tablePrefix = settings.historyPrefix, warn = console.error } = options;
  const history = await openHistory({ connection: settings.storage, prefix: tablePrefix, now: clock });
  const { url, auth } = settings.dataverse;
  const seats = { store: requestSeats(history.documents) };
  const dataverse = createDataverseClient({ url, token: createTokenSource(auth, url), seats });
  const runs = runLog(history.documents);
  const recording = { log: runs, clock, warn, requestCounts: () => ({ ...dataverse.stats }) };
  const backfills = backfillState(history.documents);
  const { access: allowing, publicUrl, digestTo } = settings;
  const hasSubscription = (name: string) => name === DEFAULT_SUBSCRIPTION && digestTo.length > 0;
  const { brand } = settings.branding;
  const findSubscription = async (id: string) => (hasSubscription(id) ? { name: brand.name, zone: settings.reportZone } : undefined);
  const { documents } = history;
  const access = accessOf({ settings: allowing, publicUrl, documents, recording, hasSubscription, findSubscription });
  return { settings, history, dataverse, sender: createMailSender(settings.mail), runs, recording, backfills, access, clock };
}

function harvestsOf({ settings, history, dataverse, recording, backfills, clock }: Parts) {
  const { rules, harvestFromDays, reportZone } = settings;
  const ports = { ...history, dataverse, rules, harvestFromDays };
  const now = (options: RunOptions = {}) => ({ ...options, nowMs: clock() });
  return {
    backfills: createBackfills({ ...ports, state: backfills, recording, clock }),
    harvest: (options?: RunOptions) => recordHarvest(recording, history.documents, now(options), (noted) => harvest(ports, noted)),
    sweep: (options?: RunOptions) =>
      recordSweep(recording, history.documents, reportZone, now(options), (noted) => sweep(ports, reportZone, noted)),
    async pull(period: Period, options?: PullOptions) {
      assertNotFuture(period, clock());
      return recordPull(recording, period, now(options), (noted) => pullPeriod(ports, period, noted));
    },
  };
}

function reportsOf({ settings, history, clock }: Parts) {
  const { openShareLimit, reportZone, retention, rules } = settings;
  const ports = { ...history, openShareLimit, rulePack: rules.rulePack };
  const lookUp = (query: ReportQuery) => lookUpReport(ports, query, clock());
  const closing = { ...history, openShareLimit, lookUp };
  return {
    lookUp,
    tellReport: tellingReports(ports, lookUp),
    resolveScope: (scope: ReportScope) => loadScope(history, scope),
    closeDays: (options: Pick<RunOptions, 'isOver'> = {}) =>
      closeDays(closing, { ...options, zones: [reportZone], nowMs: clock(), days: retention.factsDays }),
  };
}

function digestsOf(parts: Parts, lookUp: App['lookUp']) {
  const { settings, history, recording, clock } = parts;
  const ports = digestPorts(parts);
  const load = (period: Period) => lookUpDigest({ ...ports, lookUp }, period);
  const sendBy =
    (by: DigestPorts) =>
    (digest: DigestId, period: Period, to: readonly string[] | null, onWork?: () => Promise<void>): Promise<SentDigest> => {
      const addressed = { ...by, recipients: recipientsFor(by.recipients, to) };
      const work = { send: () => makeAndSend(addressed, digest, () => load(period)), onWork };
      return recordDigest(addressed, recording, digest, period, work);
    };
  const ordered = sendBy({ ...ports, pause: byHand(ports.pause) });
  const duePorts = { ...history, ...ports, recording, openShareLimit: settings.openShareLimit };
  const options = () => ({ ...settings, nowMs: clock() });
  return {
    lookUpDigest: load,
    send: (digest: DigestId, period: Period) => ordered(digest, period, null),
    nextDigest: (period: Period) => nextDigest(ports.archive, period, clock()),
    dispatch: ({ isOver }: Pick<RunOptions, 'isOver'> = {}) =>
      sendDueDigests({ ...duePorts, send: sendBy(ports) }, { ...options(), isOver }),
    resend: (order: ResendOrder) =>
      resendDigest({ ...ports, dispatching: dispatchPortsOf({ ...duePorts, send: ordered }, options()) }, order),
    resolve: (finding: Finding) => resolveDigest(ports, finding, clock()),
  };
}

function subscriptionsOf({ settings, history }: Parts, resolveScope: App['resolveScope']) {
  const store = subscriptionStore(history.documents, seededSubscription(settings));
  const rules = { isAllowed: (address: string) => isAllowedDomain(settings.mail.allowedDomains, address) };
  return editSubscriptions({ store, rules, resolveScope, noteDue: async () => {} });
}

function digestPorts({ settings, history, sender, access, clock }: Parts) {
  const { mail, digestTo: recipients, digestCatchUpDays, content, branding } = settings;
  const { documents, values, snapshots } = history;
  const catchUpMs = digestCatchUpDays * DAY_MS;
  const pending = pendingDigests(documents, { catchUpMs, clock });
  const kept = { ledger: ledgerOf(documents), archive: archiveOf(values), pending, snapshots };
  const sending = { sender, pause: mailPause(history, settings, clock), mailFrom: mail.from, mailReplyTo: mail.replyTo };
  return { ...kept, ...sending, clock, recipients, content, branding, linksOf: access.linksOf, catchUpMs };
}

/** The key keeps the settings, a password among them, from being guessed by their hash. */
function mailPause({ documents }: History, { mail, rules }: Settings, clock: () => number): ServerPause {
  return serverPause(documents, { settings: [rules.privacyKey, mail], clock });
}

function retentionOf({ settings, history, runs, recording, backfills, clock }: Parts) {
  const { retention: periods, rules } = settings;
  const { privacyKey } = rules;
  return {
    retain: (options?: Pick<RunOptions, 'signal'>) =>
      recordRetention({ ...history, periods, runs, recording, backfills }, { ...options, nowMs: clock() }),
    erase: (person: Person) => recordErasure({ ...history, recording, privacyKey }, person, clock()),
  };
}

function healthPorts({ history, settings, clock, runs, backfills }: Parts) {
  const { documents } = history;
  return { documents, ledger: ledgerOf(documents), pause: mailPause(history, settings, clock), runs, backfills };
}

let started: Promise<App> | undefined;

/** The app of this process, made from the environment when it is first asked for. A start that failed is tried again. @throws SettingsError, StoreError */
export function theApp(): Promise<App> {
  started ??= start().catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return started;
}

async function start(): Promise<App> {
  const app = await createApp(readSettings(process.env));
  for (const note of startNotes(app.settings)) console.warn(note);
  return app;
}

/** Closes the app of this process where it was started; whoever asks for one after that gets another, of the environment as it is then. */
export async function closeTheApp(): Promise<void> {
  const app = await started?.catch(() => undefined);
  started = undefined;
  await app?.close();
}
