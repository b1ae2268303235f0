/** What must hold of a subscription when all is settled. */
import { expect } from 'vitest';
import { type Delivery, isFinal } from '../../../src/subscriptions/delivery/delivery.ts';
import type { ListedEntry } from '../../../src/subscriptions/delivery/ledger.ts';
import { daysDue } from './due.ts';
import type { World } from './world.ts';

// What may become of a message by the end of its entry: how often the server took it.
const TAKEN_BY_STATE: Readonly<Record<string, readonly number[]>> = {
  sent: [1],
  failed: [0],
  missed: [0],
  skipped: [0],
  ambiguous: [0, 1],
};
// Where it is looked for what got no answer, what was taken is found.
const TAKEN_WHERE_SETTLED: typeof TAKEN_BY_STATE = { ...TAKEN_BY_STATE, ambiguous: [0] };
const EVER = ['2000-01-01', '2099-12-31'] as const;
// So far back a digest tells of those that were missed.
const TOLD_MS = 60 * 86_400_000;

export async function expectLaw(world: World, subscription: string): Promise<void> {
  const { process, place, wronged } = world;
  const entries = await Array.fromAsync(process.ledger.list(subscription, ...EVER));
  const records = await Array.fromAsync(process.deliveries.list(subscription, ...EVER));
  const taken = Map.groupBy(place.accepted(), ({ messageId }) => messageId);
  const byState = place.settles ? TAKEN_WHERE_SETTLED : TAKEN_BY_STATE;
  for (const { state, messageId, digest } of entries)
    expect(byState[state], `${nameOf(digest)} is ${state}`).toContain(taken.get(messageId)?.length ?? 0);
  await expectKept(world, entries);
  expect(wronged).toEqual([]);
  expect(await process.deliveries.listOpen()).toEqual([]);
  expect(records.filter((record) => !isFinal(record)).map(nameOf)).toEqual([]);
  expectRecords(world, subscription, records);
  for (const record of records) expectEntries(record, entries);
  await expectTold(world, records, entries);
}

/** What was handed over is kept, whatever died meanwhile. */
async function expectKept({ process, place }: World, entries: readonly ListedEntry[]): Promise<void> {
  const taken = new Set(place.accepted().map(({ messageId }) => messageId));
  for (const { digest, letter = 'none', messageId } of entries.filter((entry) => taken.has(entry.messageId)))
    expect(
      (await process.letters.list(digest)).map(({ sha256 }) => sha256),
      `${nameOf(digest)} ${messageId}`,
    ).toContain(letter);
}

/** Each digest that came due, worked out apart from the app, has a record. */
function expectRecords({ inForce, time }: World, subscription: string, records: readonly Delivery[]): void {
  const known = new Set(records.filter(({ kind }) => kind === 'scheduled').map(nameOf));
  for (const one of inForce.filter((each) => each.subscription === subscription)) {
    const { zone } = one.schedule;
    for (const [from, to] of daysDue(one, one.fromMs, one.toMs ?? time.now))
      expect(known, JSON.stringify(one)).toContain(nameOf({ period: { from, to, zone }, kind: 'scheduled' }));
  }
}

/** One that was sent, or that nobody knows of, has an end for each of its recipients. */
function expectEntries(record: Delivery, entries: readonly ListedEntry[]): void {
  const own = entries.filter(({ digest }) => nameOf(digest) === nameOf(record));
  const name = `${nameOf(record)} is ${record.state}: ${own.map(({ state }) => state)}`;
  if (record.state === 'skipped')
    expect(
      own.filter(({ state }) => state !== 'skipped'),
      name,
    ).toEqual([]);
  if (record.state !== 'sent' && record.state !== 'ambiguous') return;
  expect(own.map(({ recipientId }) => recipientId).sort(), name).toEqual([...record.recipientIds].sort());
}

/** A later digest that was sent has told of a missed one; nothing else has. */
async function expectTold({ process }: World, records: readonly Delivery[], entries: readonly ListedEntry[]): Promise<void> {
  const digests = records.filter(({ kind }) => kind === 'scheduled' || kind.startsWith('resend'));
  const sent = digests.filter((one) => entries.some(({ state, digest }) => state === 'sent' && nameOf(digest) === nameOf(one)));
  const mails = await Promise.all(sent.map(async (one) => ({ ...one, mail: await process.archive.read(one) })));
  for (const missed of records.filter(({ kind, state }) => kind === 'scheduled' && state === 'missed')) {
    const { from } = missed.period;
    if (missed.isTold) expect(mails.filter(({ mail }) => mail?.tells?.includes(from)).length, `told: ${nameOf(missed)}`).toBeGreaterThan(0);
    else {
      const after = mails.filter(
        ({ kind, period, mail }) => kind === 'scheduled' && period.to > from && (mail?.renderedMs ?? 0) > missed.atMs,
      );
      expect(
        after.filter(({ period }) => Date.parse(period.from) - Date.parse(from) < TOLD_MS).map(nameOf),
        `tells ${nameOf(missed)}`,
      ).toEqual([]);
    }
  }
}

function nameOf({ period: { from, to, zone }, kind }: Pick<Delivery, 'period' | 'kind'>): string {
  return `${from} ${to} ${zone} ${kind}`;
}
