/** The hooks of azd, run by a shell with programs that stand in for the Azure CLI and azd: they note how they are called and answer as the real ones do. */
import { execFile } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ROOT } from '../../dev/root.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { projectText } from './infra-files.ts';

interface Ran {
  readonly code: number;
  readonly said: string;
  /** How the programs were called, a line each, and the file that says whom to trust. */
  readonly calls: string;
  /** The roles that the app registration was made with. */
  readonly roles: string;
}

const AZ = `#!/bin/sh
echo "az $*" >>"$CALLS"
case "$*" in
*list-flexconsumption-runtimes*) if [ -n "\${AZ_FAILS:-}" ]; then exit 1; fi; printf '20\\r\\n22\\r\\n' ;;
*"app create"*) for word; do case $word in @*) cat "\${word#@}" >"$CALLS.roles" ;; esac; done; echo client-id ;;
*"sp show"*) exit 1 ;;
*"sp update"*) if [ -n "\${UPDATE_FAILS:-}" ]; then exit 1; fi ;;
*"credential list"*) echo "\${TRUSTED:-}" ;;
*"credential create"*) for last; do :; done; cat "\${last#@}" >>"$CALLS" ;;
esac
`;

/** Runs a hook. @param env what azd would have set */
async function runHook(name: string, env: Readonly<Record<string, string>>): Promise<Ran> {
  const folder = await temporaryFolder();
  const calls = join(folder, 'calls');
  const programs = { az: AZ, azd: '#!/bin/sh\necho "azd $*" >>"$CALLS"\n' };
  await Promise.all([calls, `${calls}.roles`].map((file) => writeFile(file, '')));
  for (const [program, text] of Object.entries(programs)) {
    await writeFile(join(folder, program), text);
    await chmod(join(folder, program), 0o755);
  }
  // azd has started hooks in the folder of the project, and in that of the script.
  const options = { cwd: folder, env: { PATH: `${folder}:${process.env.PATH}`, CALLS: calls, AZURE_ENV_NAME: 'digest', ...env } };
  const ended = await promisify(execFile)('sh', [join(ROOT, 'infra', 'hooks', `${name}.sh`)], options).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, said: stdout + stderr }),
  );
  return { ...ended, calls: await readFile(calls, 'utf8'), roles: await readFile(`${calls}.roles`, 'utf8') };
}

const SIGN_IN = {
  SIGN_IN: 'app-service',
  SERVICE_APP_URI: 'https://app.azurewebsites.net',
  IDENTITY_PRINCIPAL_ID: 'principal',
  AZURE_TENANT_ID: 'tenant',
};

test('check-node lets a version through that the region offers, 22 by default', async () => {
  const { code, said, calls } = await runHook('check-node', { AZURE_LOCATION: 'westeurope' });
  expect({ code, said }).toEqual({ code: 0, said: 'westeurope offers Node 22.\n' });
  expect(calls).toContain('list-flexconsumption-runtimes --location westeurope --runtime node');
});

test('check-node stops a version that the region lacks, and says which it offers and what to do', async () => {
  const { code, said } = await runHook('check-node', { AZURE_LOCATION: 'westeurope', FLEX_NODE_VERSION: '24' });
  expect(code).toBe(1);
  expect(said.replace('\r', '')).toContain('Cannot use Node 24: westeurope offers 20');
  expect(said).toContain('azd env set FLEX_NODE_VERSION 22');
});

test('check-node goes on without a list, and says that it did not check', async () => {
  const { code, said } = await runHook('check-node', { AZURE_LOCATION: 'westeurope', AZ_FAILS: 'yes' });
  expect(code).toBe(0);
  expect(said).toContain('Not checked');
});

test('check-node asks for a region where none is chosen', async () => {
  const { code, said, calls } = await runHook('check-node', {});
  expect({ code, calls }).toEqual({ code: 1, calls: '' });
  expect(said).toContain('azd env set AZURE_LOCATION');
});

test.each(['sign-in-app', 'sign-in-address'])('%s does nothing where nobody signs in', async (hook) => {
  expect(await runHook(hook, {})).toEqual({ code: 0, said: '', calls: '', roles: '' });
});

test('sign-in-app makes an app registration of this tenant with the roles, notes it for azd, and asks for an assignment', async () => {
  const { code, calls, roles } = await runHook('sign-in-app', SIGN_IN);
  expect(code).toBe(0);
  const [created, ...later] = calls.trim().split('\n');
  expect(created).toContain('az ad app create --display-name proactive-digest (digest) --sign-in-audience AzureADMyOrg');
  expect(roles).toBe(projectText('infra/sign-in-roles.json'));
  expect(later).toEqual([
    'azd env set SIGN_IN_CLIENT_ID client-id',
    'az ad sp show --id client-id',
    'az ad sp create --id client-id',
    'az ad sp update --id client-id --set appRoleAssignmentRequired=true',
  ]);
});

test('sign-in-app leaves no enterprise application to which everybody could sign in: the next run would take it as it is', async () => {
  const { code, said, calls } = await runHook('sign-in-app', { ...SIGN_IN, SIGN_IN_CLIENT_ID: 'mine', UPDATE_FAILS: 'yes' });
  expect(code).toBe(1);
  expect(said).toContain('Cannot ask for an assignment');
  expect(calls.trim().split('\n').at(-1)).toBe('az ad sp delete --id mine');
});

test('sign-in-app takes the app registration that there is', async () => {
  const { calls } = await runHook('sign-in-app', { ...SIGN_IN, SIGN_IN_CLIENT_ID: 'mine' });
  expect(calls).not.toContain('app create');
  expect(calls).toContain('az ad sp create --id mine');
});

test('sign-in-address sends people back to the app, also by its own domain, and trusts the identity of the app', async () => {
  const env = { ...SIGN_IN, SIGN_IN_CLIENT_ID: 'mine', PUBLIC_URL: 'https://reports.contoso.com' };
  const { code, calls } = await runHook('sign-in-address', env);
  expect(code).toBe(0);
  expect(calls).toContain(
    '--web-redirect-uris https://app.azurewebsites.net/.auth/login/aad/callback https://reports.contoso.com/.auth/login/aad/callback\n',
  );
  const trust: unknown = JSON.parse(calls.slice(calls.indexOf('\n{')));
  expect(trust).toEqual({
    name: 'proactive-digest',
    issuer: 'https://login.microsoftonline.com/tenant/v2.0',
    subject: 'principal',
    audiences: ['api://AzureADTokenExchange'],
  });
});

test('sign-in-address adds no trust a second time', async () => {
  const { calls } = await runHook('sign-in-address', { ...SIGN_IN, SIGN_IN_CLIENT_ID: 'mine', TRUSTED: 'proactive-digest' });
  expect(calls).not.toContain('credential create');
});

test.each(['check-node', 'sign-in-app', 'sign-in-address'])('%s says the same to the Azure CLI in PowerShell', (hook) => {
  const commandsOf = (text: string) =>
    [...text.matchAll(/(?<![\w.-])(?:az|azd) [a-z-]+(?: [a-z-]+)+|--[a-z-]+/g)].map(([command]) => command);
  const [sh, ps1] = ['sh', 'ps1'].map((kind) => commandsOf(projectText(`infra/hooks/${hook}.${kind}`)));
  expect(sh?.length).toBeGreaterThan(2);
  expect(new Set(ps1)).toEqual(new Set(sh));
});
