/** Whoever holds a link to one queue and one day tries to see other queues and days, with sign-in switched off: none of the ways works. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { everyOther } from '../support/matrices.ts';
import { readStorage } from '../support/read-storage.ts';
import { filterTries, periodTries } from './tries/filter-tries.ts';
import { forgedTokens, swapped } from './tries/forged-tokens.ts';
import { forgedSignIns, tokenTries } from './tries/identity-tries.ts';
import { headerTries, routeTries } from './tries/route-tries.ts';
import type { Try } from './tries/try.ts';
import { LINK_SECRET, outcomesOf, startWorld, type World } from './tries/world.ts';

let world: World;
/** A link to everything, revoked; and one to the own queue yesterday. */
let revoked: string;
let own: string;
beforeAll(async () => {
  world = await startWorld(() => ({ SIGN_IN: 'off' }));
  revoked = await newLink({ period: { from: world.days.yesterday } });
  await world.post('links/revoke', { subscription: 'default' });
  // A link of the same millisecond would be void too.
  await pause(5);
  own = await newLink({ period: { from: world.days.yesterday }, scope: { queue: world.own.name } });
});
afterAll(() => world.hosted.stop());

async function newLink(order: object): Promise<string> {
  const { link } = (await (await world.post('links', order)).json()) as { link: string };
  return link.split('link=')[1] ?? '';
}

test('200 ways to see them, of which those who have signed in try every other one, come to nothing, and no token is in a log, an error, the address of a redirect, or what is stored', async () => {
  const { days, foreign, hosted } = world;
  const holder = { cookie: `report-link=${own}` };
  const changed: [string, string][] = [
    ['revoked', revoked],
    ['of another scope under the same signature', swapped(own, { scope: {} })],
    ['of another queue under the same signature', swapped(own, { scope: { queue: foreign.queues[0]?.id } })],
    ['of other days under the same signature', swapped(own, { from: days.dayBefore })],
    ['of a later end under the same signature', swapped(own, { exp: 4_000_000_000 })],
    ['cut', own.slice(0, -1)],
  ];
  const forged = await forgedTokens(days, LINK_SECRET);
  const beside = [
    `report-link=${revoked}; ${holder.cookie}`,
    `${holder.cookie}; report-link=${revoked}`,
    `Report-Link=${revoked}`,
    `__Host-report-link=${own}`,
    `report-link="${own}"`,
  ];
  const tries: Try[] = [
    ...filterTries(foreign, world.own.id),
    ...periodTries(days),
    ...routeTries(days, 'default'),
    ...headerTries(world.etags),
    ...tokenTries(forged),
  ];
  const ownTries: Try[] = [
    ...forgedSignIns(),
    ...tokenTries(changed),
    ...beside.map((cookie, n): Try => ({ name: `cookies beside each other ${n}`, path: '/report?format=json', headers: { cookie } })),
    { name: 'a foreign bearer beside the own cookie', path: '/report?format=json', headers: { authorization: `Bearer ${revoked}` } },
  ];
  expect(new Set([...tries, ...ownTries].map(({ name }) => name)).size).toBeGreaterThan(200);
  const tokens = [own, ...[...forged, ...changed].map(([, token]) => token)];
  const outcomes = await outcomesOf(world, holder, [...everyOther(tries, 1), ...ownTries], tokens);
  expect(outcomes.filter(({ held }) => held.length > 0)).toEqual([]);
  expect(outcomes.filter(({ status }) => status >= 500)).toEqual([]);
  expect(outcomes.filter(({ status }) => status === 200).length).toBeGreaterThan(20);
  const log = hosted.log.join('\n');
  const stored = [...(await readStorage(hosted.storageConnection, '')).values()].map(String).join('\n');
  for (const token of tokens) expect(log.includes(token) || stored.includes(token), token.slice(0, 20)).toBe(false);
});

test('what is theirs is shown to them all the same, and the day before is not', async () => {
  const holder = { cookie: `report-link=${own}` };
  const answer = await fetch(`${world.hosted.host.url}/report?format=json`, { headers: holder });
  expect(((await answer.json()) as Report).byQueue.map(({ key }) => key)).toEqual([world.own.id]);
  const before = await fetch(`${world.hosted.host.url}/report?date=${world.days.dayBefore}`, { headers: holder });
  expect(before.status).toBe(403);
});
