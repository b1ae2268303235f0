/** The head of a column: a link that sorts by it, and what explains it. */
import { type Html, html, NOTHING } from '../../html.ts';
import type { Said } from '../../words/words.ts';
import { changedAddress } from '../address/address-of.ts';
import type { PageAddress, Sort } from '../address/page-address.ts';
import type { Explainer } from '../parts/explain.ts';

/** What every head of a table is made with. */
export interface HeadSource {
  /** Id of the table in addresses. */
  readonly table: string;
  /** Of the page. */
  readonly address: PageAddress;
  readonly explain: Explainer;
  /** Where the table stands: a link that sorts leads back to it. */
  readonly anchor: string;
}

export interface Head {
  readonly id: string;
  readonly label: Said;
  readonly kpi?: string | undefined;
  readonly isSortable: boolean;
  /** Whether a first sorting puts the greatest first, as for numbers. */
  readonly isNumber: boolean;
}

/** How a table is sorted; undefined = in its own order. */
export function sortOf({ table, address }: Pick<HeadSource, 'table' | 'address'>): Sort | undefined {
  return address.sort.find((sort) => sort.table === table);
}

/** The cell. */
export function tableHead(head: Head, source: HeadSource): Html {
  if (!head.isSortable) {
    const { kpi, label } = head;
    return html`<th scope="col">${kpi === undefined ? html`${label}` : source.explain.label(kpi, label)}</th>`;
  }
  const sort = sortOf(source);
  const isSorted = sort?.column === head.id;
  const order = isSorted ? html` aria-sort="${sort.isDescending ? 'descending' : 'ascending'}"` : NOTHING;
  const isDescending = isSorted ? !sort.isDescending : head.isNumber;
  return html`<th scope="col"${order}><a class="sort" href="${sortAddress(head.id, isDescending, source)}">${head.label}</a>${markOf(head, source)}</th>`;
}

function markOf({ kpi, label }: Head, { explain }: HeadSource): Html {
  return kpi === undefined ? NOTHING : explain.mark(kpi, label);
}

/** The other tables stay as they are. */
function sortAddress(column: string, isDescending: boolean, { table, address, anchor }: HeadSource): string {
  const others = address.sort.filter((sort) => sort.table !== table);
  return `${changedAddress(address, { sort: [...others, { table, column, isDescending }] })}#${anchor}`;
}
