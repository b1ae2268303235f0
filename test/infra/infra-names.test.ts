/** Names that infra/ shares with the code: roles, functions and what they log, routes, the versions of Node, and the service of azure.yaml. */
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../../dev/root.ts';
import { ROLES } from '../../src/access/reader.ts';
import { addressOf, ROUTES } from '../../src/http/routes.ts';
import { infraTexts, projectText } from './infra-files.ts';

const ALERTS = projectText('infra/app/alerts.bicep');
const QUERIES = [...ALERTS.matchAll(/query: '''(.*?)'''/gs)].map(([, query = '']) => query);
const FUNCTIONS = globSync('functions/*.ts', { cwd: ROOT }).map((file) => [basename(file, '.ts'), projectText(file)] as const);

test('the roles of the app registration are those that the app knows', () => {
  const roles = z.array(z.object({ value: z.string(), id: z.guid(), allowedMemberTypes: z.tuple([z.literal('User')]) }));
  const made = roles.parse(JSON.parse(projectText('infra/sign-in-roles.json')));
  expect(made.map(({ value }) => value)).toEqual([...ROLES]);
  expect(new Set(made.map(({ id }) => id)).size).toBe(ROLES.length);
});

test('every role that infra/ names is one that the app knows', () => {
  const named = infraTexts().flatMap(([, text]) => text.match(/Reports\.\w+/g) ?? []);
  expect([...new Set(named)].sort()).toEqual([...ROLES].sort());
});

test('every function that an alert asks for is one of the app', () => {
  const named = QUERIES.flatMap((query) => {
    const [, list = ''] = /^\s*requests\s[\s\S]*?name (?:==|in) (\("[^)]+\)|"[^"]+")/.exec(query) ?? [];
    return [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name);
  });
  expect(named.sort()).toEqual(['backfill-poison', 'dispatch', 'harvest', 'send-poison']);
  expect(named.filter((name) => !FUNCTIONS.some(([own, code]) => own === name && code.includes(`'${name}'`)))).toEqual([]);
});

test('runs of functions are never sampled: alerts count them', () => {
  const host: { logging: { applicationInsights: { samplingSettings: { excludedTypes: string } } } } = JSON.parse(projectText('host.json'));
  expect(host.logging.applicationInsights.samplingSettings.excludedTypes).toContain('Request');
});

test('every address that infra/ names is a route of the app', () => {
  const addresses: readonly string[] = Object.values(ROUTES).map(addressOf);
  const named = infraTexts().flatMap(([, text]) => text.match(/(?<![\w.])\/api\/[a-z/-]+/g) ?? []);
  expect(new Set(named).size).toBeGreaterThan(1);
  expect(named.filter((address) => !addresses.includes(address))).toEqual([]);
});

test('the versions of Node are ones that the app runs on, and the check before provisioning takes the same one by default', () => {
  const main = projectText('infra/main.bicep');
  expect(main).toContain("@allowed(['22', '24'])");
  expect(main).toContain("param nodeVersion string = '22'");
  const { engines }: { engines: { node: string } } = JSON.parse(projectText('package.json'));
  expect(engines.node).toMatch(/^>=22\./);
  expect(projectText('infra/main.parameters.json')).toContain('FLEX_NODE_VERSION=22');
  expect(projectText('infra/hooks/check-node.sh')).toContain('FLEX_NODE_VERSION:-22}');
  expect(projectText('infra/hooks/check-node.ps1')).toContain("{ '22' }");
});

test('azure.yaml names the service by which the function app is tagged, and scripts that are there', () => {
  const hook = z.object({ windows: z.object({ run: z.string() }), posix: z.object({ run: z.string() }) });
  const file = z.object({
    services: z.record(z.string(), z.object({ dist: z.string(), remoteBuild: z.literal(false), hooks: z.object({ prepackage: hook }) })),
    hooks: z.record(z.string(), z.array(hook)),
  });
  const { services, hooks } = file.parse(parse(projectText('azure.yaml')));
  const [service = ''] = Object.keys(services);
  expect(projectText('infra/app/function-app.bicep')).toContain(`'azd-service-name': '${service}'`);
  const scripts = Object.values(hooks).flatMap((all) => all.flatMap(({ windows, posix }) => [windows.run, posix.run]));
  expect(scripts.sort()).toEqual(globSync('infra/hooks/*', { cwd: ROOT }).sort());
});
