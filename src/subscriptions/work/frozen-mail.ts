/** A delivery's mail, made once and kept: every recipient and every retry gets that. */

import type { DigestLinks } from '../../access/digest-link.ts';
import type { PersonalLinks } from '../../access/personal-links.ts';
import { recordDay } from '../../closing/record-day.ts';
import type { SnapshotStore } from '../../history/tables/snapshot-store.ts';
import type { LookedUp } from '../../lookup/look-up-report.ts';
import type { Period } from '../../time/local-day.ts';
import { wordsOf } from '../../words/words.ts';
import { type Archive, type ArchivedDigest, scopeMark, serves } from '../delivery/archive.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { isTest } from '../delivery/digest-id.ts';
import { maskAddress, recipientId } from '../delivery/ledger.ts';
import type { Notice } from '../notices/notice.ts';
import { noticeMail } from '../notices/notice-mail.ts';
import { newMarker } from '../people/personal-links.ts';
import { renderMail } from '../sending/render-mail.ts';
import type { BrandSettings } from '../subscription/mail-choices.ts';

export interface FreezePorts {
  readonly archive: Archive;
  readonly snapshots: SnapshotStore;
  readonly branding: BrandSettings;
  /** Where the links of the digest lead. */
  readonly linksOf: DigestLinks;
  readonly personal: PersonalLinks;
  /** Number of the rules that rows are filed by now; null = of none yet. */
  readonly rulesNumber: () => Promise<number | null>;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
}

/** The mail that is kept, else one of the report that `load` gives. A day of the whole organisation goes on record before anybody reads of it. @throws StoreError */
export async function frozenMail(
  ports: FreezePorts,
  delivery: Delivery,
  period: Period,
  load: () => Promise<LookedUp>,
): Promise<ArchivedDigest> {
  const { scope, copies } = delivery.mailing;
  const kept = await ports.archive.read(delivery);
  // What an earlier form of the subscription sent stands here, too, where its days come due again or it is sent once more.
  if (kept !== undefined && serves(kept, { scope: scopeMark(scope), isPersonal: copies !== 'same' })) return kept;
  return delivery.notice ? freezeNotice(ports, delivery, delivery.notice) : freeze(ports, delivery, period, load);
}

async function freeze(ports: FreezePorts, delivery: Delivery, period: Period, load: () => Promise<LookedUp>): Promise<ArchivedDigest> {
  const { scope, content } = delivery.mailing;
  const isOnRecord = period.days === 1 && Object.keys(scope).length === 0;
  const { report, version } = isOnRecord ? await recordDay(ports.snapshots, period, load) : { ...(await load()), version: 0 };
  const linkTo = await ports.linksOf(delivery.subscription, scope, period);
  const marker = await markerFor(ports, delivery);
  const { files, ...mail } = await renderMail(report, {
    content,
    branding: ports.branding,
    linkTo,
    listedBy: delivery.mailing.name,
    marker,
    isTest: isTest(delivery),
  });
  const tells = (report.missed ?? []).map(({ date }) => date);
  const { definitions, asOf, generatedAt } = report;
  const made = {
    madeFrom: { definitions, asOf, rules: await ports.rulesNumber() },
    renderedMs: Date.parse(generatedAt),
    snapshotVersion: version,
  };
  return ports.archive.keep(delivery, { ...mail, ...made, marker, scope: scopeMark(scope), shows: scope, tells }, files);
}

/** A notice is plain: no figures, no files, no links of its own. */
function freezeNotice({ archive, clock }: FreezePorts, delivery: Delivery, notice: Notice): Promise<ArchivedDigest> {
  const { scope, content } = delivery.mailing;
  const mail = noticeMail(notice, wordsOf(content.language));
  return archive.keep(delivery, { ...mail, scope: scopeMark(scope), shows: scope, renderedMs: clock(), snapshotVersion: 0 });
}

/** Undefined where no recipient can have a link of their own, in copies that are the same for all, and in a test: whoever gets that may be on no list. */
async function markerFor({ personal, clock }: FreezePorts, delivery: Delivery): Promise<string | undefined> {
  const { subscription, mailing } = delivery;
  if (mailing.copies === 'same' || isTest(delivery)) return undefined;
  const anybody = { subscription, recipientId: recipientId(''), recipient: maskAddress(''), language: mailing.content.language };
  return (await personal.urlOf(anybody, clock())) && newMarker();
}
