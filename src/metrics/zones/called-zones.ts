/** The time zones in which a called party may be: by what the contact says, else by address, else by the number's area. */
import { zonesOfAddress } from './data/address-zones.ts';
import { internationalDigits, zonesOfDigits } from './data/number-zones.ts';
import { statedZones } from './stated-zone.ts';

/** What a delivery row and its contact attributes tell about the called party. */
export interface CalledParty {
  /** msdyn_to_address, as on the row. */
  readonly number: string;
  /** Value of a contact attribute: an IANA zone, or one of Windows by its id or display name. */
  readonly zone?: string;
  /** ISO 3166 code or English name. */
  readonly country?: string;
  /** Code or English name. */
  readonly state?: string;
  readonly postalCode?: string;
}

export interface CalledZones {
  /** IANA zones, sorted, each of them possible; empty = not known. */
  readonly zones: readonly string[];
  readonly source: 'attribute' | 'address' | 'number' | 'none';
}

const NONE: CalledZones = Object.freeze({ zones: Object.freeze([]), source: 'none' });

/**
 * The zones in which a called party may be. A value that names no place is passed over and the next source asked; nothing is thrown.
 * Where the address names only a country with several zones and the number is of that country, the number's area decides.
 */
export function calledZonesOf(party: CalledParty): CalledZones {
  const stated = party.zone ? statedZones(party.zone, party.country ?? '') : [];
  if (stated.length > 0) return { zones: stated, source: 'attribute' };
  const digits = internationalDigits(party.number);
  const ofNumber = zonesOfDigits(digits);
  const address = zonesOfAddress(party, digits);
  if (address !== undefined && !(address.isVague && ofNumber?.some((zone) => address.zones.includes(zone)))) {
    return { zones: address.zones, source: 'address' };
  }
  return ofNumber === undefined ? NONE : { zones: ofNumber, source: 'number' };
}
