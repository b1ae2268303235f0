/** The people whom the invented organisation calls, by the clock they live by. All numbers lie in ranges kept free for fiction. */
import { HOUR_MS } from '../../src/time/lengths.ts';
import { instantOf } from '../../src/time/local-day.ts';
import { createRandom, type Random } from './random.ts';

export interface SampleContact {
  readonly id: string;
  /** E.164 */
  readonly phone: string;
  /** IANA zone of the number's area. */
  readonly zone: string;
}

interface Area {
  readonly zone: string;
  /** Of the number, to be followed by `digits` more. */
  readonly prefix: string;
  readonly digits: number;
}

// Area codes that lie in one zone as a whole, with 555-0100 to 555-0199, which no one has.
const US_CODES: Readonly<Record<string, string>> = {
  'America/New_York': '201 202 203 207 212 215 216 229 234 239 240 252 267 305 404 410 412 617 704 919',
  'America/Chicago': '205 210 214 217 218 225 228 251 254 256 262 312 314 504 612',
  'America/Denver': '303 307 406 505 720 801',
  'America/Los_Angeles': '206 213 253 310 415 503 619 702 818 916',
};
// Ofcom's numbers for drama: mobiles, Manchester, Birmingham, Leeds.
const UK_PREFIXES = ['+447700900', '+441614960', '+441214960', '+441134960'];

const AREAS: readonly Area[] = [
  ...Object.entries(US_CODES).flatMap(([zone, codes]) => codes.split(' ').map((code) => ({ zone, prefix: `+1${code}55501`, digits: 2 }))),
  ...UK_PREFIXES.map((prefix) => ({ zone: 'Europe/London', prefix, digits: 3 })),
];
const AREAS_OF: ReadonlyMap<string, readonly Area[]> = Map.groupBy(AREAS, ({ zone }) => zone);

/** The zones that contacts live in. */
export const CONTACT_ZONES: readonly string[] = [...AREAS_OF.keys()];

/** A person in a zone of CONTACT_ZONES, each of its numbers as likely as any other; the same person for the same number. @throws RangeError for another zone */
export function drawContact(random: Random, zone: string): SampleContact {
  const { prefix, digits } = random.weighted((AREAS_OF.get(zone) ?? []).map((area) => [area, 10 ** area.digits]));
  const phone = `${prefix}${`${random.int(0, 10 ** digits - 1)}`.padStart(digits, '0')}`;
  return { id: createRandom(`contact|${phone}`).guid(), phone, zone };
}

/** Share of the contacts by zone on a date: an organisation in `zone` calls mostly people whose clocks are near its own. */
export function zoneShares(date: string, zone: string): readonly (readonly [zone: string, weight: number])[] {
  const noonMs = instantOf(date, '12:00', zone);
  return CONTACT_ZONES.map((one) => {
    const apart = Math.abs(instantOf(date, '12:00', one) - noonMs) / HOUR_MS;
    return [one, Math.exp(-Math.min(apart, 24 - apart) / 2)];
  });
}
