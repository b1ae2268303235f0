/** The lists of a report: their items, by list. Their names and counts are those of the table of lists (src/metrics/cube/lists.ts). */
import type { ATTRIBUTE_COUNTS, ItemCount } from '../metrics/cube/entry-counts.ts';
import type { ShownListName } from '../metrics/cube/lists.ts';
import type { ToldCount } from '../metrics/kpis/data/total-kpis.ts';
import type { ItemDays } from './comparison/trend-model.ts';
import type { WithLimits } from './setup/setup-model.ts';
import type { ValueSum } from './value-sum.ts';

/** The counts that every list item carries; null where the settings that tell them were not there in the whole report. */
export type ItemCounts = Readonly<Record<Exclude<ItemCount, ToldCount>, number> & Record<ToldCount & ItemCount, number | null>>;

/** One line of a list. `key` is the stored value ("" = not given, "(many)" = the rest of a list that grew too long), `name` what people read. */
export interface Item extends ItemCounts {
  readonly key: string;
  readonly name: string;
  /** Set where the value is not one that Microsoft documents. */
  readonly unknown?: boolean;
}

/** Attempts by the local hour of their own start; `key` and `name` are "00" to "23". */
export type HourItem = ItemCounts & Pick<Item, 'key' | 'name'>;

/** One value of one attribute keyword, with fewer counts. `key` is JSON of [type, keyword, value]. */
export interface AttributeItem extends Pick<ItemCounts, (typeof ATTRIBUTE_COUNTS)[number]> {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly keyword: string;
  readonly value: string;
}

/** One run of one journey. `key` is JSON of [journey, run], `name` the run. */
export interface JourneyRunItem extends Item {
  readonly journey: string;
  readonly run: string;
}

/** What a queue or configuration usually has on such a weekday. */
export interface UsualOfItem {
  /** Median of the same weekdays of the last eight weeks; null where fewer than four were read. */
  readonly deliveries: number | null;
  /** The same of the rate of live answers, at least; null where fewer than four had enough calls. */
  readonly live: number | null;
  /** Weekdays that were read. */
  readonly weeks: number;
}

/** A queue or configuration, with how it copes. */
export interface QueueItem extends Item {
  /** Where the report has a trend; older versions lack it. */
  readonly days?: ItemDays;
  /** Of single days; older versions lack it. */
  readonly usual?: UsualOfItem;
  /** How unusual it is, 0 = not at all: the greater number of standard deviations that its deliveries or its live rate lie from what is usual, and more for each kind of finding that opens it. */
  readonly unusual?: number;
  readonly expired: number;
  readonly processed: number;
  readonly value: ValueSum;
  /** Open deliveries at the time of the backlog, null without one. */
  readonly backlog: number | null;
  /** Of these, Pending past their window, or InProcess for too long. */
  readonly zombies: number | null;
  /** Processed in the last hour before the backlog was counted, null without one. */
  readonly processedLastHour: number | null;
  /** (backlog - zombies) / processedLastHour, hours, null where either is missing or nothing was processed. */
  readonly hoursRemaining: number | null;
}

/** A configuration: a queue's measures, and its owner's own limits. */
export type ConfigurationItem = QueueItem & WithLimits;

/** A representative: what came of the deliveries they took, and the times that conversations tell. */
export interface AgentItem extends Item {
  readonly handled: number;
  /** Mean seconds and of how many conversations; null where none tells. */
  readonly meanTalkSeconds: number | null;
  readonly talked: number;
  readonly meanHandleSeconds: number | null;
  readonly timedHandles: number;
}

/** Lists whose items say something else than those of others. */
export interface OwnItems {
  readonly byQueue: QueueItem;
  readonly byConfiguration: ConfigurationItem;
  readonly byJourneyRun: JourneyRunItem;
  readonly byAgent: AgentItem;
  readonly byHour: HourItem;
  readonly byAttribute: AttributeItem;
}

/** The lists of a report by name. */
export type ReportLists = {
  readonly [Name in ShownListName]: readonly (Name extends keyof OwnItems ? OwnItems[Name] : Item)[];
};
