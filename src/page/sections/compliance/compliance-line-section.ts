/** How the day kept to the rules, in one line; each rule leads to what shows it. */
import { complianceLine, type MarkView } from '../../../digest/shapes/compliance-line.ts';
import { type Html, html } from '../../../html.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';

/** Sections by rule; opt-outs have none of their own. */
const SHOWN: ReadonlySet<MarkView['rule']> = new Set(['callingHours', 'caps', 'abandonment']);

export function complianceLineSection({ report, signals, words }: SectionSource): Html | null {
  const marks = complianceLine(report, signals, words);
  if (marks.length === 0) return null;
  const items = marks.map(({ rule, text, tone }) => {
    const said = words.capital(text);
    return html`<li class="${tone}">${SHOWN.has(rule) ? html`<a href="#${rule}">${said}</a>` : said}</li>`;
  });
  return sectionOf({ id: 'complianceLine', title: words.say('compliance.title'), body: html`<ul class="marks">${items}</ul>` });
}
