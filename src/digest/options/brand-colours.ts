/** Whether colours can be told apart (WCAG 2.2, 1.4.3 and 1.4.11), and what a colour of the light page becomes on the dark one. */
import type { Color, Oklch } from 'culori';
// One file rather than a hundred, which a cold start would load one by one; its types tell of no default.
import * as culoriModule from 'culori/require';

const { default: culori } = culoriModule as unknown as { readonly default: typeof import('culori') };
const toOklch = culori.converter('oklch');

/** What stands behind the text of a mail. */
export const PAGES = { light: '#ffffff', dark: '#1b2026' } as const;

/** Least contrast of text, and of what is large or no text: bars, marks, the verdict. */
export const TEXT_CONTRAST = 4.5;
export const SHAPE_CONTRAST = 3;

const LIGHTEST = 0.97;
const STEP = 0.02;

/** From 1 (the same) to 21 (black on white). @param a @param b #rgb or #rrggbb */
export function contrastOf(a: string, b: string): number {
  return culori.wcagContrast(a, b);
}

/** The colour itself where that has the contrast on the dark page, else a lighter one of its hue. @param colour #rrggbb */
export function colourInDark(colour: string, least: number): string {
  const { l, c, h } = toOklch(colour) ?? { l: LIGHTEST, c: 0, h: 0 };
  for (let lightness = l; lightness < LIGHTEST; lightness += STEP) {
    // Of light colours there are fewer strong ones: the nearest that a screen has.
    const lighter = lightness === l ? colour : hexOf({ mode: 'oklch', l: lightness, c, ...(h !== undefined && { h }) });
    if (contrastOf(lighter, PAGES.dark) >= least) return lighter;
  }
  return PAGES.light;
}

function hexOf(colour: Oklch & Color): string {
  return culori.formatHex(culori.clampChroma(colour, 'oklch'));
}
