/** The page of a report, whole: pure, the same for the same source. */
import { footerLines } from '../digest/lines/footer-lines.ts';
import { type Html, html } from '../html.ts';
import { toldSignals } from '../report/signals/signals.ts';
import { withAllMembers } from '../report/stored/with-all-members.ts';
import { wordsOf } from '../words/words.ts';
import { controlsOf, topOf } from './controls/controls.ts';
import { headingOf, isRunning } from './controls/heading.ts';
import type { PageSource } from './page-source.ts';
import { explainerOf } from './parts/explain.ts';
import { frameOf } from './parts/frame.ts';
import type { SectionSource } from './parts/section.ts';
import { sectionsOf } from './sections/index.ts';
import { noticesOf } from './states/notices.ts';

/** The document that a browser is given. */
export function pageOf(source: PageSource): string {
  const parts = partsOf(source);
  const { report, words, brand, explain } = parts;
  const main = html`${headingOf(parts)}${noticesOf(parts, source.trouble)}<div class="sections">${sectionsOf(parts)}</div>`;
  return frameOf({
    words,
    brand,
    title: words.period(report.period, 'long'),
    top: topOf(parts),
    controls: controlsOf(parts),
    main,
    isRefreshed: isRunning(parts),
    footer: footerOf(parts),
    // Last, when all that needs explaining has been asked for.
    popovers: explain.explanations(),
  });
}

function partsOf(source: PageSource): SectionSource {
  const words = wordsOf(source.address.language);
  const report = withAllMembers(source.report);
  const hasNumbers = report.read !== 'none' && report.totals.deliveries !== null;
  return { ...source, report, words, signals: toldSignals(report), explain: explainerOf(words), hasNumbers };
}

/** Zone, how far it was read, version: as in the mail. */
function footerOf({ report, words, brand }: SectionSource): Html {
  return html`${footerLines(report, words, { brand }).map((line) => html`<p>${line}</p>`)}<p><a href="#notMeasured">${words.say('link.why')}</a></p>`;
}
