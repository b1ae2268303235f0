/** Where the links of a digest lead, by LINKS. */
import { describe, expect, test } from 'vitest';
import { digestLinks } from '../../src/access/digest-link.ts';
import type { LinkOrder } from '../../src/access/links.ts';
import type { LinkTarget } from '../../src/digest/options/link-target.ts';

const DAY = { from: '2026-11-22', to: '2026-11-22', zone: 'Europe/Lisbon' };
const ordered: LinkOrder[] = [];
const links = {
  async make(order: LinkOrder) {
    ordered.push(order);
    return { url: 'https://digest.example/open?link=t', link: { ...order, issuedMs: 0, expiresMs: 0 } };
  },
};
const linksWith = (choice: 'off' | 'signed' | 'sign-in', period = DAY) =>
  digestLinks({ links: choice }, 'https://digest.example', links)('default', {}, period);
const linkWith = async (choice: 'signed' | 'sign-in', target: LinkTarget, period = DAY) => (await linksWith(choice, period))?.(target);

test('a digest has no links with off, and plain addresses with sign-in', async () => {
  expect(await linksWith('off')).toBeUndefined();
  expect(await linkWith('sign-in', {})).toBe('https://digest.example/report?date=2026-11-22&zone=Europe%2FLisbon');
  expect(await linkWith('sign-in', {}, { ...DAY, from: '2026-11-16' })).toBe(
    'https://digest.example/report?from=2026-11-16&to=2026-11-22&zone=Europe%2FLisbon',
  );
});

test('with signed one token to all of its period, and of its subscription, serves every link', async () => {
  ordered.length = 0;
  const linkTo = await linksWith('signed');
  expect(linkTo?.({})).toBe('https://digest.example/open?link=t');
  expect(linkTo?.({ section: 'queues' })).toBe('https://digest.example/open?link=t#queues');
  expect(ordered).toEqual([{ subscription: 'default', scope: {}, period: DAY }]);
});

describe.each([
  ['signed', 'https://digest.example/open?link=t'],
  ['sign-in', 'https://digest.example/report?date=2026-11-22&zone=Europe%2FLisbon'],
] as const)('with %s', (choice, start) => {
  test.each<[string, LinkTarget, string]>([
    ['a queue', { scope: { queue: 'q-1' } }, '&queue=q-1'],
    ['several values, and none', { scope: { dialMode: ['Preview', ''] } }, '&dialMode=Preview&dialMode=%28not+given%29'],
    [
      'a scope and its section',
      { scope: { configuration: 'c', channel: 'Voice' }, section: 'callingHours' },
      '&configuration=c&channel=Voice#callingHours',
    ],
    ['a section alone', { section: 'hourTable' }, '#hourTable'],
    ['a value that would end the address', { scope: { queue: 'a&link=x#y "<>' } }, '&queue=a%26link%3Dx%23y+%22%3C%3E'],
  ])('a link to %s names it as the report takes it', async (_, target, expected) => {
    expect(await linkWith(choice, target)).toBe(`${start}${expected}`);
  });
});
