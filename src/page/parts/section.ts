/** A section of the page: what it is made of, and the markup that all have in common. */
import type { Brand } from '../../digest/options/brand.ts';
import { type Html, html, NOTHING } from '../../html.ts';
import type { Surroundings } from '../../report/around/surroundings.ts';
import type { Report, Signal } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';
import type { PageAddress } from '../address/page-address.ts';
import type { Explainer } from './explain.ts';

/** What every section is made of: what the page was asked for (page-source.ts), and what pageOf() makes of it once for all. */
export interface SectionSource {
  /** With all members, also where an older release stored it. */
  readonly report: Report;
  readonly around: Surroundings;
  readonly address: PageAddress;
  readonly brand: Brand;
  readonly version: number | undefined;
  readonly isLink: boolean;
  readonly words: Words;
  /** All that is worth telling, the gravest first. */
  readonly signals: readonly Signal[];
  /** Makes the label of a number a button that opens what it means. */
  readonly explain: Explainer;
  /** Whether there are numbers: of a period that was not read there are none, and no zeros either. */
  readonly hasNumbers: boolean;
}

/** Null where there is nothing to say: a section is left out with its heading. */
export type Section = (source: SectionSource) => Html | null;

export interface SectionParts {
  /** Where links lead: of section-ids.ts where a mail has the same section. */
  readonly id: string;
  readonly title: Said;
  /** A sentence under the title. @default none */
  readonly note?: Said | null;
  /** Anything but h1 and h2. */
  readonly body: Html;
  /** half = beside another one where there is room, which wide screens have. @default whole */
  readonly width?: 'half' | 'whole';
}

/** Its heading is an h2: with thirty of them a page is gone through by headings, and landmarks would only be in the way. */
export function sectionOf({ id, title, note = null, body, width = 'whole' }: SectionParts): Html {
  return html`<section class="section ${width}" id="${id}">
<h2>${title}</h2>
${note === null ? NOTHING : html`<p class="note">${note}</p>`}
${body}
</section>
`;
}
