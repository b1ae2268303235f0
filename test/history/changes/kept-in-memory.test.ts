import { expect, test } from 'vitest';
import { keptInMemory } from '../../../src/history/changes/kept-in-memory.ts';

test('what was not asked for longest goes first, once the bound is passed', () => {
  const kept = keptInMemory<string>(10);
  for (const name of ['a', 'b', 'c']) kept.set(name, name, 3);
  kept.get('a');
  kept.set('d', 'd', 3);
  expect(['a', 'b', 'c', 'd'].map((name) => kept.get(name))).toEqual(['a', undefined, 'c', 'd']);
  kept.set('e', 'e', 7);
  expect(['a', 'c', 'd', 'e'].map((name) => kept.get(name))).toEqual([undefined, undefined, 'd', 'e']);
});

test('a value that is set again takes the place of the one before, with its weight', () => {
  const kept = keptInMemory<number>(10);
  for (let i = 0; i < 20; i++) kept.set('a', i, 6);
  kept.set('b', 1, 4);
  expect([kept.get('a'), kept.get('b')]).toEqual([19, 1]);
});

test('what weighs more than the bound is not kept, and an older value under its name is gone', () => {
  const kept = keptInMemory<number>(10);
  kept.set('a', 1, 1);
  kept.set('b', 1, 1);
  kept.set('a', 2, 11);
  expect([kept.get('a'), kept.get('b')]).toEqual([undefined, 1]);
});
