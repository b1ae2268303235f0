/** One storage, two versions of the app: whatever is stored says its version, the older app leaves what the newer one wrote, tells it, and does the rest of its work. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { fillFixture, type Installation, MORNING_MS } from '../../dev/fixtures/fill-fixture.ts';
import { ZONE } from '../../dev/fixtures/fixture-app.ts';
import type { HistoryPlace } from '../../dev/fixtures/storage-file.ts';
import { openStorage } from '../../src/history/open-storage.ts';
import { notesOf } from '../../src/history/parquet/parquet-file.ts';
import { STORED_KINDS } from '../../src/history/schemas/stored-kinds.ts';
import { kindAt, versionOf } from '../../src/history/schemas/versions.ts';
import { DAY_MS } from '../../src/time/lengths.ts';
import { dayOf, periodOf } from '../../src/time/local-day.ts';
import { dispatchAndSend } from '../support/deliveries/dispatch.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { NEWER, raiseVersion, stateOf, type Thing } from './raise-version.ts';

const PLACE: HistoryPlace = { connectionString: inject('storageConnection'), prefix: `rolling${process.pid}` };
let installation: Installation;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  installation = await fillFixture(PLACE, await temporaryFolder((end) => ends.push(end)));
  ends.push(() => installation.stop());
});
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

const storage = () => openStorage({ connection: { connectionString: PLACE.connectionString }, prefix: PLACE.prefix });

describe('what an app stores', () => {
  test.each(['heads', 'documents', 'days'] as const)('says in each entity of %s of which version of a known kind it is', async (table) => {
    let seen = 0;
    for await (const { partitionKey = '', rowKey = '', version } of (await storage())[table].listEntities()) {
      const kind = kindAt({ partition: partitionKey, row: rowKey });
      expect.soft([kind, version], `${partitionKey}, ${rowKey}`).toEqual([kind, versionOf(kind)]);
      expect.soft(STORED_KINDS, `${partitionKey}, ${rowKey} is in no line of src/history/schemas/stored-kinds.ts`).toHaveProperty([kind]);
      seen++;
    }
    expect(seen).toBeGreaterThan(0);
  });

  test('says in each blob of which version it is, but for those whose entity does', async () => {
    const { blobs } = await storage();
    const kinds = new Set<string>();
    for await (const { name } of blobs.list('')) {
      if (name.startsWith('values/')) continue;
      const { holds = '', version } = notesOf((await blobs.read(name))?.bytes ?? new Uint8Array());
      expect.soft([STORED_KINDS, version], name).toEqual([expect.objectContaining({ [holds]: expect.anything() }), '1']);
      kinds.add(holds);
    }
    expect([...kinds].sort()).toEqual(['contacts', 'details', 'facts', 'intakes', 'tallies']);
  });

  test('says it in each message', async () => {
    const { messages } = await installation.app.backfills.order({ period: dayOf('2026-11-18', ZONE), replace: false });
    expect(messages).toMatchObject([{ version: versionOf('backfill-days') }]);
  });
});

/** What a newer app wrote of what is there. */
async function newerThings(): Promise<readonly Thing[]> {
  const stored = await storage();
  const first = async (table: 'documents' | 'heads', partition: string): Promise<Thing> => {
    const filter = `PartitionKey eq '${partition}'`;
    for await (const { rowKey = '' } of stored[table].listEntities({ queryOptions: { filter } })) return { table, partition, row: rowKey };
    throw new Error(`nothing lies in "${partition}"`);
  };
  return [
    { table: 'documents', partition: 'subscription', row: 'team' },
    await first('documents', 'delivery weekly'),
    await first('documents', 'runs|2026-11-21|erasure'),
    await first('heads', 'backlog'),
    { table: 'heads', partition: 'snapshot|Europe|Lisbon', row: '2026-11-18|000001' },
    { table: 'heads', partition: 'names', row: 'queue' },
    { table: 'days', partition: 'day', row: '2026-11-19' },
    // Of a day with rows that are to be folded.
    'facts/2026-11-18.parquet',
    'months/tallies/2026-11.parquet',
  ];
}

/** What readers are told of the days of the fixture, and of who gets what. */
async function told() {
  const { app } = installation;
  const { report } = await app.lookUp({ period: periodOf('2026-11-18', '2026-11-21', ZONE), scope: {}, extent: 'counts' });
  const days = ['2026-11-19', '2026-11-20'].map((date) => app.tellReport({ period: dayOf(date, ZONE), kind: 'day', scope: {} }));
  return {
    totals: report.totals,
    backlog: report.backlog,
    days: (await Promise.all(days)).map((one) => one.report.totals),
    subscriptions: (await app.subscriptions.list()).subscriptions.map(({ subscription }) => subscription),
    snapshots: await app.snapshots.versions(ZONE, '2026-11-18', '2026-11-20'),
    erasures: await app.runs.list({ fromMs: MORNING_MS, toMs: MORNING_MS + 1, kind: 'erasure', limit: 9 }),
  };
}

describe('an app that was rolled back', () => {
  test('leaves what the newer one wrote, tells it, does the rest, and the newer one finds all of its own again', async () => {
    const { app, time } = installation;
    const before = await told();
    const things = await newerThings();
    const back = await Promise.all(things.map((thing) => raiseVersion(PLACE, thing)));
    const states = await Promise.all(things.map((thing) => stateOf(PLACE, thing)));
    time.now = MORNING_MS + DAY_MS;

    const refusals = new Set<unknown>();
    for (const work of [app.harvest, app.compact, app.closeDays, app.retain, app.watch]) {
      await work().catch((error: { readonly code?: unknown }) => refusals.add(error.code));
    }
    expect([...refusals]).toEqual(['store.newer']);
    const sent = await dispatchAndSend(app);
    expect(sent.map(({ delivery }) => `${delivery.subscription} ${delivery.period.from} ${delivery.state}`)).toEqual([
      'default 2026-11-21 sent',
    ]);
    expect((await told()).days[1]).toEqual(before.days[1]);
    expect(await app.health()).toMatchObject({
      status: 'failing',
      unreadableSubscriptions: ['team'],
      newer: expect.arrayContaining([
        { kind: 'day', version: NEWER, known: 1 },
        { kind: 'subscription', version: NEWER, known: 1 },
      ]),
    });
    const written = { recipients: ['eva@contoso.example'], schedule: { every: 'day', at: '07:00', zone: ZONE } };
    const edit = app.subscriptions.write({ id: 'team', written, expected: 'any', isDryRun: false }, time.now);
    await expect(edit).rejects.toMatchObject({ code: 'store.newer' });
    await expect(app.subscriptions.remove('team', 'any')).rejects.toMatchObject({ code: 'store.newer' });
    expect(await Promise.all(things.map((thing) => stateOf(PLACE, thing)))).toEqual(states);

    for (const lower of back) await lower();
    expect(await told()).toEqual(before);
  });
});

test('a message of a newer app is refused and told, and one of an app that said no version is worked on', async () => {
  const { app, time } = installation;
  const period = { from: '2026-11-20', to: '2026-11-20', zone: ZONE };
  const delivery = { subscription: 'team', period, kind: 'scheduled' };
  const [message] = (await app.backfills.order({ period: dayOf('2026-11-18', ZONE), replace: false })).messages;
  const { version: _, ...unversioned } = message ?? { version: 0 };
  for (const attempt of [app.deliver({ ...delivery, version: NEWER }), app.backfills.runDay({ ...message, version: NEWER })])
    await expect(attempt).rejects.toMatchObject({ code: 'store.newer' });
  time.now += 1000;
  await app.giveUpDelivery({ ...delivery, version: NEWER });
  await app.backfills.giveUp({ ...message, version: NEWER });
  const told = await app.runs.list({ fromMs: time.now, toMs: time.now + 1, limit: 9 });
  expect(told.map(({ kind, error }) => `${kind} ${error?.code}`).sort()).toEqual(['backfill store.newer', 'digest store.newer']);
  expect(await app.deliver(delivery)).toBeUndefined();
  expect(await app.backfills.runDay(unversioned)).toMatchObject({ day: { state: 'done' } });
});
