/** What a link of a mail opens: the report of its days, perhaps narrowed, at a section that shows it. */
import type { ReportScope } from '../../report/scope.ts';
import type { SectionId } from './section-ids.ts';

export interface LinkTarget {
  /** In stored values. @default all that the mail shows */
  readonly scope?: ReportScope;
  /** @default the top of the page */
  readonly section?: SectionId;
}

/** The address of a target, http or https. Pure: the token in it was signed before. */
export type LinkTo = (target: LinkTarget) => string;
