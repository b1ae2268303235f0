/** The Prefer header: what a client wishes of an answer. */

export interface Preferences {
  /** Rows a page, integer > 0; undefined = not asked, or not understood. */
  readonly maxPageSize: number | undefined;
  /** The wished annotations as written; undefined = none. */
  readonly annotations: string | undefined;
}

const PREFERENCE = /\s*([^=,;\s"]+)\s*(?:=\s*(?:"([^"]*)"|([^,;"]*)))?[^,]*(?:,|$)/gy;

/** Reads a Prefer header (several headers arrive joined by commas); what is unknown or wrong is ignored, as RFC 7240 asks. */
export function parsePrefer(header: string | undefined): Preferences {
  const preferences = new Map<string, string>();
  for (const [, name = '', quoted, bare = ''] of (header ?? '').matchAll(PREFERENCE)) {
    // RFC 7240: of one named twice, the first counts.
    if (!preferences.has(name.toLowerCase())) preferences.set(name.toLowerCase(), (quoted ?? bare).trim());
  }
  const size = preferences.get('odata.maxpagesize') ?? '';
  return {
    maxPageSize: /^[1-9]\d{0,8}$/.test(size) ? Number(size) : undefined,
    annotations: preferences.get('odata.include-annotations') || undefined,
  };
}

/** Whether an annotation is wished: by its name, by "*", or by a pattern that ends in ".*". */
export function wishesAnnotation(annotations: string | undefined, name: string): boolean {
  const patterns = (annotations ?? '').split(',').map((pattern) => pattern.trim());
  return patterns.some(
    (pattern) => pattern === '*' || pattern === name || (pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -1))),
  );
}
