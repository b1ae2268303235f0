/** The table of routes against everything that has to know a route: its function, its folder, its tests and the README. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { coreRegistry } from '../../dev/functions-host/core-module.ts';
import { ROOT } from '../../dev/root.ts';
import { addressOf, ROUTES, type Route } from '../../src/http/routes.ts';

const NAMES = Object.keys(ROUTES);
const ENTRIES: readonly (readonly [string, Route])[] = Object.entries(ROUTES);
/** Below the root, and below api/ for programs. */
const pathOf = (route: Route) => addressOf(route).replace(/^\/(?:api\/)?/, '');
const requestOf = (route: Route) => `${route.method} ${addressOf(route)}`;
const read = (file: string) => readFileSync(`${ROOT}/${file}`, 'utf8');

interface Registered {
  readonly file: string;
  readonly name: string;
  readonly route: unknown;
  readonly methods: unknown;
  readonly authLevel: unknown;
}

/** What the files of functions/ register that answers HTTP. */
async function registered(): Promise<Registered[]> {
  const { functions } = coreRegistry();
  const found: Registered[] = [];
  for (const file of globSync('functions/*.ts', { cwd: ROOT }).sort()) {
    functions.clear();
    await import(pathToFileURL(`${ROOT}/${file}`).href);
    for (const [name, { metadata }] of functions) {
      const trigger = Object.values(metadata.bindings).find(({ type }) => type === 'httpTrigger');
      if (trigger === undefined) continue;
      const { route, methods, authLevel } = trigger;
      found.push({ file: basename(file, '.ts'), name, route, methods, authLevel });
    }
  }
  return found;
}

describe('functions/', () => {
  let found: readonly Registered[] = [];
  beforeAll(async () => {
    found = await registered();
  });

  test('has a function for each entry of ROUTES, in a file of its name, and no other that answers HTTP', () => {
    expect(found.map(({ file, name }) => `${file}.ts registers ${name}`).sort()).toEqual(
      NAMES.map((name) => `${name}.ts registers ${name}`).sort(),
    );
  });

  test.each(ENTRIES)('%s answers as its entry says', (name, { method, path, authLevel }) => {
    const methods = method === 'GET' ? ['GET', 'HEAD'] : [method];
    expect(found.find((one) => one.name === name)).toMatchObject({ route: path, methods, authLevel: authLevel.toLowerCase() });
  });
});

test('src/http has a folder for the first part of each path below /api or of people, without its ending, and no other', () => {
  const folders = readdirSync(`${ROOT}/src/http`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const parts = ENTRIES.map(([, route]) => pathOf(route).split(/[/.]/)[0]).filter((part) => part !== '');
  expect(folders.map(({ name }) => name).sort()).toEqual([...new Set(parts)].sort());
});

test.each(ENTRIES)('a test of functions/ asks for the address of %s', (_name, route) => {
  const path = pathOf(route);
  const asked = new RegExp(`["'\`/]${path.replace(/\{\w+\}/g, '[^/?"\'`]+')}(?![\\w/-])`);
  const tests = globSync('test/functions/**/*.test.ts', { cwd: ROOT }).filter((file) => asked.test(read(file)));
  expect(tests, `none of test/functions asks for /${path}`).not.toEqual([]);
});

describe('the addresses in the README', () => {
  const listed = listedAddresses(read('README.md'));

  test('are those of ROUTES', () => {
    expect([...listed.keys()].sort()).toEqual(ENTRIES.map(([, route]) => requestOf(route)).sort());
  });

  test.each(ENTRIES)('%s has the parameters of its entry', (_name, route) => {
    expect([...(listed.get(requestOf(route)) ?? [])].sort()).toEqual([...route.query].sort());
  });
});

/** Of the table below "Addresses": each address with the parameters that the code spans from it to the next address name, as in `&zone=`. */
function listedAddresses(readme: string): ReadonlyMap<string, ReadonlySet<string>> {
  const section = readme.split('\n## Addresses\n')[1]?.split('\n## ')[0] ?? '';
  const listed = new Map<string, Set<string>>();
  for (const row of section.split('\n').filter((line) => line.startsWith('| `'))) {
    let parameters = new Set<string>();
    for (const [, span = ''] of row.matchAll(/`([^`]+)`/g)) {
      const address = /^(?:GET|POST|PUT|DELETE) [^?]+/.exec(span)?.[0];
      if (address !== undefined) {
        parameters = listed.get(address) ?? new Set();
        listed.set(address, parameters);
      }
      for (const [, name = ''] of span.matchAll(/(?:^|[?&\s])(\w+)=/g)) parameters.add(name);
    }
  }
  return listed;
}
