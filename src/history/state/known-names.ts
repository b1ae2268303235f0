/** Names of queues, configurations, journeys and agents: asked by second queries when their ids are first met, then kept and renewed once a day. */
import { z } from 'zod';
import type { DataverseClient } from '../../dataverse/client.ts';
import { DAY_MS } from '../../time/lengths.ts';
import type { DocumentStore } from '../tables/document-store.ts';
import { updateDocument } from '../tables/update-document.ts';

const NAME_KINDS = ['queue', 'configuration', 'journey', 'agent'] as const;
export type NameKind = (typeof NAME_KINDS)[number];
export type NamesById = Readonly<Record<NameKind, ReadonlyMap<string, string>>>;

const MAX_NAMES = 2_000; // well inside one document
const MAX_LENGTH = 120;

const schema = z.array(z.tuple([z.string(), z.string().nullable(), z.number()]));
/** Id, name (null where Dataverse has none for it), and when it was asked, UTC epoch milliseconds. */
type Known = z.infer<typeof schema>;

/** Names as they are kept, without asking Dataverse. */
export async function loadNames(documents: DocumentStore): Promise<NamesById> {
  const all = await Promise.all(NAME_KINDS.map(async (kind) => [kind, namesOf(await known(documents, kind))] as const));
  return Object.fromEntries(all) as Record<NameKind, ReadonlyMap<string, string>>;
}

/** The ids of queues and configurations that were met, with a name or without. @throws StoreError */
export async function loadKnownIds(documents: DocumentStore): Promise<Readonly<Record<'queue' | 'configuration', readonly string[]>>> {
  const idsOf = async (kind: NameKind) => (await known(documents, kind)).map(([id]) => id);
  return { queue: await idsOf('queue'), configuration: await idsOf('configuration') };
}

/** As rememberNames(), of every kind. */
export async function rememberAllNames(
  documents: DocumentStore,
  dataverse: Pick<DataverseClient, 'listNames'>,
  ids: Readonly<Record<NameKind, Iterable<string>>>,
  nowMs: number,
  signal?: AbortSignal,
): Promise<void> {
  await Promise.all(NAME_KINDS.map((kind) => rememberNames(documents, dataverse, kind, ids[kind], nowMs, signal)));
}

/** Asks Dataverse for the names of ids that are new, or were asked more than a day ago, and keeps them. */
export async function rememberNames(
  documents: DocumentStore,
  dataverse: Pick<DataverseClient, 'listNames'>,
  kind: NameKind,
  ids: Iterable<string>,
  nowMs: number,
  signal?: AbortSignal,
): Promise<void> {
  const fresh = new Set((await known(documents, kind)).filter(([, , askedMs]) => nowMs - askedMs < DAY_MS).map(([id]) => id));
  const missing = [...ids].filter((id) => !fresh.has(id));
  if (missing.length === 0) return;
  const names = await dataverse.listNames(kind, missing, { signal });
  const asked = missing.map((id): Known[number] => [id, names.get(id)?.slice(0, MAX_LENGTH).toWellFormed() ?? null, nowMs]);
  await updateDocument(documents, keyOf(kind), (value) => {
    const all = new Map([...parse(value), ...asked].map((entry) => [entry[0], entry]));
    // The names met longest ago are dropped first.
    return [...all.values()].toSorted((a, b) => b[2] - a[2]).slice(0, MAX_NAMES);
  });
}

/** Drops names that were last asked for before an instant, UTC epoch milliseconds, and gives their number. */
export async function forgetNames(documents: DocumentStore, beforeMs: number): Promise<number> {
  let dropped = 0;
  for (const kind of NAME_KINDS) {
    let gone = 0;
    await updateDocument(documents, keyOf(kind), (value) => {
      const all = parse(value);
      const kept = all.filter(([, , askedMs]) => askedMs >= beforeMs);
      gone = all.length - kept.length;
      return gone === 0 ? undefined : kept;
    });
    dropped += gone;
  }
  return dropped;
}

async function known(documents: DocumentStore, kind: NameKind): Promise<Known> {
  return parse((await documents.read(keyOf(kind)))?.value);
}

/** A cache that cannot be read is an empty one: the names are asked again. */
function parse(value: unknown): Known {
  return schema.safeParse(value).data ?? [];
}

function namesOf(entries: Known): ReadonlyMap<string, string> {
  return new Map(entries.flatMap(([id, name]) => (name === null ? [] : [[id, name]])));
}

function keyOf(kind: NameKind) {
  return { partition: 'names', row: kind };
}
