/** Parts of a whole as one bar, each in the colour and pattern of its kind. */
import { scaleLinear } from 'd3-scale';
import { type Html, html, NOTHING } from '../../html.ts';
import { coordinate } from './coordinates.ts';
import { drawing } from './drawing.ts';

export interface BarPart {
  /** Class of its colour and pattern (charts.css, patterns.ts). */
  readonly kind: string;
  readonly value: number;
  /** Shown where a pointer rests on it. */
  readonly title: string;
}

const [WIDTH, HEIGHT, GAP] = [1000, 30, 2];

/** From left to right as they come; a part too small to see is a line. Nothing where the whole is 0. */
export function stackedBar(parts: readonly BarPart[], title: string, description: string): Html {
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  if (total === 0) return NOTHING;
  const x = scaleLinear([0, total], [0, WIDTH]);
  let before = 0;
  const content = parts.map(({ kind, value, title: text }) => {
    const from = x(before);
    before += value;
    const width = Math.max(1, x(before) - from - GAP);
    return html`<rect class="${kind}" x="${coordinate(from)}" width="${coordinate(width)}" height="${HEIGHT}"><title>${text}</title></rect>`;
  });
  return drawing({ className: 'parts', width: WIDTH, height: HEIGHT, title, description, content });
}

/** A square in the colour and pattern of a kind: what a legend shows beside its word. */
export function swatch(kind: string): Html {
  return html`<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="${kind}" width="10" height="10"/></svg>`;
}
