/** Decides what becomes of a stored thing by its version: the same is read as it is, an older one is made into this version's, a newer one is refused. */
import { StoreError } from '../../errors.ts';
import { noteNewer } from './newer-met.ts';
import { FIRST_VERSION, STORED_KINDS, type StoredKind, type StoredKinds } from './stored-kinds.ts';

const UNLISTED: StoredKind = { what: 'kind without a name', version: FIRST_VERSION };

/** Where a thing of Table Storage lies. */
interface Place {
  readonly partition: string;
  readonly row: string;
}

/** The name of the kind that lies there: a row's, a partition's, or that of all partitions that begin so. */
export function kindAt({ partition, row }: Place, kinds: StoredKinds = STORED_KINDS): string {
  const start = /^[^ |]*[ |]/.exec(partition)?.[0] ?? partition;
  return [`${partition}/${row}`, partition, start].find((name) => Object.hasOwn(kinds, name)) ?? start;
}

/** The version that is written of a kind. */
export function versionOf(name: string, kinds: StoredKinds = STORED_KINDS): number {
  return kindOf(name, kinds).version;
}

/**
 * The version that a stored thing says of itself: a number or its digits; the first one where it says nothing. `operation` reads on after "Cannot".
 * @throws StoreError store.newer for one that this app does not know, store.corrupt for what is no version
 */
export function readVersion(operation: string, name: string, said: unknown, kinds: StoredKinds = STORED_KINDS): number {
  const version = said === undefined ? FIRST_VERSION : Number(said);
  if (!Number.isInteger(version) || version < FIRST_VERSION)
    throw new StoreError('store.corrupt', `Cannot ${operation}: its version is no whole number from ${FIRST_VERSION}`);
  const { what, version: known } = kindOf(name, kinds);
  if (version <= known) return version;
  noteNewer({ kind: name, version, known });
  throw new StoreError(
    'store.newer',
    `Cannot ${operation}: it is version ${version} of "${what}", and this app knows ${known}. A newer version of the app wrote it: deploy that one again (docs/upgrades.md). Nothing was changed`,
  );
}

/** What a content of an older version is in this app's, one step after the other. What an upgrade throws is thrown. */
export function upgraded<T>(name: string, version: number, content: T, kinds: StoredKinds = STORED_KINDS): T {
  const { upgrades = [] } = kindOf(name, kinds);
  return upgrades.slice(version - FIRST_VERSION).reduce<unknown>((older, upgrade) => upgrade(older), content) as T;
}

function kindOf(name: string, kinds: StoredKinds): StoredKind {
  return (Object.hasOwn(kinds, name) ? kinds[name] : undefined) ?? UNLISTED;
}
