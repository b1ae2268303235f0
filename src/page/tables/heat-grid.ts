/** A grid of hours: rows by name, 24 hours or those that matter, each cell its number on a colour by how much it is. A table, so that it reads without colours too. */
import { type Html, html, NOTHING } from '../../html.ts';
import type { Said, Words } from '../../words/words.ts';
import { heatStep } from '../charts/heat-step.ts';
import { region } from './page-table.ts';

export interface GridCell {
  /** What it is coloured by. */
  readonly value: number;
  readonly text: string;
  /** Outside the allowed hours: with a mark of its own. */
  readonly isOutside?: boolean;
}

export interface GridRow {
  readonly name: Html | Said;
  /** By hour, 0 to 23; null = nothing is known or nothing was done. */
  readonly cells: readonly (GridCell | null)[];
}

export interface Grid {
  readonly label: Said;
  /** Head of the names. */
  readonly nameLabel: Said;
  readonly rows: readonly GridRow[];
  /** First and last hour that is shown, both included. */
  readonly fromHour: number;
  readonly toHour: number;
}

/** One colour scale for all rows. */
export function heatGrid({ label, nameLabel, rows, fromHour, toHour }: Grid, words: Words): Html {
  const most = Math.max(0, ...rows.flatMap(({ cells }) => cells.map((cell) => cell?.value ?? 0)));
  const hours = Array.from({ length: toHour - fromHour + 1 }, (_, i) => fromHour + i);
  const heads = hours.map((hour) => html`<th scope="col"><abbr title="${words.hour(hour)}">${`${hour}`.padStart(2, '0')}</abbr></th>`);
  const lines = rows.map(
    ({ name, cells }) => html`<tr><th scope="row">${name}</th>${hours.map((hour) => cellOf(cells[hour] ?? null, most))}</tr>
`,
  );
  return region(
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
