/** What is stored, kind by kind, with the version of its shape: where every change of what is stored begins (CONTRIBUTING.md). */

/** Makes of the content of one version that of the next one. */
export type Upgrade = (older: unknown) => unknown;

/** One kind of stored thing. */
export interface StoredKind {
  /** What it is, in a few words. */
  readonly what: string;
  /** That this app writes, and the newest that it reads: counted up where an older app could not read what is written, or would read it wrongly. */
  readonly version: number;
  /** From version 1 to 2, from 2 to 3, and so on. Files of columns have none: their readers take what is there by its name. @default none */
  readonly upgrades?: readonly Upgrade[];
}

/** Kinds by where they lie: what the name of a partition begins with, a partition, or one row of it. */
export type StoredKinds = Readonly<Record<string, StoredKind>>;

/** The version of whatever says none: it was written before there were versions. */
export const FIRST_VERSION = 1;

function kind(what: string, version = FIRST_VERSION, upgrades: readonly Upgrade[] = []): StoredKind {
  return { what, version, upgrades };
}

/** Parquet files; their notes name kind and version. */
export const FILES = {
  facts: kind('finished deliveries of a day, folded or open'),
  intakes: kind('created deliveries of a day, folded or open'),
  tallies: kind('counts of a day or a month'),
  details: kind('lists of counts of a day or a month'),
  contacts: kind('what a day that is over tells of contacts'),
} as const satisfies StoredKinds;
export type FileContent = keyof typeof FILES;

/** Stored values: an entity of the table of heads, and a blob where they are large. */
const VALUES = {
  'snapshot|': kind('day snapshot'),
  'narrowed|': kind('report of a day narrowed to a scope'),
  'digest ': kind('digest as it was sent'),
  'letter ': kind('bytes that were handed over'),
  names: kind('names of queues, configurations, journeys or representatives'),
  backlog: kind('count of open deliveries'),
} as const satisfies StoredKinds;

/** Small documents: an entity each. */
const DOCUMENTS = {
  'harvest/coverage': kind('spans that were read'),
  'harvest/watermark': kind('how far deliveries were read'),
  'harvest/watermark-attributes': kind('how far attributes were read'),
  'harvest/sweeps': kind('how far sweeps have come'),
  'harvest/rules': kind('number of the rules'),
  'harvest/met-names': kind('names of settings that rows had'),
  'harvest/row-life': kind('how long rows live in Dataverse'),
  'harvest/privacy-key': kind('fingerprint of PRIVACY_KEY'),
  'harvest/organisation': kind('organisation of this history'),
  'harvest/recent-deliveries': kind('deliveries read last'),
  'harvest/recent-attributes': kind('attributes read last'),
  rights: kind('tables that are shown in part'),
  limits: kind('limits of a configuration'),
  'request-seats': kind('share of the request limits'),
  uploads: kind('failed upload'),
  'uploads read': kind('when uploads were asked for'),
  'backfill|': kind('order or day of a backfill'),
  'given-up': kind('backfill day that was given up'),
  closed: kind('days that were closed'),
  seen: kind('values that rows had'),
  'open-conversations': kind('conversations that are open'),
  orphans: kind('attributes without a delivery'),
  erasures: kind('erasure to be repeated'),
  'revoked links': kind('links that were revoked'),
  'runs|': kind('entry of the run log'),
  'mail pace': kind('messages of the last minute'),
  'dispatch/mail server': kind('pause of the mail server'),
  'dispatch/bounces': kind('digests that came back'),
  'dispatch/watch': kind('digests that are missing'),
  'dispatch/mark': kind('how far digests were looked for'),
  subscription: kind('subscription'),
  'delivery ': kind('delivery record'),
  'open deliveries': kind('note of an open delivery'),
  'troubled deliveries': kind('note of a delivery that ended badly'),
  'doubtful deliveries': kind('note of a delivery in doubt'),
  'ledger ': kind('entry of the send ledger'),
  'optout ': kind('wish of a recipient'),
  doctor: kind('trial of the doctor, gone at once'),
} as const satisfies StoredKinds;

/** What lies elsewhere. */
const OTHERS = {
  day: kind('day of UTC'),
  head: kind('where the parts of a value lie', 2),
  journal: kind('rows on their way into history'),
  'digest-deliveries': kind('message: a delivery to work on'),
  'backfill-days': kind('message: a day to read'),
} as const satisfies StoredKinds;

/** All of them. */
export const STORED_KINDS = { ...DOCUMENTS, ...VALUES, ...FILES, ...OTHERS } as const satisfies StoredKinds;
