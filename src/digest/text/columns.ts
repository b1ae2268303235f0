/** Rows of text as columns that line up, in at most 72 characters: names on the left, figures on the right. */
import { wholeIsolates } from '../../words/isolate.ts';
import { piecesOf } from './line-pieces.ts';
import { widthOf } from './width.ts';

/** Characters of a line: mail programs wrap what is longer (RFC 3676 asks for 78 at most). */
export const LINE = 72;
const GAP = 2;
// A name of fewer tells nothing.
const LEAST_NAME = 16;

/**
 * Lines of a table: its head, then its rows. The first cell of a row is its name, which is cut where the figures leave little room,
 * and stands on a line of its own above them where they leave none.
 * @param asides what is odd about each row, after its name; on a line of its own where there is no room for it, since it may hold a figure
 */
export function columnLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  asides: readonly (string | null)[] = [],
): string[] {
  const heads = head.map((label, i) => (i === 0 ? [label] : wordsOf(label)));
  const named = rows.map(([name = ''], i) => [name, asides[i]].filter(Boolean).join(' '));
  const widths = head.map((_, i) =>
    Math.max(...(i === 0 ? named : rows.map((row) => row[i] ?? '')).map(widthOf), ...(heads[i] ?? []).map(widthOf)),
  );
  const figures = widths.slice(1).reduce((sum, width) => sum + width + GAP, 0);
  const room = Math.max(0, LINE - figures);
  const isAbove = room < Math.min(widths[0] ?? 0, LEAST_NAME);
  const name = isAbove ? LINE : Math.min(widths[0] ?? 0, room);
  const figuresOf = (cells: readonly string[]) => cells.slice(1).map((cell, i) => ' '.repeat(GAP) + padStart(cell, widths[i + 1] ?? 0));
  const beside = (cells: readonly string[]) => padEnd(cut(cells[0] ?? '', name), name) + figuresOf(cells).join('');
  const above = (cells: readonly string[]) => [cut(cells[0] ?? '', name), figuresOf(cells).join('')].filter((part) => part.trim() !== '');
  const lines = (cells: readonly string[]) => (isAbove ? above(cells) : [beside(cells)]).map((line) => line.trimEnd());
  const rowLines = (cells: readonly string[], i: number) => {
    const [aside, whole = ''] = [asides[i] ?? '', named[i]];
    return widthOf(whole) <= name || aside === ''
      ? lines([whole, ...cells.slice(1)])
      : [...lines(cells), ...wrapped(aside, { first: '  ' })];
  };
  return [...headLines(heads).flatMap(lines), ...rows.flatMap(rowLines)];
}

/** Labels of several words stand one word a line, the last word on the last line. */
function headLines(heads: readonly (readonly string[])[]): string[][] {
  const height = Math.max(...heads.map((words) => words.length));
  return Array.from({ length: height }, (_, at) => heads.map((words) => words[at - (height - words.length)] ?? ''));
}

function wordsOf(label: string): string[] {
  return label.split(' ').filter((word) => word !== '');
}

/** A text as lines of at most 72 characters, those after the first indented. A word is broken only where it is longer than a line, or Japanese. */
export function wrapped(
  text: string,
  { first = '', rest = ' '.repeat(widthOf(first)) }: { readonly first?: string; readonly rest?: string } = {},
): string[] {
  const lines: string[] = [];
  let [line, width] = [first, widthOf(first)];
  let isEmpty = true;
  for (const { word, follows } of text.split(' ').flatMap((part) => piecesOf(part, LINE - widthOf(rest)))) {
    const wordWidth = widthOf(word);
    const gap = isEmpty || follows ? '' : ' ';
    if (!isEmpty && width + gap.length + wordWidth > LINE) {
      lines.push(line);
      [line, width] = [rest + word, widthOf(rest) + wordWidth];
    } else {
      line += gap + word;
      width += gap.length + wordWidth;
    }
    isEmpty = false;
  }
  return wholeIsolates([...lines, line]);
}

function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (widthOf(kept + character) > width - 1) break;
    kept += character;
  }
  return wholeIsolates([`${kept.trimEnd()}…`]).join('');
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}
