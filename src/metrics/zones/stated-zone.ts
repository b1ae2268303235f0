/** The zone that a contact's attribute states: by its IANA name, by its Windows id, or by the name under which Dynamics shows it. */
import { parseZone } from '../../time/zone.ts';
import { plainText, remembered } from '../row/text.ts';
import { countryCodeOf } from './data/countries.ts';
import { WINDOWS_DISPLAY_NAMES, WINDOWS_OTHER_NAMES } from './data/windows-names.ts';
import { WINDOWS_ZONES } from './data/windows-zones.ts';

/** What a text states, whatever the country, and in the countries (ISO 3166 codes) where it stands for other zones. */
interface Stated {
  readonly zones: readonly string[];
  readonly byCountry: ReadonlyMap<string, readonly string[]>;
}

const NO_COUNTRY: ReadonlyMap<string, readonly string[]> = new Map();
const MAX_LENGTH = 100;
// "(GMT-05:00) Eastern Time (US & Canada)", "(UTC) Dublin, ...": the name decides, since the offset before it may be an old one.
const OFFSET = /^\s*\((?:GMT|UTC)[^)]*\)/i;

/**
 * The zones that a text can stand for, sorted; empty where it names no place, as "EST", "UTC" and offsets do. A Windows id stands for several: with the
 * called party's country (ISO 3166 code or English name) for those of that country, else for the one that Unicode names first.
 */
export function statedZones(text: string, country: string): readonly string[] {
  const { zones, byCountry } = statedBy(text);
  return byCountry.size === 0 || country === '' ? zones : (byCountry.get(countryCodeOf(country)) ?? zones);
}

const statedBy = remembered((text: string): Stated => {
  if (text.length > MAX_LENGTH) return { zones: [], byCountry: NO_COUNTRY };
  return windowsZones().get(windowsKey(text)) ?? { zones: ianaZone(plainText(text).trim()), byCountry: NO_COUNTRY };
});

function ianaZone(name: string): readonly string[] {
  if (!isPlace(name)) return [];
  try {
    return Object.freeze([parseZone(name)]);
  } catch {
    // A contact's attribute may hold anything: what is no zone tells nothing.
    return [];
  }
}

function isPlace(zone: string): boolean {
  return zone.includes('/') && !/^etc\//i.test(zone);
}

let windows: ReadonlyMap<string, Stated> | undefined;

function windowsZones(): ReadonlyMap<string, Stated> {
  windows ??= tableOf();
  return windows;
}

function tableOf(): Map<string, Stated> {
  const table = new Map<string, Stated>();
  for (const [id = '', world = '', ...own] of linesOf(WINDOWS_ZONES)) {
    // "US=America/Anchorage America/Juneau": two letters, the sign, the zones.
    const byCountry = new Map(own.map((part) => [part.slice(0, 2), placesOf(part.slice(3))] as const));
    table.set(windowsKey(id), { zones: placesOf(world), byCountry });
  }
  for (const [name = '', id = ''] of [...linesOf(WINDOWS_DISPLAY_NAMES), ...linesOf(WINDOWS_OTHER_NAMES)]) {
    const known = table.get(windowsKey(id));
    if (known !== undefined) table.set(windowsKey(name), known);
  }
  return table;
}

function linesOf(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
}

function placesOf(zones: string): readonly string[] {
  return Object.freeze(zones.split(' ').filter(isPlace).sort());
}

/** A name of Windows without offset, case, accents and punctuation; the plus sign of "UTC+12" stays, and "&" is "and". */
function windowsKey(text: string): string {
  return plainText(text)
    .replace(OFFSET, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .replace(/ and /g, ' ')
    .trim();
}
