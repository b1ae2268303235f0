/** Faults of a listing of an elastic table: pages that are empty, short, or repeat rows of the page before. All are legal: only the next link says whether more follows. */
import type { Page, Position } from '../query/page.ts';
import type { Row } from '../table/row.ts';
import type { Faults } from './faults.ts';

/** A page as it is sent; `next` "start" = the listing begins again on the next page. */
export interface SentPage {
  readonly rows: readonly Row[];
  readonly next: Position | 'start' | undefined;
}

/** What becomes of the page that follows a position. */
export function faultyPage(faults: Faults, page: Page, after: Position | undefined): SentPage {
  if (faults.strikes('emptyPages')) return { rows: [], next: after ?? 'start' };
  const whole = page.rows.length;
  if (whole < 2) return page;
  const sent = faults.strikes('shortPages') ? shortened(page, faults.int('shortPages', 1, whole - 1)) : page;
  const { length } = sent.rows;
  // Half of the page at most, so that a listing whose pages all overlap gets on.
  if (sent.next === undefined || length < 2 || !faults.strikes('repeatedRows')) return sent;
  return { rows: sent.rows, next: page.positionAfter(length - faults.int('repeatedRows', 1, Math.floor(length / 2))) };
}

function shortened({ rows, positionAfter }: Page, count: number): SentPage {
  return { rows: rows.slice(0, count), next: positionAfter(count) };
}
