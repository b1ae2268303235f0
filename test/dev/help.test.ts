/** `--help` of the commands, as a person asks for it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ROOT } from '../../dev/root.ts';
import { compileCache } from '../support/setup/compile-cache.ts';

const run = promisify(execFile);

test.concurrent.each([
  ['dev/start.ts', ['--help'], 'npm start -- --once'],
  ['dev/start.ts', ['--once', '-h'], 'npm start [-- --port N]'],
  ['dev/dataverse/main.ts', ['--help'], 'npm run dataverse -- [--port N]'],
  ['dev/mail/main.ts', ['--help'], 'npm run mail -- [--preset'],
  ['dev/backfill.ts', ['--help'], 'npm run backfill -- --from'],
  ['dev/doctor/main.ts', ['--help'], 'npm run doctor [-- --json]'],
  ['dev/subscriptions/main.ts', ['--help'], 'npm run subscriptions -- check FILE'],
])('%s %j prints the usage, does nothing else, and ends with 0', async (file, args, usage) => {
  const options = { cwd: ROOT, env: { PATH: process.env.PATH ?? '', ...compileCache() } };
  const { stdout, stderr } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], options);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^Usage:/);
  expect(stdout).toContain(usage);
});
