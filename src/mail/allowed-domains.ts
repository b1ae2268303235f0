/** To which domains mails may go: "contoso.com" is that domain alone, "*.contoso.com" whatever lies below it. */
import { asciiDomain } from './address.ts';

const BELOW = '*.';

/** One entry of such a list, in ASCII and lower case. @throws Error whose message is the rule */
export function allowedDomainOf(text: string): string {
  const isBelow = text.startsWith(BELOW);
  const domain = isBelow ? text.slice(BELOW.length) : text;
  try {
    const ascii = asciiDomain(domain).toLowerCase();
    // "*.com" would allow nearly everybody; one label alone is a host of this network.
    if (!isBelow || ascii.includes('.')) return isBelow ? `${BELOW}${ascii}` : ascii;
  } catch {
    // Told below, for both.
  }
  throw new Error('must be domains with commas between them, such as contoso.com, or *.contoso.com for those below it');
}

/** Whether an address (its domain in ASCII) lies in one of the domains; undefined allows any. */
export function isAllowedDomain(allowed: readonly string[] | undefined, address: string): boolean {
  if (allowed === undefined) return true;
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return allowed.some((entry) => (entry.startsWith(BELOW) ? domain.endsWith(entry.slice(1)) : domain === entry));
}
