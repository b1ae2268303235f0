/** The plain-text alternative of a digest: the same content in the same order. */
import type { DigestView } from './digest-view.ts';
import type { RowView, TableView } from './tables/table-view.ts';
import type { TileView } from './tiles.ts';

/** The digest as plain text; lines end in "\n". */
export function textOf(view: DigestView): string {
  const blocks = [
    [...(view.organisation ? [view.organisation] : []), 'Proactive engagement', `${view.period}, ${view.zone}`, ...view.scope],
    view.provisional ? ['PROVISIONAL: these numbers can still change.', ...view.provisional.map(bullet)] : [],
    [view.headline],
    titled('Needs attention', view.attention.map(bullet)),
    titled('Worth a look', view.worthALook.map(bullet)),
    view.calm ? [view.calm] : [],
    titled('Restated since the last digest', view.restated.map(bullet)),
    titled('Digests that were missed', view.missed.map(bullet)),
    [...titled('Key figures', [...view.tileRows.flat(), ...view.details].map(tileLine)), ...view.comparedWith],
    ...view.tables.map(tableLines),
    titled('About the data', view.quality.map(bullet)),
    titled('Not measured', view.notMeasured.map(bullet)),
    [...(view.reportUrl ? [`Full report: ${view.reportUrl}`] : []), ...view.footer],
  ];
  const filled = blocks.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function tableLines({ title, note, columns, rows, more }: TableView): string[] {
  const lines = rows.map((row) => rowLine(row, columns));
  return [title.toUpperCase(), ...(note ? [note] : []), ...lines, ...(more ? [more] : [])];
}

function rowLine({ name, flag, cells }: RowView, columns: TableView['columns']): string {
  const figures = cells.flatMap(({ text }, index) => (text === '' ? [] : [`${columns[index]?.label.toLowerCase()} ${text}`]));
  return `${name}${flag ? ` [${flag}]` : ''}: ${figures.join('; ')}`;
}

function tileLine({ label, value, change }: TileView): string {
  return `${label}: ${value}${change ? ` (${change.text})` : ''}`;
}

function bullet(line: string): string {
  return `- ${line}`;
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title.toUpperCase(), ...lines];
}
