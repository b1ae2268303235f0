/** What `npm run packages` refuses in a lock file, and what package-lock.json tells of the running app. */
import { exec } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { hashProblems } from '../../../dev/packages/check.ts';
import { type LockFile, lockedPackages, readLockFile, runtimeLockFile } from '../../../dev/packages/lock-file.ts';
import { ROOT } from '../../../dev/root.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const [LINT = ''] = scripts.packages.split(' && ');
const PACKAGE = { version: '1.0.0', integrity: `sha512-${Buffer.alloc(64).toString('base64')}` };

/** What lockfile-lint says of a lock file with this one package, "" where it is content. */
async function lint(entry: object): Promise<string> {
  const file = join(await temporaryFolder(), 'package-lock.json');
  await writeFile(file, JSON.stringify({ name: 'app', lockfileVersion: 3, packages: { '': { name: 'app' }, 'node_modules/used': entry } }));
  const command = join(ROOT, 'node_modules', '.bin', LINT.replace('package-lock.json', `"${file}"`));
  return promisify(exec)(command).then(
    () => '',
    ({ stdout, stderr }) => stdout + stderr,
  );
}

test('the script begins with lockfile-lint over package-lock.json, and is a part of npm run check', () => {
  expect(LINT).toMatch(/^lockfile-lint --path package-lock\.json /);
  expect(scripts.check).toContain('npm run --silent packages');
});

test.each([
  ['without an address, as this project keeps it', {}, ''],
  ['from the registry', { resolved: 'https://registry.npmjs.org/used/-/used-1.0.0.tgz' }, ''],
  ['from a mirror', { resolved: 'https://npm.example.com/used/-/used-1.0.0.tgz' }, 'detected invalid host'],
  ['without TLS', { resolved: 'http://registry.npmjs.org/used/-/used-1.0.0.tgz' }, 'detected invalid protocol'],
  ['of another name', { resolved: 'https://registry.npmjs.org/evil/-/evil-1.0.0.tgz' }, 'with a different name: used'],
  ['with a weak hash', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, 'detected invalid integrity hash type'],
])('lockfile-lint judges a package %s', async (_, changed, expected) => {
  const told = await lint({ ...PACKAGE, ...changed });
  if (expected === '') expect(told).toBe('');
  else expect(told).toContain(expected);
});

test('a package without a hash is named', () => {
  const lock: LockFile = { packages: { '': {}, 'node_modules/a/node_modules/@b/c': { version: '2.0.0' }, 'node_modules/a': PACKAGE } };
  expect(hashProblems(lockedPackages(lock))).toEqual([
    '@b/c@2.0.0: package-lock.json has no integrity for it, so nothing tells a changed package',
  ]);
});

test('every package of package-lock.json has its hash, and none an address but the registry', () => {
  const lock = readLockFile();
  expect(hashProblems(lockedPackages(lock))).toEqual([]);
  const addresses = Object.values(lock.packages).flatMap(({ resolved }) =>
    typeof resolved === 'string' ? [new URL(resolved).origin] : [],
  );
  expect(addresses.filter((origin) => origin !== 'https://registry.npmjs.org')).toEqual([]);
});

test('runtimeLockFile() keeps what the app depends on, and nothing of development', () => {
  const lock: LockFile = {
    packages: {
      '': { dependencies: { a: '1.0.0' }, devDependencies: { b: '1.0.0' } },
      'node_modules/a': PACKAGE,
      'node_modules/b': { ...PACKAGE, dev: true },
      'node_modules/c': { ...PACKAGE, optional: true },
    },
  };
  expect(runtimeLockFile(lock).packages).toEqual({ '': { dependencies: { a: '1.0.0' } }, 'node_modules/a': PACKAGE });
});
