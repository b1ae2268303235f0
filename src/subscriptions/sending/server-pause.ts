/** When the mail server is left alone: after it could not be worked with, runs of the timer wait, so that none is spent on waiting and no account gets locked. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { unlessChanged } from '../../history/tables/conflicts.ts';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import { updateDocument } from '../../history/tables/update-document.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../time/lengths.ts';
import type { ServerTrouble } from './server-trouble.ts';

const KEY = { partition: 'dispatch', row: 'mail server' };
const schema = z.object({
  /** Fingerprint of the settings that the trouble was met with. */
  settings: z.string(),
  /** Logins that failed since the server last took a message. */
  failedLogins: z.number(),
  /** Since when, until when nothing is tried, and what the last error said, without addresses; UTC epoch milliseconds. */
  sinceMs: z.number(),
  untilMs: z.number(),
  reason: z.string(),
});
export type PauseState = Omit<z.infer<typeof schema>, 'settings'>;

// The timer ticks every five minutes, and not to the second: the next tick tries again.
const DOWN_MS = 4 * MINUTE_MS;
// Half an hour, then twice as long each time, up to four hours: two logins in any hour, nine in the first day. The strictest
// policies in use lock an account at three failures in half an hour (five in a quarter of one, ten in a day are common).
const FIRST_LOGIN_MS = HOUR_MS / 2;
const LAST_LOGIN_MS = 4 * HOUR_MS;
// A server may ask for any time; a digest of yesterday is worth a try within a day.
const LONGEST_MS = DAY_MS;

export interface ServerPause {
  /** The trouble that was met last with these settings, also after its pause; undefined since the server took a message. */
  read(): Promise<PauseState | undefined>;
  /** Why nothing is to be tried now; undefined where it may be. */
  reason(): Promise<string | undefined>;
  /** Begins a pause, or makes it longer. @param retryAfterMs how long the server asks to be left alone; undefined where it does not say */
  begin(trouble: ServerTrouble, reason: string, retryAfterMs?: number): Promise<void>;
  /** The server works. */
  end(): Promise<void>;
}

export interface ServerPauseOptions {
  /** What identifies server and login: any change of it ends a pause. It is kept as a hash. */
  readonly settings: readonly unknown[];
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
}

/** Kept in one small document, for every process. @throws StoreError from every method */
export function serverPause(documents: DocumentStore, { settings, clock }: ServerPauseOptions): ServerPause {
  const fingerprint = hash('sha256', JSON.stringify(settings)).slice(0, 16);
  const known = (value: unknown) => {
    const { data } = schema.safeParse(value);
    return data?.settings === fingerprint ? data : undefined;
  };
  const read = async () => known((await documents.read(KEY))?.value);
  return {
    read,
    async reason() {
      const pause = await read();
      return pause !== undefined && clock() < pause.untilMs ? pause.reason : undefined;
    },
    async begin(trouble, reason, retryAfterMs = DOWN_MS) {
      const nowMs = clock();
      await updateDocument(documents, KEY, (value) => {
        const before = known(value);
        const failedLogins = (before?.failedLogins ?? 0) + (trouble === 'login' ? 1 : 0);
        const askedMs = Math.min(retryAfterMs, LONGEST_MS);
        const pauseMs = trouble === 'login' ? loginPauseMs(failedLogins) : trouble === 'throttled' ? askedMs : DOWN_MS;
        return {
          settings: fingerprint,
          failedLogins,
          sinceMs: before?.sinceMs ?? nowMs,
          untilMs: Math.max(before?.untilMs ?? 0, nowMs + pauseMs),
          reason,
        };
      });
    },
    async end() {
      const stored = await documents.read(KEY);
      // Another process may end it too, or begin one anew, which stays.
      if (stored !== undefined) await unlessChanged(() => documents.delete(KEY, stored.etag));
    },
  };
}

/** The pause of the mail server that settings name. The key keeps them, a password among them, from being guessed by their hash. */
export function mailPause(
  documents: DocumentStore,
  { rules, mail }: { readonly rules: { readonly privacyKey: string }; readonly mail: object },
  clock: () => number,
): ServerPause {
  return serverPause(documents, { settings: [rules.privacyKey, mail], clock });
}

/** For what a person orders: it is tried at once, and what comes of it counts. */
export function byHand(pause: ServerPause): ServerPause {
  return { ...pause, reason: async () => undefined };
}

function loginPauseMs(failedLogins: number): number {
  return Math.min(FIRST_LOGIN_MS * 2 ** (failedLogins - 1), LAST_LOGIN_MS);
}
