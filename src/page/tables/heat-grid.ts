/** A grid of hours: rows by name, hours as columns, each cell its number on a colour by how much it is. A table, so that it reads without colours too. */
import { type Html, html, NOTHING } from '../../html.ts';
import type { Said } from '../../words/words.ts';
import { heatStep } from '../charts/heat-step.ts';
import { wideOf } from '../parts/wide.ts';

export interface GridCell {
  /** What it is coloured by. */
  readonly value: number;
  readonly text: string;
  /** Outside the allowed hours: with a mark of its own. */
  readonly isOutside?: boolean;
}

export interface GridColumn {
  /** Of its cells in each row: an hour, 0 to 23, or what stands behind them. */
  readonly index: number;
  readonly label: string;
}

export interface GridRow {
  readonly name: Html | Said;
  /** By the index of the column; null = nothing is known or nothing was done. */
  readonly cells: readonly (GridCell | null)[];
}

export interface Grid {
  readonly label: Said;
  /** Head of the names. */
  readonly nameLabel: Said;
  readonly rows: readonly GridRow[];
  /** Those that are shown. */
  readonly columns: readonly GridColumn[];
}

/** The hours from one to another, both included. */
export function hourColumns(first: number, last: number): GridColumn[] {
  return Array.from({ length: last - first + 1 }, (_, i) => ({ index: first + i, label: `${first + i}`.padStart(2, '0') }));
}

/** One colour scale for all rows. */
export function heatGrid({ label, nameLabel, rows, columns }: Grid): Html {
  const most = Math.max(0, ...rows.flatMap(({ cells }) => cells.map((cell) => cell?.value ?? 0)));
  const heads = columns.map((column) => html`<th scope="col">${column.label}</th>`);
  const lines = rows.map(
    ({ name, cells }) => html`<tr><th scope="row">${name}</th>${columns.map(({ index }) => cellOf(cells[index] ?? null, most))}</tr>
`,
  );
  return wideOf(
    label,
    html`<table class="heat"><thead><tr><th scope="col">${nameLabel}</th>${heads}</tr></thead><tbody>${lines}</tbody></table>`,
  );
}

function cellOf(cell: GridCell | null, most: number): Html {
  if (cell === null) return html`<td></td>`;
  const step = heatStep(cell.value, most);
  const classes = [step > 0 ? `q${step}` : '', cell.isOutside ? 'out' : ''].filter((name) => name !== '').join(' ');
  return html`<td${classes === '' ? NOTHING : html` class="${classes}"`}>${cell.text}</td>`;
}
