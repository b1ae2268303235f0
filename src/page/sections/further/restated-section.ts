/** Earlier days whose numbers changed since a digest told of them. */
import { restatedLines } from '../../../digest/lines/restated-lines.ts';
import { type Html, html } from '../../../html.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';

/** Reports of digests alone tell of them. */
export function restatedSection({ report, words }: SectionSource): Html | null {
  const lines = restatedLines(report, words);
  if (lines.length === 0) return null;
  return sectionOf({
    id: 'restated',
    title: words.say('restated.title'),
    body: html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
  });
}
