/** Law 6: whatever happens, each digest is accepted at most once a recipient, and ends sent, failed, ambiguous, or missed and told; none is lost. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scheduledDigest } from '../../src/subscriptions/dispatch.ts';
import { daysDue, dueUntil } from '../../src/subscriptions/due.ts';
import { pendingDigests } from '../../src/subscriptions/pending.ts';
import { lastHour, RECIPIENTS, startWorld, steps, ZONE } from './law-world.ts';
import { messageIdIn } from './mail-server.ts';

// `npm run test:long` asks for 500.
const RUNS = Number(process.env.DIGEST_LAW_RUNS ?? 12);
// What may become of a message by the end of its entry: how often the server took it.
const TAKEN_BY_STATE: Readonly<Record<string, readonly number[]>> = { sent: [1], failed: [0], missed: [0], ambiguous: [0, 1] };

type World = Awaited<ReturnType<typeof startWorld>>;

test(
  `each digest that came due ends, is accepted once at the most, and is told where it was missed (${RUNS} runs)`,
  async () => {
    await fc.assert(
      fc.asyncProperty(lastHour, steps, async (digestAt, list) => {
        const world = await startWorld(digestAt);
        for (const step of list) await world.happen(step);
        await world.settle();
        await expectEnded(world, digestAt);
      }),
      { numRuns: RUNS },
    );
  },
  RUNS * 60_000,
);

async function expectEnded({ server, installation, process, firstMs }: World, firstDigestAt: string): Promise<void> {
  const { ledger, documents } = installation;
  const entries = await Array.fromAsync(ledger.list('default', '2026-01-01', '2027-01-01'));
  const taken = Map.groupBy(server.accepted, (mail) => messageIdIn(mail) ?? 'none');
  for (const { state, messageId, digest } of entries) {
    const name = `${digest.period.from}, ${digest.kind}, is ${state}`;
    expect(TAKEN_BY_STATE[state], name).toContain(taken.get(messageId)?.length ?? 0);
  }
  const known = new Set(entries.map(({ messageId }) => messageId));
  expect([...taken.keys()].filter((id) => !known.has(id))).toEqual([]);

  const time = { zone: ZONE, digestAt: installation.digestAt };
  const days = daysDue(time, dueUntil({ zone: ZONE, digestAt: firstDigestAt }, firstMs), installation.now);
  for (const day of days) {
    for (const recipient of RECIPIENTS)
      expect(await ledger.read(scheduledDigest(day), recipient), `${day.from} to ${recipient}`).toBeDefined();
  }

  const missed = entries.filter(({ state }) => state === 'missed').map(({ digest }) => digest.period.from);
  const told = await Promise.all(entries.map(async ({ digest }) => (await process.archive.read(digest))?.tells ?? []));
  expect(missed.filter((date) => !told.flat().includes(date))).toEqual([]);
  expect(await pendingDigests(documents, { catchUpMs: 0, clock: () => installation.now }).listMissed()).toEqual([]);
}
