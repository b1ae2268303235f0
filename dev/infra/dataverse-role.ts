/** `npm run dataverse-role`: zips infra/dataverse as the solution that Power Apps imports: one security role, for the application user. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { ROOT } from '../root.ts';

const SOLUTION_FILE = join(ROOT, 'out', 'proactive-digest-role.zip');
const FOLDER = join(ROOT, 'infra', 'dataverse');
// What a solution has to hold at its root.
const NAMES = ['[Content_Types].xml', 'solution.xml', 'customizations.xml'];

export async function zipDataverseRole(file = SOLUTION_FILE): Promise<void> {
  const texts = await Promise.all(NAMES.map((name) => readFile(join(FOLDER, name), 'utf8')));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, zipSync(Object.fromEntries(NAMES.map((name, place) => [name, strToU8(texts[place] ?? '')]))));
}

if (import.meta.main) {
  await zipDataverseRole();
  console.log(`${relative(ROOT, SOLUTION_FILE)}: import it under Solutions in Power Apps (docs/deploy.md)`);
}
