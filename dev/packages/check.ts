/** `npm run packages`, its second half: licences, and a hash of every package; what lockfile-lint does not look at. */
import { licenceProblems } from './licences.ts';
import { type LockedPackage, lockedPackages, readLockFile } from './lock-file.ts';

/** A sentence for each package that npm would install unchecked. */
export function hashProblems(packages: readonly LockedPackage[]): readonly string[] {
  return packages
    .filter(({ hasIntegrity }) => !hasIntegrity)
    .map(({ name, version }) => `${name}@${version}: package-lock.json has no integrity for it, so nothing tells a changed package`);
}

if (import.meta.main) {
  const packages = lockedPackages(readLockFile());
  const problems = [...licenceProblems(packages), ...hashProblems(packages)];
  if (problems.length > 0) {
    console.error(`${problems.join('\n')}\ndev/packages/licences.ts says which licences are allowed, and why`);
    process.exitCode = 1;
  }
}
