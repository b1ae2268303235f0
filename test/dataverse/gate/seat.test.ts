/** Seats in storage: who has which share, from the first look to an end without a word. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createRequestGate } from '../../../src/dataverse/gate/request-gate.ts';
import { type SeatStore, type Share, takeSeat } from '../../../src/dataverse/gate/seat.ts';
import { type Amounts, cautiousShare, type Seat } from '../../../src/dataverse/gate/share.ts';
import { openHistory } from '../../../src/history/history.ts';
import { requestSeats } from '../../../src/history/state/request-seats.ts';
import { startStorageProxy } from '../../support/storage-proxy.ts';

const LIMITS = { requests: 100, executionMs: 1_000, concurrent: 10, windowMs: 600_000 };
const HALF = { requests: 50, executionMs: 500, concurrent: 5 };
const NOTHING = { requests: 0, executionMs: 0, concurrent: 0 };
const FINE = { dopHint: null, pauseMs: null, isCrowded: false };

let histories = 0;

async function storeOf(connectionString = inject('storageConnection')): Promise<SeatStore> {
  const { documents } = await openHistory({ connection: { connectionString }, prefix: `seats${process.pid}x${++histories}` });
  return requestSeats(documents);
}

/** A process that always wants more, as its gate tells of it. */
function wanting(store: SeatStore, used = NOTHING, renewMs = 100): Share {
  const share = takeSeat({ store, renewMs }, { limits: LIMITS, used: () => used, isWanted: () => true, onChange() {} });
  onTestFinished(() => share.close());
  share.need();
  return share;
}

/** Waits, however long it takes. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(10);
}

/** Waits until the share is that. A process that the machine holds up is cautious for a while, and comes back. */
function untilHas(share: Share, amounts: Partial<Amounts>): Promise<void> {
  return until(() => isDeepStrictEqual({ ...share.allowed(), ...amounts }, share.allowed()));
}

test('one alone is cautious until it has looked, then has all', async () => {
  const share = wanting(await storeOf(), { requests: 80, executionMs: 800, concurrent: 0 });
  expect(share.allowed()).toEqual(cautiousShare(LIMITS));
  await untilHas(share, { requests: 100, executionMs: 1_000, concurrent: 10 });
});

test('two have half each', async () => {
  const store = await storeOf();
  const used = { requests: 40, executionMs: 400, concurrent: 0 };
  const first = wanting(store, used);
  await untilHas(first, { concurrent: 10 });
  const second = wanting(store, used);
  // The newcomer waits until the first one leaves it room.
  await untilHas(second, HALF);
  await untilHas(first, HALF);
});

test('what one has used beyond its half the other has not; what one gives back the other has, less what was used of the window', async () => {
  const store = await storeOf();
  const first = wanting(store, { requests: 60, executionMs: 600, concurrent: 0 });
  await untilHas(first, { concurrent: 10 });
  const second = wanting(store, { requests: 30, executionMs: 300, concurrent: 0 });
  await untilHas(second, { requests: 40, executionMs: 400, concurrent: 5 });
  await second.close();
  await untilHas(first, { requests: 70, executionMs: 700, concurrent: 10 });
});

test('a newcomer has what those at work leave of the window, step by step', async () => {
  const store = await storeOf();
  const first = wanting(store, { requests: 90, executionMs: 100, concurrent: 8 });
  await untilHas(first, { requests: 100 });
  const second = wanting(store);
  await untilHas(second, { requests: 10, executionMs: 250, concurrent: 2 });
});

test('one that ended without a word counts with all that it reserved until the window has passed, then its share comes back', async () => {
  const store = await storeOf();
  const [windowMs, untilMs] = [800, Date.now() + 300];
  await store.put('dead', { untilMs, used: NOTHING, upTo: HALF, sees: [] });
  const used = { ...NOTHING, requests: 30 };
  const seen: { readonly atMs: number; readonly requests: number }[] = [];
  const onChange = () => void seen.push({ atMs: Date.now(), requests: share.allowed().requests });
  const share = takeSeat({ store, renewMs: 50 }, { limits: { ...LIMITS, windowMs }, used: () => used, isWanted: () => true, onChange });
  onTestFinished(() => share.close());
  share.need();
  const firstWith = (more: number) => seen.find(({ requests }) => requests > more)?.atMs;
  await until(() => firstWith(50) !== undefined);
  // Nobody who does not answer can be known to leave room.
  expect(firstWith(25)).toBeGreaterThanOrEqual(untilMs);
  expect(firstWith(50)).toBeGreaterThanOrEqual(untilMs + windowMs);
  await until(async () => (await store.list()).every(({ id }) => id !== 'dead'));
});

test('who has not asked for a while gives its seat back, and takes it again when it asks', async () => {
  const store = await storeOf();
  let isWanted = true;
  const share = takeSeat({ store, renewMs: 50 }, { limits: LIMITS, used: () => NOTHING, isWanted: () => isWanted, onChange() {} });
  onTestFinished(() => share.close());
  const isGivenBack = async () => (await store.list()).some(({ upTo }) => upTo.concurrent === 0);
  share.need();
  await untilHas(share, { concurrent: 10 });
  isWanted = false;
  await until(isGivenBack);
  isWanted = true;
  share.need();
  await untilHas(share, { concurrent: 10 });
});

test('a process that cannot reach storage goes on with a cautious share, and has all once it can', async () => {
  const proxy = await startStorageProxy(inject('storageConnection'));
  onTestFinished(() => proxy.stop());
  const store = await storeOf(proxy.connectionString);
  proxy.reset(() => true);
  const gate = createRequestGate(LIMITS, { store, renewMs: 50 });
  onTestFinished(() => gate.close());
  let [active, most] = [0, 0];
  const ask = async () => {
    const leave = await gate.enter();
    most = Math.max(most, ++active);
    await sleep(1);
    active--;
    leave({ ...FINE, dopHint: 8 });
  };
  await Promise.all(Array.from({ length: 20 }, ask));
  expect(most).toBe(1);
  proxy.reset();
  while (most < 8) await Promise.all(Array.from({ length: 8 }, ask));
});

test('a seat in a shape that nobody knows is none', async () => {
  const { documents } = await openHistory({
    connection: { connectionString: inject('storageConnection') },
    prefix: `seats${process.pid}x${++histories}`,
  });
  const store = requestSeats(documents);
  await documents.write({ partition: 'request-seats', row: 'odd' }, { until: 'tomorrow' }, null);
  const seat: Seat = { untilMs: 1, used: NOTHING, upTo: HALF, sees: ['odd'] };
  await store.put('own', seat);
  expect(await store.list()).toEqual([{ id: 'own', ...seat }]);
});

test('a renewal costs five requests to storage at most, however much is asked of Dataverse', async () => {
  const proxy = await startStorageProxy(inject('storageConnection'));
  onTestFinished(() => proxy.stop());
  const store = await storeOf(proxy.connectionString);
  let renewals = 0;
  const share = takeSeat({ store, renewMs: 20 }, { limits: LIMITS, used: () => NOTHING, isWanted: () => true, onChange: () => renewals++ });
  onTestFinished(() => share.close());
  proxy.reset();
  for (let n = 0; n < 1_000; n++) share.need();
  await until(() => renewals >= 10);
  // Three, and two more where the seat has to be taken (anew); the next renewal may be under way.
  expect(proxy.count).toBeLessThanOrEqual(5 * (renewals + 1));
});

test('renewMs that is no integer > 0 is refused', async () => {
  const store = await storeOf();
  expect(() => createRequestGate(LIMITS, { store, renewMs: 0 })).toThrow('Cannot use renewMs "0": it is no integer > 0');
});
