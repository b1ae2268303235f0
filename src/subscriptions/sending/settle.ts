/** Settles what got no answer: looks for the message among what the mail server took, where that can be looked up. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailSender } from '../../mail/sender.ts';
import type { DigestId } from '../delivery/digest-id.ts';
import type { Ledger, LedgerEntry, ListedEntry } from '../delivery/ledger.ts';

export interface SettlePorts {
  readonly ledger: Ledger;
  readonly sender: Pick<MailSender, 'wasSent'>;
  readonly mailFrom: string;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
  /** @default real time */
  readonly wait?: ((ms: number) => Promise<unknown>) | undefined;
}

/** A copy is there within seconds, as a rule: looked for 0, 1, 2 and 4 seconds after there was no answer. */
const WAITS_MS = [0, 1_000, 1_000, 2_000];

/** Of a hand-over that just ended. */
export function settleSoon(ports: SettlePorts, digest: DigestId, recipient: string, entry: LedgerEntry): Promise<LedgerEntry> {
  return settleAfter(WAITS_MS, ports, digest, recipient, entry);
}

/** Looks once, of one that a run meets again. */
export function settleOnce(ports: SettlePorts, digest: DigestId, recipient: string, entry: LedgerEntry): Promise<LedgerEntry> {
  return settleAfter([0], ports, digest, recipient, entry);
}

/** Gives the entry as it stands afterwards, sent where it was found. @throws StoreError */
async function settleAfter(
  waitsMs: readonly number[],
  ports: SettlePorts,
  digest: DigestId,
  recipient: string,
  entry: LedgerEntry,
): Promise<LedgerEntry> {
  const { sender, ledger, wait = sleep } = ports;
  if (!isUnsettled(entry) || sender.wasSent === undefined) return entry;
  for (const waitMs of waitsMs) {
    if (waitMs > 0) await wait(waitMs);
    if (!(await wasSent(ports, entry))) continue;
    return (await ledger.update(digest, recipient, foundBy(entry, ports.clock()))) ?? entry;
  }
  return entry;
}

/** Looks once more for one that was left open; gives whether it was found. @throws StoreError */
export async function settleListed(ports: SettlePorts, entry: ListedEntry): Promise<boolean> {
  if (!isUnsettled(entry) || !(await wasSent(ports, entry))) return false;
  return (await ports.ledger.updateListed(entry, foundBy(entry, ports.clock()))) !== undefined;
}

/** Pure: whether nobody knows what became of it, neither a person nor this program. */
export function isUnsettled({ state, resolved, messageId }: LedgerEntry): boolean {
  return state === 'ambiguous' && resolved === undefined && messageId !== '';
}

/** Not where it cannot be looked for: then it stays open, and is looked for at a later tick. */
async function wasSent({ sender, mailFrom: from }: SettlePorts, { messageId }: LedgerEntry): Promise<boolean> {
  return (await sender.wasSent?.({ messageId, from }).catch(() => false)) ?? false;
}

function foundBy({ messageId }: LedgerEntry, nowMs: number) {
  return (known: LedgerEntry | undefined): LedgerEntry | undefined =>
    known !== undefined && isUnsettled(known) && known.messageId === messageId
      ? { ...known, state: 'sent', settledMs: nowMs, reason: 'it got no answer, and was found among what the mail server had taken' }
      : undefined;
}
