/** What earlier versions of the app stored, as it was kept: this version tells the same of it, and goes on with it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { ANSWERS_FILE, askAll, readAnswers } from '../../dev/fixtures/answers.ts';
import { loadStorage, messagesIn, STORAGE_FILE, versionsIn } from '../../dev/fixtures/storage-file.ts';
import { STORED_KINDS, type StoredKind } from '../../src/history/schemas/stored-kinds.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const DATA = 'test/data';
/** What lies in no fixture, and why. */
const NOT_KEPT: readonly string[] = [
  // The first version is older than fixtures; heads of the second are in all of them, and say the version of their value.
  'head',
  // Written and removed by one look.
  'doctor',
];
const FIXTURES = readdirSync(DATA).filter((name) => name.startsWith('schema-'));

test('of each kind, every version lies in a fixture', async () => {
  const kept = new Set<string>();
  for (const name of FIXTURES) for (const one of await versionsIn(join(DATA, name, STORAGE_FILE))) kept.add(one);
  const kinds = Object.entries<StoredKind>(STORED_KINDS).filter(([kind]) => !NOT_KEPT.includes(kind));
  for (const [kind, { version }] of kinds) {
    for (let one = 1; one <= version; one++) expect.soft(kept, 'npm run fixture -- write test/data/schema-N').toContain(`${kind} ${one}`);
  }
});

test('docs/upgrades.md names each kind with its version', () => {
  const page = readFileSync('docs/upgrades.md', 'utf8');
  const lines = Object.entries<StoredKind>(STORED_KINDS).map(
    ([kind, { what, version }]) => `| \`${kind.replace('|', '\\|')}\` | ${what} | ${version} |\n`,
  );
  expect(page.slice(page.indexOf('| kind |'))).toBe(`| kind | what | version |\n|---|---|---|\n${lines.join('')}`);
});

describe.each(FIXTURES)('%s', (name) => {
  test('reads back to what was told when it was kept', async () => {
    const place = { connectionString: inject('storageConnection'), prefix: `kept${process.pid}${name.replaceAll('-', '')}` };
    const file = join(DATA, name, STORAGE_FILE);
    await loadStorage(file, place);
    // What is told beside that is no loss.
    expect(await askAll(place, await temporaryFolder(), await messagesIn(file))).toMatchObject(
      await readAnswers(join(DATA, name, ANSWERS_FILE)),
    );
  });
});
