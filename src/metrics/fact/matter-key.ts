/** The pseudonym of what a person is contacted about: a debt, a case, an order. */
import { hash } from 'node:crypto';

/**
 * First 64 bits, as 16 hex digits, of SHA-256 over the secret key and msdyn_tracking_id, empty where there is none.
 * An organisation may write anything there, so the text itself is never kept; case and surrounding blanks do not matter.
 */
export function matterKeyOf(trackingId: string | null | undefined, privacyKey: string): string {
  const matter = trackingId?.trim().toLowerCase() ?? '';
  return matter === '' ? '' : hash('sha256', `${privacyKey}\nmatter:${matter}`).slice(0, 16);
}
