/** The plain-text alternative of a digest: the same content in the same order, in lines of at most 72 characters. */

import type { DigestView } from './digest-view.ts';
import type { FigureView } from './figures.ts';
import type { FindingView } from './finding-views.ts';
import type { SectionView } from './sections/section.ts';
import { blocksOf } from './shapes/column-bars.ts';
import type { RowView, TableView } from './tables/table-view.ts';
import { columnLines, wrapped } from './text/columns.ts';

/** The digest as plain text; lines end in "\n". */
export function textOf(view: DigestView): string {
  const blocks = [
    wrapped([view.brand.name, ...view.heading].join(' · ')),
    view.provisional === null ? [] : [...wrapped(view.provisional.title), ...view.provisional.reasons.flatMap(bullet)],
    [...wrapped(view.verdict.toUpperCase()), ...optional(view.sentence), ...optional(view.unwatched)],
    view.findings.flatMap(findingLines),
    [...figureLines(view.figureRows.flat()), ...view.comparedWith.flatMap((line) => wrapped(line))],
    ...view.sections.map(sectionLines),
    view.links.flatMap(({ text, url }) => [`${text}:`, url]),
    view.footer.flatMap((line) => wrapped(line)),
  ];
  const filled = blocks.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function findingLines({ mark, text, url }: FindingView): string[] {
  return [...wrapped(text, { first: `${mark} ` }), ...(url === null ? [] : [`  ${url}`])];
}

/** One line a figure: its value, its change and its days. */
function figureLines(figures: readonly FigureView[]): string[] {
  if (figures.length === 0) return [];
  const rows = figures.map(({ label, value, note, change, bars }) => [
    label,
    value,
    // Few have both: a column each would make the lines too long.
    [change?.text, note].filter(Boolean).join(' '),
    bars === null ? '' : blocksOf(bars),
  ]);
  return columnLines(['', '', '', ''], rows).slice(1);
}

function sectionLines({ title, note, table, strip, marks, lines }: SectionView): string[] {
  return [
    title.toUpperCase(),
    ...optional(note),
    ...(table === null ? [] : tableLines(table)),
    ...(strip === null
      ? []
      : [
          blocksOf(strip.bars),
          strip.labels
            .map(({ text, span }) => text.padEnd(span))
            .join('')
            .trimEnd(),
        ]),
    ...(marks ?? []).map(({ text }) => text),
    ...(lines ?? []).flatMap(bullet),
  ];
}

function tableLines({ nameLabel, columns, rows, more }: TableView): string[] {
  const head = [nameLabel, ...columns.map(({ label }) => label)];
  const asides = rows.map(({ flag }) => (flag === null ? null : `[${flag}]`));
  return [...columnLines(head, rows.map(rowCells), asides), ...optional(more)];
}

function rowCells({ name, cells }: RowView): string[] {
  return [name, ...cells.map(({ text }) => text)];
}

function bullet(line: string): string[] {
  return wrapped(line, { first: '- ' });
}

function optional(line: string | null): string[] {
  return line === null ? [] : wrapped(line);
}
