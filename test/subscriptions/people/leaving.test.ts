import { describe, expect, inject, test } from 'vitest';
import { openHistory } from '../../../src/history/history.ts';
import { type Left, leavingOf } from '../../../src/subscriptions/people/leaving.ts';
import { optOutStore } from '../../../src/subscriptions/people/opt-out-store.ts';
import { DAY_MS } from '../../../src/time/lengths.ts';

const ANA = { subscription: 'team', recipientId: 'a'.repeat(24), recipient: 'a…@contoso.example' };
const START = Date.parse('2026-11-23T07:00:00Z');

let histories = 0;

/** Opt-outs on real Azurite, and an owner who can be out of reach. */
async function world() {
  const connection = { connectionString: inject('storageConnection') };
  const { documents } = await openHistory({ connection, prefix: `leaving${process.pid}x${++histories}` });
  const told: Left[] = [];
  const state = { nowMs: START, isDown: false };
  const onLeft = async (left: Left) => {
    if (state.isDown) throw new Error('down');
    told.push(left);
  };
  return { told, state, leaving: leavingOf({ optOuts: optOutStore(documents), onLeft, clock: () => state.nowMs }) };
}

describe('a recipient', () => {
  test('who leaves has left for good, and the owner is told once, however often they ask', async () => {
    const { leaving, told, state } = await world();
    const left = { recipient: ANA.recipient, untilMs: null, atMs: START };
    expect(await leaving.follow(ANA, { action: 'unsubscribe' })).toEqual(left);
    state.nowMs += DAY_MS;
    expect(await leaving.follow(ANA, { action: 'unsubscribe' })).toEqual(left);
    expect(await leaving.look(ANA)).toEqual(left);
    expect(new Set(told.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ subscription: 'team', recipientId: ANA.recipientId, optOut: left })]),
    );
  });

  test('who pauses is back when the days are over', async () => {
    const { leaving, state } = await world();
    await leaving.follow(ANA, { action: 'pause', days: 7 });
    state.nowMs = START + 7 * DAY_MS - 1;
    expect(await leaving.look(ANA)).toMatchObject({ untilMs: START + 7 * DAY_MS });
    expect(await leaving.listAway('team')).toMatchObject([{ recipient: ANA.recipient, untilMs: START + 7 * DAY_MS }]);
    state.nowMs += 1;
    expect(await leaving.look(ANA)).toBeUndefined();
    expect(await leaving.listAway('team')).toEqual([]);
  });

  test('who comes back is there again, and nobody is told', async () => {
    const { leaving, told } = await world();
    await leaving.follow(ANA, { action: 'unsubscribe' });
    expect(await leaving.follow(ANA, { action: 'resume' })).toBeUndefined();
    expect(await leaving.look(ANA)).toBeUndefined();
    expect(told).toHaveLength(1);
  });

  test('has left also where the owner could not be told; the next try tells the same', async () => {
    const { leaving, told, state } = await world();
    state.isDown = true;
    await expect(leaving.follow(ANA, { action: 'unsubscribe' })).rejects.toThrow('down');
    expect(await leaving.look(ANA)).toMatchObject({ untilMs: null });
    state.isDown = false;
    state.nowMs += 60_000;
    await leaving.follow(ANA, { action: 'unsubscribe' });
    expect(told).toMatchObject([{ optOut: { atMs: START } }]);
  });
});
