/** Numbers of a drawing: a hundredth of its height is finer than a screen shows it, and short. */

/** Whole, never "-0". */
export function coordinate(value: number): string {
  return `${Math.round(value) || 0}`;
}

/** A path of upright rectangles: each [x, y, width, height]. */
export function boxes(list: readonly (readonly [x: number, y: number, width: number, height: number])[]): string {
  return list
    .map(([x, y, width, height]) => `M${coordinate(x)} ${coordinate(y)}h${coordinate(width)}v${coordinate(height)}h${coordinate(-width)}z`)
    .join('');
}

/** A path of dots, drawn by round ends of lines without length: they stay round where a drawing is stretched. */
export function dots(list: readonly (readonly [x: number, y: number])[]): string {
  return list.map(([x, y]) => `M${coordinate(x)} ${coordinate(y)}h0`).join('');
}
