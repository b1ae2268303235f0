/** Who has left, on real Azurite: what any store of opt-outs promises. */
import { describe, expect, inject, test } from 'vitest';
import { openHistory } from '../../../src/history/history.ts';
import { optOutStore } from '../../../src/subscriptions/people/opt-out-store.ts';
import { isOptedOut, type OptOut } from '../../../src/subscriptions/people/opt-outs.ts';

const [ANA, RUI] = ['0'.repeat(24), 'f'.repeat(24)];
const LEFT: OptOut = { recipient: 'a…@contoso.example', untilMs: null, atMs: 1_000 };
const PAUSED: OptOut = { recipient: 'r…@contoso.example', untilMs: 9_000, atMs: 2_000 };
let histories = 0;

async function freshStore() {
  const connection = { connectionString: inject('storageConnection') };
  const { documents } = await openHistory({ connection, prefix: `optouts${process.pid}x${++histories}` });
  return { documents, optOuts: optOutStore(documents) };
}

describe('opt-outs', () => {
  test('are read as they were written, and listed by recipient within their subscription alone', async () => {
    const { optOuts } = await freshStore();
    await optOuts.write('team', ANA, LEFT);
    await optOuts.write('team', RUI, PAUSED);
    await optOuts.write('team-2', ANA, PAUSED);
    expect(await optOuts.read('team', ANA)).toEqual(LEFT);
    expect(await optOuts.list('team')).toEqual(
      new Map([
        [ANA, LEFT],
        [RUI, PAUSED],
      ]),
    );
    expect(await optOuts.list('tea')).toEqual(new Map());
    expect(await optOuts.read('nobody', ANA)).toBeUndefined();
  });

  test('keep the latest wish, and nothing once it was undone, however often', async () => {
    const { optOuts } = await freshStore();
    await optOuts.write('team', ANA, LEFT);
    await optOuts.write('team', ANA, PAUSED);
    expect(await optOuts.read('team', ANA)).toEqual(PAUSED);
    await optOuts.remove('team', ANA);
    await optOuts.remove('team', ANA);
    expect([await optOuts.read('team', ANA), (await optOuts.list('team')).size]).toEqual([undefined, 0]);
  });

  test('written and undone at the same time end as one of the two', async () => {
    const { optOuts } = await freshStore();
    await optOuts.write('team', ANA, PAUSED);
    await Promise.all([...Array(6).keys()].map((i) => (i % 2 === 0 ? optOuts.write('team', ANA, LEFT) : optOuts.remove('team', ANA))));
    expect([undefined, LEFT]).toContainEqual(await optOuts.read('team', ANA));
  });

  test('that cannot be read count as left for good, and hold up no other', async () => {
    const { documents, optOuts } = await freshStore();
    await documents.write({ partition: 'optout team', row: ANA }, { left: true }, null);
    await optOuts.write('team', RUI, PAUSED);
    expect(isOptedOut(await optOuts.read('team', ANA), 1e15)).toBe(true);
    expect([...(await optOuts.list('team')).keys()]).toEqual([ANA, RUI]);
  });
});

test('isOptedOut() ends with the pause, and never for who has left', () => {
  expect([isOptedOut(undefined, 0), isOptedOut(LEFT, 1e15), isOptedOut(PAUSED, 8_999), isOptedOut(PAUSED, 9_000)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
