/** infra/azuredeploy.json is what infra/ compiles to: held by hashes, so that no compiler is needed here. */
import { readFileSync } from 'node:fs';
import { appendFile, cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMBINATIONS } from '../../dev/infra/combinations.ts';
import { changedSince, RECORD, readInfraRecord, recordText } from '../../dev/infra/infra-record.ts';
import { INFRA, TEMPLATE } from '../../dev/infra/infra-sources.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { projectText } from './infra-files.ts';

const record = readInfraRecord();

/** infra/ once more, to be changed. */
async function copyOfInfra(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(INFRA, folder, { recursive: true });
  return folder;
}

test('neither the sources nor the template changed since npm run infra compiled them', () => {
  expect(changedSince(record), 'run npm run infra').toEqual([]);
});

test('changedSince() names a source that changed, one that is new, and the template', async () => {
  const folder = await copyOfInfra();
  await appendFile(join(folder, 'app', 'storage.bicep'), '\n');
  await writeFile(join(folder, 'app', 'more.bicep'), '');
  await appendFile(join(folder, 'app', 'workbook.json'), ' ');
  await appendFile(join(folder, 'azuredeploy.json'), ' ');
  expect(changedSince(record, folder).sort()).toEqual(['app/more.bicep', 'app/storage.bicep', 'app/workbook.json', 'azuredeploy.json']);
});

test('changedSince() takes a checkout with other ends of lines for the same', async () => {
  const folder = await copyOfInfra();
  await writeFile(join(folder, 'main.bicep'), projectText('infra/main.bicep').replaceAll('\n', '\r\n'));
  expect(changedSince(record, folder)).toEqual([]);
});

test('the record is stored as npm run infra writes it', () => {
  expect(readFileSync(RECORD, 'utf8')).toBe(recordText(record));
});

test('the template was compiled by the version of the compiler that the record names', () => {
  const { metadata }: { metadata: { _generator: { version: string } } } = JSON.parse(readFileSync(TEMPLATE, 'utf8'));
  expect(metadata._generator.version).toMatch(new RegExp(`^${record.bicep.replaceAll('.', '\\.')}\\.`));
});

test('every combination of mail, sign-in and network was compiled', () => {
  expect(Object.keys(record.combinations)).toEqual(COMBINATIONS.map(({ name }) => name));
  expect(COMBINATIONS.map(({ mail, hasSignIn, hasNetwork }) => `${mail} ${hasSignIn} ${hasNetwork}`)).toEqual(
    ['none', 'smtp', 'graph'].flatMap((mail) => [`${mail} false false`, `${mail} false true`, `${mail} true false`, `${mail} true true`]),
  );
});

test.each(COMBINATIONS)('with $name there are an endpoint for each store, sign-in and alerts where they are asked for', (combination) => {
  const { resources = {} } = record.combinations[combination.name] ?? {};
  const { hasNetwork, hasSignIn } = combination;
  expect(resources).toMatchObject({
    'Microsoft.Authorization/roleAssignments': 5,
    'Microsoft.Insights/scheduledQueryRules': 5,
    'Microsoft.Insights/workbooks': 1,
    // What keys pseudonyms and links; and the mail server's address where it is given.
    'Microsoft.KeyVault/vaults/secrets': 2,
    'Microsoft.KeyVault/vaults/secrets, perhaps': 1,
    'Microsoft.Web/sites/config': hasSignIn ? 2 : 1,
  });
  expect(resources['Microsoft.Network/privateEndpoints']).toBe(hasNetwork ? 4 : undefined);
  expect(resources['Microsoft.Network/virtualNetworks']).toBe(hasNetwork ? 1 : undefined);
  expect(resources['Microsoft.Insights/actionGroups']).toBe(hasSignIn ? 1 : undefined);
});

test('the app is told to believe the platform of who has signed in only after the platform does sign-in', () => {
  const { resources }: { resources: Readonly<Record<string, { dependsOn?: readonly string[] }>> } = JSON.parse(
    readFileSync(TEMPLATE, 'utf8'),
  );
  expect(resources.appSettings?.dependsOn).toContain('signIn');
});
