/** Where the link of a digest leads, by LINKS. */
import { expect, test } from 'vitest';
import { digestLinks } from '../../src/access/digest-link.ts';
import type { LinkOrder } from '../../src/access/links.ts';

const DAY = { from: '2026-11-22', to: '2026-11-22', zone: 'Europe/Lisbon' };
const ordered: LinkOrder[] = [];
const links = {
  async make(order: LinkOrder) {
    ordered.push(order);
    return { url: 'https://digest.example/open?link=t', link: { ...order, issuedMs: 0, expiresMs: 0 } };
  },
};
const linkWith = (choice: 'off' | 'signed' | 'sign-in', period = DAY) =>
  digestLinks({ links: choice }, 'https://digest.example', links)('default', period);

test('a digest has no link with off, and the plain address with sign-in', async () => {
  expect(await linkWith('off')).toBeUndefined();
  expect(await linkWith('sign-in')).toBe('https://digest.example/report?date=2026-11-22&zone=Europe%2FLisbon');
  expect(await linkWith('sign-in', { ...DAY, from: '2026-11-16' })).toBe(
    'https://digest.example/report?from=2026-11-16&to=2026-11-22&zone=Europe%2FLisbon',
  );
});

test('with signed it has one to all of its period, and of its subscription', async () => {
  expect(await linkWith('signed')).toBe('https://digest.example/open?link=t');
  expect(ordered).toEqual([{ subscription: 'default', scope: {}, period: DAY }]);
});
