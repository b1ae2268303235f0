/** Which files of a bundle Node loads with one of them. Pure. */
import type { Metafile } from 'esbuild';

/** The file itself, what it imports, and what these import, in the order in which they are come across; not what is imported later, by import(). */
export function loadedWith({ outputs }: Pick<Metafile, 'outputs'>, file: string): readonly string[] {
  const loaded = new Set([file]);
  for (const name of loaded)
    for (const { path, kind, external } of outputs[name]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) loaded.add(path);
    }
  return [...loaded];
}
