/** `npm run infra` without a compiler, and what it takes from the compiler's answers. */
import { execFile } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { bicepParameters, COMBINATIONS } from '../../../dev/infra/combinations.ts';
import { predictedOf } from '../../../dev/infra/predicted.ts';
import { ROOT } from '../../../dev/root.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const run = promisify(execFile);

/** The command with nothing else on the PATH than a folder. */
const infra = (folder: string, ...args: readonly string[]) =>
  run(process.execPath, ['--disable-warning=ExperimentalWarning', 'dev/infra/main.ts', ...args], { cwd: ROOT, env: { PATH: folder } });

test('without a compiler on the PATH it says what is missing and where it is to be had', async () => {
  const folder = await temporaryFolder();
  await expect(infra(folder)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Cannot find the Bicep compiler.*\n.*az bicep install/),
  });
});

test('a warning of the compiler is an error', async () => {
  const folder = await temporaryFolder();
  const program = join(folder, 'bicep');
  await writeFile(program, '#!/bin/sh\necho "Bicep CLI version 0.49.2"\nif [ "$1" = lint ]; then echo "Warning no-unused-vars" >&2; fi\n');
  await chmod(program, 0o755);
  const options = { cwd: ROOT, env: { PATH: `${folder}:${process.env.PATH}` } };
  const ended = run(process.execPath, ['--disable-warning=ExperimentalWarning', 'dev/infra/main.ts', '--check'], options);
  await expect(ended).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('Warning no-unused-vars') });
});

test('an option that it does not know is refused', async () => {
  await expect(infra(await temporaryFolder(), '--chekc')).rejects.toMatchObject({
    stderr: expect.stringContaining('the only option is --check'),
  });
});

test('bicepParameters() writes each value in its type', () => {
  const [one] = COMBINATIONS.filter(({ name }) => name === 'smtp network');
  const text = one === undefined ? '' : bicepParameters(one, '../infra/main.bicep');
  expect(text).toContain("using '../infra/main.bicep'\n");
  expect(text).toContain("param mailFrom = 'Contoso outreach <digest@contoso.com>'\n");
  expect(text).toContain('param vnetEnabled = true\n');
});

const snapshotOf = (properties: object) => ({
  predictedResources: [{ type: 'Microsoft.Web/sites/config', name: 'app/appsettings', properties }],
});

test('predictedOf() puts samples in place of what only Azure knows', () => {
  const { resources, settings } = predictedOf(
    snapshotOf({
      MAIL_TRANSPORT: 'smtp',
      PRIVACY_KEY: "[format('@Microsoft.KeyVault(VaultName={0};SecretName={1})', reference('x').outputs.name.value, 'privacy-key')]",
      PUBLIC_URL: "[format('https://{0}', reference('x').defaultHostName)]",
    }),
  );
  expect(resources).toEqual({ 'Microsoft.Web/sites/config': 1 });
  expect(settings).toEqual({
    MAIL_TRANSPORT: 'smtp',
    PRIVACY_KEY: '@Microsoft.KeyVault(VaultName=vault;SecretName=privacy-key)',
    PUBLIC_URL: 'https://app.azurewebsites.net',
  });
});

test('predictedOf() refuses an expression of a kind that it has no sample for', () => {
  expect(() => predictedOf(snapshotOf({ DIGEST_TO: '[utcNow()]' }))).toThrow('Cannot tell what DIGEST_TO would be');
});
