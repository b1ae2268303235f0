/** A process that may end at any of its requests to storage. */

import { dayQuarters } from '../../../src/history/day-quarters.ts';
import type { HistoryStorage } from '../../../src/history/open-storage.ts';
import type { QuarterStore } from '../../../src/history/quarters/quarter-store.ts';

export interface MortalWriter {
  /** Runs some work that ends before or behind one of its requests; where it ended, whatever `otherwise` says in a new process. */
  run(
    diesAt: number | null,
    work: (store: QuarterStore) => Promise<void>,
    otherwise?: (store: QuarterStore) => Promise<void>,
  ): Promise<void>;
  readonly store: () => QuarterStore;
}

export function mortalWriter({ blobs, days }: Pick<HistoryStorage, 'blobs' | 'days'>, now: () => number): MortalWriter {
  let left: number | null = null;
  const tick = () => {
    if (left !== null && left-- <= 0) throw new Error('ended');
  };
  const dying = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, name) {
        const value: unknown = Reflect.get(object, name);
        if (typeof value !== 'function') return value;
        if (name === 'list' || name === 'listEntities') return value.bind(object);
        return async (...args: unknown[]) => {
          tick();
          const answer: unknown = await value.apply(object, args);
          tick();
          return answer;
        };
      },
    });
  const start = () => dayQuarters({ days: dying(days), blobs: dying(blobs), now });
  let store = start();
  return {
    async run(diesAt, work, otherwise = async () => undefined) {
      left = diesAt;
      try {
        await work(store);
      } catch (error) {
        if (diesAt === null) throw error;
        left = null;
        store = start();
        await otherwise(store);
      } finally {
        left = null;
      }
    },
    store: () => store,
  };
}
