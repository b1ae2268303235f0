/** The frame of every page, that of a report and that of a state alike: what a browser needs to know, the brand, the content, the end. */
import { brandView } from '../../digest/brand-view.ts';
import type { Brand } from '../../digest/options/brand.ts';
import { type Html, html, NOTHING } from '../../html.ts';
import type { Words } from '../../words/words.ts';
import { inlineOf } from './inline.ts';
import { shortMarkup } from './short-markup.ts';

export interface FrameParts {
  readonly words: Words;
  readonly brand: Brand;
  /** Of the tab; the brand's name is put behind it. */
  readonly title: string;
  /** Stands beside the brand: choices that every page has. @default nothing */
  readonly top?: Html;
  /** Above the content and outside of it: what is chosen and can be changed. @default nothing */
  readonly controls?: Html;
  /** With the one h1 of the page. */
  readonly main: Html;
  /** Whether the script asks for the content again once a minute. @default false */
  readonly isRefreshed?: boolean;
  /** @default nothing */
  readonly footer?: Html;
  /** What opens over the page. @default nothing */
  readonly popovers?: Html;
}

/** The whole document. */
export function frameOf({ words, brand, title, top, controls, main, isRefreshed = false, footer, popovers }: FrameParts): string {
  const { name } = brandView(brand, words);
  const { styles, scripts } = inlineOf(brand);
  const { say, language } = words;
  const body = html`<a class="skip" href="#content">${say('page.skip')}</a>
<header><div class="top"><a class="brand" href="/">${name}</a>${top ?? NOTHING}</div>${controls ?? NOTHING}</header>
<main id="content" tabindex="-1"${isRefreshed ? html` data-refresh="60"` : NOTHING}>
${main}
</main>
<p class="said" id="said" role="status"></p>
${footer === undefined ? NOTHING : html`<footer class="end">${footer}</footer>`}
${popovers ?? NOTHING}`;
  // Without attributes, so that what is hashed is all that stands there.
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title} · ${name}</title>
${styles.map((style) => html`<style>${written(style)}</style>`)}
</head>
<body>
${shortMarkup(body)}
${scripts.map((script) => html`<script>${written(script)}</script>`)}
</body>
</html>
`.markup;
}

/** A text of this project's own, from src/page/browser. */
function written(markup: string): Html {
  return { markup };
}
