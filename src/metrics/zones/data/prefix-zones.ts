/** Tables of digit prefixes and the zones they stand for, read from compact text: the longest known prefix decides. */

/** Prefix to IANA zones, sorted by code unit; equal lists are one object. */
export type PrefixZones = ReadonlyMap<string, readonly string[]>;

/** Reads lines of the form "Zone Zone: prefix from-to": a range is of two numbers of the same length and includes both. */
export function prefixZonesOf(text: string): Map<string, readonly string[]> {
  const table = new Map<string, readonly string[]>();
  for (const line of text.trim().split('\n')) {
    const [zones = '', prefixes = ''] = line.split(': ');
    const list = Object.freeze(zones.trim().split(' ').sort());
    for (const prefix of prefixes.split(' ').flatMap(expanded)) table.set(prefix, list);
  }
  return table;
}

/** A look-up of the zones of the longest prefix that a table knows; undefined where it knows none. @param read gives the table at the first look-up: only a harvest has a use for it */
export function longestPrefixLookup(read: () => PrefixZones): (text: string) => readonly string[] | undefined {
  let known: { readonly table: PrefixZones; readonly longest: ReadonlyMap<string, number> } | undefined;
  return (text) => {
    known ??= withLongest(read());
    const { table, longest } = known;
    for (let length = Math.min(longest.get(text.slice(0, 1)) ?? 0, text.length); length > 0; length--) {
      const zones = table.get(text.slice(0, length));
      if (zones !== undefined) return zones;
    }
    return undefined;
  };
}

function withLongest(table: PrefixZones) {
  return { table, longest: longestByLead(table) };
}

/** Length of the longest prefix by its first character: most look-ups then need few tries. */
function longestByLead(table: PrefixZones): Map<string, number> {
  const longest = new Map<string, number>();
  for (const prefix of table.keys()) longest.set(prefix.slice(0, 1), Math.max(prefix.length, longest.get(prefix.slice(0, 1)) ?? 0));
  return longest;
}

function expanded(part: string): string[] {
  const [from = '', to] = part.split('-');
  if (to === undefined) return [from];
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => String(Number(from) + i).padStart(from.length, '0'));
}
