/** Makes and sends a digest: report, snapshot, frozen message, hand-over; each step finds what an earlier run has done already. */

import type { DigestLinks } from '../access/digest-link.ts';
import { recordDay } from '../closing/record-day.ts';
import type { SnapshotStore } from '../history/tables/snapshot-store.ts';
import type { LookedUp } from '../lookup/look-up-report.ts';
import type { Period } from '../time/local-day.ts';
import type { Archive, ArchivedDigest } from './delivery/archive.ts';
import { type DigestId, type LedgerEntry, recipientId } from './delivery/ledger.ts';
import { type MailChoices, renderMail } from './sending/render-mail.ts';
import { type SendToAllPorts, sendToAll } from './sending/send-to-all.ts';
import { DEFAULT_SUBSCRIPTION } from './subscription/subscription.ts';

export interface DigestPorts extends SendToAllPorts, Pick<MailChoices, 'content' | 'branding'> {
  readonly archive: Archive;
  readonly snapshots: SnapshotStore;
  /** Where the links of the digest lead. */
  readonly linksOf: DigestLinks;
}

export interface SentDigest {
  readonly content: ArchivedDigest;
  readonly entries: readonly LedgerEntry[];
}

/** The id of the scheduled digest of a period. */
export function scheduledDigest(period: Period): DigestId {
  return { subscription: DEFAULT_SUBSCRIPTION, period, kind: 'scheduled' };
}

/** Those of the recipients whose ids are given; null = all. */
export function recipientsFor(recipients: readonly string[], to: readonly string[] | null): readonly string[] {
  return to === null ? recipients : recipients.filter((recipient) => to.includes(recipientId(recipient)));
}

/** The id under which a digest of the period can be sent now: the scheduled one, or the next resend where that was made already, or must be left for the final numbers. @throws StoreError */
export async function nextDigest(archive: Archive, period: Period, nowMs: number): Promise<DigestId> {
  const scheduled = scheduledDigest(period);
  let digest: DigestId = period.toMs > nowMs ? { ...scheduled, kind: 'resend 1' } : scheduled;
  for (let n = 1; (await archive.read(digest)) !== undefined; n++) digest = { ...scheduled, kind: `resend ${n}` };
  return digest;
}

/** Sends a digest to every recipient; one that was rendered before is sent as it was. `load` is asked for the report only where there is none. @throws StoreError */
export async function makeAndSend(ports: DigestPorts, digest: DigestId, load: () => Promise<LookedUp>): Promise<SentDigest> {
  const content = (await ports.archive.read(digest)) ?? (await freeze(ports, digest, load));
  return { content, entries: await sendToAll(ports, digest, { ...content, files: onceAsked(() => ports.archive.readFiles(digest)) }) };
}

/** The day goes on record before anybody reads of it. */
async function freeze(ports: DigestPorts, digest: DigestId, load: () => Promise<LookedUp>): Promise<ArchivedDigest> {
  const { report, version } = await recordDay(ports.snapshots, digest.period, load);
  const linkTo = await ports.linksOf(digest.subscription, digest.period);
  const { files, ...mail } = await renderMail(report, { ...ports, linkTo });
  const tells = (report.missed ?? []).map(({ date }) => date);
  return ports.archive.keep(digest, { ...mail, renderedMs: Date.parse(report.generatedAt), snapshotVersion: version, tells }, files);
}

/** Most runs find every recipient served: they read no files. */
function onceAsked<T>(read: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= read();
    return asked;
  };
}
