/** The list of what the running app is made of. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockedPackages, readLockFile } from '../../../dev/packages/lock-file.ts';
import { writeSbom } from '../../../dev/packages/sbom.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('writeSbom() names every package that the running app has, each with licence and hash, and none of development', async () => {
  const file = join(await temporaryFolder(), 'out', 'sbom.json');
  const count = await writeSbom(file);
  const { bomFormat, metadata, components } = JSON.parse(await readFile(file, 'utf8'));
  const named: string[] = components.map(({ name, version }: { name: string; version: string }) => `${name}@${version}`);
  const runtime = lockedPackages(readLockFile()).flatMap(({ name, version, isRuntime }) => (isRuntime ? [`${name}@${version}`] : []));
  expect(named.sort()).toEqual([...new Set(runtime)].sort());
  expect(count).toBe(named.length);
  expect([bomFormat, metadata.component.name]).toEqual(['CycloneDX', 'proactive-digest']);
  const wanting = components.filter((part: { licenses?: []; hashes?: [] }) => !part.licenses?.length || !part.hashes?.length);
  expect(wanting).toEqual([]);
});
