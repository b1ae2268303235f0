/** How the day kept to the rules, in one line; each rule leads to what shows it. */
import { complianceLine } from '../../../digest/shapes/compliance-line.ts';
import { type Html, html } from '../../../html.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';

export function complianceLineSection({ report, signals, words }: SectionSource): Html | null {
  const marks = complianceLine(report, signals, words);
  if (marks.length === 0) return null;
  const body = html`<ul class="marks">${marks.map(({ text, tone }) => html`<li class="${tone}">${words.capital(text as typeof text & ReturnType<typeof words.capital>)}</li>`)}</ul>`;
  return sectionOf({ id: 'complianceLine', title: words.say('compliance.title'), body });
}
