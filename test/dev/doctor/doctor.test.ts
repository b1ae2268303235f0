/** The command as a person runs it: its lines, its JSON, and how it ends. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { parseDoctorCommand } from '../../../dev/doctor/doctor-command.ts';
import { withSettingsFile } from '../../../dev/doctor/with-settings-file.ts';
import { ROOT } from '../../../dev/root.ts';
import { messageOf } from '../../../src/errors.ts';
import { start } from '../../dataverse/start.ts';
import { compileCache } from '../../support/setup/compile-cache.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const run = promisify(execFile);

async function doctor(values: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const folder = await temporaryFolder();
  const file = join(folder, 'settings.json');
  await writeFile(file, JSON.stringify({ Values: { MAIL_OUTBOX_DIR: folder, ...values } }));
  const command = ['--disable-warning=ExperimentalWarning', 'dev/doctor/main.ts', '--settings', file, ...args];
  const options = { cwd: ROOT, env: { PATH: process.env.PATH ?? '', ...compileCache(), MAIL_TRANSPORT: 'outbox', EMPTY: '' } };
  return run(process.execPath, command, options).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout: stdout + stderr }),
  );
}

test('settings come from the environment and the file; where nothing failed it ends with 0', async () => {
  const { emulator } = await start();
  const storage = inject('storageConnection');
  const { code, stdout } = await doctor(
    {
      ...{ DATAVERSE_URL: emulator.url, DATAVERSE_AUTH: 'token', DATAVERSE_TOKEN: emulator.token },
      ...{ STORAGE_CONNECTION: storage, AzureWebJobsStorage: storage, HISTORY_PREFIX: `command${process.pid}` },
      ...{ MAIL_TRANSPORT: 'smtp', MAIL_FROM: 'digest@contoso.example', DIGEST_TO: 'ana@contoso.example' },
    },
    '--json',
  );
  const { status, checks } = JSON.parse(stdout);
  expect({ code, status }).toEqual({ code: 0, status: 'warning' });
  expect(checks).toContainEqual(expect.objectContaining({ id: 'mail', state: 'ok' }));
});

test('where something failed it ends with 1, and says what, and what to do', async () => {
  const { code, stdout } = await doctor({ MAIL_FROM: 'nobody' });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^FAILED {5}Settings\n {13}DATAVERSE_URL is required/);
  expect(stdout).toContain('→ Correct each setting that is named');
  expect(stdout).toContain('docs/doctor.md#settings');
  expect(stdout).toMatch(/not tried {2}Organisation\n {13}It needs "Token for Dataverse", which was not tried\./);
  expect(stdout).toMatch(/21 checks: 1 failed, 0 with a warning, \d+ not tried\n$/);
});

test.each([[['--jsn']], [['now']]])('%j is refused, and the usage is told', (args) => {
  expect(() => parseDoctorCommand(args)).toThrow(/Cannot read the command line[\s\S]*npm run doctor/);
});

test('a file of settings that is not there, or is none, is named, and nothing of it is repeated', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'wrong.json');
  await writeFile(file, '{"Values": {"ENTRA_CLIENT_SECRET": hunter2}}');
  const refused = (path: string) => withSettingsFile({}, path).catch(messageOf);
  expect(await refused(file)).toMatch(/^Cannot read the settings ".*wrong\.json": it is no JSON with "Values"/);
  expect(await refused(file)).not.toContain('hunter2');
  expect(await refused(join(folder, 'none.json'))).toContain('there is no such file');
});
