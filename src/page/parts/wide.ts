/** What may be wider than a phone: it scrolls by itself, with the keyboard too, and the page does not. */
import { type Html, html } from '../../html.ts';
import type { Said } from '../../words/words.ts';

/** @param label names the region for whoever cannot see it */
export function wideOf(label: Said, content: Html): Html {
  return html`<div class="wide" role="region" tabindex="0" aria-label="${label}">${content}</div>`;
}
