import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { clientOf, refuse, start } from '../start.ts';

const DELIVERIES = 'msdyn_proactive_deliveries';
const ATTRIBUTES = 'msdyn_proactive_delivery_attributes';

test('checkRights() tells who asks and that both tables are read in full', async () => {
  const { emulator, client } = await start();
  expect(await client.checkRights()).toEqual({ userId: emulator.userId, verified: true });
});

test.each([
  [DELIVERIES, 'Basic', 'msdyn_proactive_delivery', 'is held at depth Basic only'],
  [ATTRIBUTES, 'Basic', 'msdyn_proactive_delivery_attribute', 'is held at depth Basic only'],
  [DELIVERIES, 'None', 'msdyn_proactive_delivery', 'is not held'],
] as const)('checkRights() refuses Read on %s at depth %s, which would give empty lists', async (entitySet, depth, table, state) => {
  const { emulator, client } = await start();
  emulator.setReadDepth(entitySet, depth);
  const check = client.checkRights();
  await expect(check).rejects.toMatchObject({ code: 'dataverse.no-rights', retryable: false });
  await expect(check).rejects.toThrow(
    `Cannot read ${table} at "${emulator.url}": the privilege prvRead${table} ${state}; give the application user organisation-level Read on ${table}`,
  );
});

test.each([400, 403, 404])('checkRights() passes unverified where privileges are answered with %i', async (status) => {
  const { emulator, client } = await start();
  refuse(emulator, 'RetrieveUserPrivilegeByPrivilegeName', status);
  expect(await client.checkRights()).toEqual({ userId: emulator.userId, verified: false });
});

test('checkRights() tells a user that the organisation does not know what to do', async () => {
  const { emulator, client } = await start();
  refuse(emulator, 'WhoAmI', 403, 'The user is not a member of the organization.');
  await expect(client.checkRights()).rejects.toThrow(
    'make the app registration an application user of this organisation, with a security role',
  );
});

test('a wrong token gives an error that says where to look and does not hold it', async () => {
  const { emulator } = await start();
  const client = clientOf({ ...emulator, token: 'wrong-token-value' });
  const error: unknown = await client.checkRights().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'dataverse.unauthorized' });
  expect(inspect(error)).not.toContain('wrong-token-value');
});
