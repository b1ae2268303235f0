/** The state of a page, which is its address: the same parameters as those of the report over HTTP. */
import type { ReportScope } from '../../report/scope.ts';
import type { Compare } from '../../time/compared-period.ts';
import type { PeriodKind } from '../../time/period-before.ts';
import type { Language } from '../../words/language.ts';

export interface PageAddress {
  /** Path from the root of the app: "/report". */
  readonly path: string;
  /** Local dates, YYYY-MM-DD, both included, and how they were asked for. */
  readonly period: { readonly kind: PeriodKind; readonly from: string; readonly to: string };
  /** IANA zone. */
  readonly zone: string;
  /** In stored values, "" = not given. */
  readonly scope: ReportScope;
  /** What it is compared with; undefined = as usual. */
  readonly compare?: Compare | undefined;
  /** A stored version of one day. */
  readonly version?: number | undefined;
  readonly language: Language;
  /** What an address means that does not say it, and so need not say: it stays short. @default nothing, and all is said */
  readonly usual?: { readonly zone: string; readonly language: Language } | undefined;
  /** How tables are sorted that are not in their own order. */
  readonly sort: readonly Sort[];
}

/** A table of the page by its id, and one of its columns. */
export interface Sort {
  readonly table: string;
  readonly column: string;
  readonly isDescending: boolean;
}
