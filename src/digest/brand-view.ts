/** The brand as the layout shows it, with the colours of its dark form. */

import type { Words } from '../words/words.ts';
import { type Brand, type BrandLogo, DEFAULT_BRAND } from './options/brand.ts';
import { colourInDark, SHAPE_CONTRAST, TEXT_CONTRAST } from './options/brand-colours.ts';

export interface BrandView {
  readonly name: string;
  readonly logo: BrandLogo | null;
  /** All #rrggbb. */
  readonly colour: string;
  readonly accent: string;
  readonly darkColour: string;
  readonly darkAccent: string;
}

/** Where the organisation has no name of its own, the product's kind in the reader's language stands for it. */
export function brandView({ name, logo, colour, accent }: Brand, words: Words): BrandView {
  return {
    name: name === DEFAULT_BRAND.name ? words.say('mail.title') : words.name(name),
    logo: logo ?? null,
    colour,
    accent,
    darkColour: colourInDark(colour, TEXT_CONTRAST),
    darkAccent: colourInDark(accent, SHAPE_CONTRAST),
  };
}
