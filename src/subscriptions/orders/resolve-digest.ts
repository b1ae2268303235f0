/** Writes down what a person found out about an ambiguous digest: whether it was sent. The entry stays ambiguous, and health names it no more. */
import { InputError } from '../../errors.ts';
import type { LedgerEntry, ListedEntry } from '../delivery/ledger.ts';
import { type FindPorts, findDigest, type NamedDigest, unknownRecipient } from './find-digest.ts';

export interface Finding extends NamedDigest {
  readonly found: 'sent' | 'not-sent';
  /** How that was found out, without addresses and numbers. */
  readonly note: string;
}

/** Gives what was resolved: each ambiguous entry of the digest and its resends, or of one recipient. @throws InputError digest.unknown, digest.not-ambiguous, StoreError */
export async function resolveDigest(ports: FindPorts, finding: Finding, nowMs: number): Promise<readonly ListedEntry[]> {
  const { entries } = await findDigest(ports, finding);
  if (entries.length === 0 && finding.recipient !== undefined) throw unknownRecipient(finding);
  const resolved: ListedEntry[] = [];
  for (const entry of entries.filter(isUnresolved)) {
    const { found, note } = finding;
    const written = await ports.ledger.updateListed(entry, (known) =>
      known !== undefined && isUnresolved(known) ? { ...known, resolved: { found, note, atMs: nowMs } } : undefined,
    );
    if (written !== undefined) resolved.push({ ...entry, ...written });
  }
  if (resolved.length === 0) throw notAmbiguous(finding);
  return resolved;
}

function isUnresolved({ state, resolved }: LedgerEntry): boolean {
  return state === 'ambiguous' && resolved === undefined;
}

function notAmbiguous({ date, recipient }: Finding): InputError {
  const whose = recipient === undefined ? 'none of its recipients is' : 'that recipient is not';
  const rule = `${whose} ambiguous, or was resolved already; GET /api/health lists those that are`;
  return new InputError('digest.not-ambiguous', `Cannot resolve the digest of ${date}: ${rule}`);
}
