/** The page that lists digests as they were sent. */
import { html } from '../../html.ts';
import type { SentDigest } from '../../report/around/surroundings.ts';
import { digestAddress, kindWords } from '../parts/digest-link.ts';
import { frameOf } from '../parts/frame.ts';
import type { StateLook } from '../states/state.ts';

export interface ListedDigest extends Omit<SentDigest, 'name'> {
  readonly name: string | null;
  readonly subject: string;
}

const MOST_CHARACTERS = 200;

/** The document that a browser is given: of some days, newest first. */
export function digestListPage(
  digests: readonly ListedDigest[],
  days: { readonly from: string; readonly to: string },
  { words, brand }: StateLook,
): string {
  const { say } = words;
  const items = digests.map((digest) => {
    const { subject, name, subscription, from, to, zone, kind, at } = digest;
    const what = words.enumeration([
      words.name(name ?? subscription),
      words.period({ from, to }, 'short'),
      kindWords(kind, words),
      words.instant(at, zone),
    ]);
    return html`<li><a href="${digestAddress(digest)}">${words.name(subject, MOST_CHARACTERS)}</a><br>${what} (${words.name(zone)})</li>
`;
  });
  const main = html`<h1>${say('archive.title')}</h1>
<p>${words.period(days, 'long')}</p>
${
  items.length === 0
    ? html`<p>${say('archive.none')}</p>`
    : html`<ul class="records">
${items}</ul>`
}`;
  return frameOf({ words, brand, title: say('archive.title'), main });
}
