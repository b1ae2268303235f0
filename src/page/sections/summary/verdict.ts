/** What the report comes to, as its mail says it: verdict, sentence, why numbers can still change, findings. */
import { type FindingView, findingViews } from '../../../digest/finding-views.ts';
import { findingsOf } from '../../../digest/findings.ts';
import { provisionalLines } from '../../../digest/lines/provisional-lines.ts';
import { unwatchedLine } from '../../../digest/lines/unwatched-line.ts';
import { sentenceOf, type VerdictKind, verdictKind, verdictOf } from '../../../digest/verdict.ts';
import { type Html, html, NOTHING } from '../../../html.ts';
import { linkToOf } from '../../address/link-to.ts';
import type { Section, SectionSource } from '../../parts/section.ts';

/** Beside the colour, which not everybody sees. */
const MARKS: Readonly<Record<VerdictKind, string>> = { unread: '–', attention: '!', provisional: '…', empty: '–', look: '○', calm: '✓' };

export const verdictSection: Section = (source) => {
  const { report, signals, words } = source;
  const findings = findingsOf(report, signals, words);
  const kind = verdictKind(report, findings);
  const sentence = sentenceOf(report, signals, words);
  const unwatched = report.provisional ? null : unwatchedLine(report, words);
  const views = findingViews(findings, words, { linkTo: linkToOf(source.address), isWhole: true });
  return html`<section class="section whole verdict ${kind}" id="verdict">
<h2><span class="sign" aria-hidden="true">${MARKS[kind]}</span>${verdictOf(report, findings, words)}</h2>
${paragraph(sentence)}${paragraph(unwatched, 'note')}${provisionalOf(source)}${findingList(views)}
</section>
`;
};

function paragraph(text: string | null, kind = 'lead'): Html {
  return text === null ? NOTHING : html`<p class="${kind}">${text}</p>`;
}

function provisionalOf({ report, words }: SectionSource): Html {
  if (!report.provisional) return NOTHING;
  const { title, reasons } = provisionalLines(report, words);
  return html`<div class="caution"><p><strong>${title}</strong></p><ul>${reasons.map((reason) => html`<li>${reason}</li>`)}</ul></div>`;
}

function findingList(views: readonly FindingView[]): Html {
  if (views.length === 0) return NOTHING;
  const item = ({ text, isUrgent, mark, url }: FindingView) =>
    html`<li class="${isUrgent ? 'urgent' : 'possible'}"><span class="sign" aria-hidden="true">${mark}</span><a href="${url ?? '#content'}">${text}</a></li>`;
  return html`<ul class="findings">${views.map(item)}</ul>`;
}
