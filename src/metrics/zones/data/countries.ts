/** Countries by ISO code or English name, and the names of their zones, as the Unicode data inside Node has them. */
import { zoneSpelling } from '../../../time/zone-data.ts';
import { remembered } from '../../row/text.ts';

/** Node 24 has the method, Node 22 the property. */
interface LocaleZones {
  getTimeZones?(): string[] | undefined;
  readonly timeZones?: string[] | undefined;
}

const OTHER_NAMES: readonly (readonly [name: string, code: string])[] = [
  ['usa', 'US'],
  ['united states of america', 'US'],
  ['can', 'CA'],
  ['aus', 'AU'],
  ['gbr', 'GB'],
  ['great britain', 'GB'],
  ['england', 'GB'],
  ['scotland', 'GB'],
  ['wales', 'GB'],
  ['northern ireland', 'GB'],
  ['republic of ireland', 'IE'],
  ['czech republic', 'CZ'],
  ['holland', 'NL'],
  ['turkey', 'TR'],
  ['macedonia', 'MK'],
];

let codes: ReadonlyMap<string, string> | undefined;

/** ISO 3166 code of a country given by code or English name, "" where it is none; a group of countries (EU) has a code, but no zones. */
export const countryCodeOf = remembered((text: string): string => {
  codes ??= codesByName();
  const name = nameKey(text).replace(/^the /, '');
  return codes.get(name) ?? codes.get(name.replaceAll(' ', '')) ?? '';
});

/** All IANA zones of a country (ISO 3166 code), sorted; research stations on the ice are not counted. */
export const zonesOfCountry = remembered((code: string): readonly string[] => {
  const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & LocaleZones;
  // A Node newer than the shipped zone data may name a zone that they do not have: nobody could tell the time there.
  const zones = (locale.getTimeZones?.() ?? locale.timeZones ?? []).filter((zone) => zoneSpelling(zone) !== undefined);
  const inhabited = zones.filter((zone) => !zone.startsWith('Antarctica/'));
  return Object.freeze((inhabited.length > 0 ? inhabited : zones).sort());
});

/** A name without regard to case, accents and punctuation. */
export function nameKey(text: string): string {
  return text
    .slice(0, 80)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function codesByName(): Map<string, string> {
  const known = new Map(OTHER_NAMES);
  for (const style of ['short', 'long'] as const) {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none', style });
    for (const code of twoLetterCodes()) {
      const name = names.of(code);
      if (name === undefined) continue;
      // A withdrawn code is that of its successor: UK is GB.
      const region = new Intl.Locale(`und-${code}`).region ?? code;
      known.set(code.toLowerCase(), region).set(nameKey(name), region);
    }
  }
  return known;
}

function twoLetterCodes(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((first) => letters.map((second) => first + second));
}
