/** A page that has no report to show: what is the matter, and where it goes on. */
import type { Brand } from '../../digest/options/brand.ts';
import { type Html, html, NOTHING } from '../../html.ts';
import type { Said, Words } from '../../words/words.ts';
import { frameOf } from '../parts/frame.ts';

export interface State {
  readonly title: Said;
  /** A paragraph each. */
  readonly texts: readonly (Said | Html)[];
  /** What was probably meant, and where it is. @default none */
  readonly nearest?: readonly StateLink[];
  /** Where the reader can go on, the likeliest first. @default none */
  readonly links?: readonly StateLink[];
}

export interface StateLink {
  readonly text: Said;
  /** Path and query of this site. */
  readonly href: string;
}

/** What every page needs to know of its reader and its organisation. */
export interface StateLook {
  readonly words: Words;
  readonly brand: Brand;
}

/** The document that a browser is given. */
export function statePage({ title, texts, nearest = [], links = [] }: State, { words, brand }: StateLook): string {
  const near =
    nearest.length === 0
      ? NOTHING
      : html`<h2>${words.say('state.nearest')}</h2><ul>${nearest.map((link) => html`<li>${linkOf(link)}</li>`)}</ul>`;
  const main = html`<div class="state">
<h1>${title}</h1>
${texts.map((text) => html`<p>${text}</p>`)}
${near}${links.map((link) => html`<p>${linkOf(link)}</p>`)}
</div>`;
  return frameOf({ words, brand, title, main });
}

function linkOf({ text, href }: StateLink): Html {
  return html`<a href="${href}">${text}</a>`;
}
