/** How fast mails leave a mailbox, over all processes: each takes a turn of its own from one small document, and waits for it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import { updateDocument } from '../../history/tables/update-document.ts';
import { MINUTE_MS } from '../../time/lengths.ts';

const PARTITION = 'mail pace';
const schema = z.object({ nextMs: z.number() });

export interface MailPace {
  /** Waits for the next turn; where that is longer than `maxWaitMs`, none is taken, and it gives why. @throws StoreError */
  turn(maxWaitMs: number): Promise<string | undefined>;
}

export interface MailPaceOptions {
  /** Names the mailbox; no slash. */
  readonly mailbox: string;
  readonly perMinute: number;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
  /** @default real time */
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** Turns at equal distances: no minute, wherever it begins, has more than `perMinute` of them. */
export function mailPace(documents: DocumentStore, { mailbox, perMinute, clock, wait = sleep }: MailPaceOptions): MailPace {
  const key = { partition: PARTITION, row: mailbox };
  return {
    async turn(maxWaitMs) {
      let turnMs = 0;
      const taken = await updateDocument(documents, key, (value) => {
        const nowMs = clock();
        turnMs = Math.max(schema.safeParse(value).data?.nextMs ?? 0, nowMs);
        return turnMs - nowMs > maxWaitMs ? undefined : { nextMs: turnMs + Math.ceil(MINUTE_MS / perMinute) };
      });
      if (taken === undefined) return `its turn is later: ${perMinute} mails a minute leave this mailbox`;
      const waitMs = turnMs - clock();
      if (waitMs > 0) await wait(waitMs);
      return undefined;
    },
  };
}
