/** What the triggers call: every use case of the app. */
import type { Access } from './access/access.ts';
import type { ClosedDay } from './closing/close-days.ts';
import type { Backfills } from './harvest/backfill/backfills.ts';
import type { HarvestOptions, HarvestResult } from './harvest/pull/harvest-ports.ts';
import type { SpanOptions, SpanResult } from './harvest/pull/pull-span.ts';
import type { SweptDay } from './harvest/sweep.ts';
import type { Health } from './health/health.ts';
import type { SnapshotStore } from './history/tables/snapshot-store.ts';
import type { Beside, Onlooker } from './lookup/around/surroundings.ts';
import type { LookedUp } from './lookup/look-up-report.ts';
import type { ReportQuery } from './lookup/report-query.ts';
import type { ToldReport } from './lookup/tell-report.ts';
import type { ViolationList, ViolationsQuery } from './lookup/violations/list-violations.ts';
import type { Person } from './metrics/fact/contact-key.ts';
import type { ReportScope } from './report/scope.ts';
import type { Erased } from './retention/erase-contact.ts';
import type { Kept } from './retention/kept-of-contact.ts';
import type { RetentionResult } from './retention/retain.ts';
import type { RunLog } from './runs/run-log.ts';
import type { Settings } from './settings/settings.ts';
import type { DigestUseCases } from './subscriptions/digest-use-cases.ts';
import type { SubscriptionEditing } from './subscriptions/subscription/edit-subscriptions.ts';
import type { Period } from './time/local-day.ts';

/** What the triggers call. Every method takes its moment from the app's clock. */
export interface App extends DigestUseCases {
  readonly settings: Settings;
  readonly snapshots: SnapshotStore;
  /** What harvests, pulls, digests and the rest did. */
  readonly runs: Pick<RunLog, 'list'>;
  /** Days pulled through a queue. */
  readonly backfills: Backfills;
  /** Who may open what without a key, and the links for it. */
  readonly access: Access;
  now(): number;
  /** Who gets which digest, read and changed by people. */
  readonly subscriptions: SubscriptionEditing;
  /** Reads what changed in Dataverse since the last time. */
  harvest(options?: RunOptions): Promise<HarvestResult>;
  /** Reads one period at once. @throws DataverseError dataverse.no-rights where it looks empty and nobody can tell why, InputError for a future one */
  pull(period: Period, options?: PullOptions): Promise<SpanResult>;
  /** Reads past days again that are due for it. */
  sweep(options?: RunOptions): Promise<readonly SweptDay[]>;
  /** Folds what was changed of days into their files where that is worth it, and gives the starts of those days (UTC epoch milliseconds); repeats are harmless. */
  compact(options?: Pick<RunOptions, 'isOver'>): Promise<readonly number[]>;
  /** Puts the days that are complete on record, and restates those that changed since. To be called in or after each harvest; repeats are harmless. */
  closeDays(options?: Pick<RunOptions, 'isOver'>): Promise<readonly ClosedDay[]>;
  /** Computes a report. Reads history only. */
  lookUp(query: ReportQuery): Promise<LookedUp>;
  /** What a reader is told: the version on record of a closed day that did not change since, else a report computed once for all who ask the same at the same time. */
  tellReport(query: ReportQuery): Promise<ToldReport>;
  /** A page of the deliveries behind the numbers of compliance. Reads history only. @throws StoreError */
  listViolations(query: ViolationsQuery): Promise<ViolationList>;
  /** What a page shows beside the report of a query, narrowed to what its reader may see; to be asked for at the same time as the report. @throws StoreError */
  surroundings(query: ReportQuery, onlooker: Onlooker): Promise<Beside>;
  /** A scope as history has it: names become ids. @throws InputError for one that nothing can match */
  resolveScope(scope: ReportScope): Promise<ReportScope>;
  /** Removes what has been kept long enough; ends after four minutes at the latest, and the next run goes on. */
  retain(options?: Pick<RunOptions, 'signal'>): Promise<RetentionResult>;
  /** Erases what is kept of a contact, and notes that the next run of retain() repeats it. */
  erase(person: Person): Promise<Erased>;
  /** What is kept of a contact. @throws StoreError */
  keptOf(person: Person): Promise<Kept>;
  health(): Promise<Health>;
  close(): Promise<void>;
}

/** How a reading of Dataverse can be watched and ended early. */
export type RunOptions = Pick<HarvestOptions, 'signal' | 'onProgress' | 'isOver' | 'onFiled'>;
/** The same of a pull, which can also begin later than its period. */
export type PullOptions = RunOptions & Pick<SpanOptions, 'startMs'>;
