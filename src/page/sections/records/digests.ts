/** Digests of these days as they were sent, each a link to what was sent. */
import { type Html, html } from '../../../html.ts';
import type { SentDigest } from '../../../report/around/surroundings.ts';
import { digestAddress, kindWords } from '../../parts/digest-link.ts';
import { type Section, type SectionSource, sectionOf } from '../../parts/section.ts';

const MOST_CHARACTERS = 80;

export const digestsSection: Section = (source) => {
  const { around, words } = source;
  if (around.digests.length === 0) return null;
  const items = around.digests.map((digest) => itemOf(digest, source));
  return sectionOf({ id: 'digests', title: words.say('page.digests'), width: 'half', body: html`<ul class="records">${items}</ul>` });
};

function itemOf(digest: SentDigest, { words, address }: SectionSource): Html {
  const { name, from, to, kind, at } = digest;
  const line = words.say('page.versionLine', { at: words.instant(at, address.zone), reason: kindWords(kind, words) });
  return html`<li><a href="${digestAddress(digest)}">${words.name(name, MOST_CHARACTERS)}, ${words.period({ from, to }, 'short')}</a><br>${line}</li>
`;
}
