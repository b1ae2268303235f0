/** Contacts in parts: a hash range of their keys at a time, so that memory stays flat. */

export interface HashRange {
  /** Which part, 0 to `passes` - 1. @default 0 */
  readonly pass?: number;
  /** Into how many. @default 1 */
  readonly passes?: number;
}

/** Whether a contact key lies in a part; a row without a key, or with one that is no hash, lies in the first. @throws RangeError where there is no such part */
export function inHashRange({ pass = 0, passes = 1 }: HashRange): (contact: string) => boolean {
  if (!Number.isInteger(passes) || !Number.isInteger(pass) || pass < 0 || pass >= passes) {
    throw new RangeError(`Cannot scan contacts in pass "${pass}": it is none of 0 to ${passes - 1}`);
  }
  if (passes === 1) return () => true;
  return (contact) => (Number.parseInt(contact.slice(0, 8), 16) || 0) % passes === pass;
}
