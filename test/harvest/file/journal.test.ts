/** A filing that crashed is made good from the journal, also where the row has vanished from Dataverse meanwhile. */
import { expect, test } from 'vitest';
import { journalOf } from '../../../src/harvest/file/journal.ts';
import { harvest } from '../../../src/harvest/harvest.ts';
import { type Filing, fileRow } from '../../../src/metrics/fact/make-fact.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';
import { guid } from '../../dataverse/start.ts';
import { fullFact } from '../../support/full-fact.ts';
import { dyingAfter } from '../dying-after.ts';
import { DELIVERIES, startOrganisation } from '../organisation.ts';

const NOW = Date.UTC(2026, 10, 20, 10);

test('whatever call of storage a harvest dies at, a row that is gone then has fact and intake entry, or neither', async () => {
  const ends = new Set<string>();
  for (let calls = 0; calls < 20; calls++) {
    const org = await startOrganisation({ nowMs: NOW });
    org.finish(1, { msdyn_result_date: '2026-11-20T08:00:00Z', msdyn_end_date: '2026-11-20T08:00:00Z' });
    org.clock.nowMs += 60_000;
    // A day, whose slices take few calls to note how far it has come.
    const ports = { ...org.ports, harvestFromDays: 1 };
    const { quarters, documents, values, blobs } = ports;
    const dying = { ...ports, ...dyingAfter({ quarters, documents, values, blobs }, calls) };
    const isKilled = await harvest(dying, { nowMs: org.clock.nowMs }).then(
      () => false,
      () => true,
    );
    org.emulator.table(DELIVERIES).delete(guid(1));
    org.clock.nowMs += 600_000;
    await harvest(ports, { nowMs: org.clock.nowMs });
    let intakes = 0;
    for await (const page of quarters.listIntakes(NOW - 3_600_000, NOW + 3_600_000)) intakes += page.intakes.length;
    const facts = (await org.facts()).size;
    expect(facts, `after ${calls} calls`).toBe(intakes);
    ends.add(`${isKilled ? 'killed' : 'done'}: ${facts}`);
    expect(await Array.fromAsync(blobs.list('journal/'))).toEqual([]);
  }
  // Before the journal was written nothing is known of the row; from then on everything.
  expect(ends).toEqual(new Set(['killed: 0', 'killed: 1', 'done: 1']));
});

test('what is in the journal is filed until the time is over, and the rest by the next run', async () => {
  const { ports } = await startOrganisation({ nowMs: NOW });
  const journal = journalOf(ports.blobs);
  const rules = defaultRules('a key of this test');
  for (let n = 1; n <= 3; n++) await journal.keep([fileRow({ row: { msdyn_proactive_deliveryid: guid(n) } }, rules)]);
  const filed: string[] = [];
  const file = async (filings: readonly Filing[]) => void filed.push(...filings.map(({ intake }) => intake.id));
  let asked = 0;
  await journal.replay(file, () => ++asked > 2);
  expect(filed).toHaveLength(2);
  await journal.replay(file, () => false);
  expect(filed.toSorted()).toEqual([guid(1), guid(2), guid(3)]);
});

test('filings come back from the journal as they were kept, with every field of a fact filled or empty', async () => {
  const { ports } = await startOrganisation({ nowMs: NOW });
  const rules = defaultRules('a key of this test');
  const bare = fileRow({ row: { msdyn_proactive_deliveryid: guid(1) } }, rules);
  const finished = fileRow({ row: { msdyn_proactive_deliveryid: guid(2), msdyn_status: 'Complete', msdyn_result: 'LiveAnswer' } }, rules);
  const full = { ...finished, fact: fullFact() };
  const kept: Filing[] = [bare, finished, full];
  await journalOf(ports.blobs).keep(kept);
  const filed: Filing[] = [];
  await journalOf(ports.blobs).replay(
    async (filings) => void filed.push(...filings),
    () => false,
  );
  expect(filed).toStrictEqual(kept);
  expect(await Array.fromAsync(ports.blobs.list('journal/'))).toEqual([]);
});

test('what cannot be read of the journal is store.corrupt, and stays', async () => {
  const { ports } = await startOrganisation({ nowMs: NOW });
  await ports.blobs.write('journal/a', Buffer.from('no journal'), null);
  const replay = journalOf(ports.blobs).replay(
    async () => undefined,
    () => false,
  );
  await expect(replay).rejects.toMatchObject({ code: 'store.corrupt' });
  expect(await ports.blobs.read('journal/a')).toBeDefined();
});

test('what an earlier version of the app kept is filed, and what a newer one kept is left to it', async () => {
  const { ports } = await startOrganisation({ nowMs: NOW });
  const journal = journalOf(ports.blobs);
  await journal.keep([fileRow({ row: { msdyn_proactive_deliveryid: guid(1) } }, defaultRules('a key of this test'))]);
  const [kept] = await Array.fromAsync(ports.blobs.list('journal/'));
  const { bytes } = (await ports.blobs.read(kept?.name ?? '')) ?? { bytes: new Uint8Array() };
  for (const name of ['journal/9-aaaa', 'journal/aaaa']) await ports.blobs.write(name, bytes, null);
  const filed: string[] = [];
  await journal.replay(
    async (filings) => void filed.push(...filings.map(({ intake }) => intake.id)),
    () => false,
  );
  expect(filed).toEqual([guid(1), guid(1)]);
  expect(await Array.fromAsync(ports.blobs.list('journal/'), ({ name }) => name)).toEqual(['journal/9-aaaa']);
});
