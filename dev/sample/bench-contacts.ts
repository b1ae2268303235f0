/** The contacts of benchmark rows: never changed, since benchmarks are compared over time. */
import { createRandom } from './random.ts';

// Area codes with the numbers 555-0100 to 555-0199, which no one has; and Ofcom's mobile numbers for drama.
const AREA_CODES =
  '202 203 205 207 208 210 212 213 214 215 216 217 218 219 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267'.split(' ');

export interface BenchContact {
  readonly id: string;
  /** E.164 */
  readonly phone: string;
}

const contacts: BenchContact[] = [];

/** A person to call: the same for the same index, 0 to 3999. */
export function contactOf(index: number): BenchContact {
  contacts[index] ??= makeContact(index);
  return contacts[index];
}

function makeContact(index: number): BenchContact {
  const suffix = `${index % 100}`.padStart(2, '0');
  const area = AREA_CODES[Math.floor(index / 100)];
  const phone = area === undefined ? `+447700900${`${index % 1000}`.padStart(3, '0')}` : `+1${area}55501${suffix}`;
  return { id: createRandom(`catalogue|contact ${index}`).guid(), phone };
}
