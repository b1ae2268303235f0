/** The zones of an address: by postal code where its country is known in detail, else by state, else by country. */
import { remembered } from '../../row/text.ts';
import { countryCodeOf, nameKey, zonesOfCountry } from './countries.ts';
import { AU_POSTAL, CA_POSTAL, US_POSTAL } from './postal-prefixes.ts';
import { longestPrefixLookup, prefixZonesOf } from './prefix-zones.ts';
import { AU_STATES, CA_STATES, US_STATES } from './states.ts';

export interface Address {
  /** ISO 3166 code or English name. */
  readonly country?: string;
  /** Code or English name. */
  readonly state?: string;
  readonly postalCode?: string;
}

export interface AddressZones {
  /** IANA zones, sorted. */
  readonly zones: readonly string[];
  /** Whether the country has several zones and no more than the country is known, so that the number may tell more. */
  readonly isVague: boolean;
}

/** A country whose states and postal codes have zones here. */
interface Detail {
  readonly postalForm: RegExp;
  /** Zones of a postal code written in that form. */
  readonly zonesOfPostal: (code: string) => readonly string[] | undefined;
  /** Zones by code and by name, as nameKey writes them. */
  readonly states: ReadonlyMap<string, readonly string[]>;
}

/** What is known of a country: `whole` is undefined for a text that names none. */
interface Country {
  readonly whole: AddressZones | undefined;
  readonly details: readonly Detail[];
}

const US = detailOf(/^\d{5}(?:-?\d{4})?$/, US_POSTAL, US_STATES);
const CA = detailOf(/^[A-Z]\d[A-Z](?:\d[A-Z]\d)?$/, CA_POSTAL, CA_STATES);
const AU = detailOf(/^\d{4}$/, AU_POSTAL, AU_STATES);
const NONE: readonly Detail[] = [];
const ALL: readonly Detail[] = [US, CA, AU];
const NORTH_AMERICA: readonly Detail[] = [US, CA];
const BY_CODE: ReadonlyMap<string, readonly Detail[]> = new Map([
  ['US', [US]],
  ['CA', [CA]],
  ['AU', [AU]],
]);
// The Dominican Republic shares +1 and writes five digits too.
const DOMINICAN = /^18[024]9/;
const MAX_POSTAL_LENGTH = 20;

const stateKey = remembered(nameKey);

const countryNamed = remembered((text: string): Country => {
  const code = countryCodeOf(text);
  const zones = code === '' ? [] : zonesOfCountry(code);
  return { whole: zones.length === 0 ? undefined : { zones, isVague: zones.length > 1 }, details: BY_CODE.get(code) ?? NONE };
});

/**
 * The zones of an address, undefined where it names no known place. Without a country, states and postal codes are read as those of the countries
 * that the number (digits in international form, "" = not known) can be of; without either, a state counts only where one country has it.
 */
export function zonesOfAddress({ country = '', state = '', postalCode = '' }: Address, digits: string): AddressZones | undefined {
  const { whole, details: own } = countryNamed(country);
  const details = whole === undefined ? detailsOfNumber(digits) : own;
  const isPlaced = whole !== undefined || digits !== '';
  const byPostal = isPlaced && postalCode !== '' ? zonesOfPostal(postalCode, details) : undefined;
  const zones = byPostal ?? (state === '' ? undefined : zonesOfState(state, details));
  return zones === undefined ? whole : { zones, isVague: false };
}

function detailsOfNumber(digits: string): readonly Detail[] {
  if (digits === '') return ALL;
  if (digits.startsWith('1')) return DOMINICAN.test(digits) ? NONE : NORTH_AMERICA;
  return digits.startsWith('61') ? (BY_CODE.get('AU') ?? NONE) : NONE;
}

function zonesOfPostal(text: string, details: readonly Detail[]): readonly string[] | undefined {
  if (details.length === 0 || text.length > MAX_POSTAL_LENGTH) return undefined;
  const code = /^\d+$/.test(text) ? text : text.replaceAll(' ', '').toUpperCase();
  for (const { postalForm, zonesOfPostal } of details) if (postalForm.test(code)) return zonesOfPostal(code);
  return undefined;
}

function zonesOfState(text: string, details: readonly Detail[]): readonly string[] | undefined {
  const key = stateKey(text);
  const found = details.filter(({ states }) => states.has(key));
  return found.length === 1 ? found[0]?.states.get(key) : undefined;
}

function detailOf(postalForm: RegExp, postal: string, stateLines: string): Detail {
  const states = new Map<string, readonly string[]>();
  for (const line of stateLines.trim().split('\n')) {
    const [code = '', name = '', zones = ''] = line.split('|');
    const list = Object.freeze(zones.split(' '));
    states.set(nameKey(code), list).set(nameKey(name), list);
  }
  return { postalForm, zonesOfPostal: longestPrefixLookup(() => prefixZonesOf(postal)), states };
}
