/** Law 6: whatever happens, each digest is accepted at most once a recipient, and ends sent, failed, ambiguous, or missed and told; none is lost. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysBefore, yesterdayOf } from '../../src/time/days-before.ts';
import { dateAt, instantReaching, type Period } from '../../src/time/local-day.ts';
import { lastHour, RECIPIENTS, type Step, startWorld, steps, ways, ZONE } from './law-world.ts';
import { messageIdIn } from './mail-server.ts';
import type { Way } from './written-law/steps.ts';

// As many as `npm run test:long` asks for, but for 500 at the most: law-6-written.test.ts goes further.
const RUNS = Math.min(500, Number(process.env.DIGEST_LAW_RUNS ?? 150));
// What may become of a message by the end of its entry: how often the server took it.
const TAKEN_BY_STATE: Readonly<Record<string, readonly number[]>> = { sent: [1], failed: [0], missed: [0], ambiguous: [0, 1] };

/** One recipient's mail taken without an answer while the others' were missed: it is found all the same. */
const MISSED_BESIDE_DOUBT: [digestAt: string, way: Way, list: Step[]] = [
  '23:00',
  'graph that settles',
  [
    { minutes: 7200, what: 'die in a hand-over', of: 'tick', answer: 'taken in silence' },
    { minutes: 3000, what: 'resend', to: 'failed', daysAgo: 0 },
  ],
];

/** A resend that died, and was too late once the app ran again: the scheduled digest had been sent. */
const MISSED_RESEND: typeof MISSED_BESIDE_DOUBT = [
  '23:00',
  'smtp',
  [
    { minutes: 1, what: 'send early' },
    { minutes: 1, what: 'die in a hand-over', of: 'resend', answer: 'silence' },
    { minutes: 7200, what: 'die in a hand-over', of: 'tick', answer: 'silence' },
  ],
];

type World = Awaited<ReturnType<typeof startWorld>>;

test(
  `each digest that came due ends, is accepted once at the most, and is told where it was missed (${RUNS} runs)`,
  async () => {
    await fc.assert(
      fc.asyncProperty(lastHour, ways, steps, async (digestAt, way, list) => {
        const world = await startWorld(digestAt, way);
        for (const step of list) await world.happen(step);
        await world.settle();
        await expectEnded(world, digestAt);
      }),
      { numRuns: RUNS, examples: [MISSED_BESIDE_DOUBT, MISSED_RESEND] },
    );
  },
  RUNS * 60_000,
);

async function expectEnded({ server, way, installation, process, firstMs }: World, firstDigestAt: string): Promise<void> {
  const { ledger } = installation;
  const entries = await Array.fromAsync(ledger.list('default', '2026-01-01', '2027-01-01'));
  const taken = Map.groupBy(server.accepted, (mail) => messageIdIn(mail) ?? 'none');
  for (const { state, messageId, digest } of entries) {
    const name = `${digest.period.from}, ${digest.kind}, is ${state}`;
    // Where it is looked for what got no answer, what was taken is found.
    const mayBe = way === 'graph that settles' && state === 'ambiguous' ? [0] : TAKEN_BY_STATE[state];
    expect(mayBe, name).toContain(taken.get(messageId)?.length ?? 0);
  }
  const known = new Set(entries.map(({ messageId }) => messageId));
  expect([...taken.keys()].filter((id) => !known.has(id))).toEqual([]);

  for (const day of daysDue(firstMs, firstDigestAt, installation)) {
    for (const recipient of RECIPIENTS)
      expect(
        await ledger.read({ subscription: 'default', period: day, kind: 'scheduled' }, recipient),
        `${day.from} to ${recipient}`,
      ).toBeDefined();
  }
  expect(await process.deliveries.listOpen()).toEqual([]);

  const missedEntries = entries.filter(({ state }) => state === 'missed').map(({ digest }) => digest);
  // Readers are told of a day that they did not get; a resend was ordered by a person, and health tells of it.
  const missed = missedEntries.filter(({ kind }) => kind === 'scheduled').map(({ period }) => period.from);
  const troubled = await Array.fromAsync(process.deliveries.listTroubled('2026-01-01'));
  const inHealth = new Set(troubled.map(({ kind, period }) => `${kind} of ${period.from}`));
  expect(missedEntries.map(({ kind, period }) => `${kind} of ${period.from}`).filter((name) => !inHealth.has(name))).toEqual([]);
  const told = await Promise.all(entries.map(async ({ digest }) => (await process.archive.read(digest))?.tells ?? []));
  expect(missed.filter((date) => !told.flat().includes(date))).toEqual([]);
  const records = await Array.fromAsync(process.deliveries.list('default', '2026-01-01', '2027-01-01'));
  expect(records.filter(({ kind, state, isTold }) => kind === 'scheduled' && state === 'missed' && !isTold)).toEqual([]);
}

/** The days that came due after the first tick, worked out apart from the product: each on the morning or evening after it. */
function daysDue(
  firstMs: number,
  firstDigestAt: string,
  { now, digestAt }: { readonly now: number; readonly digestAt: string },
): readonly Period[] {
  const dueMs = ({ toMs }: Period, at: string) => instantReaching(dateAt(toMs, ZONE), at, ZONE);
  const days = daysBefore(yesterdayOf(now, ZONE).toMs, ZONE, 120);
  return days.filter((day) => dueMs(day, digestAt) <= now && dueMs(day, firstDigestAt) > firstMs && day.toMs > firstMs);
}
