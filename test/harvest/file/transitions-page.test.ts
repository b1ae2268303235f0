/** docs/harvest.md shows the table that filing follows. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { transitionsPage } from './transitions-page.ts';

test('docs/harvest.md shows the table of src/harvest/file/transitions.ts; where they differ, what this test prints belongs there', async () => {
  const page = await readFile(new URL('../../../docs/harvest.md', import.meta.url), 'utf8');
  const [, shown] = page.split(/<!-- (?:transitions|end of transitions) -->\n/);
  expect(shown?.trim()).toBe(transitionsPage());
});
