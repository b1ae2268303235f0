/** A part of a mail under its own heading, as finished strings. */
import type { Report, Signal } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import type { Brand } from '../options/brand.ts';
import type { LinkTo } from '../options/link-target.ts';
import type { SectionId } from '../options/section-ids.ts';
import type { MarkView } from '../shapes/compliance-line.ts';
import type { StripView } from '../shapes/hours-strip.ts';
import type { TableView } from '../tables/table-view.ts';

/** One of the four is there, or a note alone. */
export interface SectionView {
  readonly id: SectionId;
  readonly title: string;
  /** A sentence under the title, null without one. */
  readonly note: string | null;
  readonly table: TableView | null;
  readonly strip: StripView | null;
  readonly marks: readonly MarkView[] | null;
  readonly lines: readonly string[] | null;
}

/** What a section is made of. */
export interface SectionSource {
  readonly report: Report;
  readonly signals: readonly Signal[];
  readonly words: Words;
  readonly brand: Brand;
  readonly linkTo: LinkTo | undefined;
  /** What stands among the findings already, so that it is not said again; nothing where a mail is whole. */
  readonly told: readonly string[];
}

export type SectionParts = Omit<SectionView, 'id'>;
/** Null where there is nothing to say: a section is left out with its heading. */
export type Section = (source: SectionSource) => SectionParts | null;

const NOTHING = { note: null, table: null, strip: null, marks: null, lines: null };

/** A section of a table, whose title and note are the section's; one without rows is its note alone. */
export function tableSection(table: TableView | null): SectionParts | null {
  return table === null
    ? null
    : { ...NOTHING, title: table.title, note: table.note, table: table.rows.length === 0 && table.more === null ? null : table };
}

/** A section of some lines. */
export function lineSection(title: string, lines: readonly string[]): SectionParts | null {
  return lines.length === 0 ? null : { ...NOTHING, title, lines };
}

/** A section of a strip or of marks. */
export function shapeSection(
  title: string,
  shape: Pick<SectionView, 'strip'> | Pick<SectionView, 'marks'>,
  note: string | null = null,
): SectionParts {
  return { ...NOTHING, title, note, ...shape };
}
