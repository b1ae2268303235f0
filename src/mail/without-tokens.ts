/** Signed links with nothing left to open: the one idea of what of a mail must not be kept or shown. */

// Every token of this app is a compact JWS (RFC 7515, 7.1): three parts in base64url, the first of which begins with {"
const TOKEN = /\beyJ[\w-]+\.[\w-]+\.[\w-]+/g;

/** Pure: the same text, and of the same length, with each character of its tokens an "x". Their dots stay, so that a line breaks where it did. */
export function withoutTokens(text: string): string {
  return text.replace(TOKEN, (token) => token.replace(/[\w-]/g, 'x'));
}
