/** A drawing that says what it shows: inline SVG with a title and a description. */
import { type Html, html, NOTHING } from '../../html.ts';

export interface Drawing {
  readonly className: string;
  /** In units of its own; it is stretched to the room it gets, so it holds no text. */
  readonly width: number;
  readonly height: number;
  /** What it shows, in a few words. */
  readonly title: string;
  /** What a reader sees in it, in a sentence; empty where the title says all. */
  readonly description?: string;
  readonly content: readonly Html[];
}

/** The drawing as an image to those who do not see it. */
export function drawing({ className, width, height, title, description = '', content }: Drawing): Html {
  const desc = description === '' ? NOTHING : html`<desc>${description}</desc>`;
  return html`<svg class="${className}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img"><title>${title}</title>${desc}${content}</svg>`;
}

/** A path of a class; nothing where there is nothing to draw. */
export function shape(className: string, d: string | null): Html {
  return d === null || d === '' ? NOTHING : html`<path class="${className}" d="${d}"/>`;
}
