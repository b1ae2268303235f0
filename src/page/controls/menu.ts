/** Something to choose from that is folded up: details, so that it opens without script. */
import { type Html, html, NOTHING } from '../../html.ts';
import type { Said } from '../../words/words.ts';

export interface MenuParts {
  readonly label: Said;
  /** What is chosen now. @default nothing is said */
  readonly value?: Said | undefined;
  readonly body: Html;
  /** Whether something else than usual is chosen. @default false */
  readonly isSet?: boolean;
}

/** Of menus one is open at a time. */
export function menuOf({ label, value, body, isSet = false }: MenuParts): Html {
  const now = value === undefined ? NOTHING : html` <b>${value}</b>`;
  return html`<details class="menu${isSet ? ' set' : ''}" name="menu"><summary><span>${label}</span>${now}</summary><div class="panel">${body}</div></details>
`;
}

/** One of the links of a menu. */
export interface Option {
  readonly text: string;
  readonly href: string;
  readonly isChosen: boolean;
  /** Language of its text where it is not that of the page. */
  readonly lang?: string;
}

/** Links to the same page with another choice. */
export function optionsOf(options: readonly Option[]): Html {
  const current = html` aria-current="true"`;
  const linkOf = ({ text, href, isChosen, lang }: Option) =>
    html`<li><a href="${href}"${isChosen ? current : NOTHING}${lang === undefined ? NOTHING : html` lang="${lang}"`}>${text}</a></li>`;
  return html`<ul class="options">${options.map(linkOf)}</ul>`;
}
