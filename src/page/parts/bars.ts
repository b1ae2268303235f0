/** Days as small bars: a picture beside a number, which says the same in words. */
import type { ColumnBar } from '../../digest/shapes/column-bars.ts';
import { type Html, html, NOTHING } from '../../html.ts';

const [WIDTH, GAP, HEIGHT] = [6, 2, 24] as const;
const KINDS = ['now', 'then', 'none'] as const;

/** As wide as its bars; the height of each is its share of the greatest. Days that nothing is known of are a line at the bottom. */
export function barsOf(bars: readonly ColumnBar[]): Html {
  const shapes = bars.map(({ kind, share }, i) => {
    const height = share === null ? 1 : Math.max(1, Math.round(share * HEIGHT));
    return { kind: kind ?? 'then', path: `M${i * (WIDTH + GAP)} ${HEIGHT}v-${height}h${WIDTH}v${height}z` };
  });
  // A path a colour: a rectangle a day would be as long as all else of a figure.
  const paths = KINDS.map((kind) => {
    const path = shapes.filter((shape) => shape.kind === kind).map((shape) => shape.path);
    return path.length === 0 ? NOTHING : html`<path class="bar ${kind}" d="${path.join('')}"/>`;
  });
  const width = Math.max(1, bars.length * (WIDTH + GAP) - GAP);
  return html`<svg class="bars" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" aria-hidden="true">${paths}</svg>`;
}
