/** What was sent, byte for byte: a digest is rendered and kept once, then every recipient and every retry gets that. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { StoreError } from '../../errors.ts';
import { jsonBytes, jsonPart } from '../../history/tables/json-part.ts';
import { removeOld } from '../../history/tables/remove-old.ts';
import type { NewValue, Replaced, StoredValue, ValueKey, ValueStore } from '../../history/tables/value-store.ts';
import type { MailFile } from '../../mail/mail-file.ts';
import type { ReportScope } from '../../report/scope.ts';
import type { Mailing } from './delivery.ts';
import { type DigestId, deliveryId, digestOfId } from './digest-id.ts';

export interface ArchivedDigest {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** When it was rendered, UTC epoch milliseconds; also the date of the mail. */
  readonly renderedMs: number;
  /** Version of the day snapshot that it shows. */
  readonly snapshotVersion: number;
  /** Names the scope that it shows (scopeMark); absent where that is everything. */
  readonly scope?: string | undefined;
  /** What stands where each recipient's own address for leaving belongs; absent where there is none. */
  readonly marker?: string | undefined;
  /** Days (YYYY-MM-DD) whose digest was missed, as it tells its readers. @default none */
  readonly tells?: readonly string[];
  /** The scope itself; of everything it is {}. Those of older releases lack it where it is narrower. */
  readonly shows?: ReportScope | undefined;
  /** What its numbers were made from; those of older releases lack it. */
  readonly madeFrom?: MadeFrom | undefined;
}

export interface MadeFrom {
  /** Version of the definitions. */
  readonly definitions: string;
  /** Number of the rules that rows were filed by when it was made; null = of none yet. */
  readonly rules: number | null;
  /** Up to when Dataverse had been read, ISO 8601 UTC; null = not known. */
  readonly asOf: string | null;
}

/** One that is kept, without what it says. */
export interface KeptDigest extends Pick<ArchivedDigest, 'subject' | 'renderedMs' | 'scope' | 'shows'> {
  readonly digest: DigestId;
}

export interface Archive {
  read(digest: DigestId): Promise<ArchivedDigest | undefined>;
  /** The files that its mails carry: apart, for they are large, and read only where there is a mail to send. */
  readFiles(digest: DigestId): Promise<readonly MailFile[]>;
  /** Keeps a digest, unless one is kept already that serves as well, and gives the one that is kept. @param files that its mails carry. @default none */
  keep(digest: DigestId, rendered: ArchivedDigest, files?: readonly MailFile[]): Promise<ArchivedDigest>;
  /** Keeps a digest under another id, as it is, unless one is kept there already. @throws StoreError store.corrupt where there is none */
  copy(from: DigestId, to: DigestId): Promise<void>;
  /** Those with a first day in [fromDate, toDate] of a subscription, or of all of them (undefined), whatever their kind; what cannot be read is left out. */
  list(subscription: string | undefined, fromDate: string, toDate: string): AsyncIterable<KeptDigest>;
  /** When the newest digest, no try and no notice, of a subscription about days from `fromDate` on was rendered, UTC epoch milliseconds. */
  lastRenderedMs(subscription: string, fromDate: string): Promise<number | undefined>;
}

const FILES = z.array(z.object({ name: z.string(), contentType: z.string(), cid: z.string().optional() }));
const CONTENT = ['html', 'text', 'shows'];
const LISTED = { parts: ['shows'], instead: () => undefined };
const PREFIX = 'digest ';
// The character after the blank: no partition with the prefix sorts after it.
const AFTER_PREFIX = 'digest!';

/** Kept as stored values. @throws StoreError from every method */
export function archiveOf(values: ValueStore): Archive {
  const read = async (digest: DigestId) => {
    const stored = await values.read(keyOf(digest), { parts: CONTENT });
    return stored && fromStored(stored);
  };
  return {
    read,
    async readFiles(digest) {
      const stored = await values.read(keyOf(digest));
      return stored === undefined ? [] : filesOf(stored);
    },
    async keep(digest, { html, text, marker, scope, shows, madeFrom, tells = [], ...rest }, files = []) {
      const meta = {
        ...rest,
        ...madeFrom,
        ...(scope !== undefined && { scope }),
        ...(marker !== undefined && { marker }),
        tells: tells.join(' '),
        files: JSON.stringify(files.map(({ bytes, ...told }) => told)),
      };
      const parts = new Map<string, Uint8Array>([
        ['html', Buffer.from(html)],
        ['text', Buffer.from(text)],
        ...(shows === undefined ? [] : [['shows', jsonBytes(shows)] as const]),
        ...files.map(({ bytes }, i): [string, Uint8Array] => [filePart(i), bytes]),
      ]);
      const wanted = { scope, isPersonal: marker !== undefined };
      for (let replaced: Replaced = null; ; ) {
        await writeUnlessChanged(values, keyOf(digest), { parts, meta }, replaced);
        const stored = await values.read(keyOf(digest), { parts: CONTENT });
        if (stored === undefined) throw new StoreError('store.corrupt', 'Cannot read the digest that was just kept');
        if (serves(fromStored(stored), wanted)) return fromStored(stored);
        replaced = stored;
      }
    },
    async copy(from, to) {
      const stored = await values.read(keyOf(from));
      if (stored === undefined) throw new StoreError('store.corrupt', 'Cannot copy a digest that is not kept');
      await writeUnlessChanged(values, keyOf(to), stored, null);
    },
    async *list(subscription, fromDate, toDate) {
      // A row begins with the first day; "~" sorts after whatever follows it.
      const rows = [fromDate, `${toDate}~`] as const;
      const listed =
        subscription === undefined
          ? values.listAcross([PREFIX, AFTER_PREFIX], rows, LISTED)
          : values.list(partitionOf(subscription), ...rows, LISTED);
      for await (const stored of listed) yield keptIn(stored);
    },
    async lastRenderedMs(subscription, fromDate) {
      let last: number | undefined;
      for await (const { key, meta } of values.list(partitionOf(subscription), fromDate, '9999', { parts: [], instead: () => undefined })) {
        if (!/ (?:scheduled|resend \d+)$/.test(key.row)) continue;
        last = Math.max(last ?? 0, Number(meta.renderedMs));
      }
      return last;
    },
  };
}

/** Removes the digests of all subscriptions whose last day lies before `date` (YYYY-MM-DD), and gives their number. @throws StoreError */
export function removeDigests(values: ValueStore, date: string, signal?: AbortSignal): Promise<number> {
  // A row begins with the first day and the last one; texts compare as the dates they are.
  const isOld = (row: string) => (row.split(' ')[1] ?? row) < date;
  return removeOld(values, { fromPartition: PREFIX, toPartition: AFTER_PREFIX, isOld, signal });
}

/** Pure: names a scope in a few characters; undefined = everything. */
export function scopeMark(scope: Mailing['scope']): string | undefined {
  return Object.keys(scope).length === 0 ? undefined : hash('sha256', JSON.stringify(scope)).slice(0, 24);
}

/** Pure: whether what is kept can be sent: what an edit narrowed shows nobody the rows of before, and copies that are the same for all have no place for links of one's own. */
export function serves(
  kept: ArchivedDigest,
  { scope, isPersonal }: { readonly scope: string | undefined; readonly isPersonal: boolean },
): boolean {
  return kept.scope === scope && (isPersonal || kept.marker === undefined);
}

/** What another process kept meanwhile stays. */
async function writeUnlessChanged(values: ValueStore, key: ValueKey, { parts, meta }: NewValue, replaced: Replaced): Promise<void> {
  try {
    await values.write(key, { parts, meta }, replaced);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'store.conflict') throw error;
  }
}

function fromStored(stored: StoredValue): ArchivedDigest {
  const { meta, parts } = stored;
  const textOf = (name: string) => Buffer.from(parts.get(name) ?? []).toString('utf8');
  return {
    subject: String(meta.subject),
    html: textOf('html'),
    text: textOf('text'),
    renderedMs: Number(meta.renderedMs),
    snapshotVersion: Number(meta.snapshotVersion),
    ...(meta.scope !== undefined && { scope: String(meta.scope) }),
    ...(meta.marker !== undefined && { marker: String(meta.marker) }),
    ...showsIn(stored),
    ...madeFromIn(stored),
    tells: `${meta.tells ?? ''}`.split(' ').filter((date) => date !== ''),
  };
}

function keptIn(stored: StoredValue): KeptDigest {
  const { key, meta } = stored;
  return {
    digest: digestOfId(key.partition.slice(PREFIX.length), key.row),
    subject: String(meta.subject),
    renderedMs: Number(meta.renderedMs),
    ...(meta.scope !== undefined && { scope: String(meta.scope) }),
    ...showsIn(stored),
  };
}

/** Of a digest without a mark it is known whatever release made it. */
function showsIn(stored: StoredValue): Pick<ArchivedDigest, 'shows'> {
  if (stored.meta.scope === undefined) return { shows: {} };
  return stored.parts.has('shows') ? { shows: jsonPart(stored, 'shows') as ReportScope } : {};
}

function madeFromIn({ meta: { definitions, rules, asOf } }: StoredValue): Pick<ArchivedDigest, 'madeFrom'> {
  if (typeof definitions !== 'string') return {};
  return { madeFrom: { definitions, rules: typeof rules === 'number' ? rules : null, asOf: typeof asOf === 'string' ? asOf : null } };
}

/** Digests from before there were files have none. @throws StoreError store.corrupt */
function filesOf({ meta, parts }: StoredValue): MailFile[] {
  const { data } = FILES.safeParse(JSON.parse(String(meta.files ?? '[]')));
  if (data === undefined)
    throw new StoreError('store.corrupt', 'Cannot read the files of a digest: they are not as this version writes them');
  return data.map(({ cid, ...told }, i) => ({
    ...told,
    bytes: parts.get(filePart(i)) ?? new Uint8Array(),
    ...(cid !== undefined && { cid }),
  }));
}

function filePart(index: number): string {
  return `file${index}`;
}

function keyOf(digest: DigestId): ValueKey {
  return { partition: partitionOf(digest.subscription), row: deliveryId(digest) };
}

function partitionOf(subscription: string): string {
  return `${PREFIX}${subscription}`;
}
