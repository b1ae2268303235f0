/** What the dispatch timer must not forget, whatever midnight or a stop of the app comes between: up to when it has looked, digests that are not finished, and those missed that nobody was told of. */
import { z } from 'zod';
import type { DocumentStore } from '../history/tables/document-store.ts';
import { updateDocument } from '../history/tables/update-document.ts';
import type { DigestId } from './delivery/ledger.ts';

/** Why a digest is not sent, where that is known apart from the words. */
const reasonId = z.enum(['dataIncomplete', 'appDidNotRun']).exactOptional();

const pendingSchema = z.object({
  /** Local date, YYYY-MM-DD, and the IANA zone that cuts it. */
  date: z.string(),
  zone: z.string(),
  kind: z.custom<DigestId['kind']>((kind) => typeof kind === 'string' && /^(?:scheduled|resend \d+)$/.test(kind)),
  /** When it came due, or was asked for: UTC epoch milliseconds. */
  dueMs: z.number(),
  /** For whom, by recipientId(); null = for everybody who gets digests. */
  to: z.array(z.string()).readonly().nullable(),
  /** Why it is not finished, as last seen, in words; empty before it was tried. */
  reason: z.string(),
  reasonId,
});
/** A digest that came due or was asked for and is not finished: it waits for data, or for a mail server. */
export type PendingDigest = Readonly<z.infer<typeof pendingSchema>>;

const missedSchema = z.object({ date: z.string(), reason: z.string(), reasonId, atMs: z.number() });
/** A day whose digest did not reach somebody in time, noted at `atMs` (UTC epoch milliseconds), and why. */
export type MissedDigest = Readonly<z.infer<typeof missedSchema>>;

const datesSchema = z.array(z.iso.date());
const schema = z.object({
  /** End of the newest day that came due so far, UTC epoch milliseconds: an instant, for DIGEST_AT and the zone may change. Null before the first dispatch. */
  doneToMs: z.number().nullable(),
  digests: z.array(pendingSchema),
  missed: z.array(missedSchema),
  /** Local dates that an earlier release had noted as pending, until the first dispatch. */
  dates: datesSchema.optional(),
});
type State = z.infer<typeof schema>;

const KEY = { partition: 'dispatch', row: 'pending' };

/** Every method throws StoreError. */
export interface PendingDigests {
  /**
   * Begins a dispatch at a time when the digests of all days up to `toMs` are due: notes what came due since the one before, and gives all that is pending,
   * the longest due first. Before the first dispatch nothing came due: the history may be a new one.
   */
  begin(toMs: number, cameDue: (sinceMs: number) => readonly PendingDigest[]): Promise<readonly PendingDigest[]>;
  /** Notes a digest, in place of what was noted of it before; two orders to send it again may come at once and mean others: it is for all of them. */
  put(digest: PendingDigest): Promise<void>;
  /** Forgets a digest, for those whom it is noted for here. */
  remove(digest: PendingDigest): Promise<void>;
  /** Ends a digest as missed: it is to be told. */
  miss(digest: PendingDigest): Promise<void>;
  /** Those missed that no digest has told of, oldest first. */
  listMissed(): Promise<readonly MissedDigest[]>;
  /** Forgets the missed digests of these dates: somebody was told. */
  forgetMissed(dates: readonly string[]): Promise<void>;
}

export interface PendingOptions {
  /** How far a dispatch looks back where the document cannot be read, milliseconds: the ledger knows what was sent. */
  readonly catchUpMs: number;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
}

/** Kept in one small document. */
export function pendingDigests(documents: DocumentStore, options: PendingOptions): PendingDigests {
  const update = async (change: (state: State) => State) => {
    await updateDocument(documents, KEY, (value) => {
      const next = change(stateOf(value, options));
      return JSON.stringify(next) === JSON.stringify(value) ? undefined : next;
    });
  };
  return {
    async begin(toMs, cameDue) {
      let all: readonly PendingDigest[] = [];
      await update((state) => {
        const sinceMs = state.doneToMs ?? toMs;
        const { dates = [], ...rest } = state;
        const noted = cameDue(Math.min(sinceMs, ...dates.map((date) => Date.parse(date)))).filter(({ date }) => dates.includes(date));
        const others = cameDue(sinceMs).filter(({ date }) => !dates.includes(date));
        const due = [...noted, ...others].filter((digest) => !state.digests.some((other) => isSame(other, digest)));
        const digests = [...state.digests, ...due].sort((a, b) => a.dueMs - b.dueMs);
        all = digests;
        return { ...rest, doneToMs: Math.max(sinceMs, toMs), digests };
      });
      return all;
    },
    put: (digest) =>
      update((state) => {
        const isKnown = state.digests.some((other) => isSame(other, digest));
        const digests = state.digests.map((other) => (isSame(other, digest) ? { ...digest, to: bothOf(other.to, digest.to) } : other));
        return { ...state, digests: isKnown ? digests : [...digests, digest] };
      }),
    remove: (digest) => update((state) => without(state, digest)),
    miss: (digest) =>
      update((state) => {
        const others = state.missed.filter(({ date }) => date !== digest.date);
        const { date, reason, reasonId } = digest;
        const missed = [...others, { date, reason, ...(reasonId && { reasonId }), atMs: options.clock() }];
        return { ...without(state, digest), missed: missed.sort((a, b) => (a.date < b.date ? -1 : 1)) };
      }),
    listMissed: async () => stateOf((await documents.read(KEY))?.value, options).missed,
    forgetMissed: (dates) => update((state) => ({ ...state, missed: state.missed.filter(({ date }) => !dates.includes(date)) })),
  };
}

function without(state: State, digest: PendingDigest): State {
  const digests = state.digests.flatMap((other) => (isSame(other, digest) ? restOf(other, digest) : other));
  return { ...state, digests };
}

function bothOf(a: PendingDigest['to'], b: PendingDigest['to']): PendingDigest['to'] {
  return a === null || b === null ? null : [...new Set([...a, ...b])];
}

/** What is left of a digest without some of its recipients. */
function restOf(digest: PendingDigest, { to: gone }: PendingDigest): readonly PendingDigest[] {
  const to = gone === null ? [] : (digest.to ?? []).filter((id) => !gone.includes(id));
  return to.length === 0 ? [] : [{ ...digest, to }];
}

/** Whether both are the same digest. */
function isSame(a: PendingDigest, b: PendingDigest): boolean {
  return a.date === b.date && a.zone === b.zone && a.kind === b.kind;
}

function stateOf(value: unknown, { catchUpMs, clock }: PendingOptions): State {
  const doneToMs = value === undefined ? null : clock() - catchUpMs;
  const dates = datesSchema.safeParse(value).data;
  return schema.safeParse(value).data ?? { doneToMs, digests: [], missed: [], ...(dates && { dates }) };
}
