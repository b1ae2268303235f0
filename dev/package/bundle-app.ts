/** Bundles the built app with the packages it runs with: one file that registers every function, and chunks that are loaded where they are first used. */
import { globSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { ROOT } from '../root.ts';
import { httpOnDemand } from './http-on-demand.ts';
import { leanImports } from './lean-imports.ts';
import { mergeStart } from './merge-start.ts';
import { zonesOnDemand } from './zones-on-demand.ts';

/** What `main` of the deployed package.json says: by a pattern, as the platform's own examples do. The chunks lie elsewhere, so it matches one file. */
export const BUNDLE_MAIN = 'functions/*.js';

/** Where the gathered app lies; azure.yaml names it too. */
export const PACKAGE_FOLDER = join(ROOT, 'out', 'app');

// The worker of the platform hands this out itself, to whoever calls require(); it is no package that could be bundled.
const SUPPLIED = ['@azure/functions-core'];
// An ES module has no require(); without it what is supplied, and Node's modules in CommonJS packages, could not be loaded.
const REQUIRE = "import { createRequire as createRequireOf } from 'node:module'; const require = createRequireOf(import.meta.url);";

const OPTIONS = {
  absWorkingDir: ROOT,
  // Wherever it is written to in the end: names of chunks and paths in maps are then the same.
  outdir: PACKAGE_FOLDER,
  platform: 'node',
  format: 'esm',
  target: 'node22.17',
  bundle: true,
  minify: true,
  sourcesContent: false,
  metafile: true,
  write: false,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** Writes the bundle of dist/ with its source maps, and gives what went into it; paths are relative to the project. @throws Error of the bundler */
export async function bundleApp(folder: string): Promise<Metafile> {
  const files = globSync('dist/functions/*.js', { cwd: ROOT }).sort();
  const contents = files.map((file) => `import ${JSON.stringify(`./${file.replaceAll('\\', '/')}`)};`).join('\n');
  const bundle = await build({
    ...OPTIONS,
    stdin: { contents, resolveDir: ROOT, sourcefile: 'functions.js' },
    entryNames: 'functions/app',
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: 'chunks/[name]-[hash]',
    splitting: true,
    external: SUPPLIED,
    // Names of errors and functions stay what they are, in logs and stacks.
    keepNames: true,
    // Beside each file; they go into the notices.
    legalComments: 'external',
    // In each file, for the second run.
    sourcemap: 'inline',
    // The paths of node_modules are then the same wherever it lies.
    preserveSymlinks: true,
    plugins: [leanImports, zonesOnDemand, httpOnDemand],
  });
  // Maps are not named in the code: Node would load them at each start.
  const merged = await mergeStart(bundle, {
    ...OPTIONS,
    banner: { js: REQUIRE },
    sourcemap: 'external',
    legalComments: 'none',
  });
  for (const { path, contents: bytes } of merged.outputFiles) {
    const file = join(folder, relative(PACKAGE_FOLDER, path));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  return merged.metafile;
}
