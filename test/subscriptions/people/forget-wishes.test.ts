/** Wishes on real storage: those about a subscription that is no more go, the others stay. */
import { expect, inject, test } from 'vitest';
import { openHistory } from '../../../src/history/history.ts';
import { forgetWishes } from '../../../src/subscriptions/people/forget-wishes.ts';
import { optOutStore } from '../../../src/subscriptions/people/opt-out-store.ts';

test('what was wished about subscriptions that are no more goes, and nothing else', async () => {
  const { documents } = await openHistory({ connection: { connectionString: inject('storageConnection') }, prefix: 'forgetWishes' });
  const wishes = optOutStore(documents);
  const wish = { recipient: 'a…@contoso.example', untilMs: null, atMs: 1 };
  for (const [subscription, who] of [
    ['gone', 'a'],
    ['gone', 'b'],
    ['there', 'a'],
  ] as const)
    await wishes.write(subscription, who.repeat(24), wish);
  const asked: string[] = [];
  const isThere = async (id: string) => {
    asked.push(id);
    return id === 'there';
  };
  expect(await forgetWishes(documents, isThere)).toBe(2);
  expect(asked.sort()).toEqual(['gone', 'there']);
  expect([(await wishes.list('gone')).size, (await wishes.list('there')).size]).toEqual([0, 1]);
  expect(await forgetWishes(documents, isThere)).toBe(0);
});
