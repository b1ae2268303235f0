/** A section that is one sortable table of a list. */
import type { Html } from '../../../html.ts';
import { type SectionParts, type SectionSource, sectionOf } from '../../parts/section.ts';
import { type PageTable, pageTable } from '../../tables/page-table.ts';

export interface ListSection<T>
  extends Pick<SectionParts, 'id' | 'title' | 'note' | 'width'>,
    Omit<PageTable<T>, 'id' | 'label' | 'isSortable'> {}

/** Fewer rows are seen at a glance. */
const LEAST_TO_SORT = 4;

/** Null where the list is empty. */
export function listSection<T>({ id, title, note, width, ...table }: ListSection<T>, source: SectionSource): Html | null {
  if (table.rows.length === 0) return null;
  const body = pageTable({ ...table, id, label: title, isSortable: table.rows.length >= LEAST_TO_SORT }, source);
  return sectionOf({ id, title, body, ...(note !== undefined && { note }), ...(width && { width }) });
}
