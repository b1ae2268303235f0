/** What infra/azuredeploy.json is compiled from, and the hashes by which a change of one of them without the other shows. */
import { hash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';

export const INFRA = join(ROOT, 'infra');
export const MAIN_BICEP = join(INFRA, 'main.bicep');
export const TEMPLATE = join(INFRA, 'azuredeploy.json');

/** SHA-256 of each source by its path in infra/, in the order of paths. */
export function sourceHashes(folder = INFRA): Readonly<Record<string, string>> {
  const files = globSync(['**/*.bicep', 'app/*.json', 'bicepconfig.json'], { cwd: folder }).map((file) => file.replaceAll('\\', '/'));
  return Object.fromEntries(files.sort().map((file) => [file, hashOf(readFileSync(join(folder, file), 'utf8'))]));
}

/** SHA-256 of a text; the ends of its lines do not count, for a checkout may change them. */
export function hashOf(text: string): string {
  return hash('sha256', text.replaceAll('\r\n', '\n'));
}
