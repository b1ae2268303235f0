/** The figures: the four that every mail begins with, then all others, each with its change, its days and what it means. */
import { FIGURE_IDS, type FigureView, figuresOf, PRESET_FIGURES } from '../../../digest/figures.ts';
import { comparedLines } from '../../../digest/lines/compared-lines.ts';
import { type Html, html, NOTHING } from '../../../html.ts';
import type { Rate } from '../../../report/report.ts';
import type { Words } from '../../../words/words.ts';
import { barsOf } from '../../parts/bars.ts';
import { type Section, type SectionSource, sectionOf } from '../../parts/section.ts';
import { allFigures } from './all-figures.ts';

const DAYS = 14;
const FIRST = PRESET_FIGURES.brief;
const OTHERS = FIGURE_IDS.filter((id) => !FIRST.includes(id));

export const figuresSection: Section = (source) => {
  if (!source.hasNumbers) return null;
  const { report, words, brand } = source;
  const [first, others] = [figuresOf(FIRST, source, brand), figuresOf(OTHERS, source, brand)];
  const cards = (figures: readonly FigureView[], kind: string) =>
    html`<ul class="figures ${kind}">${figures.map((figure) => cardOf(figure, source))}</ul>`;
  const shown = new Set([...first, ...others].map(({ kpi }) => kpi));
  const compared = comparedLines(report, words, { isWhole: true }).map((line) => html`<p class="note">${line}</p>`);
  return sectionOf({
    id: 'figures',
    title: words.say('page.figures'),
    body: html`${cards(first, 'first')}${cards(others, 'others')}${compared}${allFigures(shown, source)}`,
  });
};

function cardOf({ label, kpi, value, change, note, bars, rate }: FigureView, { explain, words }: SectionSource): Html {
  const pill = change === null ? NOTHING : html` <span class="change${change.isClear ? ' clear' : ''}">${change.text}</span>`;
  const days = bars?.slice(-DAYS).some(({ share }) => share !== null) ? barsOf(bars.slice(-DAYS)) : NOTHING;
  return html`<li>${explain.label(kpi, label)}<p class="value">${value}${pill}</p>${note === null ? NOTHING : html`<p class="held">${note}</p>`}${days}${intervalOf(rate, words)}</li>
`;
}

/** One number is enough until somebody asks how sure it is. */
function intervalOf(rate: Rate | null, words: Words): Html {
  if (rate === null || rate.value === null) return NOTHING;
  const { numerator, denominator, low, high } = rate;
  const parts = words.say('cell.outOf', { number: words.count(numerator), value: words.count(denominator) });
  return html`<details class="interval"><summary>${words.say('page.interval')}</summary><p>${words.say('page.certainty')}: ${words.percentRange(low, high)}<br>${parts}</p></details>`;
}
