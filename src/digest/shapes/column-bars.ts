/** Small bars of a mail, a table cell each: their height is a border, which engines keep where they take backgrounds away (Thunderbird's dark mode, print). */

export interface ColumnBar {
  /** now = one that the mail is about, none = nothing is known of it, null = another one. */
  readonly kind: 'now' | 'none' | null;
  /** Height; 0 where nothing is known: a line in the colour of paper would be seen where an engine darkens the page. */
  readonly px: number;
  /** #rrggbb, in the light mail. */
  readonly colour: string;
  /** Share of the greatest, 0 to 1; null where nothing is known. */
  readonly share: number | null;
}

const THEN = '#9aa5b1';

/** One bar a value, in proportion to the greatest; null where no value is known. `isNow` says which are the mail's own. */
export function columnBars(
  values: readonly (number | null)[],
  { height, accent, isNow }: { readonly height: number; readonly accent: string; readonly isNow: (index: number) => boolean },
): ColumnBar[] | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const most = Math.max(...known);
  return values.map((value, i): ColumnBar => {
    if (value === null) return { kind: 'none', px: 0, colour: THEN, share: null };
    const share = most === 0 ? 0 : value / most;
    // A day of nothing is a line: it was seen.
    return { kind: isNow(i) ? 'now' : null, px: Math.max(1, Math.round(share * height)), colour: isNow(i) ? accent : THEN, share };
  });
}

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** The same in one line of text: a block each, a dot where nothing is known. */
export function blocksOf(bars: readonly ColumnBar[]): string {
  return bars.map(({ share }) => (share === null ? '·' : (BLOCKS[Math.round(share * (BLOCKS.length - 1))] ?? ''))).join('');
}
