/** Something that a reader should act on or look at, in words. */
import type { Signal } from '../../report/report.ts';
import type { Said } from '../../words/words.ts';

export interface Finding {
  /** urgent = to act on; possible = possible or near, worth a look. */
  readonly severity: 'urgent' | 'possible';
  /** A sentence or two. */
  readonly text: Said;
  /** For a subject: at most 40 characters as a rule. */
  readonly short: Said;
  /** What it is made of; the first where it sums up several. */
  readonly signal: Signal;
}
