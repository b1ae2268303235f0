/**
 * `npm run sbom`: what the running app is made of, as CycloneDX in out/sbom.json. npm writes it, from a lock file without what develops the app:
 * its own `--omit dev` leaves out whatever a package of development needs, too (npm/cli#7909; findings/npm-sbom-omit-dev.sh).
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../root.ts';
import { readLockFile, runtimeLockFile } from './lock-file.ts';

const SBOM_FILE = join(ROOT, 'out', 'sbom.json');

/** Writes it; @returns how many packages it names. @throws Error where npm is older than 9.8, or finds the lock file wanting */
export async function writeSbom(file = SBOM_FILE): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'sbom-'));
  // npm names the whole after its folder.
  const project = join(folder, 'proactive-digest');
  try {
    await mkdir(project);
    const { devDependencies: _, ...manifest } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    await writeFile(join(project, 'package.json'), JSON.stringify(manifest));
    await writeFile(join(project, 'package-lock.json'), JSON.stringify(runtimeLockFile(readLockFile())));
    const text = await sbomOf(project);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    return JSON.parse(text).components.length;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function sbomOf(folder: string): Promise<string> {
  const command = 'npm sbom --package-lock-only --omit optional --sbom-format cyclonedx --sbom-type application';
  // By a shell: npm is a script on Windows.
  const { stdout } = await promisify(execFile)(command, { cwd: folder, shell: true, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

if (import.meta.main) console.log(`${await writeSbom()} packages in ${SBOM_FILE}`);
