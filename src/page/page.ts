/** The page of a report, whole: pure, the same for the same source. */
import { html } from '../html.ts';
import { toldSignals } from '../report/signals/signals.ts';
import { withAllMembers } from '../report/stored/with-all-members.ts';
import { wordsOf } from '../words/words.ts';
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
  const period = words.period(report.period, 'long');
  const main = html`<h1>${period}</h1>${noticesOf(parts, source.trouble)}<div class="sections">${sectionsOf(parts)}</div>`;
  return frameOf({ words, brand, title: period, main, isRefreshed: isRefreshed(source), popovers: explain.explanations() });
}

/** Whether the page asks for itself again: its numbers still come in. */
export function isRefreshed({ report, around, version }: PageSource): boolean {
  const { from, to } = report.period;
  return version === undefined && from <= around.today && around.today <= to;
}

function partsOf(source: PageSource): SectionSource {
  const words = wordsOf(source.address.language);
  const report = withAllMembers(source.report);
  const hasNumbers = report.read !== 'none' && report.totals.deliveries !== null;
  return { ...source, report, words, signals: toldSignals(report), explain: explainerOf(words), hasNumbers };
}
