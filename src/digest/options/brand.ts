/** What a mail shows of the organisation that sends it. */

/** An image that the mail itself carries. */
export interface BrandLogo {
  /** Content-ID of the image, without angle brackets: the HTML names it as "cid:...". */
  readonly cid: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface Brand {
  /** Stands first in the mail, and as the name of a sender who has none. */
  readonly name: string;
  /** A mail without one is whole: the name stands in its place. */
  readonly logo?: BrandLogo;
  /** Of links and of the line of the name, #rrggbb: as text it has 4.5:1 on the light page (brand-colours.ts has its form for the dark one). */
  readonly colour: string;
  /** Of bars and marks, #rrggbb: it has 3:1 on the light page. */
  readonly accent: string;
  /** Who sends this and why, in the organisation's own words: plain text, a line at most. */
  readonly footer?: string;
}

/** What stands where the settings choose nothing. */
export const DEFAULT_BRAND: Brand = { name: 'Proactive engagement', colour: '#0f766e', accent: '#0f766e' };
