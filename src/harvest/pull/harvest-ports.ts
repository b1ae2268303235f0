/** What a harvest works with, is asked for, and tells: the same for what changed, a past day and a sweep. */
import type { DataverseClient } from '../../dataverse/client.ts';
import type { Blobs } from '../../history/blobs/blobs.ts';
import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import type { ValueStore } from '../../history/tables/value-store.ts';
import type { Rules } from '../../metrics/rules/rules.ts';
import type { RunError } from '../../runs/run.ts';
import type { PullCounts } from './pull-batch.ts';

export interface HarvestPorts {
  readonly dataverse: DataverseClient;
  readonly quarters: QuarterStore;
  readonly values: ValueStore;
  readonly blobs: Blobs;
  readonly documents: DocumentStore;
  readonly rules: Rules;
  /** How far back the first harvest reads, days. */
  readonly harvestFromDays: number;
}

export interface HarvestOptions {
  /** This process's clock, UTC epoch milliseconds: cuts a long reading into slices, never decides what has been read. */
  readonly nowMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((counts: Readonly<PullCounts>) => void) | undefined;
  /** Whether the run has no more time: it then ends with what it has filed, and the next one goes on there. @default never */
  readonly isOver?: () => boolean;
  /** Called once all that changed is filed, before what is nice to have; not where nobody has read all there was before. @default nothing */
  readonly onFiled?: (() => Promise<void>) | undefined;
}

export interface HarvestResult extends PullCounts {
  /** Whether the right to see every row could be checked where no row was found. */
  readonly isVerified: boolean;
  /** False where the run ended early for want of time. */
  readonly isComplete: boolean;
  /** Attributes found that belong to no delivery. */
  readonly orphans: number;
  /** Changes that came after the quarter hour was frozen, and are not counted in its cube. */
  readonly frozenChanges: number;
  /** What is nice to have and went wrong, by the name of the step; nothing that counts is missing for it. */
  readonly troubles: readonly RunError[];
}
