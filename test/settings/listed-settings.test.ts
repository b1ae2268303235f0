/** The settings that are read, against local.settings.sample.json and the README: neither may lack one, nor list one that nobody reads. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { SettingsError } from '../../src/errors.ts';
import { TRANSPORT_NAMES } from '../../src/mail/transports.ts';
import { KNOWN_SETTINGS } from '../../src/settings/known-settings.ts';
import { readSettings } from '../../src/settings/settings.ts';

const AUTH_KINDS = ['managed-identity', 'client-secret', 'client-certificate', 'token'];
// Read by the Functions host.
const OF_THE_HOST = ['FUNCTIONS_WORKER_RUNTIME', 'AzureWebJobsStorage', 'AzureWebJobsDisableHomepage'];
const textOf = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const README_ROWS = (textOf('README.md').split('\n## Settings\n')[1]?.split('\n## ')[0] ?? '')
  .split('\n')
  .filter((line) => /^\| [A-Z]/.test(line));

/** Names of all settings that any choice of them asks for; those with "__" are other forms of one that is listed. */
function settingsThatAreRead(): string[] {
  const read = new Set<string>();
  for (const auth of AUTH_KINDS) {
    for (const transport of TRANSPORT_NAMES) {
      const env = asked({ DATAVERSE_AUTH: auth, GRAPH_AUTH: auth, MAIL_TRANSPORT: transport }, (name) => read.add(name));
      expect(() => readSettings(env)).toThrow(SettingsError);
    }
  }
  return [...read].filter((name) => !name.includes('__') && !OF_THE_HOST.includes(name)).sort();
}

/** An environment that tells which of its names are asked for. */
function asked(env: Readonly<Record<string, string>>, note: (name: string) => void): Readonly<Record<string, string>> {
  return new Proxy(env, {
    get(target, name) {
      note(String(name));
      return Reflect.get(target, name);
    },
  });
}

describe('each setting that is read', () => {
  let read: readonly string[] = [];
  beforeAll(() => {
    read = settingsThatAreRead();
  });

  test('stands in local.settings.sample.json, and no other does', () => {
    const sample: { Values: Readonly<Record<string, string>> } = JSON.parse(textOf('local.settings.sample.json'));
    expect(
      Object.keys(sample.Values)
        .filter((name) => !OF_THE_HOST.includes(name))
        .sort(),
    ).toEqual(read);
  });

  test('is known by its name, and no other is: names that are not known are told at the start', () => {
    expect(KNOWN_SETTINGS.toSorted()).toEqual(read);
  });

  test('stands in the first column of the README, and no other does', () => {
    const listed = README_ROWS.flatMap((row) => (row.split('|')[1] ?? '').split(',')).map((name) => name.trim());
    expect(listed.sort()).toEqual(read);
  });
});

test.each(TRANSPORT_NAMES)('the README names %s as a value of MAIL_TRANSPORT', (name) => {
  const row = README_ROWS.find((line) => line.startsWith('| MAIL_TRANSPORT '));
  expect(row?.split('|')[2]?.split(/[^\w-]+/)).toContain(name);
});
