/** How esbuild's second run resolves what files of its first import of each other, so that some of them become one (merge-start.ts). */
import { dirname, relative, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** Files by their absolute paths. */
export interface Parts {
  /** Where the one file will lie that is made of some. */
  readonly start: string;
  /** What the first run wrote. */
  readonly code: ReadonlyMap<string, string>;
  /** Of the files that become one, in the order in which they are to run, the names that each exports. */
  readonly exportsOf: ReadonlyMap<string, readonly string[]>;
}

const START = 'start';
const NAMES = 'names-of-start';

export function startPlugin({ start, code, exportsOf }: Parts): Plugin {
  const paths = [...exportsOf.keys()];
  /** What a name of one of the files is called in the start: two may export the same name. */
  const inStart = (path: string, name: string) => `s${paths.indexOf(path)}$${name}`;
  const listed = (path: string, pair: (name: string) => string) => (exportsOf.get(path) ?? []).map(pair).join(', ');
  return {
    name: START,
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /./ }, ({ path, kind, importer, resolveDir, namespace }) => {
        if (path === start) return { path, namespace: START };
        const target = resolve(resolveDir, path);
        if (kind === 'entry-point' && !exportsOf.has(target)) return { path: target };
        // Files keep their places, so what stays outside is named as before.
        if (!exportsOf.has(target) || kind === 'dynamic-import') return { path, external: true };
        if (namespace === START || exportsOf.has(importer)) return { path: target };
        const folder = dirname(kind === 'entry-point' ? target : importer);
        // Maps name it, so it is no path of this machine.
        return { path: relative(dirname(start), target), namespace: NAMES, suffix: `?${specifierOf(relative(folder, start))}` };
      });
      onLoad({ filter: /./, namespace: START }, () => {
        const exported = paths.map(
          (path) => `export { ${listed(path, (name) => `${name} as ${inStart(path, name)}`)} } from ${JSON.stringify(path)};`,
        );
        return { contents: exported.join('\n'), resolveDir: dirname(start) };
      });
      onLoad({ filter: /./, namespace: NAMES }, ({ path, suffix }) => {
        const part = resolve(dirname(start), path);
        const contents = `export { ${listed(part, (name) => `${inStart(part, name)} as ${name}`)} } from '${suffix.slice(1)}';`;
        return { contents, resolveDir: dirname(start) };
      });
      onLoad({ filter: /./, namespace: 'file' }, ({ path }) => ({ contents: code.get(path) ?? '', resolveDir: dirname(path) }));
    },
  };
}

function specifierOf(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  return slashed.startsWith('.') ? slashed : `./${slashed}`;
}
