/** Zone data as a file of the bundle that is read when a zone is first asked for: as code they would be more than half of what each start reads. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Plugin } from 'esbuild';

const NAME = 'zones-on-demand';
const FILE = /moment-timezone[\\/]data[\\/]packed[\\/]latest\.json$/;
const IMPORTED = '?imported';

/** The release stands in the code that is imported; zones and links are those of the file, which require() reads once. */
export const zonesOnDemand: Plugin = {
  name: NAME,
  setup({ onLoad, onResolve, resolve }) {
    onResolve({ filter: FILE }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (kind !== 'import-statement' || pluginData === NAME) return undefined;
      return { ...(await resolve(path, { kind, importer, resolveDir, pluginData: NAME })), suffix: IMPORTED };
    });
    onLoad({ filter: FILE }, async ({ path, suffix }) => {
      const contents = await readFile(path, 'utf8');
      if (suffix !== IMPORTED) return { contents, loader: 'copy' };
      const { version, ...rest } = JSON.parse(contents) as Readonly<Record<string, unknown>>;
      const getters = Object.keys(rest).map((name) => `get ${name}() { return require('./${basename(path)}').${name}; }`);
      return { contents: `export default { version: ${JSON.stringify(version)}, ${getters.join(', ')} };`, loader: 'js' };
    });
  },
};
