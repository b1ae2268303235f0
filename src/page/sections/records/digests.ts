/** Digests of these days as they were sent, each a link to what was sent. */
import { type Html, html } from '../../../html.ts';
import type { SentDigest } from '../../../report/around/surroundings.ts';
import type { Said } from '../../../words/words.ts';
import { withFields } from '../../address/address-of.ts';
import { type Section, type SectionSource, sectionOf } from '../../parts/section.ts';

const MOST_CHARACTERS = 80;

export const digestsSection: Section = (source) => {
  const { around, words } = source;
  if (around.digests.length === 0) return null;
  const items = around.digests.map((digest) => itemOf(digest, source));
  return sectionOf({ id: 'digests', title: words.say('page.digests'), width: 'half', body: html`<ul class="records">${items}</ul>` });
};

function itemOf(digest: SentDigest, { words, address }: SectionSource): Html {
  const { subscription, name, from, to, zone, kind, at } = digest;
  const href = withFields(`/digests/${encodeURIComponent(subscription)}/${to}`, [
    ['zone', zone],
    ['kind', kind],
  ]);
  const line = words.say('page.versionLine', { at: words.instant(at, address.zone), reason: kindWords(kind, words) });
  return html`<li><a href="${href}">${words.name(name, MOST_CHARACTERS)}, ${words.period({ from, to }, 'short')}</a><br>${line}</li>
`;
}

/** Another release may know other kinds. */
function kindWords(kind: string, words: SectionSource['words']): Said {
  if (kind === 'scheduled') return words.say('sent.scheduled');
  return kind.startsWith('resend') ? words.say('sent.resend') : words.name(kind);
}
