/** Faults of tokens, of the organisation and of its tables. */

import type { SelfSigned } from '../dataverse/self-signed.ts';
import { refuse } from '../dataverse/start.ts';
import { startLogin } from '../entra/login-server.ts';
import { around, type Fault, given } from './fault.ts';
import { SECRETS, type World } from './world.ts';

const TENANT = '11111111-1111-4111-8111-111111111111';

/** @param pem of a login service that this process trusts */
export function dataverseFaults(pem: SelfSigned): readonly Fault[] {
  const byLogin = (name: string, code: string, remedy: Fault['remedy']): Fault => ({
    name,
    ...{ check: 'dataverse-token', state: 'failed', remedy },
    seed: (world) => signInBy(world, pem, { status: 401, body: { error: 'invalid_client', error_description: said(code) } }),
  });
  return [
    byLogin('an expired secret', 'AADSTS7000222', 'secret-expired'),
    byLogin('the id of a secret in place of its value', 'AADSTS7000215', 'secret-wrong'),
    byLogin('a tenant that is none', 'AADSTS90002', 'tenant-wrong'),
    byLogin('an app of another tenant', 'AADSTS700016', 'client-unknown'),
    byLogin('an organisation of another tenant', 'AADSTS500011', 'organisation-elsewhere'),
    byLogin('a rule of the tenant that keeps the app out', 'AADSTS53003', 'login-refused'),
    {
      ...{ name: 'a login service that cannot be reached', check: 'dataverse-token', state: 'failed', remedy: 'login-unreachable' },
      seed: (world) => registered(world, 'https://127.0.0.1:9'),
    },
    {
      ...{ name: 'no application user', check: 'organisation', state: 'failed', remedy: 'application-user' },
      seed: ({ emulator }) => refuse(emulator, 'WhoAmI', 403, 'The user is not a member of the organization.'),
    },
    {
      ...{ name: 'an address where nothing listens', check: 'organisation', state: 'failed', remedy: 'dataverse-unreachable' },
      seed: given({ DATAVERSE_URL: 'http://127.0.0.1:9' }),
    },
    {
      ...{ name: 'a clock ten minutes ahead', check: 'clock', state: 'failed', remedy: 'clock-off' },
      seed: around({ now: () => Date.now() + 600_000 }),
    },
    {
      ...{ name: 'Read of deliveries at depth Basic', check: 'delivery-rights', state: 'failed', remedy: 'delivery-rights' },
      seed: ({ emulator }) => emulator.setReadDepth('msdyn_proactive_deliveries', 'Basic'),
    },
    {
      ...{ name: 'no Read of attributes', check: 'delivery-rights', state: 'failed', remedy: 'delivery-rights' },
      seed: ({ emulator }) => emulator.setReadDepth('msdyn_proactive_delivery_attributes', 'None'),
    },
    {
      ...{ name: 'privileges that nobody tells', check: 'delivery-rights', state: 'warning', remedy: 'rights-untold' },
      seed: ({ emulator }) => refuse(emulator, 'RetrieveUserPrivilegeByPrivilegeName', 403),
    },
    {
      ...{ name: 'queues that may not be read', check: 'name-rights', state: 'warning', remedy: 'name-rights' },
      seed: ({ emulator }) => emulator.setReadDepth('queues', 'None'),
    },
    {
      ...{ name: 'a missing column', check: 'columns', state: 'failed', remedy: 'column-missing' },
      seed: ({ emulator }) => emulator.table('msdyn_proactive_deliveries').dropColumn('msdyn_result'),
    },
    {
      ...{ name: 'In refused', check: 'id-filters', state: 'warning', remedy: 'filters-slow' },
      seed: ({ emulator }) => refuse(emulator, 'Microsoft.Dynamics.CRM.In', 400),
    },
  ];
}

/** Entra's words hold what must not be shown. */
function said(code: string): string {
  return `${code}: it is wrong: ${SECRETS.clientSecret} of ${SECRETS.address}`;
}

async function signInBy(world: World, pem: SelfSigned, answer: { readonly status: number; readonly body: unknown }): Promise<void> {
  const { authorityHost } = await startLogin(pem, () => answer);
  registered(world, authorityHost);
}

function registered({ env, options }: World, authorityHost: string): void {
  const registration = { ENTRA_TENANT_ID: TENANT, ENTRA_CLIENT_ID: TENANT, ENTRA_CLIENT_SECRET: SECRETS.clientSecret };
  Object.assign(env, registration, { DATAVERSE_AUTH: 'client-secret' });
  options.authorityHost = authorityHost;
}
