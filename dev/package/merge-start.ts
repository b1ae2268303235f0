/** Makes one file of all chunks that every start loads. esbuild cuts a chunk for each set of entries that share it, some sixty for a start, and to find and link a file takes Node longer than to run it. */
import { hash } from 'node:crypto';
import { dirname, join, relative, resolve } from 'node:path';
import { type BuildOptions, type BuildResult, build, type Metafile } from 'esbuild';
import { loadedWith } from './loaded-with.ts';
import { type Parts, startPlugin } from './start-plugin.ts';

type Built = BuildResult<{ write: false; metafile: true }>;
type Options = BuildOptions & { readonly absWorkingDir: string; readonly outdir: string };

/** A bundle whose entry, named "functions/app.js", imports one chunk instead of many; whatever imported one of these imports from that one. @param options of the second run of esbuild, over the files of the first; those with maps in them give maps of the sources */
export async function mergeStart(first: Built, options: Options): Promise<Built> {
  const root = options.absWorkingDir;
  const nameOf = (path: string) => relative(root, path).replaceAll('\\', '/');
  const entry = nameOf(join(options.outdir, 'functions/app.js'));
  const members = loadedWith(first.metafile, entry).slice(1);
  // The names of chunks hold hashes of what is in them.
  const start = join(dirname(resolve(root, members[0] ?? entry)), `start-${hash('sha256', members.join()).slice(0, 8).toUpperCase()}.js`);
  const code = new Map(first.outputFiles.filter(({ path }) => path.endsWith('.js')).map((file) => [file.path, file.text]));
  const parts: Parts = {
    start,
    code,
    exportsOf: new Map(members.map((name) => [resolve(root, name), first.metafile.outputs[name]?.exports ?? []])),
  };
  // A chunk of the start may be one that import() names too.
  const isFile = (path: string) => !parts.exportsOf.has(path) || first.metafile.outputs[nameOf(path)]?.entryPoint !== undefined;
  const paths = [start, ...[...code.keys()].filter(isFile)];
  const entryPoints = paths.map((path) => ({ in: path, out: relative(options.outdir, path).replace(/\.js$/, '') }));
  const second = await build({ ...options, entryPoints, plugins: [startPlugin(parts)], write: false, metafile: true });
  const others = first.outputFiles.filter(({ path }) => !/\.js(?:\.map)?$/.test(path));
  const metafile = { inputs: first.metafile.inputs, outputs: told(first.metafile, second.metafile, nameOf(start), members) };
  return { ...second, outputFiles: [...second.outputFiles, ...others], metafile };
}

/** What the second run wrote, with what the first had put into it; and what only the first wrote. */
function told({ outputs: first }: Metafile, { outputs: second }: Metafile, start: string, members: readonly string[]): Metafile['outputs'] {
  const others = Object.entries(first).filter(([name]) => !name.endsWith('.js'));
  const files = Object.entries(second).map(([name, output]) => {
    const from = name === start ? members : members.includes(name) ? [] : [name];
    const inputs = Object.fromEntries(from.flatMap((part) => Object.entries(first[part]?.inputs ?? {})));
    const imports = output.imports.map(({ path, kind, external }) =>
      path.startsWith('.') ? { path: join(dirname(name), path).replaceAll('\\', '/'), kind } : { path, kind, external },
    );
    return [name, { ...output, inputs, imports }] as const;
  });
  return Object.fromEntries([...others, ...files]) as Metafile['outputs'];
}
