/** What is told of a KPI: how it is worked out, from what, and where a report shows it. */
import type { ConversationRow, DeliveryRow } from '../../row/row.ts';

type Short<Name extends string> = Name extends `msdyn_${infer Rest}` ? Rest : Name;
/** A column of msdyn_proactive_delivery or, after "conversation.", of msdyn_ocliveworkitem, both without msdyn_; "attributes" = the delivery's attribute rows. */
export type Column = Short<keyof DeliveryRow> | `conversation.${Short<keyof ConversationRow>}` | 'attributes';

/** amount = in whatever unit an attribute holds, share = 0 to 1, percent = 0 to 100, ratio = a number that may be more than 1, score = spreads from the median, probability = 0 to 1. */
export type Unit =
  | 'count'
  | 'amount'
  | 'share'
  | 'percent'
  | 'ratio'
  | 'seconds'
  | 'hours'
  | 'per day'
  | 'score'
  | 'probability'
  | 'yes or no'
  | 'as watched';

/** In the order in which they are listed. */
export const KPI_GROUPS = [
  'Rates',
  'Totals',
  'Times',
  'Queues and configurations',
  'Representatives',
  'Caller ids',
  'Best time to call',
  'Contacts',
  'Compliance',
  'Backlog',
  'Comparison',
  'Data quality',
] as const;
export type KpiGroup = (typeof KPI_GROUPS)[number];

export interface Kpi {
  /** Stable and unique. */
  readonly id: string;
  readonly name: string;
  readonly group: KpiGroup;
  /** The formula in words. */
  readonly formula: string;
  readonly columns: readonly Column[];
  /** Which rows it looks at, in words. */
  readonly filters: string;
  readonly unit: Unit;
  /** Whether more is better: up, down, or neither. */
  readonly direction: 'up' | 'down' | 'neither';
  /** Where it stands in report JSON (RFC 9535); `[*]` = every item of a list. */
  readonly path: string;
  /** Where else the same measure stands: list items, the week before. */
  readonly alsoAt: readonly string[];
  /** Fields of the object at `path` that make it up, e.g. numerator and denominator; none where the value itself stands there. */
  readonly parts: readonly string[];
  /** What was chosen where the field knows several ways, null where it knows one. */
  readonly choice: string | null;
}

/** A KPI as it is written down; what is left out is none. */
export type KpiEntry = Omit<Kpi, 'group' | 'alsoAt' | 'parts' | 'choice'> & Partial<Pick<Kpi, 'alsoAt' | 'parts' | 'choice'>>;

/** Fields of a Rate (src/metrics/kpis/rate.ts). */
export const RATE_PARTS = ['numerator', 'denominator', 'value', 'low', 'high'] as const;

/** The entries of one group. */
export function kpisOf(group: KpiGroup, entries: readonly KpiEntry[]): readonly Kpi[] {
  return entries.map((entry) => ({ alsoAt: [], parts: [], choice: null, ...entry, group }));
}
