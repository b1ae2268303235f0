/** How often values of each range were seen, as bars beside each other; each may have a darker part. */
import { scaleLinear } from 'd3-scale';
import { type Html, html, NOTHING } from '../../html.ts';
import { coordinate } from './coordinates.ts';
import { drawing } from './drawing.ts';

export interface HistogramBar {
  readonly count: number;
  /** Of the count. @default none */
  readonly part?: number;
  /** Shown where a pointer rests on it: the range and the count. */
  readonly title: string;
}

const [STEP, GAP, HEIGHT] = [20, 4, 100];

/** Bars in proportion to the highest; an empty range is none. */
export function histogram(bars: readonly HistogramBar[], title: string, description = ''): Html {
  const y = scaleLinear([0, Math.max(1, ...bars.map(({ count }) => count))], [0, HEIGHT]);
  const content = bars.flatMap(({ count, part = 0, title: text }, i) =>
    count === 0
      ? []
      : [html`<g><title>${text}</title>${barOf('bar', i, y(count))}${part === 0 ? NOTHING : barOf('bar now', i, y(part))}</g>`],
  );
  return drawing({ className: 'histogram', width: Math.max(1, bars.length) * STEP, height: HEIGHT, title, description, content });
}

/** What is there can be seen. */
function barOf(className: string, index: number, height: number): Html {
  const shown = Math.max(1, height);
  return html`<path class="${className}" d="M${index * STEP + GAP / 2} ${HEIGHT}v${coordinate(-shown)}h${STEP - GAP}V${HEIGHT}z"/>`;
}

/** Labels under the bars, one each. */
export function barLabels(labels: readonly string[]): Html {
  return html`<ol class="labels" aria-hidden="true">${labels.map((label) => html`<li>${label}</li>`)}</ol>`;
}
