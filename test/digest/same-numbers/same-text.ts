/** Whether a mail's plain text tells what its HTML tells, in the same order and nothing else: every block of it is taken apart and held against the part of the HTML. */
import type { ReadMail, ReadRow, ReadSection, ReadTile } from './read-html.ts';

// Blanks and isolates are where lines were broken.
const close = (text: string) => text.replace(/[\s\u2068\u2069]+/g, '');
// Heights of the greatest bars.
const [TILE_PX, STRIP_PX] = [22, 34];
const BLOCKS = '▁▂▃▄▅▆▇█';

/** What differs, with both sides; empty where the same is told. */
export function differencesOf(mail: ReadMail, text: string): string[] {
  const blocks = text.trimEnd().split('\n\n');
  const parts: ((block: string) => string[])[] = [
    (block) => unless(close(block), close(mail.heading)),
    ...(mail.banner === '' ? [] : [(block: string) => unless(bulletless(block), close(mail.banner))]),
    (block) => unless(close(block), close(mail.verdict.toUpperCase() + mail.sentence)),
    ...(mail.findings.length === 0 ? [] : [(block: string) => unless(close(block), close(mail.findings.join('')))]),
    ...(mail.tiles.length === 0 ? [] : [(block: string) => ofFigures(block, mail)]),
    ...mail.sections.map((section) => (block: string) => ofSection(block, section)),
    (block) => unless(close(block), close(mail.footer)),
  ];
  const differing = parts.flatMap((part, i) => part(blocks[i] ?? ''));
  return blocks.length === parts.length ? differing : [`${blocks.length} blocks for ${parts.length} parts`, ...differing];
}

function unless(said: string, told: string): string[] {
  return said === told ? [] : [`text ${JSON.stringify(said)}\nHTML ${JSON.stringify(told)}`];
}

function bulletless(block: string): string {
  return close(block.replace(/^- /gm, ''));
}

function ofFigures(block: string, { tiles, compared }: ReadMail): string[] {
  const lines = block.split('\n');
  return [
    ...tiles.flatMap((tile, i) => ofTile(lines[i] ?? '', tile)),
    ...unless(close(lines.slice(tiles.length).join('')), close(compared)),
  ];
}

/** Bars are as high in both, as nearly as eight blocks can be. */
function ofTile(line: string, { label, value, note, change, bars }: ReadTile): string[] {
  const [, words = '', blocks = ''] = /^(.*?)([▁-█·]*)$/.exec(line) ?? [];
  return [...unless(close(words), close(label + value + change + note)), ...ofBars(blocks, bars, TILE_PX)];
}

function ofBars(blocks: string, heights: readonly number[], most: number): string[] {
  const isSame = [...blocks].every((block, i) => {
    const height = heights[i] ?? 0;
    return block === '·' ? height === 0 : Math.abs(height / most - BLOCKS.indexOf(block) / (BLOCKS.length - 1)) < 0.11;
  });
  return isSame && [...blocks].length === heights.length ? [] : [`bars ${blocks} for ${heights}`];
}

function ofSection(block: string, section: ReadSection): string[] {
  const { title, note, rows, more, marks, lines, strip, labels } = section;
  if (rows.length > 0) return ofTable(block.split('\n'), section);
  const [bars] = strip.length === 0 ? [''] : (/^[▁-█]+$/m.exec(block) ?? ['']);
  const words = lines.length > 0 ? bulletless(block) : close(block);
  return [
    ...unless(words.replace(bars, ''), close(title.toUpperCase() + note + more + marks.join('') + lines.join('') + labels.join(''))),
    ...ofBars(bars, strip, STRIP_PX),
  ];
}

/** From below: what is left out, the rows, the head, and the title with its note. */
function ofTable(lines: readonly string[], { title, note, head, rows, more }: ReadSection): string[] {
  const left = [...lines];
  let after = '';
  while (close(after) !== close(more) && left.length > 0) after = `${left.pop()}${after}`;
  const ofRows = rows.toReversed().flatMap((row) => ofRow(left, row));
  const height = Math.max(...head.map((label, i) => (i === 0 ? 1 : label.split(/ +/).length)));
  const heads = left.splice(-height).flatMap((line) => line.trim().split(/\s+/));
  return [
    ...unless(close(after), close(more)),
    ...ofRows,
    ...unless(
      heads.toSorted().join(' '),
      head
        .flatMap((label) => label.split(/\s+/))
        .toSorted()
        .join(' '),
    ),
    ...unless(close(left.join('')), close(title.toUpperCase() + note)),
  ];
}

/** Takes the lines of a row off the end. A name may be cut, and what is odd about it stand below; a figure never is. */
function ofRow(lines: string[], { name, flag, cells }: ReadRow): string[] {
  const below = flag !== null && close(lines.at(-1) ?? '') === close(`[${flag}]`) ? lines.pop() : undefined;
  const line = close(lines.pop() ?? '');
  const told = close(cells.join(''));
  const whole = close(below !== undefined || flag === null ? name : `${name} [${flag}]`);
  const shown = line.slice(0, line.length - told.length);
  const isName = shown === whole || (flag === null || below !== undefined ? isCutOf(shown, whole) : false);
  return line.endsWith(told) && isName ? [] : unless(line, whole + told);
}

function isCutOf(shown: string, whole: string): boolean {
  return shown.endsWith('…') && shown.length > 8 && whole.startsWith(shown.slice(0, -1));
}
