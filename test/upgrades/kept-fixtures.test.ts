/** What earlier versions of the app stored, as it was kept: this version tells the same of it, and goes on with it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { ANSWERS_FILE, askAll, readAnswers } from '../../dev/fixtures/answers.ts';
import { loadStorage, STORAGE_FILE, versionsIn } from '../../dev/fixtures/storage-file.ts';
import { STORED_KINDS, type StoredKind } from '../../src/history/schemas/stored-kinds.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const DATA = 'test/data';
// What nobody may lose: a sample of those that are in their first version.
const SOME = ['facts', 'intakes', 'tallies', 'details', 'day', 'snapshot|', 'subscription', 'ledger ', 'delivery ', 'runs|'].map(
  (kind) => [kind, { version: 1 }] as const,
);
const FIXTURES = readdirSync(DATA).filter((name) => name.startsWith('schema-'));

test('of each kind whose version was counted up, every version lies in a fixture', async () => {
  const kept = new Set<string>();
  for (const name of FIXTURES) for (const one of await versionsIn(join(DATA, name, STORAGE_FILE))) kept.add(one);
  // That of heads is older than fixtures.
  const counted = Object.entries<StoredKind>(STORED_KINDS).filter(([kind, { version }]) => version > 1 && kind !== 'head');
  for (const [kind, { version }] of [...counted, ...SOME]) {
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
    const place = { connectionString: inject('storageConnection'), prefix: `kept${process.pid}${name.replace('-', '')}` };
    await loadStorage(join(DATA, name, STORAGE_FILE), place);
    // What is told beside that is no loss.
    expect(await askAll(place, await temporaryFolder())).toMatchObject(await readAnswers(join(DATA, name, ANSWERS_FILE)));
  });
});
