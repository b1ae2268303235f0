/** Somebody who has signed in and may see one queue tries to see the others: none of the ways works. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { everyOther } from '../support/matrices.ts';
import { principalOf } from '../support/principals.ts';
import { filterTries, periodTries } from './tries/filter-tries.ts';
import { forgedTokens } from './tries/forged-tokens.ts';
import { brokenPrincipals, tokenTries } from './tries/identity-tries.ts';
import { headerTries, routeTries } from './tries/route-tries.ts';
import type { Try } from './tries/try.ts';
import { LINK_SECRET, outcomesOf, startWorld, type World } from './tries/world.ts';

const GROUP = '11111111-1111-4111-8111-111111111111';
const READER = { 'x-ms-client-principal': principalOf({ roles: ['Reports.Read'], groups: [GROUP] }) };

let world: World;
beforeAll(async () => {
  world = await startWorld((own) => ({
    SIGN_IN: 'app-service',
    SIGN_IN_SCOPES: JSON.stringify([{ claim: 'groups', value: GROUP, scope: { queue: [own.id] } }]),
  }));
});
afterAll(() => world.hosted.stop());

test('there is much to be seen: names, ids and figures that are not theirs', () => {
  expect(world.texts.size).toBeGreaterThan(60);
  expect([...world.texts].filter((text) => /^"numerator"|^"sum"/.test(text)).length).toBeGreaterThan(20);
  for (const { name } of [...world.foreign.queues, ...world.foreign.configurations]) expect(world.texts).toContain(name);
});

test('who may see everything is told them, so that the search for them finds what there is', async () => {
  const admin = { 'x-ms-client-principal': principalOf({ roles: ['Reports.Admin'] }) };
  const seen = await outcomesOf(
    world,
    admin,
    [
      { name: 'all', path: '/report?format=json' },
      { name: 'page', path: '/' },
    ],
    [],
  );
  for (const { held } of seen) expect(held.length).toBeGreaterThan(5);
});

test('200 ways to see them, of which holders of a link try every other one, come to nothing', async () => {
  const { days, foreign, own, etags } = world;
  const forged = await forgedTokens(days, LINK_SECRET);
  const tokens = forged.map(([, token]) => token);
  const tries: Try[] = [
    ...filterTries(foreign, own.id),
    ...periodTries(days),
    ...routeTries(days, 'default'),
    ...headerTries(etags),
    ...tokenTries(forged),
  ];
  expect(new Set(tries.map(({ name }) => name)).size).toBeGreaterThan(200);
  const outcomes = await outcomesOf(world, READER, [...everyOther(tries, 0), ...brokenPrincipals()], tokens);
  expect(outcomes.filter(({ held }) => held.length > 0)).toEqual([]);
  expect(outcomes.filter(({ status }) => status >= 500)).toEqual([]);
  // Some of them are answered, with what is the reader's own.
  expect(outcomes.filter(({ status }) => status === 200).length).toBeGreaterThan(10);
  const log = world.hosted.log.join('\n');
  for (const token of [...tokens, READER['x-ms-client-principal']]) expect(log).not.toContain(token);
});

test('what is theirs is shown to them all the same', async () => {
  const answer = await fetch(`${world.hosted.host.url}/report?format=json`, { headers: READER });
  const report = (await answer.json()) as Report;
  expect(report.byQueue.map(({ key }) => key)).toEqual([world.own.id]);
  expect(report.totals.deliveries).toBeGreaterThan(0);
});
