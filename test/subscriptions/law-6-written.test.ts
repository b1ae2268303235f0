/** Law 6 of written subscriptions: about every kind of clock change, whatever dies, fails or is done in between, each digest that came due ends told, and nobody gets it twice. */
import fc from 'fast-check';
import { inject, test } from 'vitest';
import { openHistory } from '../../src/history/history.ts';
import { expectLaw } from './written-law/expect-law.ts';
import { histories } from './written-law/steps.ts';
import { startWorld } from './written-law/world.ts';

// `npm run test:long` asks for 5,000.
const RUNS = Number(process.env.DIGEST_LAW_RUNS ?? 50);

let worlds = 0;

test(
  `holds for ${RUNS} random histories of three subscriptions about a change of clocks`,
  async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const prefix = `law${process.pid}x${++worlds}`;
        const stores = await openHistory({ connection: { connectionString: inject('storageConnection') }, prefix });
        const world = await startWorld(stores, history);
        try {
          for (const step of history.steps) await world.happen(step);
          await world.settle();
          for (const { id } of history.subscriptions) await expectLaw(world, id);
        } finally {
          await world.stop();
        }
      }),
      { numRuns: RUNS },
    );
  },
  RUNS * 120_000,
);
