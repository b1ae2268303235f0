/** What the app reads of Dataverse, the role of infra/dataverse and the list in docs/deploy.md say the same. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { TABLES } from '../../dev/dataverse/table/schema.ts';
import { zipDataverseRole } from '../../dev/infra/dataverse-role.ts';
import { changedFilter } from '../../src/dataverse/filter.ts';
import { RIGHTS_TABLES } from '../../src/dataverse/rights/rights.ts';
import { CONVERSATIONS, DELIVERIES } from '../../src/dataverse/table-definitions.ts';
import { guid, start } from '../dataverse/start.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { projectText } from './infra-files.ts';

const PRIVILEGE = /<RolePrivilege name="(\w+)" level="(\w+)" \/>/g;
const ROLE = [...projectText('infra/dataverse/customizations.xml').matchAll(PRIVILEGE)].map(([, name = '', level = '']) => ({
  name,
  level,
}));
/** Rows of the list: table, privilege, whether the solution has it. */
const LIST = (projectText('docs/deploy.md').split('### The privileges, one by one\n')[1]?.split('\n#')[0] ?? '')
  .split('\n')
  .flatMap((line) => {
    const [table, privilege, inSolution] = line.split(' | ').map((cell) => cell.replaceAll(/[|`]/g, '').trim());
    return privilege?.startsWith('prvRead') ? [{ table, privilege, inSolution }] : [];
  });
/** Not of a table whose rows are read: columns of tables, and the app's own rights. */
const OF_DEFINITIONS = ['prvReadEntity', 'prvReadAttribute', 'prvReadOrganization'];

/** Asks Dataverse for everything that the client can be asked; gives the entity sets that it read. */
async function readEverything(depths: Readonly<Record<string, 'None'>> = {}) {
  const { emulator, client } = await start();
  for (const [entitySet, depth] of Object.entries(depths)) emulator.setReadDepth(entitySet, depth);
  await emulator.load(CONVERSATIONS.entitySet, [{ activityid: guid(1), subject: 'a call' }]);
  await emulator.load(DELIVERIES.entitySet, [
    { msdyn_proactive_deliveryid: guid(2), msdyn_delivery_id: 'two', createdon: '2026-11-22T08:00:00Z' },
  ]);
  const asked = {
    listDeliveries: () => Array.fromAsync(client.listDeliveries(changedFilter(0, undefined))),
    listDeliveriesById: () => Array.fromAsync(client.listDeliveriesById([guid(2)])),
    listResultsChanged: () => Array.fromAsync(client.listResultsChanged(0, undefined)),
    listAttributes: () => Array.fromAsync(client.listAttributes([guid(2)])),
    listConversations: () => Array.fromAsync(client.listConversations([guid(1)], {})),
    listNames: async () => {
      for (const kind of ['queue', 'configuration', 'journey', 'agent'] as const) await client.listNames(kind, [guid(3)]);
    },
    listLimits: () => client.listLimits([guid(3)]),
    listFailedUploads: () => client.listFailedUploads({ changedFromMs: 0 }),
    whoAmI: () => client.whoAmI(),
    checkRights: () => client.checkRights(),
    listReadRights: () => client.listReadRights(),
  };
  for (const ask of Object.values(asked)) await ask();
  const paths = emulator.requests.map(({ url }) => decodeURIComponent(url).replace(/^\/api\/data\/v[\d.]+\//, ''));
  const sets = new Set(paths.map((path) => /^\w+/.exec(path)?.[0] ?? path));
  return { client, asked: Object.keys(asked), sets, refused: emulator.requests.filter(({ status }) => status === 403) };
}

test('the list has the privilege of every table that the client reads, and no other', async () => {
  const { client, asked, sets } = await readEverything();
  const methods = Object.entries(client).flatMap(([name, value]) => (typeof value === 'function' && name !== 'close' ? [name] : []));
  expect(asked.sort()).toEqual(methods.sort());
  const read = TABLES.filter(({ entitySet }) => sets.has(entitySet)).map(({ logicalName, privilege }) => `${logicalName} ${privilege}`);
  // Whatever else was asked is no table: who asks, and definitions.
  expect([...sets].filter((set) => !TABLES.some(({ entitySet }) => entitySet === set)).sort()).toEqual(['EntityDefinitions', 'WhoAmI']);
  const listed = LIST.filter(({ privilege }) => !OF_DEFINITIONS.includes(privilege));
  expect(listed.map(({ table, privilege }) => `${table} ${privilege}`).sort()).toEqual(read.sort());
});

test('the role has the privileges that the list says it has, each Read at organisation depth', () => {
  const inSolution = LIST.filter((row) => row.inSolution === 'yes').map(({ privilege }) => privilege);
  expect(ROLE.map(({ name }) => name).sort()).toEqual(inSolution.sort());
  expect(ROLE.filter(({ name, level }) => !name.startsWith('prvRead') || level !== 'Global')).toEqual([]);
  expect(inSolution).toEqual(expect.arrayContaining(RIGHTS_TABLES.map((table) => `prvRead${table}`)));
});

test('with the role alone everything is read but the names of journeys, and nothing fails', async () => {
  const held = new Set(ROLE.map(({ name }) => name));
  const beyond = TABLES.filter(({ privilege }) => !held.has(privilege)).map(({ entitySet }) => entitySet);
  expect(beyond).toEqual(['msdynmkt_journeys']);
  const { refused } = await readEverything(Object.fromEntries(beyond.map((entitySet) => [entitySet, 'None' as const])));
  expect(refused.map(({ url }) => url.includes('msdynmkt_journeys'))).toEqual([true]);
});

test('only the two tables of deliveries cannot be done without', async () => {
  const failing: string[] = [];
  for (const { entitySet, logicalName } of TABLES) {
    const isRead = await readEverything({ [entitySet]: 'None' }).then(
      () => true,
      () => false,
    );
    if (!isRead) failing.push(logicalName);
  }
  expect(failing.sort()).toEqual([...RIGHTS_TABLES].sort());
});

test('npm run dataverse-role zips a solution whose one component is the role', async () => {
  const file = join(await temporaryFolder(), 'role.zip');
  await zipDataverseRole(file);
  const parts = unzipSync(await readFile(file));
  expect(Object.keys(parts)).toEqual(['[Content_Types].xml', 'solution.xml', 'customizations.xml']);
  const text = (name: string) => new TextDecoder().decode(parts[name]);
  const components = [...text('solution.xml').matchAll(/<RootComponent type="(\d+)" id="([^"]+)"/g)].map(([, type, id]) => `${type} ${id}`);
  const roles = [...text('customizations.xml').matchAll(/<Role id="([^"]+)"/g)].map(([, id]) => `20 ${id}`);
  expect([components, components.length]).toEqual([roles, 1]);
  expect(text('solution.xml')).toContain('<Managed>0</Managed>');
});
