/** How often values of each range were seen, as bars beside each other. */
import { scaleLinear } from 'd3-scale';
import { type Html, html } from '../../html.ts';
import { coordinate } from './coordinates.ts';
import { drawing } from './drawing.ts';

export interface HistogramBar {
  readonly count: number;
  /** Shown where a pointer rests on it: the range and the count. */
  readonly title: string;
}

const [STEP, GAP, HEIGHT] = [20, 2, 100];

/** Bars in proportion to the highest; an empty range is none. */
export function histogram(bars: readonly HistogramBar[], title: string, description: string): Html {
  const y = scaleLinear([0, Math.max(1, ...bars.map(({ count }) => count))], [0, HEIGHT]);
  const content = bars.map(({ count, title: text }, i) => {
    const height = count === 0 ? 0 : Math.max(1, y(count));
    return html`<rect x="${i * STEP + GAP / 2}" y="${coordinate(HEIGHT - height)}" width="${STEP - GAP}" height="${coordinate(height)}"><title>${text}</title></rect>`;
  });
  return drawing({ className: 'histogram', width: Math.max(1, bars.length) * STEP, height: HEIGHT, title, description, content });
}
