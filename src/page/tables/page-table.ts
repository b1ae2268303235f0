/** A table of the page: every row is there, the first of them at once. */
import { type Html, html, NOTHING } from '../../html.ts';
import type { Said, Words } from '../../words/words.ts';
import type { PageAddress } from '../address/page-address.ts';
import type { Explainer } from '../parts/explain.ts';
import { wideOf } from '../parts/wide.ts';
import type { PageColumn, RowName } from './page-column.ts';
import { NAME, type NamedRow, sortedRows } from './sorted-rows.ts';
import { type HeadSource, sortOf, tableHead } from './table-head.ts';

export interface PageTable<T> {
  /** In addresses, and where its own sorting leads back to. */
  readonly id: string;
  /** What it is, for whoever comes upon it alone. */
  readonly label: Said;
  readonly nameLabel: Said;
  readonly rows: readonly T[];
  readonly nameOf: (item: T) => RowName;
  readonly columns: readonly PageColumn<T>[];
  /** Rows that are seen at once. @default 25 */
  readonly most?: number;
  /** Whether its heads sort it. @default false */
  readonly isSortable?: boolean;
}

/** What tables are made with. */
export interface TableSource {
  readonly words: Words;
  readonly address: PageAddress;
  readonly explain: Explainer;
}

/** Rows that are seen at once, and rows at all: more than these nobody reads, and a page of them would be slow. */
const SEEN_AT_ONCE = 25;
const MOST_ROWS = 200;

/** The table in a region of its own that scrolls where it is too wide; further rows are folded under it. */
export function pageTable<T>(table: PageTable<T>, source: TableSource): Html {
  const { id, most = SEEN_AT_ONCE, label, isSortable = false } = table;
  const { words } = source;
  const named = table.rows.map((item) => ({ item, name: table.nameOf(item) }));
  const rows = sortedRows(named, table.columns, isSortable ? sortOf({ table: id, address: source.address }) : undefined, words.language);
  // One row more is no reason to fold anything.
  const seen = rows.length === most + 1 ? most + 1 : most;
  const all = Math.max(seen, MOST_ROWS);
  const [first, folded, left] = [rows.slice(0, seen), rows.slice(seen, all), rows.length - all];
  const inPlace = isSortable && folded.length === 0;
  const more =
    folded.length === 0
      ? NOTHING
      : html`<details class="more"><summary>${words.say('more', { count: folded.length })}</summary>${wideOf(words.say('table.further', { what: label }), markupOf(table, folded, false, source))}</details>`;
  const rest = left > 0 ? html`<p class="note">${words.say('more', { count: left })}</p>` : NOTHING;
  return html`${wideOf(label, markupOf(table, first, inPlace, source))}${more}${rest}`;
}

/** `inPlace` = the script may sort it, since all of its rows are there. */
function markupOf<T>(table: PageTable<T>, rows: readonly NamedRow<T>[], inPlace: boolean, source: TableSource): Html {
  const { columns, isSortable = false } = table;
  const head: HeadSource = { ...source, table: table.id, anchor: table.id };
  const heads = [
    tableHead({ id: NAME, label: table.nameLabel, isSortable, isNumber: false }, head),
    ...columns.map(({ id, label, kpi, value }) =>
      tableHead({ id, label, kpi, isSortable: isSortable && value !== undefined, isNumber: true }, head),
    ),
  ];
  const lines = rows.map(
    ({
      item,
      name,
    }) => html`<tr${name.isRest ? html` class="rest"` : NOTHING}>${nameCell(name)}${columns.map((column) => cellOf(column, item, inPlace))}</tr>
`,
  );
  return html`<table class="numbers${inPlace ? ' sortable' : ''}"><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table>`;
}

function nameCell({ text, href, flag, mark = NOTHING }: RowName): Html {
  const name = href === undefined ? html`${text}` : html`<a href="${href}">${text}</a>`;
  return html`<th scope="row">${mark}${name}${flag === undefined ? NOTHING : html` <em class="flag">${flag}</em>`}</th>`;
}

/** What it sorts by where its text is not just that. */
function cellOf<T>({ cell, value }: PageColumn<T>, item: T, inPlace: boolean): Html {
  const text = cell(item);
  const sorted = inPlace && value !== undefined ? `${rounded(value(item) ?? '')}` : text;
  return html`<td${sorted === text ? NOTHING : html` data-sort="${sorted}"`}>${text}</td>`;
}

/** Counts stay whole: of two large ones the larger comes first, by script as by the server. */
function rounded(value: number | string): number | string {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value;
}
