/** The examples of pipelines: pinned, with the variables and commands that there are, and without a secret in the clear. */
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectText } from './infra-files.ts';

const GITHUB = projectText('infra/pipelines/github-actions.yml');
const AZURE = projectText('infra/pipelines/azure-pipelines.yml');
const PARAMETERS = projectText('infra/main.parameters.json');
const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(projectText('package.json'));

test('every action is pinned by a commit, with its release beside it', () => {
  const uses = GITHUB.split('\n').filter((line) => line.includes('uses:'));
  expect(uses.length).toBe(5);
  expect(uses.filter((line) => !/uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
});

test('every variable is one that main.parameters.json takes, or of the sign-in to Azure', () => {
  const workflow = z.object({ jobs: z.object({ deploy: z.object({ env: z.record(z.string(), z.string()) }) }) });
  const { env } = workflow.parse(parse(GITHUB)).jobs.deploy;
  const known = [...PARAMETERS.matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
  expect(Object.keys(env).filter((name) => !known.includes(name))).toEqual(['AZURE_SUBSCRIPTION_ID']);
  // Each comes under its own name, and what holds a password from the secrets.
  expect(Object.entries(env).filter(([name, value]) => !value.endsWith(`.${name} }}`))).toEqual([]);
  const ofSecrets = Object.entries(env).filter(([, value]) => value.includes('secrets.'));
  expect(ofSecrets.map(([name]) => name)).toEqual(['MAIL_SMTP_URL']);
});

test.each([
  ['GitHub Actions', GITHUB],
  ['Azure Pipelines', AZURE],
])('%s: the file is YAML, and every npm script that it runs is there', (_, text) => {
  expect(parse(text)).toBeTypeOf('object');
  const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});
