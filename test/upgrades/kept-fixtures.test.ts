/** What earlier versions of the app stored, as it was kept: this version tells the same of it, and goes on with it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { ANSWERS_FILE, askAll, readAnswers } from '../../dev/fixtures/answers.ts';
import { loadStorage, STORAGE_FILE } from '../../dev/fixtures/storage-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const DATA = 'test/data';
const FIXTURES = readdirSync(DATA).filter((name) => name.startsWith('schema-'));

test('there is a fixture', () => {
  expect(FIXTURES).toContain('schema-1');
});

describe.each(FIXTURES)('%s', (name) => {
  test('reads back to what was told when it was kept', async () => {
    const place = { connectionString: inject('storageConnection'), prefix: `kept${process.pid}${name.replace('-', '')}` };
    await loadStorage(join(DATA, name, STORAGE_FILE), place);
    // What is told beside that is no loss.
    expect(await askAll(place, await temporaryFolder())).toMatchObject(await readAnswers(join(DATA, name, ANSWERS_FILE)));
  });
});
