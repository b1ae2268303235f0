/** Bundles the built app with the packages it runs with: one file that registers every function, and chunks that are loaded where they are first used. */
import { globSync } from 'node:fs';
import { build, type Metafile } from 'esbuild';
import { ROOT } from '../root.ts';
import { leanImports } from './lean-imports.ts';

/** What `main` of the deployed package.json says: by a pattern, as the platform's own examples do. The chunks lie elsewhere, so it matches one file. */
export const BUNDLE_MAIN = 'functions/*.js';

// The worker of the platform hands this out itself, to whoever calls require(); it is no package that could be bundled.
const SUPPLIED = ['@azure/functions-core'];
// An ES module has no require(); without it what is supplied, and Node's modules in CommonJS packages, could not be loaded.
const REQUIRE = "import { createRequire as createRequireOf } from 'node:module'; const require = createRequireOf(import.meta.url);";

/** Writes the bundle of dist/ with its source maps, and gives what went into it; paths are relative to the project. @throws Error of the bundler */
export async function bundleApp(folder: string): Promise<Metafile> {
  const files = globSync('dist/functions/*.js', { cwd: ROOT }).sort();
  const contents = files.map((file) => `import ${JSON.stringify(`./${file.replaceAll('\\', '/')}`)};`).join('\n');
  const { metafile } = await build({
    absWorkingDir: ROOT,
    stdin: { contents, resolveDir: ROOT, sourcefile: 'functions.js' },
    outdir: folder,
    entryNames: 'functions/app',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node22.17',
    external: SUPPLIED,
    banner: { js: REQUIRE },
    minify: true,
    // Names of errors and functions stay what they are, in logs and stacks.
    keepNames: true,
    // Not named in the code: Node would load them at each start.
    sourcemap: 'external',
    sourcesContent: false,
    // Beside each file; they go into the notices.
    legalComments: 'external',
    // The paths of node_modules are then the same wherever it lies.
    preserveSymlinks: true,
    plugins: [leanImports],
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}
