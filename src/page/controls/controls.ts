/** What can be chosen above a report, and the report as files. */
import { type Html, html, NOTHING } from '../../html.ts';
import type { Words } from '../../words/words.ts';
import { changedAddress, fileAddress } from '../address/address-of.ts';
import type { PageAddress } from '../address/page-address.ts';
import type { SectionSource } from '../parts/section.ts';
import { compareMenu, languageMenu, zoneMenu } from './choices.ts';
import { daysOf } from './days.ts';
import { filterMenus } from './filters.ts';

const FILES = ['csv', 'xlsx', 'json'] as const;

/** Beside the brand: what is the same for every report. */
export function topOf(source: SectionSource): Html {
  const { address, words, isLink } = source;
  const languages = languageMenu(words, (language) => changedAddress(address, { language }));
  return html`<div class="menus">${isLink ? NOTHING : zoneMenu(source)}${languages}</div>`;
}

/** One fold on a phone, a bar where there is room. Whoever has a link has days given. */
export function controlsOf(source: SectionSource): Html {
  const { address, words, isLink } = source;
  return html`<details class="controls"><summary>${words.say('page.controls')}</summary>
<div class="bar">${isLink ? NOTHING : daysOf(source)}${filterMenus(source)}${compareMenu(source)}${filesOf(address, words)}</div>
</details>`;
}

function filesOf(address: PageAddress, words: Words): Html {
  const links = FILES.map((format) => html`<a href="${fileAddress(address, format)}">${format.toUpperCase()}</a>`);
  const print = html`<button type="button" data-print hidden>${words.say('page.print')}</button>`;
  return html`<nav class="files" aria-label="${words.say('page.files')}">${links}${print}</nav>`;
}
