/** Which packages went into a bundle, and how many bytes of it are theirs. Pure. */
import type { Metafile } from 'esbuild';

export interface BundledPackage {
  /** Its folder, from the root of the project: "node_modules/zod". */
  readonly folder: string;
  /** As they were written, bytes. */
  readonly sizeBytes: number;
}

/** Of the app's own code. */
export const OWN = 'this app';

/** By size, the largest first; what is no package's is the app's own. */
export function bundledPackages({ outputs }: Metafile): readonly BundledPackage[] {
  const sizes = new Map<string, number>();
  for (const { inputs } of Object.values(outputs))
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = packageFolder(path);
      sizes.set(folder, (sizes.get(folder) ?? 0) + bytesInOutput);
    }
  return [...sizes].map(([folder, sizeBytes]) => ({ folder, sizeBytes })).sort((a, b) => b.sizeBytes - a.sizeBytes);
}

/** Bytes of all its code, and of the data that it reads, without maps and comments. */
export function codeBytes({ outputs }: Metafile): number {
  const code = Object.entries(outputs).filter(([path]) => /\.js(?:on)?$/.test(path));
  return code.reduce((sum, [, { bytes }]) => sum + bytes, 0);
}

/** A package may lie in another one: the last one counts. */
function packageFolder(path: string): string {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? OWN;
}
