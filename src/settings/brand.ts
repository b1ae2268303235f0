/** BRAND_ settings: what the mail shows of the organisation, its colours held against the page they stand on. */
import { readFileSync } from 'node:fs';
import { DEFAULT_BRAND } from '../digest/options/brand.ts';
import { contrastOf, PAGES, SHAPE_CONTRAST, TEXT_CONTRAST } from '../digest/options/brand-colours.ts';
import type { SettingsReader } from '../environment/reader.ts';
import { mailboxOf } from '../mail/address.ts';
import { type Image, imageOf } from '../mail/image.ts';
import { invisibleIn } from '../mail/invisible.ts';
import { contentIdOf, type MailFile } from '../mail/mail-file.ts';
import type { BrandSettings } from '../subscriptions/subscription/mail-choices.ts';

interface ReadLogo {
  readonly image: Image;
  readonly bytes: Buffer;
}

const MAX_NAME = 60;
const MAX_FOOTER = 300;
// In base64 it is a third more, in every mail; and Gmail shows a mail's images only after its text.
const MAX_LOGO_BYTES = 60_000;
const MAX_LOGO_PIXELS = 2_000;
const NOT_READABLE = 'not readable';

/** Reads BRAND_NAME, BRAND_LOGO, BRAND_COLOUR, BRAND_ACCENT and BRAND_FOOTER. @param mailFrom its display name stands in for BRAND_NAME */
export function readBrand(reader: SettingsReader, mailFrom: string): BrandSettings {
  const read = reader.optional('BRAND_LOGO', logoOf, undefined);
  const logo = read === NOT_READABLE ? undefined : read;
  const footer = reader.optional('BRAND_FOOTER', lineOf(MAX_FOOTER), undefined);
  const file = logo && fileOf(logo);
  const colour = reader.optional('BRAND_COLOUR', colourOf(TEXT_CONTRAST, 'as the colour of text'), undefined);
  // One colour alone is the brand's: beside it, bars in the default one would look like somebody else's.
  const accent = reader.optional('BRAND_ACCENT', colourOf(SHAPE_CONTRAST, 'as the colour of bars'), colour ?? DEFAULT_BRAND.accent);
  return {
    brand: {
      name: reader.optional('BRAND_NAME', lineOf(MAX_NAME), nameIn(mailFrom) || DEFAULT_BRAND.name),
      colour: colour ?? DEFAULT_BRAND.colour,
      accent,
      ...(footer !== undefined && { footer }),
      ...(logo && file && { logo: { cid: file.cid, width: logo.image.width, height: logo.image.height } }),
    },
    logo: file,
    noLogo: read === NOT_READABLE ? 'the file that BRAND_LOGO names cannot be read' : undefined,
  };
}

/** One that is wrong is told by who reads the sender. */
function nameIn(mailFrom: string): string {
  try {
    return mailboxOf(mailFrom).name;
  } catch {
    return '';
  }
}

const lineOf = (most: number) => (text: string) => {
  const invisible = invisibleIn(text);
  if (invisible !== undefined) throw new Error(`must be one line without invisible characters: it holds ${codePointOf(invisible)}`);
  if ([...text].length > most) throw new Error(`must be at most ${most} characters long: it has ${[...text].length}`);
  return text;
};

/** By its number, since it cannot be seen: "U+200B". */
function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Its form for the dark page is worked out (brand-colours.ts), so that no colour has to suit both. */
const colourOf = (least: number, use: string) => (text: string) => {
  const [, digits] = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text) ?? [];
  if (digits === undefined) throw new Error('must be a CSS colour of 3 or 6 hexadecimal digits, such as #0f766e');
  const colour = `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`.toLowerCase();
  const ratio = contrastOf(colour, PAGES.light);
  // Cut, not rounded: 4.499 must not read as 4.5.
  if (ratio < least)
    throw new Error(
      `must have a contrast of at least ${least}:1 to ${PAGES.light} ${use} (WCAG 2.2): it has ${(Math.floor(ratio * 100) / 100).toFixed(2)}:1`,
    );
  return colour;
};

function logoOf(text: string): ReadLogo | typeof NOT_READABLE {
  const bytes = bytesOf(text);
  if (bytes === NOT_READABLE) return bytes;
  if (bytes.length > MAX_LOGO_BYTES) throw new Error(`must be an image of at most ${MAX_LOGO_BYTES} bytes: it has ${bytes.length}`);
  const image = imageOf(bytes);
  if (image === undefined) throw new Error('must be a PNG or JPEG image, whole: it is neither, or cut short');
  const { width, height } = image;
  if (Math.max(width, height) > MAX_LOGO_PIXELS)
    throw new Error(`must be an image of at most ${MAX_LOGO_PIXELS} pixels a side: it has ${width} x ${height}`);
  return { image, bytes };
}

/** A file that is gone is no reason to send no mail; one that is the wrong one is told. */
function bytesOf(text: string): Buffer | typeof NOT_READABLE {
  if (/^data:/i.test(text)) {
    const [, base64] = /^data:image\/[a-z+.-]+;base64,([a-z0-9+/\s]+=*)$/i.exec(text) ?? [];
    if (base64 === undefined) throw new Error('must be a data: URL such as data:image/png;base64,..., or the path of a file');
    return Buffer.from(base64, 'base64');
  }
  if (/^[a-z][a-z+.-]+:\/\//i.test(text))
    throw new Error('must be the path of a file or a data: URL, no address: mail programs block pictures from the web');
  try {
    return readFileSync(text);
  } catch {
    return NOT_READABLE;
  }
}

function fileOf({ image: { contentType, extension }, bytes }: ReadLogo): MailFile & { readonly cid: string } {
  return { name: `logo.${extension}`, contentType, bytes, cid: contentIdOf(bytes) };
}
