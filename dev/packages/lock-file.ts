/** package-lock.json, as far as it tells which packages there are, under which licence, and whether the running app has them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../root.ts';

const PACKAGE = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
});
const LOCK_FILE = z.looseObject({ packages: z.record(z.string(), PACKAGE) });

/** As npm writes it; the entry "" is the project itself. */
export type LockFile = z.infer<typeof LOCK_FILE>;

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** As its author wrote it: an SPDX expression, or not; undefined where there is none. */
  readonly licence: string | undefined;
  /** Whether what was downloaded is held against a hash. */
  readonly hasIntegrity: boolean;
  /** Whether the running app has it; what is optional it has not. */
  readonly isRuntime: boolean;
}

export function readLockFile(root = ROOT): LockFile {
  return LOCK_FILE.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
}

/** Every package but the project, as often as it is installed. */
export function lockedPackages({ packages }: LockFile): readonly LockedPackage[] {
  return Object.entries(packages).flatMap(([path, entry]) => {
    if (path === '') return [];
    const { version = '', license: licence, integrity, dev, optional } = entry;
    const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return [{ name, version, licence, hasIntegrity: integrity !== undefined, isRuntime: !dev && !optional }];
  });
}

/** The same without what is only for development: what the running app has. */
export function runtimeLockFile(lock: LockFile): LockFile {
  const packages = Object.entries(lock.packages).flatMap(([path, entry]) => {
    if (path !== '') return entry.dev || entry.optional ? [] : [[path, entry] as const];
    const { devDependencies: _, ...project } = entry;
    return [[path, project] as const];
  });
  return { ...lock, packages: Object.fromEntries(packages) };
}
