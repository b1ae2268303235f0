/** Queues and configurations: what came of them, what waits, and how long it will take. */
import { describe, expect, test } from 'vitest';
import { type Cell, EMPTY_DETAIL, EMPTY_TALLY, type Tally } from '../../src/metrics/cube/cube.ts';
import { type OpenCount, queueItems } from '../../src/report/queue-items.ts';

const scopeOf = (queue: string, configuration = 'c1') => ({ configuration, queue, channel: 'Voice', dialMode: 'Copilot' });
const cell = (queue: string, counts: Partial<Tally>, configuration = 'c1'): Cell => ({
  scope: scopeOf(queue, configuration),
  tally: { ...EMPTY_TALLY, ...counts },
  detail: EMPTY_DETAIL,
});
const open = (queue: string, deliveries: number, isZombie = false): OpenCount => ({
  scope: scopeOf(queue),
  status: 'Pending',
  age: 'under 1 h',
  isZombie,
  deliveries,
});

describe('queueItems()', () => {
  test('adds up the cells of each queue, most deliveries first, with their names', () => {
    const cells = [
      cell('q1', { deliveries: 1, expired: 1 }, 'c1'),
      cell('q1', { deliveries: 2, processed: 2, liveMin: 1 }, 'c2'),
      cell('q2', { deliveries: 9, converted: 4 }),
    ];
    const items = queueItems(cells, 'queue', null, { nameOf: (id) => `name of ${id}` });
    expect(items).toMatchObject([
      { key: 'q2', name: 'name of q2', deliveries: 9, converted: 4, expired: 0 },
      { key: 'q1', name: 'name of q1', deliveries: 3, liveMin: 1, expired: 1, processed: 2 },
    ]);
    expect(queueItems(cells, 'configuration', null, {}).map(({ key, deliveries }) => [key, deliveries])).toEqual([
      ['c1', 10],
      ['c2', 2],
    ]);
  });

  test('knows nothing of what waits without a count of it', () => {
    const [item] = queueItems([cell('q1', { deliveries: 1 })], 'queue', null, {});
    expect(item).toMatchObject({ backlog: null, zombies: null, processedLastHour: null, hoursRemaining: null });
  });

  test('divides what waits, zombies left out, by what was processed in the last hour', () => {
    const load = {
      open: [open('q1', 30), open('q1', 10), open('q1', 8, true), open('q2', 5)],
      lastHour: [cell('q1', { deliveries: 15, processed: 12 }), cell('q1', { processed: 8 }), cell('q3', { processed: 99 })],
    };
    const items = queueItems([cell('q1', { deliveries: 100 }), cell('q2', { deliveries: 7 })], 'queue', load, {});
    expect(items).toMatchObject([
      { key: 'q1', backlog: 48, zombies: 8, processedLastHour: 20, hoursRemaining: 2 },
      { key: 'q2', backlog: 5, zombies: 0, processedLastHour: 0, hoursRemaining: null },
    ]);
  });

  test('nothing that waits takes no time', () => {
    const load = { open: [], lastHour: [cell('q1', { processed: 3 })] };
    expect(queueItems([cell('q1', { deliveries: 3 })], 'queue', load, {})).toMatchObject([{ backlog: 0, hoursRemaining: 0 }]);
  });

  test('has an item for what only waits, and none for what neither came nor waits', () => {
    const items = queueItems([cell('q1', { intake: 3 })], 'queue', { open: [open('__proto__', 2)], lastHour: [] }, {});
    expect(items).toMatchObject([{ key: '__proto__', deliveries: 0, backlog: 2 }]);
  });
});
