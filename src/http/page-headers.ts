/** The headers of every page: nothing may run, be fetched or be framed but what the page itself is made of. */
import { hash } from 'node:crypto';
import type { Brand } from '../digest/options/brand.ts';
import { inlineOf } from '../page/parts/inline.ts';

/** What one page does and others do not. */
export interface PageNeeds {
  /** Whether its script asks for the page again. @default false */
  readonly isRefreshed?: boolean;
  /** Whether it holds a frame of this site. @default false */
  readonly hasFrame?: boolean;
}

export type PageHeaders = Readonly<Record<string, string>>;

/** Powers of a browser that no page here has a use for. */
const POWERS = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'].map((name) => `${name}=()`).join(', ');

/** Of a page in the frame of `brand`. Whoever may see it now may not later, and people share browsers: nobody keeps it. */
export function pageHeaders(brand: Brand, needs: PageNeeds = {}): PageHeaders {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policyOf(brand, needs),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': POWERS,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
}

/** Style and script by the hash of what this project wrote, never of what stands in a page: texts from outside can be no script, whatever escaping missed. */
function policyOf(brand: Brand, { isRefreshed = false, hasFrame = false }: PageNeeds): string {
  const { styles, scripts } = inlineOf(brand);
  return [
    "default-src 'none'",
    `style-src ${styles.map(hashOf).join(' ')}`,
    `script-src ${scripts.map(hashOf).join(' ')}`,
    ...(isRefreshed ? ["connect-src 'self'"] : []),
    ...(hasFrame ? ["frame-src 'self'"] : []),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const HASHES = new Map<string, string>();

/** As a policy names an inline text (CSP 3, 2.3.1). */
function hashOf(text: string): string {
  const known = HASHES.get(text) ?? `'sha256-${hash('sha256', text, 'base64')}'`;
  HASHES.set(text, known);
  return known;
}
