/** Composition root: settings -> clients -> use cases. The only place that constructs clients. */

import { type Access, accessOf } from './access/access.ts';
import { closeDays } from './closing/close-days.ts';
import { recordCompaction } from './compaction/record-compaction.ts';
import { createDataverseClient, type DataverseClient } from './dataverse/client.ts';
import { createTokenSource } from './dataverse/token.ts';
import { createBackfills } from './harvest/backfill/backfills.ts';
import { harvest } from './harvest/harvest.ts';
import { pullPeriod } from './harvest/pull/pull-period.ts';
import { recordHarvest, recordPull, recordSweep } from './harvest/record-harvest.ts';
import { sweep } from './harvest/sweep.ts';
import { checkHealth } from './health/health.ts';
import { healthPorts } from './health/health-ports.ts';
import { type History, openHistory } from './history/history.ts';
import { type BackfillState, backfillState } from './history/state/backfill-state.ts';
import { requestSeats } from './history/state/request-seats.ts';
import { rulesNumber } from './history/state/rules-versions.ts';
import { harvestState } from './history/state/watermarks.ts';
import { loadSurroundings, type Onlooker } from './lookup/around/surroundings.ts';
import { loadScope } from './lookup/known-scopes.ts';
import { newLoaded } from './lookup/loaded/loaded.ts';
import { lookUpReport } from './lookup/look-up-report.ts';
import { loadProvisionalNotes } from './lookup/provisional.ts';
import { assertNotFuture, type ReportQuery } from './lookup/report-query.ts';
import { tellingReports } from './lookup/tell-report.ts';
import { listViolations, type ViolationsQuery } from './lookup/violations/list-violations.ts';
import { parseMailbox } from './mail/address.ts';
import { isAllowedDomain } from './mail/allowed-domains.ts';
import type { MailSender } from './mail/sender.ts';
import { createMailSender } from './mail/transports.ts';
import type { Person } from './metrics/fact/contact-key.ts';
import type { ReportScope } from './report/scope.ts';
import { keptOf } from './retention/kept-of-contact.ts';
import { recordErasure } from './retention/record-erasure.ts';
import { recordRetention } from './retention/record-retention.ts';
import type { RunRecording } from './runs/record-run.ts';
import { type RunLog, runLog } from './runs/run-log.ts';
import type { Settings } from './settings/settings.ts';
import { archiveOf } from './subscriptions/delivery/archive.ts';
import { deliveryStore } from './subscriptions/delivery/delivery-store.ts';
import { ledgerOf } from './subscriptions/delivery/ledger.ts';
import { lettersOf } from './subscriptions/delivery/letters.ts';
import { type DigestPorts, digestUseCases } from './subscriptions/digest-use-cases.ts';
import { dispatchMark } from './subscriptions/dispatch/dispatch-mark.ts';
import { noteDueNow } from './subscriptions/dispatch/note-due.ts';
import { optOutStore } from './subscriptions/people/opt-out-store.ts';
import { mailPace } from './subscriptions/sending/mail-pace.ts';
import { mailPause } from './subscriptions/sending/server-pause.ts';
import { editSubscriptions } from './subscriptions/subscription/edit-subscriptions.ts';
import { hasSubscription } from './subscriptions/subscription/has-subscription.ts';
import { seededSubscription } from './subscriptions/subscription/seeded-subscription.ts';
import type { SubscriptionStore } from './subscriptions/subscription/subscription.ts';
import { subscriptionStore } from './subscriptions/subscription/subscription-store.ts';
import { zonesOnRecord } from './subscriptions/subscription/zones-on-record.ts';
import { observeRequests, observeStorage } from './telemetry/observe-totals.ts';
import { NO_TELEMETRY, type Telemetry } from './telemetry/telemetry.ts';
import { tellDelivered, toldDigests } from './telemetry/told-digests.ts';
import { toldRuns } from './telemetry/told-runs.ts';
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
  /** @default NO_TELEMETRY */
  readonly telemetry?: Telemetry;
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
  readonly subscriptions: SubscriptionStore;
  readonly telemetry: Telemetry;
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
    now: clock,
    ...harvestsOf(parts),
    ...reports,
    ...toldDigests(digestUseCases(digestPorts(parts, reports.lookUp)), parts.telemetry),
    subscriptions: subscriptionsOf(parts, reports.resolveScope),
    ...retentionOf(parts),
    health: () => checkHealth(healthOf(parts), settings.reportZone, clock()),
    async close() {
      await dataverse.close();
      await sender.close();
    },
  };
}

async function openParts(settings: Settings, options: AppOptions): Promise<Parts> {
  const { clock = Date.now, tablePrefix = settings.historyPrefix, warn = console.error, telemetry = NO_TELEMETRY } = options;
  const onOperation = observeStorage(telemetry);
  const history = await openHistory({ connection: settings.storage, prefix: tablePrefix, now: clock, onOperation });
  const { url, auth } = settings.dataverse;
  const seats = { store: requestSeats(history.documents) };
  const dataverse = createDataverseClient({ url, token: createTokenSource(auth, url), seats });
  observeRequests(telemetry, dataverse.stats);
  const runs = toldRuns(runLog(history.documents), telemetry);
  const recording = { log: runs, clock, warn, requestCounts: () => ({ ...dataverse.stats }) };
  const backfills = backfillState(history.documents);
  const { access: allowing, publicUrl } = settings;
  const { documents } = history;
  const subscriptions = subscriptionStore(documents, seededSubscription(settings));
  const findSubscription = async (id: string) => {
    const subscription = (await subscriptions.read(id))?.subscription;
    return subscription && { name: subscription.name, zone: subscription.schedule.zone, hasOwner: subscription.owner !== undefined };
  };
  const access = accessOf({ settings: allowing, publicUrl, documents, recording, findSubscription });
  const sender = createMailSender(settings.mail);
  return { settings, history, dataverse, sender, runs, recording, backfills, access, subscriptions, telemetry, clock };
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

function reportsOf({ settings, history, subscriptions, recording, clock }: Parts) {
  const { openShareLimit, reportZone, retention, rules, harvestFromDays, historyCacheMb } = settings;
  const ports = { ...history, openShareLimit, rulePack: rules.rulePack, loaded: newLoaded(historyCacheMb) };
  const lookUp = (query: ReportQuery) => lookUpReport(ports, query, clock());
  const closing = { ...history, openShareLimit, lookUp };
  const listZones = async () => zonesOnRecord(reportZone, (await subscriptions.list()).subscriptions);
  const listScopes = async () => (await subscriptions.list()).subscriptions.map(({ subscription }) => subscription.scope);
  const around = { ...ports, harvestFromDays, listZones };
  return {
    lookUp,
    listViolations: (query: ViolationsQuery) => listViolations({ ...ports, factsDays: retention.factsDays }, query, clock()),
    tellReport: tellingReports({ ...ports, listScopes }, lookUp),
    surroundings: (query: ReportQuery, onlooker: Onlooker) => loadSurroundings(around, query, onlooker, clock()),
    resolveScope: (scope: ReportScope) => loadScope(history, scope),
    compact: (options: Pick<RunOptions, 'isOver'> = {}) => recordCompaction(recording, history.quarters, { ...options, nowMs: clock() }),
    closeDays: async (options: Pick<RunOptions, 'isOver'> = {}) =>
      closeDays(closing, { ...options, zones: await listZones(), nowMs: clock(), days: retention.factsDays }),
  };
}

function subscriptionsOf({ settings, history, subscriptions: store, clock }: Parts, resolveScope: App['resolveScope']) {
  const noting = { deliveries: deliveryStore(history.documents), mark: dispatchMark(history.documents), clock };
  return editSubscriptions({
    store,
    rules: { isAllowed: (address) => isAllowedDomain(settings.mail.allowedDomains, address) },
    resolveScope,
    noteDue: (kept) => noteDueNow(noting, kept),
  });
}

function digestPorts(parts: Parts, lookUp: App['lookUp']): DigestPorts {
  const { settings, history, sender, access, subscriptions, recording, telemetry, clock } = parts;
  const { mail, digestCatchUpDays, branding, openShareLimit, rules } = settings;
  const { documents, values, snapshots, quarters } = history;
  const kept = { documents, ledger: ledgerOf(documents), archive: archiveOf(values), deliveries: deliveryStore(documents), snapshots };
  const { from: mailFrom, replyTo: mailReplyTo, perMinute } = mail;
  const pace =
    perMinute === undefined ? undefined : mailPace(documents, { mailbox: parseMailbox('MAIL_FROM', mailFrom).address, perMinute, clock });
  const letters = lettersOf(values, { sender, transport: mail.transport });
  const pause = mailPause(history.documents, settings, clock);
  const sending = { sender, letters, pause, pace, mailFrom, mailReplyTo, messageKey: rules.privacyKey };
  // What cannot be read will not become readable: the digest does not wait for it, and tells of it.
  const reading = { quarters: quarters.readable(), openShareLimit };
  return {
    ...kept,
    ...sending,
    ...{ subscriptions, optOuts: optOutStore(documents), lookUp, branding, recording, clock },
    ...{ linksOf: access.linksOf, personal: access.personal, rulesNumber: () => rulesNumber(documents) },
    onWorked: (delivered) => tellDelivered(telemetry, delivered),
    mark: dispatchMark(documents),
    allowedDomains: mail.allowedDomains,
    catchUpMs: digestCatchUpDays * DAY_MS,
    provisionalNotes: async (period) => loadProvisionalNotes(reading, period, await harvestState(documents).coverage(), clock()),
  };
}

function retentionOf({ settings, history, runs, recording, backfills, subscriptions, clock }: Parts) {
  const { retention: periods, rules } = settings;
  const toRetain = { ...history, periods, runs, recording, backfills, hasSubscription: (id: string) => hasSubscription(subscriptions, id) };
  return {
    retain: (options?: Pick<RunOptions, 'signal'>) => recordRetention(toRetain, { ...options, nowMs: clock() }),
    erase: (person: Person) => recordErasure({ ...history, recording, privacyKey: rules.privacyKey }, person, clock()),
    keptOf: (person: Person) => keptOf({ ...history, periods, privacyKey: rules.privacyKey }, person, clock()),
  };
}

function healthOf({ history, settings, sender, clock }: Parts) {
  return healthPorts(history.documents, {
    pause: mailPause(history.documents, settings, clock),
    readsReports: sender.readBounces !== undefined,
  });
}
