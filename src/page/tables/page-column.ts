/** A column of a table of the page: what it is called, what explains it, how its cells read and sort. */
import type { Html } from '../../html.ts';
import type { Said } from '../../words/words.ts';

/** What a cell is sorted by; null = not known, which stands last in either order. */
export type SortValue = number | string | null;

export interface PageColumn<T> {
  /** As it stands in addresses: sort=table.id. */
  readonly id: string;
  readonly label: Said;
  /** Id of what explains it (src/metrics/kpis/kpi-table.ts). @default nothing does */
  readonly kpi?: string;
  readonly cell: (item: T) => string | Html;
  /** @default it is not sorted by */
  readonly value?: (item: T) => SortValue;
}

/** What a row is called. */
export interface RowName {
  readonly text: Said;
  /** Where it leads: to the page of what it stands for alone. */
  readonly href?: string | undefined;
  /** What is odd about it. */
  readonly flag?: Said | undefined;
  /** The rest of a list that grew too long: last in every order. */
  readonly isRest?: boolean;
  /** Drawn before the name. */
  readonly mark?: Html | undefined;
}
