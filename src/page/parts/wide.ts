/** What may be wider than a phone: it scrolls by itself, with the keyboard too, and the page does not. */
import { type Html, html } from '../../html.ts';
import type { Said } from '../../words/words.ts';

/** A group and no landmark: those are the sections, which have the same names. @param label names it for whoever cannot see it */
export function wideOf(label: Said, content: Html): Html {
  return html`<div class="wide" role="group" tabindex="0" aria-label="${label}">${content}</div>`;
}
