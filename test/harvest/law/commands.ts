/** What may happen to a harvest: rows that change, faults, crashes, restarts, and others at the same work. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Emulator } from '../../../dev/dataverse/emulator.ts';
import type { FaultInput } from '../../../dev/dataverse/faults/settings.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { dyingAfter } from '../dying-after.ts';
import { withoutSideWrites } from '../failing-stores.ts';
import type { Shape } from './model-row.ts';
import type { World } from './world.ts';

/** The law keeps its model in the world itself; fast-check wants an object of its own. */
export type NoModel = Record<string, never>;
type Command = fc.AsyncCommand<NoModel, World>;

const MAX_ROWS = 12;
const row = fc.integer({ min: 1, max: MAX_ROWS });
const shape: fc.Arbitrary<Shape> = fc.record({
  endedHoursAgo: fc.constantFrom(null, 0, 0, 0.3, 2),
  result: fc.constantFrom('LiveAnswer', 'NoAnswer', 'Busy', 'Something new'),
});

function command(
  text: string,
  run: (world: World) => Promise<void> | void,
  check: (world: World | undefined) => boolean = () => true,
): Command {
  // The model is empty; whether a command fits is asked of the world when it runs.
  return {
    check: () => true,
    async run(_, world) {
      if (check(world)) await run(world);
    },
    toString: () => text,
  };
}

const isThere = (n: number) => (world: World | undefined) => world?.rows.has(n) === true && !world.isGone(n);
const isWritable = (n: number) => (world: World | undefined) => world?.rows.has(n) !== true || !world.isGone(n);
/** Before the first harvest nothing of a history is known: neither where it begins, nor whose it is. */
const hasRead = (world: World | undefined) => world?.hasRead === true;

const write = fc
  .tuple(row, shape, fc.nat({ max: 2 }))
  .map(([n, form, inputs]) =>
    command(`write(${n}, ${form.endedHoursAgo}, ${form.result})`, (world) => world.write(n, form, inputs), isWritable(n)),
  );
const result = fc
  .tuple(row, fc.constantFrom('outcome', 'note'), fc.constantFrom('yes', 'no'))
  .map(([n, keyword, value]) => command(`result(${n}, ${keyword}=${value})`, (world) => world.writeResult(n, keyword, value), isThere(n)));
const remove = row.map((n) => command(`remove(${n})`, (world) => world.remove(n), isThere(n)));
const pass = fc
  .constantFrom(1, 30, 120, 400, 1200, 5000)
  .map((seconds) => command(`pass(${seconds} s)`, (world) => world.pass(seconds * 1000)));

const harvest = fc.constant(
  command('harvest()', async (world) => {
    await world.harvest();
  }),
);
const chance = fc.record({ probability: fc.constantFrom(0, 0, 0.2, 0.5) });
const faults: fc.Arbitrary<FaultInput> = fc.record({
  seed: fc.nat({ max: 1000 }),
  unavailable: chance,
  dropBeforeHeaders: chance,
  dropInBody: chance,
  shortBody: chance,
  cutJson: chance,
  emptyPages: chance,
  shortPages: fc.record({ probability: fc.constantFrom(0, 1) }),
  repeatedRows: chance,
  tokens: fc.record({ requests: fc.constantFrom(null, 1, 3) }),
});
const faultyHarvest = faults.map((given) =>
  command(`harvest(${JSON.stringify(given)})`, async (world) => {
    world.setFaults(given);
    // It may fail, and says so; what it has filed stays.
    await world.harvest().catch(() => undefined);
    world.setFaults({});
  }),
);
/** A run whose time is over once it has asked so often: it says whether it is to be continued. */
const shortHarvest = fc.nat({ max: 12 }).map((asked) =>
  command(`harvest() with time for ${asked} steps`, async (world) => {
    let left = asked;
    await world.harvest(world.history, { isOver: () => left-- <= 0 });
  }),
);
const crash = fc.nat({ max: 30 }).map((calls) =>
  command(`crash after ${calls} calls of storage`, async (world) => {
    await world.harvest(dyingAfter(world.history, calls)).catch(() => undefined);
  }),
);
const together = fc.constant(
  command('two harvests at once', async (world) => {
    await Promise.all([world.harvest(), world.harvest()]);
  }),
);
const during = fc.tuple(row, shape).map(([n, form]) =>
  command(
    `harvest() while ${n} is written`,
    async (world) => {
      const running = world.harvest().catch((error: unknown) => error);
      await new Promise((resolve) => setImmediate(resolve));
      world.write(n, form, 1);
      await running;
    },
    isWritable(n),
  ),
);
const backfill = fc.constant(command('pull()', (world) => world.pull()));
const rules = fc.constant(command('changeRules()', (world) => world.changeRules()));
const rights = fc.constant(command('changeRights()', (world) => world.changeRights()));

const outage = fc.tuple(row, shape).map(([n, form]) =>
  command(
    `outage of 5 h, at whose beginning ${n} is written`,
    (world) => {
      if (isWritable(n)(world)) world.write(n, form, 0);
      world.pass(5 * HOUR_MS);
    },
    hasRead,
  ),
);
const names = fc.constant(command('changeNames()', (world) => world.changeNames()));
const vanish = fc.constantFrom('msdyn_call_id', 'msdyn_tracking_id', 'msdyn_seq_no').map((column) =>
  command(`vanish(${column})`, async (world) => {
    expect((await world.vanish(column)).isComplete).toBe(true);
  }),
);
const withoutSide = fc.constant(
  command('harvest() that can write nothing that is nice to have', async (world) => {
    const { quarters, blobs, ...stores } = world.history;
    expect(await world.harvest({ quarters, blobs, ...withoutSideWrites(stores) })).toMatchObject({ isComplete: true, isVerified: true });
  }),
);

/** Sequences of what may happen; `other` is another organisation. */
export function commandsBeside(other: Pick<Emulator, 'url' | 'token'>) {
  const elsewhere = command(
    'readings of another organisation',
    async (world) => {
      for (const read of world.readElsewhere(other)) await expect(read()).rejects.toMatchObject({ code: 'dataverse.other-organisation' });
    },
    hasRead,
  );
  const changes = [write, write, write, result, result, remove, pass, pass, rules, rights, outage, names];
  const readings = [harvest, shortHarvest, faultyHarvest, crash, together, during, backfill, vanish, withoutSide, fc.constant(elsewhere)];
  return fc.commands([...changes, ...readings], { maxCommands: 24 });
}

/** Lets time pass and harvests until nothing is missing; `days` of it for rows that came later than the overlap, which sweeps find. */
export async function catchUp(world: World, days: number): Promise<void> {
  world.setFaults({});
  world.pass(world.options.lag.max + MINUTE_MS);
  await world.harvest();
  world.pass(15 * MINUTE_MS);
  await world.harvest();
  for (let day = 0; day < days; day++) {
    world.pass(24 * 60 * MINUTE_MS);
    await world.sweep();
  }
}
