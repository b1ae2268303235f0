/** Thousands of deliveries over the 30 mails a minute of one mailbox, by two senders, one of which dies in a hand-over; hours of simulated time, real storage, a real HTTP server. */
import { expect, test } from 'vitest';
import type { DocumentStore } from '../../../src/history/tables/document-store.ts';
import type { DigestId } from '../../../src/subscriptions/delivery/digest-id.ts';
import { ledgerOf } from '../../../src/subscriptions/delivery/ledger.ts';
import { mailPace } from '../../../src/subscriptions/sending/mail-pace.ts';
import { LEASE_MS } from '../../../src/subscriptions/sending/send-digest.ts';
import { sendToAll } from '../../../src/subscriptions/sending/send-to-all.ts';
import { serverPause } from '../../../src/subscriptions/sending/server-pause.ts';
import { MINUTE_MS } from '../../../src/time/lengths.ts';
import { IS_WHOLE } from '../../support/matrices.ts';
import { CONTENT, DIGEST } from '../a-digest.ts';
import { startGraph } from '../graph-sending.ts';
import { freshHistory } from '../mail-server.ts';
import { simulatedTime } from './simulated-time.ts';

// All of them: npm run test:long.
const DELIVERIES = IS_WHOLE ? 10_000 : 200;
const PER_MINUTE = 30;
// The whole of it is a hundred thousand requests to storage.
const HANG_MS = IS_WHOLE ? 7_200_000 : 1_200_000;
const START_MS = Date.UTC(2026, 10, 23, 7);
const RECIPIENT = 'reader@contoso.example';

test(
  `${DELIVERIES} deliveries over ${PER_MINUTE} a minute: no minute has more, each is accepted once, and one that dies with its sender is found`,
  async () => {
    const { server, sender } = await startGraph();
    const { documents } = await freshHistory();
    const time = simulatedTime(START_MS);
    const sentMs: number[] = [];
    server.watch((step) => void (step === 'accepted' && sentMs.push(time.now())));
    const queue = Array.from({ length: DELIVERIES }, (_, n): DigestId => ({ ...DIGEST, subscription: `s${n}` }));
    let left = DELIVERIES;

    /** A process that works on the queue until it is empty, or until it dies. */
    const process = (diesAfter: number) => async () => {
      const mine = mortal(documents);
      const ports = {
        ledger: ledgerOf(mine.documents),
        sender,
        pause: serverPause(mine.documents, { settings: [server.url], clock: time.now }),
        pace: mailPace(mine.documents, { mailbox: 'digest@contoso.example', perMinute: PER_MINUTE, clock: time.now, wait: time.wait }),
        mailFrom: 'digest@contoso.example',
        recipients: [RECIPIENT],
        clock: time.now,
        wait: time.wait,
      };
      const dying = {
        ...sender,
        send: async (...args: Parameters<typeof sender.send>) => {
          const receipt = await sender.send(...args);
          if (server.accepted.length >= diesAfter) mine.die();
          return receipt;
        },
      };
      while (left > 0) {
        const delivery = queue.shift();
        // The last ones are with the other process.
        if (delivery === undefined) await time.wait(LEASE_MS);
        else {
          try {
            const [entry] = await sendToAll({ ...ports, sender: dying }, delivery, CONTENT);
            if (entry?.state === 'sent') left--;
            else {
              queue.push(delivery);
              await time.wait(1_000);
            }
          } catch (error) {
            // The queue gives the message to somebody else.
            queue.push(delivery);
            if (!mine.isDead()) throw error;
            return;
          }
        }
      }
    };
    await time.run([process(DELIVERIES / 2), process(Number.POSITIVE_INFINITY)]);

    const markers = server.accepted.map(({ message }) => message.internetMessageHeaders?.[0]?.value);
    expect([server.accepted.length, new Set(markers).size]).toEqual([DELIVERIES, DELIVERIES]);
    const settled: DigestId[] = [];
    for (let n = 0; n < DELIVERIES; n++) {
      const digest = { ...DIGEST, subscription: `s${n}` };
      const entry = await ledgerOf(documents).read(digest, RECIPIENT);
      expect(entry?.state).toBe('sent');
      if (entry?.settledMs !== undefined) settled.push(digest);
    }
    expect(settled).toHaveLength(1);
    const inOrder = sentMs.toSorted((a, b) => a - b);
    const most = inOrder.map((ms, n) => inOrder.findLastIndex((other) => other < ms + MINUTE_MS) - n + 1);
    expect(Math.max(...most)).toBeLessThanOrEqual(PER_MINUTE);
    // Two together are as fast as the mailbox allows, but for the moments around the death.
    expect(time.now() - START_MS).toBeLessThan((DELIVERIES / PER_MINUTE + 3) * MINUTE_MS);
  },
  HANG_MS,
);

/** The same documents until the process dies. */
function mortal(documents: DocumentStore) {
  let isDead = false;
  const alive = (): DocumentStore => {
    if (isDead) throw new Error('this process is dead');
    return documents;
  };
  return {
    isDead: () => isDead,
    die: () => {
      isDead = true;
    },
    documents: {
      read: async (key) => alive().read(key),
      write: async (key, value, etag) => alive().write(key, value, etag),
      delete: async (key, etag) => alive().delete(key, etag),
      list: (...range) => alive().list(...range),
      listKeys: (...range) => alive().listKeys(...range),
    } satisfies DocumentStore,
  };
}
