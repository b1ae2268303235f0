/** How a mail is made of a report: for whom, in what language, in whose colours. */
import type { Language } from '../words/language.ts';
import type { Brand } from './options/brand.ts';
import type { LinkTo } from './options/link-target.ts';
import type { SectionId } from './options/section-ids.ts';
import type { Preset } from './presets.ts';

export interface DigestOptions {
  /** @default brief */
  readonly preset?: Preset;
  /** An own choice of sections. @default those of the preset */
  readonly sections?: readonly SectionId[];
  /** @default en */
  readonly language?: Language;
  /** @default no name, and the product's own colours */
  readonly brand?: Brand;
  /** @default no links */
  readonly linkTo?: LinkTo;
  /** Where its reader pauses or leaves, http or https; of a digest that is rendered once for many a marker for it. @default no such link */
  readonly personal?: { readonly manage: string };
  /** The setting or subscription that lists its reader's address. @default not said */
  readonly listedBy?: string;
  /** Whether it is sent to one address to try it: subject and footer say so. @default false */
  readonly isTest?: boolean;
  /** What the mail itself has to say of what comes with it, such as a file that was left out; sentences. @default none */
  readonly notes?: readonly string[];
}
