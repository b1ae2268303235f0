/** The styles and the script that stand in every page: the only ones there may be, so that whoever serves a page allows them by their hash. */
import type { Brand } from '../../digest/options/brand.ts';
import { colourInDark, SHAPE_CONTRAST, TEXT_CONTRAST } from '../../digest/options/brand-colours.ts';
import { PAGE_SCRIPT, PAGE_STYLE } from '../browser/page-assets.generated.ts';

/** The texts between their tags, as they are hashed (CSP 3, 6.7.3.3). */
export interface Inline {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

/** Those of every page of an organisation. */
export function inlineOf(brand: Brand): Inline {
  return { styles: [PAGE_STYLE, brandStyle(brand)], scripts: [PAGE_SCRIPT] };
}

/** Settings let nothing but #rrggbb through. */
function brandStyle({ colour, accent }: Pick<Brand, 'colour' | 'accent'>): string {
  const dark = [colourInDark(colour, TEXT_CONTRAST), colourInDark(accent, SHAPE_CONTRAST)] as const;
  return `${rule(colour, accent)}@media (prefers-color-scheme: dark){${rule(...dark)}}`;
}

function rule(colour: string, accent: string): string {
  return `:root{--brand:${colour};--accent:${accent}}`;
}
